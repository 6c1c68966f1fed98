"""A file in which the rows get other names midway -> one table, each row read by its own names."""

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd

from core.refusal import Refusal
from core.series.choices import LeftOut
from core.series.column_names import words_of
from core.series.repair import Repair, names_at, repaired
from core.series.rows import Rows
from core.series.table import Table, table_of

_digit = re.compile(r"\d")
SHARED = 2  # names that new names share with the old ones


def table_of_all(
    rows: Rows, header_rows: int | None = None, first_row: int | None = None
) -> tuple[Table, Repair | None]:
    """The table in some rows, and how long rows were put together.

    Raises Refusal("cells" | "no-numbers" | "no-rows" | "rows").
    """
    if header_rows is not None or first_row is not None:
        mended, repair = repaired(rows) if header_rows != 0 else (rows, None)
        return table_of(mended, header_rows, first_row), repair
    starts = new_names(rows)
    if not starts:
        mended, repair = repaired(rows)
        return table_of(mended), repair
    ends = [*starts, len(rows.frame)]
    mended, repair = repaired(rows.part(0, starts[0]))
    table = table_of(mended)
    for first, end in pairwise(ends):
        table = _with(table, rows.part(first, end))
    return table, repair


def new_names(rows: Rows) -> list[int]:
    """The positions of later rows of names, which say otherwise than the first."""
    place = names_at(rows)
    if place < 0:
        return []
    names = {_plain(name) for name in rows.raw(place) if name}
    old = [name for name in rows.raw(place) if name]
    worded = np.flatnonzero(~rows.frame[0].str.contains(r"\d", regex=True).to_numpy(dtype=bool))
    found = []
    for i in map(int, worded[worded > place]):
        cells = [cell for cell in rows.raw(i) if cell]
        shared = names & {_plain(cell) for cell in cells}
        if len(cells) > 1 and not any(map(_digit.search, cells)) and len(shared) >= SHARED and cells != old:
            found.append(i)
            old = cells
    return found


def _plain(name: str) -> str:
    return " ".join(words_of(name))


def _with(table: Table, rows: Rows) -> Table:
    """A table with the rows of another layout below it; these are left out where they cannot be read by their names."""
    try:
        more = table_of(repaired(rows)[0])
        if not set(more.cells) & set(table.cells):
            raise Refusal("no-rows")
    except Refusal:
        lines = [int(line) for line in rows.frame.index[1:]]
        left = tuple(LeftOut(line, "layout", "", " ".join(rows.raw(i + 1))[:80]) for i, line in enumerate(lines))
        return replace(table, left_out=(*table.left_out, *left), layouts=table.layouts + 1)
    cells = pd.concat([table.cells, more.cells]).fillna("")
    left_out = (*table.left_out, *more.left_out)
    short = (*table.short, *more.short)
    return replace(table, cells=cells, left_out=left_out, layouts=table.layouts + 1, short=short)
