"""A forecast fed back to its network, day after day, and the band in which it may err.

A network is any callable from histories (m, window, columns) to the next value of their first column (m,), both in
original units; with the true histories of some days it gives their one-step forecasts. It forecasts that column
alone: fed back, the others stay at their last value.
"""

from collections.abc import Callable

import numpy as np

from core.maths.arrays import Array

Predict = Callable[[Array], Array]


def recursive(predict: Predict, history: Array, days: int) -> Array:
    """The next days after a history (window, columns), each from the forecasts before it: (days,)."""
    alone: Array = paths(predict, history, np.zeros((1, days)))[0]
    return alone


def paths(predict: Predict, history: Array, errors: Array) -> Array:
    """Courses that the series may take, one for each row of errors (count, days): each day forecast, plus its error."""
    count, days = errors.shape
    window = np.repeat(history[None], count, axis=0)
    found = np.empty((count, days))
    for day in range(days):
        found[:, day] = predict(window) + errors[:, day]
        tomorrow = window[:, -1:].copy()
        tomorrow[:, 0, 0] = found[:, day]
        window = np.concatenate([window[:, 1:], tomorrow], axis=1)
    return found


def band(
    predict: Predict, history: Array, days: int, residuals: Array, rng: np.random.Generator, share: float = 0.9,
    count: int = 200,
) -> tuple[Array, Array]:  # fmt: skip
    """(low, high) of each of the next days (days,): between them lies `share` of `count` possible courses.

    Their errors are drawn from the residuals of one-step forecasts, independently day by day, so that the band of
    "tomorrow = today" widens with the square root of the days.
    """
    courses = paths(predict, history, rng.choice(residuals, (count, days)))
    low, high = np.quantile(courses, [(1 - share) / 2, (1 + share) / 2], axis=0)
    return low, high
