"""Two files as one series: the rows to learn from, then those of a second file to be judged on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.refusal import Refusal
from core.series.choices import DOUBTS, Choices, Finding, note
from core.series.course import LATER, course, written
from core.series.rhythm import leaps
from core.series.series import Series, read

ALIKE = ("decimal", "date_order", "calendar", "date_column", "time_column")
"""What was recognised in the first file and rules the second, which may be too short to tell."""
OF_ROWS = ("left-out", "missing", "unreadable", "nines", "unlike", "jump", "stuck", "dragged", "zeros", "outside",
           "currency", "gaps", "duplicates")  # fmt: skip
"""Beginnings of the reasons that are told of the second file too; how it is written is told of the first."""


@dataclass(frozen=True, eq=False)
class Joined:
    """One series, of which the last `held` rows are those of the second file; 0 where there is none."""

    series: Series
    held: int = 0


def read_second(data: bytes, first: Series, choices: Choices) -> Series:
    """The second file, read as the first one was unless less of it can be read so; what is doubtful, in its column.

    Raises Refusal, with the fact file = "second".
    """
    free = replace(choices, column=None, group=first.reading.group or choices.group)
    alike = replace(free, **{name: getattr(first.reading, name) for name in ALIKE})
    ways = {one: _tried(data, one) for one in (alike, free)}
    chosen = max(ways, key=lambda one: _numbers(ways[one]))  # of equal ones the first
    found = ways[chosen]
    if isinstance(found, Refusal):
        raise Refusal(found.reason, **{**found.facts, "file": "second"})
    there = first.column in found.columns and first.column != found.column
    return read(data, replace(chosen, column=first.column)) if there else found


def _tried(data: bytes, choices: Choices) -> Series | Refusal:
    try:
        return read(data, choices)
    except Refusal as refusal:
        return refusal


def _numbers(found: Series | Refusal) -> int:
    """How many numbers were read."""
    if isinstance(found, Refusal):
        return -1
    return sum(int(np.isfinite(values).sum()) for values in found.columns.values())


def joined(first: Series, second: Series) -> Joined:
    """The rows of the first, then those of the second. A row whose date is in both counts in the second only, so that
    nothing that is judged was learned.

    Raises Refusal("second-column" | "second-dates" | "second-whole").
    """
    names = [name for name in first.columns if name in second.columns]
    if first.column not in names:
        raise Refusal("second-column", column=first.column, columns=", ".join(second.columns))
    if (first.dates is None) != (second.dates is None):
        raise Refusal("second-dates")
    keep = _only_in(first, second)
    if not keep.any():
        raise Refusal("second-whole", rows=len(keep))
    dates = None
    if first.dates is not None and second.dates is not None:
        dates = np.concatenate([first.dates[keep], second.dates])
    series = replace(
        first,
        dates=dates,
        columns={name: np.concatenate([first.columns[name][keep], second.columns[name]]) for name in names},
        rows=np.concatenate([first.rows[keep], second.rows]),
        findings=(*first.findings, *_of_the_joint(first, second, keep, names), *_of_rows(first, second)),
        left_out=(*first.left_out, *second.left_out),
        cells=pd.concat([first.cells[keep], second.cells]),
    )
    return Joined(series, len(second.rows))


def _only_in(first: Series, second: Series) -> NDArray[np.bool_]:
    """Which rows of the first have a date that the second has not; all, where there are no dates."""
    if first.dates is None or second.dates is None:
        return np.ones(len(first.rows), dtype=bool)
    return np.asarray(~np.isin(first.dates, second.dates))


def _of_the_joint(first: Series, second: Series, keep: NDArray[np.bool_], names: list[str]) -> Iterator[Finding]:
    """What is worth telling of how the files fit together."""
    if not keep.all():
        yield note("second-overlap", count=(~keep).sum())
    only = [name for columns in (first.columns, second.columns) for name in columns if name not in names]
    if only:
        yield note("second-only", columns=", ".join(dict.fromkeys(only)))
    if first.dates is None or second.dates is None:
        yield note("second-undated")
        yield from _repeated(first, second, names)
        return
    dates, joint = np.concatenate([first.dates[keep], second.dates]), int(keep.sum())
    if course(dates, joint) == LATER:
        begins = second.dates.min()
        yield note("second-later", count=(dates[:joint] > begins).sum(), rows=joint, first=written(begins))
    elif leaps(dates)[joint - 1]:
        yield note("second-leap", last=written(dates[joint - 1]), first=written(dates[joint]))


def _repeated(first: Series, second: Series, names: list[str]) -> Iterator[Finding]:
    """That the second file as a whole stands in the first too: without dates nothing else tells rows apart."""
    numbers, again = (np.column_stack([series.columns[name] for name in names]) for series in (first, second))
    place = numbers.tobytes().find(again.tobytes())
    if place >= 0 and place % (again.itemsize * len(names)) == 0:
        yield note("second-repeated", rows=len(again), row=first.rows[place // (again.itemsize * len(names))])


def _of_rows(first: Series, second: Series) -> Iterator[Finding]:
    """What was found in rows of the second file; questions are answered for both files by the first, but for a doubt
    that there is in the second alone."""
    told = {found.reason for found in first.findings}
    for found in second.findings:
        if found.reason.startswith(OF_ROWS):
            alone = found.field in DOUBTS and found.reason not in told
            answers = (found.field, found.options) if alone else ()
            yield Finding("note", found.reason, {**found.facts, "file": "second"}, *answers)
