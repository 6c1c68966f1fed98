"""Rows of cells -> a table: which rows are titles, names, data or a foot."""

from dataclasses import dataclass
from itertools import pairwise, takewhile

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.refusal import Refusal
from core.series.cells import is_date, is_plain
from core.series.choices import LeftOut
from core.series.column_names import is_title, names_dates, names_of
from core.series.rows import MOST_ROWS, Rows

Mask = NDArray[np.bool_]
ENDS = 200  # rows at either end among which titles, names and a foot are looked for


@dataclass(frozen=True, eq=False)
class Table:
    """The data as text, a column a name, the index the line in the file; what stood around them; and how often the
    names changed; and the lines of data that have fewer cells than others."""

    cells: pd.DataFrame
    titles: tuple[str, ...]
    header_rows: int
    first_row: int
    left_out: tuple[LeftOut, ...]
    layouts: int = 1
    short: tuple[int, ...] = ()


def table_of(rows: Rows, header_rows: int | None = None, first_row: int | None = None) -> Table:
    """The table in some rows: its names are the `header_rows` rows above line `first_row`, both recognised where None.

    Raises Refusal("no-numbers" | "no-rows" | "rows").
    """
    frame, filled = rows.frame, (rows.frame != "").to_numpy()
    data = _like_data(frame, filled)
    first = _first(frame.index, filled, data, header_rows, first_row)
    head = _recognised_head(rows, filled, first) if header_rows is None else _above(filled, first)[:header_rows]
    keep, left_out = _body(rows, filled, data, first, head)
    if keep.sum() > MOST_ROWS:
        raise Refusal("rows", rows=keep.sum(), most=MOST_ROWS)
    cells = names_of([rows.cells(i) for i in sorted(head)], frame[keep])
    titles = [" ".join(filter(None, rows.cells(i))) for i in range(first) if i not in head and filled[i].any()]
    short = frame.index[keep & _short(rows, filled, keep)]
    return Table(cells, tuple(titles), len(head), int(frame.index[first]), left_out, short=tuple(map(int, short)))


def _short(rows: Rows, filled: Mask, keep: Mask) -> Mask:
    """Rows that end before the last column, where other rows hold something in it."""
    used = np.flatnonzero(filled[keep].any(axis=0))
    last = int(used[-1]) + 1 if len(used) else 0
    return np.asarray((rows.widths < last) & (rows.widths > 1))


def _like_data(frame: pd.DataFrame, filled: Mask) -> Mask:
    """Rows most of whose cells read well, in the columns whose lower half reads well. Only both ends of a long file are
    looked at: between them all is data."""
    ends = np.r_[: min(ENDS, len(frame)), max(ENDS, len(frame) - ENDS) : len(frame)]
    near, there = frame.iloc[ends], filled[ends]
    well = np.column_stack([[is_plain(cell) for cell in near[i]] for i in near]) & there
    half = len(near) // 2
    typed = well[half:].sum(axis=0) > 0.6 * there[half:].sum(axis=0)
    data = np.asarray(filled.any(axis=1))
    wrong = there & ~well & typed
    dates = np.column_stack([[is_date(cell) for cell in near[i]] for i in near])
    dated = (dates & (dates[half:].sum(axis=0) > 0.6 * there[half:].sum(axis=0))).any(axis=1)
    data[ends] = dated | ((well & typed).sum(axis=1) > wrong.sum(axis=1))
    for i in np.flatnonzero(data[ends] & wrong.any(axis=1)):  # its other names may look like numbers: 1 Mo, 3 Mo
        data[ends[i]] = not any(names_dates(cell) for cell in near.iloc[i][wrong[i]])
    if _numbered(list(frame.iloc[0])):
        data[0] = False
    if not data.any():
        first = int(np.argmax(filled.any(axis=1)))
        raise Refusal("no-numbers", row=frame.index[first], text=" ".join(frame.iloc[first])[:80])
    return data


def _numbered(row: list[str]) -> bool:
    """Names that a program gave by counting from 0, with none for the index."""
    names = row[1:] if row[0] == "" else row
    return len(row) > 1 + (row[0] != "") and names == [str(i) for i in range(len(names))]


def _first(lines: pd.Index, filled: Mask, data: Mask, header_rows: int | None, first_row: int | None) -> int:
    """The position of the first row of data."""
    first = int(np.argmax(data))
    if first_row is not None:
        return _position(np.flatnonzero((lines >= first_row) & filled.any(axis=1)), 0)
    return max(first, _position(np.flatnonzero(filled.any(axis=1)), header_rows)) if header_rows else first


def _position(positions: NDArray[np.intp], index: int) -> int:
    if not 0 <= index < len(positions):
        raise Refusal("no-rows")
    return int(positions[index])


def _above(filled: Mask, first: int) -> list[int]:
    """The rows above `first` that hold something, the nearest first."""
    return [i for i in range(first - 1, -1, -1) if filled[i].any()]


def _recognised_head(rows: Rows, filled: Mask, first: int) -> list[int]:
    """The rows of names: at least two cells at nearly full width, or none for the index, or only one for the index."""
    width, above = filled.shape[1], _above(filled, first)
    if width == 1:
        return above[:1]

    def holds_names(i: int) -> bool:
        remark = i != above[0] and rows.cells(i)[0].startswith("#")
        return bool(rows.widths[i] >= width - 1 and (filled[i].sum() > 1 or not filled[i, 0])) and not remark

    index_only = bool(above[1:]) and rows.widths[above[0]] > 1 and not holds_names(above[0]) and holds_names(above[1])
    head = above[:1] if index_only else []
    names = list(takewhile(holds_names, above[len(head) :]))
    titles = (i for i, (below, row) in enumerate(pairwise(map(rows.cells, names)), 1) if is_title(row, below))
    return head + names[: next(titles, len(names))]


def _next_table(frame: pd.DataFrame, filled: Mask, header: Mask, first: int) -> int:
    """Where another table begins below: at a title with the same names under it; else the end."""
    again = np.flatnonzero(header[first:])
    above = np.flatnonzero(filled[first : first + (again[0] if len(again) else 0)].any(axis=1)) + first
    if len(above) > 1 and filled.shape[1] > 1:
        words = [cell for cell in frame.iloc[above[-1]] if cell]
        if len(words) == 1 and not is_plain(words[0]):
            return int(above[-1])
    return len(frame)


def _body(rows: Rows, filled: Mask, data: Mask, first: int, head: list[int]) -> tuple[Mask, tuple[LeftOut, ...]]:
    """Which rows are data, and why each other row below the first is none."""
    last = int(np.flatnonzero(data)[-1])
    there, place = filled.any(axis=1), np.arange(len(data))
    reasons = {"blank": ~there, "fields": np.isin(place, list(rows.too_long))}
    reasons["header"] = np.logical_or.reduce([(rows.frame == rows.frame.iloc[i]).all(axis=1) for i in head] or [~there])
    if last >= first:
        reasons["footer"] = there & (place > last) | (
            place >= _next_table(rows.frame, filled, np.asarray(reasons["header"]), first)
        )
    keep = place >= first
    left_out = []
    for reason, which in reasons.items():
        for i in map(int, np.flatnonzero(which & keep)):
            text = " ".join(rows.raw(i))
            left_out.append(LeftOut(int(rows.frame.index[i]), reason, "", text[:80]))
        keep = keep & ~which
    if not keep.any():
        raise Refusal("no-rows")
    return keep, tuple(left_out)
