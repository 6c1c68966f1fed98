"""A forecast fed back to its network, row after row.

A network is any callable from histories (m, window, columns) to the next value of their first column (m,), both in
original units; with the true histories of some days it gives their one-step forecasts. It forecasts that column
alone: fed back, the others stay at their last value.
"""

from collections.abc import Callable

import numpy as np

from core.maths.arrays import Array

Predict = Callable[[Array], Array]


def recursive(predict: Predict, history: Array, rows: int) -> Array:
    """The next rows after a history (window, columns), each from the forecasts before it: (rows,)."""
    alone: Array = courses(predict, history[None], rows)[0]
    return alone


def courses(predict: Predict, histories: Array, rows: int) -> Array:
    """The same after each of some histories (m, window, columns), one row of all at a time: (m, rows)."""
    window, found = histories, np.empty((len(histories), rows))
    for row in range(rows):
        found[:, row] = predict(window)
        tomorrow = window[:, -1:].copy()
        tomorrow[:, 0, 0] = found[:, row]
        window = np.concatenate([window[:, 1:], tomorrow], axis=1)
    return found
