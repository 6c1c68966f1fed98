"""The parts of a reading -> what is worth telling the user, in the order in which one would ask."""

from collections.abc import Iterator
from itertools import groupby

import numpy as np
import pandas as pd

from core.series.across import Across
from core.series.choices import Choices, Finding, LeftOut, ask, note
from core.series.columns import Columns
from core.series.date_order import Dates
from core.series.dates import Moments, written
from core.series.elapsed import Elapsed
from core.series.encodings import LEGACY
from core.series.eras import CALENDARS
from core.series.order import DUPLICATES, ORDERS, Arranged
from core.series.ranges import ranges
from core.series.repair import Repair
from core.series.rhythm import rhythm_of
from core.series.rows import DELIMITERS
from core.series.table import Table
from core.series.two_orders import MIXED

ENCODINGS = ("utf-8", "utf-16", *LEGACY)
LETTERS = 80  # of a line of the file


def of_text(encoding: str, delimiter: str) -> Iterator[Finding]:
    if not encoding.startswith("utf-8"):
        yield note("encoding", "encoding", ENCODINGS, encoding=encoding)
    if delimiter != ",":
        yield note("delimiter", "delimiter", DELIMITERS, delimiter=delimiter)


def of_table(table: Table, repair: Repair | None, across: Across | None, choices: Choices) -> Iterator[Finding]:
    if repair:
        yield note("joined", count=repair.count, row=repair.row, text=repair.text, cell=repair.cell)
    if across:
        yield note("across", first=across.first, last=across.last, count=across.series, empty=across.empty)
    if table.short and choices.short != "out":
        first = " ".join(filter(None, table.cells.loc[table.short[0]]))
        facts = {"count": len(table.short), "rows": ranges(list(table.short)), "row": table.short[0]}
        tell = ask if choices.short is None else note
        yield tell("short", "short", ("keep", "out"), **facts, text=first)
    if table.layouts > 1:
        yield note("layouts", count=table.layouts)
    if table.titles:
        yield note("titles", "first_row", count=len(table.titles), text=table.titles[0][:LETTERS])
    if table.header_rows == 0:
        yield note("no-header", "header_rows", ("0", "1"), columns=table.cells.shape[1])
    elif table.header_rows > 1:
        yield note("header-rows", "header_rows", ("0", "1", "2", "3"), rows=table.header_rows)


def of_dates(
    dates: Dates | None, clock: str, cells: pd.DataFrame, choices: Choices, elapsed: Elapsed | None = None
) -> Iterator[Finding]:
    options = ("", *map(str, cells))
    if dates is None:
        yield note("no-dates", "date_column", options)
        if elapsed and choices.order != "reversed":
            yield note("elapsed", column=elapsed.column, step=f"{elapsed.step:.6g}")
            if elapsed.anew:
                yield note("anew", column=elapsed.column, count=len(elapsed.anew), rows=ranges(elapsed.anew))
        elif choices.order not in ("file", "reversed"):  # "time" says nothing where no row has any
            yield ask("direction", "order", ("file", "reversed"))
        return
    first = int(np.argmin(np.isnat(dates.moments)))
    example = cells[dates.column].iloc[[first]]
    facts = {"column": dates.column, "example": example.iloc[0], "read_as": _written(dates.moments[first])}
    yield note("dates", "date_column", options, **facts)
    if dates.calendar:
        options = CALENDARS if dates.calendar in CALENDARS else ()
        yield note("calendar", "calendar" if options else "", options, calendar=dates.calendar, **facts)
    if dates.order == MIXED:
        if dates.jump >= 0:
            text = str(cells[dates.column].iloc[dates.jump])
            yield ask("two-orders", "date_order", dates.orders, row=cells.index[dates.jump], text=text, **facts)
    elif len(dates.orders) > 1:
        other = _written(written(example).moments(dates.orders[1])[0])
        yield ask("date-order", "date_order", dates.orders, order=dates.order, because="open", other=other, **facts)
    elif dates.because not in ("fixed", "chosen"):
        yield note(
            "date-order", "date_order", ("day", "month", "year"), order=dates.order, because=dates.because, **facts
        )
    if dates.others:
        yield note("other-dates", "date_column", ("", *map(str, cells)), columns=", ".join(dates.others))
    if clock:
        yield note("clock", "time_column", ("", *map(str, cells)), column=clock)


def _written(moment: np.datetime64) -> str:
    return str(moment.astype("datetime64[s]")).replace("T00:00:00", "").replace("T", " ")


def of_columns(columns: Columns, column: str, because: str, cells: pd.DataFrame) -> Iterator[Finding]:
    sign, signs = columns.decimal, set(columns.decimal.of.values())
    facts = {"decimal": sign.sign, "because": sign.because, "example": sign.example}
    if sign.because == "open":
        yield ask("decimal", "decimal", (".", ","), **facts)
    elif sign.because != "chosen" and (sign.example or signs != {"."}):
        yield note("decimal", "decimal", (".", ","), **facts)
    if columns.suffixes:
        found = dict.fromkeys(suffix for suffixes in columns.suffixes.values() for suffix in suffixes)
        yield note("suffixes", columns=", ".join(columns.suffixes), suffixes=", ".join(found))
    for name, places in columns.strange.items():
        lines, text = ranges([int(cells.index[place]) for place in places]), str(cells[name].iloc[places[0]])
        yield note("currency", column=name, count=len(places), rows=lines, text=text)
    if columns.texts or columns.empty:
        yield note("not-numbers", columns=", ".join((*columns.texts, *columns.empty)))
    if because != "chosen":
        yield note("column", "column", tuple(columns.values), column=column, because=because)


def of_order(arrangement: Arranged, choices: Choices) -> Iterator[Finding]:
    if arrangement.group_column:
        facts = {"column": arrangement.group_column, "count": len(arrangement.groups), "group": arrangement.group}
        tell = ask if choices.group is None else note
        yield tell("group", "group", (*arrangement.groups, ""), **facts)
    if arrangement.repeated:
        facts = {"count": arrangement.repeated, "kept": arrangement.duplicates}
        tell = ask if arrangement.differ and choices.duplicates is None else note
        yield tell("duplicates", "duplicates", DUPLICATES, **facts)
    if arrangement.file_order in ("newest", "unsorted"):
        yield note(arrangement.file_order, "order", ORDERS, order=choices.order or "time")


def of_time(moments: Moments | None) -> Iterator[Finding]:
    rhythm = rhythm_of(moments) if moments is not None else None
    if rhythm:
        yield note("step", step=rhythm.step, seconds=f"{rhythm.seconds:g}")
        if rhythm.gaps:
            yield note("gaps", count=rhythm.gaps, longest_days=f"{rhythm.longest_days:.1f}", after=rhythm.after)


def of_rows(left_out: tuple[LeftOut, ...]) -> Iterator[Finding]:
    """One finding for each reason, with how many rows it holds, which, and what stands in the first."""
    by_reason = sorted(left_out, key=lambda left: left.reason)
    for reason, group in groupby(by_reason, key=lambda left: left.reason):
        rows = list(group)
        lines, first = ranges([left.row for left in rows]), rows[0]
        yield note(f"left-out-{reason}", count=len(rows), rows=lines, column=first.column, text=first.text[:LETTERS])
