"""Rows that hold more cells than there are names, because commas within dates or numbers were not quoted."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.refusal import Refusal
from core.series.cells import is_date, is_plain
from core.series.column_names import names_dates
from core.series.rows import WHITE_SPACE, Rows, of_width

Plan = tuple[int, ...]  # how many cells make each column
Cells = tuple[str, ...]
TOP = 30  # rows among which the names are looked for
LETTERS = 80  # of a line of the file
LONGEST_GROUP = 4  # cells that can belong together
MOST_WAYS = 64
MOST_LEFT = 0.1  # of the rows may stay too long, and are left out
FEWEST_STEPS, STEPS = 5, 200  # rows by whose steps a way is chosen
_dated_end = re.compile(r"\d{4}|\d{2}|\d{1,2}:\d{2}.*|\d{1,2} ?[AaPp][Mm]")
_whole = re.compile(r"[-+−(]?[^\d\s.,;:/]{0,3} ?(?:0|[1-9]\d{0,2})")
_group, _last_group = re.compile(r"\d{2,3}"), re.compile(r"\d{3}(?:\.\d*)?[^\d.,]{0,4}")
_fraction = re.compile(r"\d+[^\d.,]{0,4}")
_counting = re.compile(r"(?<=\d)\d|[1-9]")


@dataclass(frozen=True)
class Repair:
    """How many rows were put together again, the first of them, and what one of its cells became."""

    count: int
    row: int
    text: str
    cell: str


def repaired(rows: Rows) -> tuple[Rows, Repair | None]:
    """The rows at the width of their names, cells that belong together joined where all rows agree.

    Raises Refusal("cells"), which names the first row that cannot be put together, where that are many.
    """
    place = names_at(rows)
    if place < 0:
        return rows, None
    names = rows.raw(place)
    wide = _wide(rows, place, len(names))
    if not wide.any():
        return rows, None
    raw = rows.all_raw()
    long = {int(i): _trimmed(raw[i]) for i in np.flatnonzero(wide)}
    body = int((rows.frame.iloc[place + 1 :] != "").any(axis=1).sum())
    most = 2 * len(long) > body
    if most and _begins_after_an_index(names, long):
        return rows, None
    plans = _plans(long, len(names), rows.delimiter, body)
    if most and len(long) - len(plans) > MOST_LEFT * body:
        first = next(i for i in long if i not in plans)
        facts = {"row": rows.frame.index[first], "cells": len(long[first]), "names": len(names)}
        raise Refusal("cells", **facts, text=rows.delimiter.join(raw[first])[:LETTERS])
    return _joined(rows, raw, plans, len(names)) if plans else (rows, None)


def names_at(rows: Rows) -> int:
    """The position of the row of names, above the first row most of whose cells are data; -1 if there is none."""
    above = -1
    for i in range(min(TOP, len(rows.frame))):
        cells = [cell for cell in rows.raw(i) if cell]
        if len(cells) < 2:
            continue
        plain = sum(map(is_plain, cells))
        if 2 * plain >= len(cells):
            return above
        above = i if 4 * plain <= len(cells) else -1
    return -1


def _trimmed(cells: list[str]) -> list[str]:
    return cells[: max((i for i, cell in enumerate(cells, 1) if cell), default=0)]


def _wide(rows: Rows, place: int, width: int) -> NDArray[np.bool_]:
    """Which rows below the names hold more cells than these are."""
    wide = np.zeros(len(rows.frame), dtype=bool)
    for i in range(width, rows.frame.shape[1]):
        wide |= (rows.frame[i] != "").to_numpy(dtype=bool)
    for i, cells in rows.too_long.items():
        wide[i] = any(cells[width:])
    wide[: place + 1] = False
    return wide


def _begins_after_an_index(names: list[str], long: dict[int, list[str]]) -> bool:
    """Names that are one short, as R writes them, because the index has none."""
    if _usual_length(long) != len(names) + 1 or not names[0]:
        return False
    return not names_dates(names[0]) or all(cells[0].isdigit() for cells in islice(long.values(), STEPS))


def _usual_length(long: dict[int, list[str]]) -> int:
    return Counter(map(len, long.values())).most_common(1)[0][0]


def _plans(long: dict[int, list[str]], names: int, delimiter: str, body: int) -> dict[int, Plan]:
    """How the cells of each long row belong together; where all rows are equally long, in one that fits them all."""
    if delimiter not in (",", WHITE_SPACE):
        return {}
    usual = _usual_length(long)
    alike = {i: cells for i, cells in long.items() if len(cells) == usual}
    if len(alike) >= (1 - MOST_LEFT) * body:
        plan = _common(list(alike.values()), names, delimiter)
        return dict.fromkeys(alike, plan) if plan else {}
    found = {i: _ways(_shape(cells), names, delimiter, fractions=False) for i, cells in long.items()}
    return {i: plans[0] for i, plans in found.items() if len(plans) == 1}


def _common(raw: list[list[str]], names: int, delimiter: str) -> Plan | None:
    """The one way to put the cells of all rows together; of several the one that makes the steadiest columns."""
    ways = [set(_ways(shape, names, delimiter, fractions=True)) for shape in {_shape(cells) for cells in raw}]
    kept = sorted(set.intersection(*ways))
    return kept[0] if len(kept) == 1 else _steadiest(raw, kept) if kept else None


def _steadiest(raw: list[list[str]], plans: list[Plan]) -> Plan | None:
    """The way in which the numbers of every column follow each other in far smaller steps than in any other way."""
    merits = sorted((_unrest(raw[:STEPS], plan), plan) for plan in plans)
    return merits[0][1] if len(raw) >= FEWEST_STEPS and 3 * merits[0][0] < merits[1][0] else None


def _unrest(raw: list[list[str]], plan: Plan) -> float:
    """The sizes of the steps, as shares of the numbers, added up over the columns."""
    columns = pd.DataFrame([_merged(cells, plan, ".".join) for cells in raw])
    numbers = columns.apply(pd.to_numeric, errors="coerce")
    return float((numbers.diff().abs().mean() / numbers.abs().mean().clip(lower=1e-9)).sum())


def _shape(cells: list[str]) -> Cells:
    """Cells with any digit but a leading zero made a 9: rows of one shape are put together in one way."""
    return tuple(_counting.sub("9", cell) for cell in cells)


@lru_cache(maxsize=4096)
def _ways(cells: Cells, names: int, delimiter: str, fractions: bool) -> tuple[Plan, ...]:
    """All ways, at most a few, to make so many columns of some cells."""
    return tuple(islice(_every_way(cells, names, _belongs(delimiter, fractions)), MOST_WAYS))


def _every_way(cells: Cells, names: int, belong: Callable[[Cells], bool]) -> Iterator[Plan]:
    if not names:
        yield from () if cells else ((),)
        return
    for size in range(1, min(LONGEST_GROUP, len(cells) - names + 1) + 1):
        if size == 1 or belong(cells[:size]):
            for rest in _every_way(cells[size:], names - 1, belong):
                yield (size, *rest)


def _belongs(delimiter: str, fractions: bool) -> Callable[[Cells], bool]:
    """Whether some neighbouring cells are one: a date, a number grouped in threes, or one with a decimal comma."""

    def belong(parts: Cells) -> bool:
        if (parts[0].isalpha() or _dated_end.fullmatch(parts[-1])) and is_date(_glued(delimiter)(parts)):
            return True
        if delimiter == WHITE_SPACE or not _whole.fullmatch(parts[0]):
            return False
        grouped = all(map(_group.fullmatch, parts[1:-1])) and _last_group.fullmatch(parts[-1])
        return bool(grouped) or (fractions and len(parts) == 2 and _fraction.fullmatch(parts[1]) is not None)

    return belong


def _glued(delimiter: str) -> Callable[[Sequence[str]], str]:
    """Cells as one: as they stood in the file, a date with a blank after its comma."""

    def glue(parts: Sequence[str]) -> str:
        dated = f"{delimiter.strip()} ".join(parts)
        return dated if is_date(dated) else delimiter.join(parts)

    return glue


def _merged(cells: Sequence[str], plan: Plan, glue: Callable[[Sequence[str]], str]) -> list[str]:
    ends = accumulate(plan)
    return [
        cells[end - 1] if size == 1 else glue(cells[end - size : end]) for size, end in zip(plan, ends, strict=True)
    ]


def _joined(rows: Rows, raw: list[list[str]], plans: dict[int, Plan], width: int) -> tuple[Rows, Repair]:
    first, glue = min(plans), _glued(rows.delimiter)
    made = [_merged(cells, plans[i], glue) if i in plans else cells for i, cells in enumerate(raw)]
    cell = next(cell for cell, size in zip(made[first], plans[first], strict=True) if size > 1)
    text = rows.delimiter.join(raw[first])[:LETTERS]
    line = int(rows.frame.index[first])
    return of_width(made, rows.frame.index, width, rows.delimiter), Repair(len(plans), line, text, cell)
