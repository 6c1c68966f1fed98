"""The column of the times of day, if they do not stand beside the date in its cell."""

import numpy as np
import pandas as pd

from core.series.choices import SeriesError
from core.series.column_names import TIME_WORDS, says
from core.series.date_order import SAMPLE, Dates
from core.series.dates import Moments, times_of


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
