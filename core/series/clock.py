"""The column of the times of day, if they do not stand beside the date in its cell."""

import numpy as np
import pandas as pd

from core.maths.arrays import Array
from core.refusal import Refusal
from core.series.column_names import TIME_WORDS, says
from core.series.date_order import SAMPLE, Dates
from core.series.dates import Moments
from core.series.times import times_of

MOST = 0.9  # of the cells must be times
HOURS = 20  # different hours below which whole numbers without a name may be something else
_NAMED = r"\d{1,2}[:.hH]\d{2}.*|\d{1,6}"
_EVIDENT = r"\d{1,2}:\d{2}(?::\d{2}.*)?|\d{1,2}\.\d{2}\.\d{2}|\d{1,2}[hH]\d{2}"


def clock_of(cells: pd.DataFrame, dates: Dates, column: str | None = None) -> tuple[str, Moments]:
    """The column that holds the times of day, "" if none does, and the moments with these times.

    Raises Refusal("no-column" | "no-times").
    """
    if column and column not in cells:
        raise Refusal("no-column", column=column)
    if column is None:
        column = _found(cells, dates) if _whole_days(dates.moments) else ""
    if not column:
        return "", dates.moments
    times = times_of(cells[column])
    if not np.isfinite(times).any():
        raise Refusal("no-times", column=column, text=cells[column].iloc[0], row=cells.index[0])
    return column, _at(dates.moments, times)


def _found(cells: pd.DataFrame, dates: Dates) -> str:
    others = [str(name) for name in cells if name not in (dates.column, *dates.others)]
    evident = (name for name in others if _is_clock(name, cells[name]))
    return next(evident, "") or _told_by_its_place(cells, dates)


def _whole_days(moments: Moments) -> bool:
    days = moments[~np.isnat(moments)]
    return bool((days == days.astype("datetime64[D]")).all())


def _at(days: Moments, times: Array) -> Moments:
    moments, read = days.copy(), np.isfinite(times)
    moments[~read] = np.datetime64("NaT")
    moments[read] += times[read].astype("int64").astype("timedelta64[us]")
    return moments


def _is_clock(name: str, cells: pd.Series) -> bool:
    return _share(cells, _NAMED if says(name, TIME_WORDS) else _EVIDENT) > MOST and _read(cells) > MOST


def _share(cells: pd.Series, shape: str) -> float:
    return float(cells.iloc[:: max(1, len(cells) // SAMPLE)].str.fullmatch(shape).mean())


def _read(cells: pd.Series) -> float:
    return float(np.isfinite(times_of(cells)).mean())


def _told_by_its_place(cells: pd.DataFrame, dates: Dates) -> str:
    """A column without a name right of the dates: digits that, as times, tell apart what shares its date and keep it
    in order, such as 93000 or the hour."""
    names = list(map(str, cells))
    place = names.index(dates.column) + 1
    if place == len(names) or not names[place].isdigit() or not pd.Series(dates.moments).duplicated().any():
        return ""
    digits = cells[names[place]]
    short = _share(digits, r"\d{1,2}") > MOST
    if _share(digits, r"\d{1,6}") <= MOST or (short and digits.nunique() < HOURS) or _read(digits) <= MOST:
        return ""
    moments = _at(dates.moments, times_of(digits))
    steps = np.diff(moments[~np.isnat(moments)]).astype(np.int64)
    return names[place] if len(steps) and ((steps > 0).all() or (steps < 0).all()) else ""
