"""Rows of cells -> a table: which rows are titles, names, data or a foot."""

from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.csv_cells import plain
from core.csv_names import names_of
from core.csv_rows import MOST_ROWS, Rows
from core.reading import LeftOut, SeriesError

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Table:
    """The data as text, a column a name, the index the line in the file; and what stood around them."""

    cells: pd.DataFrame
    titles: tuple[str, ...]
    header_rows: int
    first_row: int
    left_out: tuple[LeftOut, ...]


def table_of(rows: Rows, header_rows: int | None = None, first_row: int | None = None) -> Table:
    """The table in some rows: its names are the `header_rows` rows above line `first_row`, both recognised where None.

    Raises SeriesError("no-numbers" | "no-rows" | "rows").
    """
    frame = _frame(rows)
    filled = (frame != "").to_numpy()
    data = _like_data(frame, filled)
    first = _first(frame.index, filled, data, header_rows, first_row)
    head = _recognised_head(rows.cells, filled, first) if header_rows is None else _above(filled, first)[:header_rows]
    keep, left_out = _body(rows, filled, data, first, head)
    if keep.sum() > MOST_ROWS:
        raise SeriesError("rows", rows=keep.sum(), most=MOST_ROWS)
    cells = frame[keep]
    named = names_of([rows.cells[i] for i in sorted(head)], cells)
    titles = [" ".join(filter(None, rows.cells[i])) for i in range(first) if i not in head and filled[i].any()]
    return Table(named, tuple(titles), len(head), int(frame.index[first]), left_out)


def _frame(rows: Rows) -> pd.DataFrame:
    """All rows cut to the width that most rows have, short ones filled up with nothing."""
    widths = Counter(len(row) for row in rows.cells if any(row))
    width = max(widths, key=lambda width: (widths[width], width))
    columns = zip_longest(*(row[:width] for row in rows.cells), fillvalue="")
    return pd.DataFrame(
        {i: pd.Series(column, index=rows.lines, dtype="str").str.strip() for i, column in enumerate(columns)}
    )


def _like_data(frame: pd.DataFrame, filled: Mask) -> Mask:
    """Rows most of whose cells read well, in the columns whose lower half reads well."""
    well = np.column_stack([plain(frame[i]).to_numpy(dtype=bool) for i in frame]) & filled
    half = len(frame) // 2
    typed = well[half:].sum(axis=0) > 0.6 * filled[half:].sum(axis=0)
    data = (well & typed).sum(axis=1) > (filled & ~well & typed).sum(axis=1)
    if _numbered(list(frame.iloc[0])):
        data[0] = False
    if not data.any():
        first = int(np.argmax(filled.any(axis=1)))
        raise SeriesError("no-numbers", row=frame.index[first], text=" ".join(frame.iloc[first])[:80])
    return np.asarray(data)


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
        raise SeriesError("no-rows")
    return int(positions[index])


def _above(filled: Mask, first: int) -> list[int]:
    """The rows above `first` that hold something, the nearest first."""
    return [i for i in range(first - 1, -1, -1) if filled[i].any()]


def _recognised_head(cells: list[list[str]], filled: Mask, first: int) -> list[int]:
    """The rows of names: at least two cells at nearly full width, or none for the index, or only one for the index."""
    width, above = filled.shape[1], _above(filled, first)
    if width == 1:
        return above[:1]

    def holds_names(i: int) -> bool:
        return len(cells[i]) >= width - 1 and bool(filled[i].sum() > 1 or not filled[i, 0])

    index_only = bool(above[1:]) and not holds_names(above[0]) and holds_names(above[1])
    head = above[:1] if index_only and len(cells[above[0]]) > 1 else []
    for i in above[len(head) :]:
        if not holds_names(i):
            break
        head.append(i)
    return head


def _body(rows: Rows, filled: Mask, data: Mask, first: int, head: list[int]) -> tuple[Mask, tuple[LeftOut, ...]]:
    """Which rows are data, and why each other row below the first is none."""
    width = filled.shape[1]
    last = int(np.flatnonzero(data)[-1])
    names = [rows.cells[i] for i in head]
    keep = np.arange(len(data)) >= first
    left_out = []
    for i in range(first, len(data)):
        row = rows.cells[i]
        if not filled[i].any():
            reason = "blank"
        elif i > last >= first:
            reason = "footer"
        elif len(row) > width and any(cell.strip() for cell in row[width:]):
            reason = "fields"
        elif row in names:
            reason = "header"
        else:
            continue
        keep[i] = False
        left_out.append(LeftOut(rows.lines[i], reason, "", " ".join(row)[:80]))
    if not keep.any():
        raise SeriesError("no-rows")
    return keep, tuple(left_out)
