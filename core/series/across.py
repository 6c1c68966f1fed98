"""Tables in which time runs across the columns -> the same turned: a row a date."""

import re
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from core.series.cells import MONTHS, is_date, is_number, null
from core.series.choices import LeftOut
from core.series.column_names import unlike, words_of
from core.series.rows import Rows
from core.series.table import Table

TOP = 30  # rows among which a row of dates is looked for
FEWEST = 3  # dates that a row must name
DATE, VALUE = "date", "value"
_year = re.compile(r"[Xx]?((?:1[5-9]|20|21)\d\d)(?:\.0)?(?: ?\[.*\]| ?[AEFPaefp*])?")
_quarter = re.compile(r"(?:Q|q|T)([1-4])|(I|II|III|IV)(?: ?(?:Q|qtr|quarter))?")
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Across:
    """How time ran across: the first and the last date of the row, how many series were found, and how many empty
    cells at either end were left."""

    first: str
    last: str
    series: int
    empty: int = 0


def dated_columns(rows: Rows) -> tuple[Table, Across] | None:
    """A table whose row of names is a row of years or dates, turned: one column for each of its rows. None if it has
    no such row."""
    place, run = _row_of_dates(rows)
    if place < 0:
        return None
    below = rows.frame.iloc[place + 1 :]
    labels, cells = below[[i for i in below if i < run.start]], below[list(run)]
    holds = cells.map(is_number).any(axis=1).to_numpy(dtype=bool)
    if not holds.any() or _name_dates_too(cells[holds]):
        return None
    names = _labels(labels[holds])
    turned = cells[holds].T.set_axis(names, axis=1).set_axis([i + 1 for i in run], axis=0)
    head = [_label(cell) for cell in rows.cells(place)[run.start : run.stop]]
    turned.insert(0, DATE if DATE not in names else f"{DATE} ", head)
    left = [LeftOut(int(below.index[i]), "blank" if not (below.iloc[i] != "").any() else "footer", "", _text(below, i))
            for i in np.flatnonzero(~holds).tolist()]  # fmt: skip
    titles = tuple(filter(None, (" ".join(filter(None, rows.cells(i))) for i in range(place))))
    table = Table(turned.astype("str"), titles, 1, int(below.index[0]), tuple(left))
    return table, Across(head[0], head[-1], len(names))


def _text(below: pd.DataFrame, i: int) -> str:
    return " ".join(filter(None, below.iloc[i]))[:80]


def _row_of_dates(rows: Rows) -> tuple[int, range]:
    """The position of a row that names dates in order, behind at least one cell that does not; and where it does."""
    for i in range(min(TOP, len(rows.frame) - 1)):
        cells = rows.cells(i)
        dated = [_label(cell) != "" for cell in cells]
        if sum(dated) < FEWEST or dated[0]:
            continue
        start = dated.index(True)
        stop = next((k for k in range(start, len(cells)) if not dated[k]), len(cells))
        named = not any(is_number(cell) for cell in cells[:start])
        if (
            stop - start >= max(FEWEST, len(cells) / 2)
            and named
            and _in_order([_label(cell) for cell in cells[start:stop]])
        ):
            return i, range(start, stop)
    return -1, range(0)


def _label(cell: str) -> str:
    """The date that a name of a column says, "" if it says none."""
    year = _year.fullmatch(cell)
    return year[1] if year else cell if is_date(cell) else ""


def _in_order(labels: list[str]) -> bool:
    """Whether years rise or fall from one to the next; other dates only have to differ."""
    if not all(label.isdigit() for label in labels):
        return len(set(labels)) == len(labels) and not any(label.isdigit() for label in labels)
    steps = np.diff([int(label) for label in labels])
    return bool((steps > 0).all() or (steps < 0).all())


def _name_dates_too(cells: pd.DataFrame) -> bool:
    """Whether the first row below is as much a row of years as the one above: then both are numbers."""
    below = [_label(cell) for cell in cells.iloc[0]]
    return all(below) and _in_order(below)


def _labels(labels: pd.DataFrame) -> list[str]:
    """What tells the rows apart: their words joined, without what all rows share."""
    telling = [i for i in labels if labels[i].nunique() > 1] or list(labels)[:1]
    names = [" ".join(filter(None, row)) for row in labels[telling].to_numpy(dtype=object).tolist()]
    return unlike([name or f"{line}" for name, line in zip(names, labels.index, strict=True)])


def parts_of_the_year(table: Table) -> tuple[Table, Across] | None:
    """A table with a row a year and a column a month or quarter, laid out in one column. None if it is none."""
    cells = table.cells
    names = [str(name) for name in cells]
    year = next((name for name in names if _are_years(cells[name])), "")
    parts = {name: part for name in names if name != year and (part := _part(name))}
    kinds = {part[:1] for part in parts.values()}
    whole = {"M": 12, "Q": 4}
    if not year or len(kinds) != 1 or len(parts) != whole[kinds.pop()] or len(set(parts.values())) < len(parts):
        return None
    columns = list(parts)
    others = [name for name in names if name not in (year, *columns) and not cells[name].map(is_number).any()]
    step = len(columns)
    laid = pd.DataFrame({
        f"{year} {columns[0]}–{columns[-1]}": [f"{y}{parts[name]}" for y in cells[year] for name in columns],
        **{name: np.repeat(cells[name].to_numpy(dtype=object), step) for name in others},
        VALUE: cells[columns].to_numpy(dtype=object).ravel(),
    }, index=np.repeat(cells.index, step), dtype="str")  # fmt: skip
    filled = np.flatnonzero(~null(laid[VALUE]).to_numpy(dtype=bool))
    if not len(filled):
        return None
    kept = laid.iloc[filled[0] : filled[-1] + 1]
    return replace(table, cells=kept, short=()), Across(columns[0], columns[-1], 1, len(laid) - len(kept))


def _are_years(cells: pd.Series) -> bool:
    return bool(cells.str.fullmatch(_year.pattern).all() and cells.str.fullmatch(r"\d{4}").all())


def _part(name: str) -> str:
    """M01 to M12 for a column that is called a month, Q1 to Q4 for a quarter, else ""."""
    words = words_of(name)
    if name.isdigit() and 1 <= int(name) <= 12:
        return f"M{int(name):02}"
    if (quarter := _quarter.fullmatch(name)) is not None:
        return f"Q{quarter[1] or _ROMAN.index(quarter[2]) + 1}"
    month = MONTHS.get(words[0][:4]) or MONTHS.get(words[0][:3]) if len(words) == 1 else None
    return f"M{month:02}" if month else ""
