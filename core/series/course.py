"""How the rows of a series run through time, and where a date cuts them."""

import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.refusal import Refusal
from core.series.dates import Moments

FORWARDS, BACKWARDS, TWICE_BACKWARDS, LATER, UNSORTED = "", "backwards", "twice-backwards", "later", "unsorted"
"""Courses of time: LATER is forwards, then once back to the second file; TWICE_BACKWARDS leaps to a later one."""
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")


class Span(NamedTuple):
    """The first moment of a year, a month or a day, and the first one after it."""

    start: np.datetime64
    end: np.datetime64


def span(text: str) -> Span:
    """A year, a month or a day, written as 2018, 2018-09 or 2018-09-28. Raises Refusal("no-date")."""
    try:
        if not _DATE.fullmatch(text):
            raise ValueError(text)
        start = np.datetime64(text)
    except ValueError:
        raise Refusal("no-date", text=text) from None
    return Span(start.astype("datetime64[us]"), (start + 1).astype("datetime64[us]"))


def course(dates: Moments | None, joint: int | None = None) -> str:
    """Which course the rows take, where a second file begins at row `joint`; FORWARDS where there are no dates."""
    if dates is None:
        return FORWARDS
    steps = np.diff(dates).astype("int64")
    inner = steps if joint is None else np.delete(steps, joint - 1)
    if (steps >= 0).all():
        return FORWARDS
    if (steps <= 0).all():
        return BACKWARDS
    if (inner <= 0).all():
        return TWICE_BACKWARDS
    return LATER if (inner >= 0).all() else UNSORTED


def within(dates: Moments | None, rows: int, since: str, until: str) -> NDArray[np.bool_]:
    """Which of the rows lie from one date to another, both as in span() and included; "" is no bound.

    Raises Refusal("no-date" | "cut-undated" | "cut-nothing").
    """
    inside = np.ones(rows, dtype=bool)
    if not since and not until:
        return inside
    if dates is None:
        raise Refusal("cut-undated")
    inside &= dates >= span(since).start if since else True
    inside &= dates < span(until).end if until else True
    if not inside.any():
        raise Refusal("cut-nothing", since=since or "…", until=until or "…", **_ends(dates))
    return inside


def held_after(dates: Moments | None, last: str) -> int:
    """How many rows at the end lie beyond a date, as time runs in the rows.

    Raises Refusal("no-date" | "cut-undated" | "cut-unsorted" | "cut-end").
    """
    if dates is None:
        raise Refusal("cut-undated")
    runs, cut = course(dates), span(last)
    if runs not in (FORWARDS, BACKWARDS):
        raise Refusal("cut-unsorted", date=last)
    held = int((dates >= cut.end if runs == FORWARDS else dates < cut.start).sum())
    if not 0 < held < len(dates):
        raise Refusal("cut-end", date=last, **_ends(dates))
    return held


def _ends(dates: Moments) -> dict[str, str]:
    return {"first": written(dates.min()), "last": written(dates.max())}


def written(moment: np.datetime64) -> str:
    """A moment as a text, without its time of day where that is midnight."""
    return str(moment)[:19].removesuffix("T00:00:00")
