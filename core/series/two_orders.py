"""A column in which some dates begin with the day and others with the month: each read as its neighbours ask."""

import numpy as np
from numpy.typing import NDArray

from core.series.dates import Moments, Written

MIXED = "mixed"
FAR = 10**7  # days: longer than any step


def untangled(parts: Written) -> Moments:
    """Each cell as the day or the month first, so that all steps together are shortest."""
    readings = np.stack([parts.moments(order) for order in ("day", "month")])  # (2, n)
    read = np.flatnonzero(~np.isnat(readings).all(axis=0))
    days = readings[:, read].astype("datetime64[D]").astype(np.float64)
    days[np.isnat(readings[:, read])] = np.nan
    taken = np.full(readings.shape[1], np.datetime64("NaT"), dtype="datetime64[us]")
    taken[read] = readings[_shortest(days), read]
    return taken


def _shortest(days: NDArray[np.float64]) -> NDArray[np.intp]:
    """(2, n) two days for each row, NaN for none -> (n,) which of them, so that all steps together are shortest."""
    first, second = np.where(np.isnan(days), days[::-1], days).tolist()
    refused = (np.isnan(days) * float(FAR)).tolist()
    back = np.zeros(days.shape, dtype=np.intp)
    cost = [row[0] if row else 0.0 for row in refused]
    for i in range(1, days.shape[1]):
        here, before = (first[i], second[i]), (first[i - 1], second[i - 1])
        ways = [[cost[k] + abs(here[j] - before[k]) for k in (0, 1)] for j in (0, 1)]
        back[:, i] = [int(way[1] < way[0]) for way in ways]
        cost = [min(way) + refused[j][i] for j, way in enumerate(ways)]
    which = np.zeros(days.shape[1], dtype=np.intp)
    which[-1:] = int(cost[1] < cost[0])
    for i in range(days.shape[1] - 1, 0, -1):
        which[i - 1] = back[which[i], i]
    return which


def against(moments: Moments) -> int:
    """The position of the first row whose step goes against most others; -1 where none does."""
    there = np.flatnonzero(~np.isnat(moments))
    steps = np.diff(moments[there]).astype(np.int64)
    wrong = steps < 0 if (steps >= 0).sum() >= (steps <= 0).sum() else steps > 0
    return int(there[int(np.argmax(wrong)) + 1]) if wrong.any() else -1
