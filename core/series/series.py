"""The bytes of a user's CSV -> a series in the order of time, with all that was recognised, or one clear refusal."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.maths.arrays import Array
from core.refusal import Refusal
from core.series import findings
from core.series.across import Across, dated_columns, parts_of_the_year
from core.series.answers import without_doubtful, without_zeros
from core.series.calendar import with_joined_dates
from core.series.cells import is_number, null
from core.series.choices import DOUBTS, KEEP, Choices, Finding, LeftOut
from core.series.clock import clock_of
from core.series.columns import columns_of, constant, proposed
from core.series.date_column import dates_of
from core.series.dates import Moments
from core.series.doubts import odd_of, of_values, outside
from core.series.elapsed import elapsed_of
from core.series.eras import CALENDARS
from core.series.layouts import table_of_all
from core.series.order import arranged
from core.series.repair import Repair
from core.series.rows import Rows, rows_of
from core.series.table import Table
from core.series.text import text_of

PREVIEW_ROWS = 20
FEWEST_ROWS = 2


@dataclass(frozen=True, eq=False)
class Series:
    """A table of n rows in the order of time.

    dates: (n,) datetime64[us], None without a date column. columns: (n,) float64 each, NaN where there is no number.
    rows: (n,) lines of the file. column: the one to look at. reading: all choices as they were made in the end.
    left_out: rows of the file that are not among the n. cells: the n rows as text. preview: the file's first rows.
    """

    dates: Moments | None
    columns: dict[str, Array]
    rows: NDArray[np.int64]
    column: str
    reading: Choices
    findings: tuple[Finding, ...]
    left_out: tuple[LeftOut, ...]
    cells: pd.DataFrame
    preview: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Column:
    """The m numbers of one column, all finite, in the series' order: values (m,), dates (m,) or None, rows (m,) of the
    file; and the rows of the series whose cell holds no number."""

    name: str
    values: Array
    dates: Moments | None
    rows: NDArray[np.int64]
    left_out: tuple[LeftOut, ...]


def read(data: bytes, choices: Choices | None = None) -> Series:
    """The series in the bytes of a file. What is None in the choices is recognised.

    Raises Refusal; its reasons stand at the functions called here, and "one-row".
    """
    choices = choices or Choices()
    text, encoding = text_of(data, choices.encoding)
    rows = rows_of(text, choices.delimiter)
    table, repair, across = _table_of(rows, choices)
    table = _without_short(table, choices)
    cells = with_joined_dates(table.cells)
    dates = dates_of(cells, choices.date_column, choices.date_order, choices.calendar)
    date = dates.column if dates else ""
    clock, moments = clock_of(cells, dates, choices.time_column) if dates else ("", None)
    others = [name for name in cells if name not in (date, clock, *(dates.others if dates else ()))]
    columns = columns_of(cells[others], ";" if repair else rows.delimiter, choices.decimal)
    arrangement = arranged(cells, columns.texts, columns.there, date, moments, choices)
    positions = arrangement.positions
    if len(positions) < FEWEST_ROWS:
        raise Refusal("one-row", rows=len(positions))
    in_time = moments[positions] if moments is not None else None
    values = {name: without_zeros(numbers[positions], choices) for name, numbers in columns.values.items()}
    column, because = (choices.column, "chosen") if choices.column else proposed(values, in_time)
    if column not in values:
        raise Refusal("no-column", column=column)
    kept = cells.iloc[positions]
    raw, beyond = columns.values[column][positions], outside(values, column)
    odd = odd_of(raw, kept[column]) | ({"outside": beyond} if beyond is not None else {})
    values[column] = without_doubtful(values[column], odd, choices)
    left_out = (*table.left_out, *arrangement.left_out)
    return Series(
        dates=in_time,
        columns=values,
        rows=kept.index.to_numpy(dtype=np.int64),
        column=column,
        reading=replace(
            choices,
            delimiter=rows.delimiter,
            encoding=encoding,
            decimal=columns.decimal.common,
            date_order=dates.order if dates else None,
            calendar=dates.calendar if dates and dates.calendar in CALENDARS else None,
            date_column=date,
            time_column=clock,
            header_rows=table.header_rows,
            first_row=table.first_row,
            order=choices.order or "time",
            duplicates=arrangement.duplicates or choices.duplicates,
            group=arrangement.group,
            column=column,
            **{doubt: getattr(choices, doubt) or KEEP for doubt in DOUBTS},
        ),
        findings=(
            *findings.of_text(encoding, rows.delimiter),
            *findings.of_table(table, repair, across, choices),
            *findings.of_dates(dates, clock, cells, choices, elapsed_of(values, kept.index.to_numpy())),
            *findings.of_columns(columns, column, because, cells),
            *findings.of_order(arrangement, choices),
            *of_values(odd, raw, kept[column], choices),
            *findings.of_time(in_time),
            *findings.of_rows(left_out),
        ),
        left_out=left_out,
        cells=kept,
        preview=rows.frame.head(PREVIEW_ROWS),
    )


def _table_of(rows: Rows, choices: Choices) -> tuple[Table, Repair | None, Across | None]:
    """The table, turned where time runs across its columns and no row of names was chosen."""
    if choices.header_rows is None and choices.first_row is None and (turned := dated_columns(rows)):
        return turned[0], None, turned[1]
    table, repair = table_of_all(rows, choices.header_rows, choices.first_row)
    laid = parts_of_the_year(table)
    return (laid[0], repair, laid[1]) if laid else (table, repair, None)


def _without_short(table: Table, choices: Choices) -> Table:
    """The table, rows with fewer cells than others left out where that is chosen. Raises Refusal("short-rows")."""
    if choices.short not in (None, "keep", "out"):
        raise Refusal("short-rows", short=choices.short)
    if choices.short != "out" or not table.short:
        return table
    out = table.cells.index.isin(table.short)
    left = (LeftOut(int(line), "short", "", " ".join(filter(None, row))) for line, row in zip(
        table.cells.index[out], table.cells[out].to_numpy(dtype=object).tolist(), strict=True))  # fmt: skip
    return replace(table, cells=table.cells[~out], left_out=(*table.left_out, *left))


def require(series: Series, least: int, name: str | None = None) -> Column:
    """One column without its gaps, of at least so many rows and not all alike; the proposed one if none is named.

    Raises Refusal("no-column" | "short" | "constant").
    """
    name = name or series.column
    if name not in series.columns:
        raise Refusal("no-column", column=name)
    values = series.columns[name]
    there = np.isfinite(values)
    if there.sum() < least:
        raise Refusal("short", column=name, rows=there.sum(), least=least, missing=(~there).sum())
    if constant(values):
        raise Refusal("constant", column=name, value=values[there][0] if there.any() else "", rows=there.sum())
    dates = series.dates[there] if series.dates is not None else None
    return Column(name, values[there], dates, series.rows[there], _without_number(series.cells[name][~there], name))


def _without_number(cells: pd.Series, name: str) -> tuple[LeftOut, ...]:
    """Of each cell why it counts as none: a number that is left out was doubtful."""
    kinds = [null(cells), cells.str.fullmatch(r"[^1-9]*0[^1-9]*"), cells.map(is_number).astype(bool)]
    reasons = np.select(kinds, ["missing", "zero", "doubtful"], "unreadable")
    return tuple(
        LeftOut(int(row), str(reason), name, text)
        for row, reason, text in zip(cells.index, reasons, cells, strict=True)
    )
