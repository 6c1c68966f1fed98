"""What a user can tell the reading of a file, and what it tells back: choices; findings, rows left out, refusals."""

from dataclasses import dataclass

DOUBTS = ("nines", "unlike", "stuck", "dragged", "outside")
"""Kinds of doubt about some rows that can be answered by leaving these out. A jump can not: what comes after it is
another level."""
KEEP, OUT = "keep", "out"
ANSWERS = (KEEP, OUT)
"""To a doubt, which is no question: most files have none, and what looks broken may well be real."""


@dataclass(frozen=True)
class Choices:
    """How to read a file. None leaves it to be recognised, anything else overrules.

    delimiter: one character, " " for any white space, "" for a file of one column
    encoding: a name that Python knows
    decimal: "." or ","
    date_order: what stands first in 01/02/2003: "day", "month" or "year"; "mixed" if now the one, now the other
    calendar: of years near 1400, "persian" or "islamic"
    date_column, time_column: names; "" for none
    header_rows: rows of names right above the data; first_row: the line at which the data begin, from 1
    order: "time" sorts, "file" keeps the file's order, "reversed" turns it round
    duplicates: of rows with the same date the "first" or the "last" in the file, or "all"
    short: rows with fewer cells than others: "keep" them, the missing cells being the last ones, or leave them "out"
    zeros: where few, "keep" them or take them as "missing"
    nines, unlike, stuck, dragged, outside: rows of the column to look at of which there is such a doubt: "keep" them or
    leave them "out"
    group: of several series below each other this one, by its name in the column that tells them apart; "" for all
    column: the one to look at
    """

    delimiter: str | None = None
    encoding: str | None = None
    decimal: str | None = None
    date_order: str | None = None
    calendar: str | None = None
    date_column: str | None = None
    time_column: str | None = None
    header_rows: int | None = None
    first_row: int | None = None
    order: str | None = None
    duplicates: str | None = None
    short: str | None = None
    zeros: str | None = None
    nines: str | None = None
    unlike: str | None = None
    stuck: str | None = None
    dragged: str | None = None
    outside: str | None = None
    group: str | None = None
    column: str | None = None


@dataclass(frozen=True)
class Finding:
    """Something recognised: a "note", or an "ask" where the file leaves it open and `options` are equally good.

    `field` is the field of Choices that overrules it, empty where nothing can be chosen.
    """

    kind: str
    reason: str
    facts: dict[str, str]
    field: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """A row that is not in the series: its line in the file, why, and the cell that was the cause."""

    row: int
    reason: str
    column: str = ""
    text: str = ""


def note(reason: str, field: str = "", options: tuple[str, ...] = (), **facts: object) -> Finding:
    return Finding("note", reason, {name: str(fact) for name, fact in facts.items()}, field, options)


def ask(reason: str, field: str, options: tuple[str, ...], **facts: object) -> Finding:
    return Finding("ask", reason, {name: str(fact) for name, fact in facts.items()}, field, options)
