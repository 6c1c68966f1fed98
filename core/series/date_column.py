"""Which column holds the dates."""

from dataclasses import replace

import numpy as np
import pandas as pd

from core.refusal import Refusal
from core.series.cells import null
from core.series.column_names import DATE_WORDS, TIME_WORDS, says
from core.series.date_order import DIGITS, SAMPLE, Dates, settled, sorted_share
from core.series.dates import ORDERS, Moments, written
from core.series.eras import CALENDARS
from core.series.two_orders import MIXED

ENOUGH = 0.6  # of the cells of a column must be dates
FEW = 20  # rows below which six digits in order may be chance


def dates_of(
    cells: pd.DataFrame, column: str | None = None, order: str | None = None, calendar: str | None = None
) -> Dates | None:
    """The dates of a table, or of the column that is named; None where it has none, or "" is named.

    Raises Refusal("no-column" | "no-dates" | "date-order" | "calendar").
    """
    if calendar not in (None, *CALENDARS):
        raise Refusal("calendar", calendar=calendar)
    if order not in (None, MIXED, *ORDERS):
        raise Refusal("date-order", order=order)
    ranks = {str(name): rank for name in cells if (rank := _rank(str(name), cells[name]))}
    if column is None:
        column = max(ranks, key=lambda name: ranks[name]) if ranks else ""
    if not column:
        return None
    if column not in cells:
        raise Refusal("no-column", column=column)
    dates = settled(column, cells[column], order, calendar)
    if np.isnat(dates.moments).all():
        raise Refusal("no-dates", column=column, text=cells[column].iloc[0], row=cells.index[0])
    return replace(dates, others=tuple(name for name in ranks if name != column))


def _rank(name: str, cells: pd.Series) -> tuple[bool, bool] | None:
    """How well a column would do for the dates: by its name, then written out rather than in digits; None if badly."""
    filled = cells[~null(cells).to_numpy(dtype=bool)]
    sample = filled.iloc[:: max(1, len(filled) // SAMPLE)]
    parts = written(sample) if len(sample) else None
    if not parts or max(np.mean(~np.isnat(parts.moments(order))) for order in ORDERS) < ENOUGH:
        return None
    digits = bool(sample.str.fullmatch(DIGITS).mean() > 0.5)
    called = says(name, DATE_WORDS)
    return (called, not digits) if called or not digits or _counts_days(name, filled) else None


def _counts_days(name: str, cells: pd.Series) -> bool:
    """Whether digits without a telling name can only be dates: long or many, all of them dates, and in order."""
    if cells.str.fullmatch(r"\d{4}[.,]\d+").all():
        return _counts_months(settled(name, cells, None).moments)
    length = int(cells.str.replace(",", ".").str.find(".").where(lambda point: point > 0, cells.str.len()).min())
    if length < 6 or length == 7 or (length == 6 and (len(cells) < FEW or says(name, TIME_WORDS))):
        return False
    moments = settled(name, cells, None).moments
    return len(cells) > 1 and not np.isnat(moments).any() and sorted_share(moments) == 1 and moments[0] != moments[-1]


def _counts_months(moments: Moments) -> bool:
    """Whether years with a part behind the point, such as 1871.01, follow each other month by month."""
    days = np.abs(np.diff(moments)) / np.timedelta64(1, "D")
    return len(days) >= FEW / 2 and not np.isnat(moments).any() and bool(((days > 27) & (days < 32)).all())
