"""Which column holds the dates, and in which order they are written: settled from the whole column."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.series.cells import LONGEST, null
from core.series.choices import SeriesError
from core.series.column_names import DATE_WORDS, TIME_WORDS, says
from core.series.dates import ORDERS, Moments, times_of, written

ENOUGH = 0.6  # of the cells of a column must be dates
SAMPLE = 200
FEW_STEPS = 10  # rows below which a leap may be chance
FEW = 20  # rows below which six digits in order may be chance
_fixed = re.compile(r"\d{4}\D.*|\d{9,}(?:\..*)?|.*[^\W\d_]{3}.*\d{4}|\d{4}.*[^\W\d_]{3}.*")
_DIGITS = r"\d{4,19}(?:[.,]\d+)?"


@dataclass(frozen=True, eq=False)
class Dates:
    """The moments of a column, and the order in which it writes a date.

    because: "fixed" (the order cannot be mistaken), "readable" (others leave more cells unread), "sorted", "steps"
    (others leap), "weekdays" (others fall on weekends), "chosen", or "open" with all the orders that remain.
    others: further columns that hold dates.
    """

    column: str
    moments: Moments
    order: str
    because: str
    orders: tuple[str, ...]
    others: tuple[str, ...] = ()


def dates_of(cells: pd.DataFrame, column: str | None = None, order: str | None = None) -> Dates | None:
    """The dates of a table, or of the column that is named; None where it has none, or "" is named.

    Raises SeriesError("no-column" | "no-dates" | "date-order").
    """
    if order not in (None, *ORDERS):
        raise SeriesError("date-order", order=order)
    ranks = {str(name): rank for name in cells if (rank := _rank(str(name), cells[name]))}
    if column is None:
        column = max(ranks, key=lambda name: ranks[name]) if ranks else ""
    if not column:
        return None
    if column not in cells:
        raise SeriesError("no-column", column=column)
    dates = settled(column, cells[column], order)
    if np.isnat(dates.moments).all():
        raise SeriesError("no-dates", column=column, text=cells[column].iloc[0], row=cells.index[0])
    return replace(dates, others=tuple(name for name in ranks if name != column))


def _rank(name: str, cells: pd.Series) -> tuple[bool, bool] | None:
    """How well a column would do for the dates: by its name, then written out rather than in digits; None if badly."""
    filled = cells[~null(cells).to_numpy(dtype=bool)]
    sample = filled.iloc[:: max(1, len(filled) // SAMPLE)]
    parts = written(sample) if len(sample) else None
    if not parts or max(np.mean(~np.isnat(parts.moments(order))) for order in ORDERS) < ENOUGH:
        return None
    digits = bool(sample.str.fullmatch(_DIGITS).mean() > 0.5)
    called = says(name, DATE_WORDS)
    return (called, not digits) if called or not digits or _counts_days(name, filled) else None


def _counts_days(name: str, cells: pd.Series) -> bool:
    """Whether digits without a telling name can only be dates: long or many, all of them dates, and in order."""
    length = int(cells.str.replace(",", ".").str.find(".").where(lambda point: point > 0, cells.str.len()).min())
    if length < 6 or length == 7 or (length == 6 and (len(cells) < FEW or says(name, TIME_WORDS))):
        return False
    moments = settled(name, cells, None).moments
    return len(cells) > 1 and not np.isnat(moments).any() and _sorted(moments) == 1 and moments[0] != moments[-1]


def settled(column: str, cells: pd.Series, order: str | None) -> Dates:
    """The dates of a column in the order that is given, or in the one for which the most speaks."""
    parts = written(cells)
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


Readings = dict[str, Moments]


def _preferred(cells: pd.Series) -> tuple[str, ...]:
    """The orders, the likeliest first."""
    sample = cells.iloc[:: max(1, len(cells) // SAMPLE)]
    if sample.str.fullmatch(_DIGITS).mean() > 0.5:
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
    best = _best(readings, _sorted)
    return best if _sorted(next(iter(best.values()))) > 0.95 else readings


def _evenest(readings: Readings) -> Readings:
    if len(next(iter(readings.values()))) < FEW_STEPS:
        return readings
    return _best(readings, lambda moments: 1 / _leap(moments), factor=3.0)


def _work(readings: Readings) -> Readings:
    return _best(readings, lambda moments: float(len(moments) > 4 and not _weekends(moments)))


def _steps(moments: Moments) -> NDArray[np.int64]:
    return np.diff(moments[~np.isnat(moments)]).astype(np.int64)


def _sorted(moments: Moments) -> float:
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


def clock_of(cells: pd.DataFrame, dates: Dates, column: str | None = None) -> tuple[str, Moments]:
    """The column that holds the times of day, "" if none does, and the moments with these times.

    Raises SeriesError("no-column").
    """
    if column and column not in cells:
        raise SeriesError("no-column", column=column)
    if column is None:
        column = next((str(name) for name in cells if name != dates.column and _is_clock(str(name), cells[name])), "")
        days = dates.moments[~np.isnat(dates.moments)]
        column = column if (days == days.astype("datetime64[D]")).all() else ""
    if not column:
        return "", dates.moments
    times = times_of(cells[column])
    read = np.isfinite(times)
    moments = dates.moments.copy()
    moments[~read] = np.datetime64("NaT")
    moments[read] += times[read].astype("int64").astype("timedelta64[us]")
    return column, moments


def _is_clock(name: str, cells: pd.Series) -> bool:
    shape = r"\d{1,2}:\d{2}.*|\d{6}|\d{4}|\d{1,2}" if says(name, TIME_WORDS) else r"\d{1,2}:\d{2}(?::\d{2}.*)?"
    sample = cells.iloc[:: max(1, len(cells) // SAMPLE)]
    return bool(sample.str.fullmatch(shape).mean() > 0.95) and bool(np.isfinite(times_of(cells)).mean() > 0.95)
