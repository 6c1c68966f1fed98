"""What any forecast must beat, and how far it is from that: on the same days, in the units of the price.

Arrays are (days,) unless said otherwise; `target` is the whole series and `rows` the days of it that are forecast.
"""

from dataclasses import dataclass

import numpy as np

from core.forecast.windows import Windows, before
from core.maths.arrays import Array

AVERAGE_ROWS = 5
MOST_LAG = 10
CLOSE = 0.9
"""A correlation from which on two curves look alike."""


def persistence(target: Array, rows: range) -> Array:
    """Each day as the day before it, (days,)."""
    return target[rows.start - 1 : rows.stop - 1]


def unchanged(target: Array, rows: range) -> Array:
    """The last known value for all days: what a forecast without any later value must beat."""
    return np.full(len(rows), target[rows.start - 1])


def moving_average(target: Array, rows: range, days: int) -> Array:
    """Each day as the mean of the last `days` before it, which are at most rows.start."""
    means: Array = before(target[:, None], rows, days).mean(axis=(1, 2))
    return means


def average_rows(windows: Windows) -> int:
    """How many rows the moving average takes."""
    return min(AVERAGE_ROWS, windows.test.start)


def constant(target: Array, rows: range) -> Array:
    """Each day as the mean of all days before the forecast ones: the best there is for a series without memory."""
    return np.full(len(rows), target[: rows.start].mean())


def residuals(forecast: Array, actual: Array) -> Array:
    """actual - forecast, (days,)."""
    return actual - forecast


@dataclass(frozen=True)
class Scores:
    """How good a forecast is; nan where a figure has no meaning.

    rmse, mae    root mean squared and mean absolute error, in the units of the target
    mape         mean of |error / actual|, as a share; nan where an actual value is 0
    direction    share of right signs of the change since yesterday, over the days on which both the target and the
                 forecast move; nan where there are none, as for persistence
    skill        1 - MSE / MSE of persistence (Murphy 1988): 0 is no better than "as today", 1 is perfect
    """

    rmse: float
    mae: float
    mape: float
    direction: float
    skill: float


def scores(forecast: Array, target: Array, rows: range) -> Scores:
    """The scores of a forecast of some rows of a series."""
    actual, yesterday = target[rows.start : rows.stop], persistence(target, rows)
    error = residuals(forecast, actual)
    mse, naive = float((error**2).mean()), float(((actual - yesterday) ** 2).mean())
    forecast_sign, sign = np.sign(forecast - yesterday), np.sign(actual - yesterday)
    moved = (forecast_sign != 0) & (sign != 0)
    return Scores(
        rmse=mse**0.5,
        mae=float(np.abs(error).mean()),
        mape=float(np.abs(error / actual).mean()) if actual.all() else np.nan,
        direction=float((forecast_sign == sign)[moved].mean()) if moved.any() else np.nan,
        skill=1 - mse / naive if naive else np.nan,
    )


@dataclass(frozen=True)
class Lag:
    """The shift at which a forecast looks most like the series: 1 where it is yesterday's price, 0 where it is today's.

    correlations[k] is that of the forecast with the series k days before.
    """

    shift: int
    correlations: tuple[float, ...]

    @property
    def clear(self) -> bool:
        """Whether the shift is no accident: the correlation there is high, and what it leaves unexplained is at most
        half of what is unexplained without a shift."""
        best, same = self.correlations[self.shift], self.correlations[0]
        return best >= CLOSE and (self.shift == 0 or 1 - best <= (1 - same) / 2)


def lag(forecast: Array, target: Array, rows: range, most: int = MOST_LAG) -> Lag:
    """Shifts of 0 to `most` days, all over the same forecast days; `most` is at most rows.start."""
    shifted = [target[rows.start - k : rows.stop - k] for k in range(min(most, rows.start) + 1)]
    correlations = tuple(_correlation(forecast, series) for series in shifted)
    return Lag(int(np.argmax(correlations)), correlations)


def _correlation(a: Array, b: Array) -> float:
    """Pearson's; 0 where one of them does not vary."""
    if np.ptp(a) == 0 or np.ptp(b) == 0:
        return 0.0
    return float(np.corrcoef(a, b)[0, 1])
