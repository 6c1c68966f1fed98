"""Whether a series repeats itself, and after how many rows."""

import numpy as np

from core.maths.arrays import Array

LEAST = 0.3
"""The autocorrelation after one season, and after two, or there is none."""
RISE = 0.6
"""By so much it rises from its lowest value before the season: else it merely falls slowly, as that of a price does."""
LOWER, NEAR = 0.2, 0.1
"""A peak that is lower by at most this share is as high; a lag that is longer by at most that one is as long."""


def season(values: Array) -> int:
    """The rows of a season of a series (rows,), of which at least three must be there; 0 where there is none.

    Of the lags beyond the first negative autocorrelation the shortest whose peak is nearly the highest: beyond it, for
    neighbours are always alike; the shortest, for two seasons are one too. Of a thousand random walks some twenty seem
    to have one.
    """
    most = len(values) // 3
    if most < 2 or np.ptp(values) == 0:
        return 0
    of = autocorrelation(values)
    negative = np.flatnonzero(of[: most + 1] < 0)
    if not len(negative):
        return 0
    first = int(negative[0])
    highest = first + int(np.argmax(of[first : most + 1]))
    shortest = first + int(np.argmax(of[first : most + 1] >= (1 - LOWER) * of[highest]))
    lag = shortest + int(np.argmax(of[shortest : min(most, round((1 + NEAR) * shortest)) + 1]))
    again = of[round((2 - NEAR) * lag) : round((2 + NEAR) * lag) + 1].max()
    repeats = min(of[lag], again) >= LEAST and of[lag] - of[:lag].min() >= RISE
    return lag if repeats and lag > 1 else 0


def autocorrelation(values: Array) -> Array:
    """That of a series about its straight line, for each lag (rows,), each from the pairs that there are."""
    rows = len(values)
    time = np.arange(rows)
    around = values - np.polyval(np.polyfit(time, values, 1), time)
    power = np.abs(np.fft.rfft(around, 2 * rows)) ** 2
    sums = np.fft.irfft(power)[:rows] / np.arange(rows, 0, -1)
    return np.asarray(sums / sums[0] if sums[0] > 0 else np.zeros(rows))
