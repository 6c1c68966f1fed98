"""Is a gradient right? Compare it with central differences of the loss, entry by entry.

Five points instead of the usual two: the error falls with h**4, so h may be large enough (1e-3)
for rounding not to drown small gradients, and a right gradient agrees to about 1e-10.
Source: Abramowitz and Stegun, 25.3.6.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.maths.arrays import Array

STEP = 1e-3
TOLERANCE = 1e-6

Loss = Callable[[Mapping[str, Array]], Array]
"""Takes variables of which one is a stack of moved copies, and returns the loss of each copy."""


@dataclass(frozen=True)
class Check:
    """How well one array of gradients agrees, with the entry that agrees worst."""

    name: str
    index: tuple[int, ...]
    analytic: float
    numeric: float
    error: float

    @property
    def passed(self) -> bool:
        return self.error <= TOLERANCE


def central_difference(
    loss: Loss, variables: Mapping[str, Array], name: str, step: float = STEP, rows: Sequence[int] | None = None
) -> tuple[Array, float]:
    """dL/dv for the array v = variables[name], of its shape or of these rows of it, and the size of the loss.

    Each entry is moved alone, in a copy of v, by `step` and by twice as much, up and down.
    """
    v = variables[name]
    places = np.arange(v.size).reshape(v.shape)[slice(None) if rows is None else rows]
    one_moved = np.zeros((places.size, v.size))
    one_moved[np.arange(places.size), places.ravel()] = step
    one_moved = one_moved.reshape(places.size, *v.shape)
    ends = np.concatenate([v + reach * one_moved for reach in (1, -1, 2, -2)])
    losses = loss({**variables, name: ends})
    near, near_below, far, far_below = np.split(losses, 4)
    difference: Array = (8 * (near - near_below) - (far - far_below)) / (12 * step)
    return difference.reshape(places.shape), float(np.abs(losses).max())


def one_by_one(loss: Callable[[Mapping[str, Array]], float], name: str) -> Loss:
    """A loss of plain arrays, made to take a stack of copies of the variable `name`."""
    return lambda variables: np.array([loss({**variables, name: copy}) for copy in variables[name]])


def smallest(loss_size: float, step: float = STEP) -> float:
    """Below this size a gradient is compared absolutely.

    A loss of size 1 is known to about 2e-16, so its difference over a step of 1e-3 to about 2e-13; with ten times
    that as the worst of many, an agreement to TOLERANCE can be seen from 2e-6 on.
    """
    rounding = float(np.finfo(float).eps) * max(1.0, loss_size) / step
    return 10 * rounding / TOLERANCE


def relative_error(analytic: Array, numeric: Array, floor: float) -> Array:
    """|analytic - numeric| / max(|analytic|, |numeric|, floor), entry by entry."""
    size = np.maximum(np.maximum(np.abs(analytic), np.abs(numeric)), floor)
    return np.abs(analytic - numeric) / size


def check_gradient(
    loss: Loss,
    variables: Mapping[str, Array],
    name: str,
    analytic: Array,
    step: float = STEP,
    rows: Sequence[int] | None = None,
) -> Check:
    """Compare `analytic`, claimed to be dL/d(variables[name]) and of its shape, with central differences.

    With `rows` only these are compared: of a large matrix all would take long.
    """
    numeric, loss_size = central_difference(loss, variables, name, step, rows)
    compared = analytic if rows is None else analytic[rows]
    errors = relative_error(compared, numeric, smallest(loss_size, step))
    worst = np.unravel_index(int(errors.argmax()), errors.shape)
    first, *rest = (int(i) for i in worst)
    index = (first if rows is None else rows[first], *rest)
    return Check("d" + name, index, float(compared[worst]), float(numeric[worst]), float(errors[worst]))
