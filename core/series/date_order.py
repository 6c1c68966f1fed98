"""In which order a column of dates is written: settled from all its cells."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.series.cells import LONGEST
from core.series.dates import Moments, Written, written
from core.series.eras import calendar_of
from core.series.two_orders import MIXED, against, untangled

SAMPLE = 200
FEW_STEPS = 10  # rows below which a leap may be chance
LITTLE = 0.01  # of the steps may go the other way
DIGITS = r"\d{4,19}(?:[.,]\d+)?"
_fixed = re.compile(r"\d{3,4}\D.*|\d{9,}(?:\..*)?|.*[^\W\d_]{3}.*\d{4}|\d{4}.*[^\W\d_]{3}.*")
Readings = dict[str, Moments]


@dataclass(frozen=True, eq=False)
class Dates:
    """The moments of a column, and the order in which it writes a date.

    because: "fixed" (the order cannot be mistaken), "readable" (others leave more cells unread), "sorted", "steps"
    (others leap), "weekdays" (others fall on weekends), "chosen", or "open" with all the orders that remain.
    others: further columns that hold dates. calendar: which one, where it is not ours.
    jump: the position of the first date that leaps back in the likeliest single order, where two orders are mixed.
    """

    column: str
    moments: Moments
    order: str
    because: str
    orders: tuple[str, ...]
    others: tuple[str, ...] = ()
    calendar: str = ""
    jump: int = -1


def settled(column: str, cells: pd.Series, order: str | None, calendar: str | None = None) -> Dates:
    """The dates of a column in the order that is given, or in the one for which the most speaks."""
    parts = written(cells, calendar)
    if order == MIXED:
        return Dates(column, untangled(parts), MIXED, "chosen", (MIXED,))
    dates = _in_one_order(column, cells, parts, order)
    foreign = parts.foreign(dates.order)
    dates = replace(dates, calendar=calendar_of(foreign, calendar) if foreign else "")
    return dates if order else _in_two_orders(dates, parts)


def _in_two_orders(dates: Dates, parts: Written) -> Dates:
    """The same dates, or each of them in an order of its own, where only that keeps them in the order of time."""
    wrong = 1 - sorted_share(dates.moments)
    missed = np.isnat(dates.moments).sum()
    if dates.because == "fixed" or not (wrong > LITTLE or missed) or "month" not in _different_orders(parts):
        return dates
    mixed = untangled(parts)
    still = 1 - sorted_share(mixed)
    if np.isnat(mixed).sum() > missed or still > LITTLE or still >= wrong / 3 + LITTLE * (missed > 0):
        return dates
    jump = against(dates.moments)
    unread = np.flatnonzero(np.isnat(dates.moments) & ~np.isnat(mixed))
    first = min([place for place in (jump, *unread[:1]) if place >= 0], default=-1)
    orders = (MIXED, *dict.fromkeys((dates.order, "day", "month")))
    return replace(dates, moments=mixed, order=MIXED, because="open", orders=orders, jump=first)


def _different_orders(parts: Written) -> Readings:
    return _different({order: parts.moments(order) for order in ("day", "month")})


def _in_one_order(column: str, cells: pd.Series, parts: Written, order: str | None) -> Dates:
    if order:
        return Dates(column, parts.moments(order), order, "chosen", (order,))
    if all(len(day) <= LONGEST and _fixed.fullmatch(day) for day in parts.days if day):
        return Dates(column, parts.moments("year"), "year", "fixed", ("year",))
    readings = _different({order: parts.moments(order) for order in _preferred(cells)})
    because = "fixed"
    for reason, best in (("readable", _readable), ("sorted", _most_sorted), ("steps", _evenest), ("weekdays", _work)):
        kept = best(readings)
        because = reason if len(kept) < len(readings) else because
        readings = kept
    orders = tuple(readings) if because != "fixed" or len(readings) > 1 else ("year",)
    return Dates(column, next(iter(readings.values())), orders[0], because if len(orders) == 1 else "open", orders)


def _preferred(cells: pd.Series) -> tuple[str, ...]:
    """The orders, the likeliest first."""
    sample = cells.iloc[:: max(1, len(cells) // SAMPLE)]
    if sample.str.fullmatch(DIGITS).mean() > 0.5:
        return ("year", "day", "month", "year-month")
    return ("month", "day", "year") if sample.str.contains("[AaPp][Mm]$").any() else ("day", "month", "year")


def _different(readings: Readings) -> Readings:
    """Orders that read every cell alike are one."""
    different: Readings = {}
    for order, moments in readings.items():
        if not any(np.array_equal(moments, other, equal_nan=True) for other in different.values()):
            different[order] = moments
    return different


def _best(readings: Readings, merit: Callable[[Moments], float], factor: float = 1.0) -> Readings:
    """The readings with the highest merit, and those that come near it by a factor."""
    merits = {order: merit(moments) for order, moments in readings.items()}
    return {order: readings[order] for order in readings if merits[order] * factor >= max(merits.values())}


def _readable(readings: Readings) -> Readings:
    return _best(readings, lambda moments: float(np.sum(~np.isnat(moments))))


def _most_sorted(readings: Readings) -> Readings:
    best = _best(readings, sorted_share)
    return best if sorted_share(next(iter(best.values()))) > 0.95 else readings


def _evenest(readings: Readings) -> Readings:
    if len(next(iter(readings.values()))) < FEW_STEPS:
        return readings
    return _best(readings, lambda moments: 1 / _leap(moments), factor=3.0)


def _work(readings: Readings) -> Readings:
    return _best(readings, lambda moments: float(len(moments) > 4 and not _weekends(moments)))


def _steps(moments: Moments) -> NDArray[np.int64]:
    return np.diff(moments[~np.isnat(moments)]).astype(np.int64)


def sorted_share(moments: Moments) -> float:
    """Share of the steps that go the same way."""
    steps = _steps(moments)
    return max(float(np.mean(steps >= 0)), float(np.mean(steps <= 0))) if len(steps) else 1.0


def _leap(moments: Moments) -> float:
    """The longest step in usual steps."""
    steps = np.abs(_steps(moments))
    steps = steps[steps > 0]
    return float(steps.max() / np.median(steps)) if len(steps) else 1.0


def _weekends(moments: Moments) -> bool:
    days = moments[~np.isnat(moments)].astype("datetime64[D]")
    return bool((~np.is_busday(days)).any())
