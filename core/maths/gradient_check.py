"""Is a gradient right? Compare it with the loss itself, entry by entry, in two ways.

The verdict comes from the complex step: for a loss L of real numbers, moved by ih into the complex plane,

    dL/dv = Im L(v + ih) / h + O(h**2)

No difference of two near numbers is taken, so h may be as small as one likes and no digit is lost (Squire and Trapp
1998; Martins, Sturdza and Alonso 2003). Beside it stands what a learner can follow, the central difference: nudge the
number by a step up and down, measure the loss again. Five points instead of two: the error falls with step**4
(Abramowitz and Stegun, 25.3.6). Where the loss bends too much within the step, or changes too little to be seen
beside its own rounding, the two part ways, and it is not the gradient's fault.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.maths.arrays import Array

H = 1e-100
"""So small that even a gradient of 1e60 moves nothing that counts."""
STEP = 1e-3
TOLERANCE = 1e-6
EPSILON = float(np.finfo(float).eps)

Loss = Callable[[Mapping[str, Array]], Array]
"""Takes variables of which one is a stack of moved copies, maybe complex, and returns the loss of each copy."""


@dataclass(frozen=True)
class Check:
    """How well one array of gradients agrees with the complex step, at the entry that agrees worst.

    `nudged` is the central difference there, by `step`; `doubt` says why it differs where it does: "curved", the loss
    bends too much within the step; "small", its change drowns in rounding; else "".
    """

    name: str
    index: tuple[int, ...]
    analytic: float
    exact: float
    error: float
    nudged: float
    step: float
    doubt: str

    @property
    def passed(self) -> bool:
        return self.error <= TOLERANCE


def complex_step(loss: Loss, variables: Mapping[str, Array], name: str, rows: Sequence[int] | None = None) -> Array:
    """dL/dv for the array v = variables[name], of its shape or of these rows of it."""
    v = variables[name]
    places = np.arange(v.size).reshape(v.shape)[slice(None) if rows is None else rows]
    moved = np.repeat(v[None].astype(complex), places.size, axis=0)
    moved.reshape(places.size, -1)[np.arange(places.size), places.ravel()] += 1j * H
    gradient: Array = loss({**variables, name: moved}).imag / H
    return gradient.reshape(places.shape)


def central_differences(loss: Callable[[Array], Array], at: Array, step: float = STEP) -> tuple[Array, float]:
    """dL/dv at each of the numbers v, `at` (n,), and the size of the loss there; `loss` takes moved copies (K, n)."""
    reaches = step * np.array([1.0, -1.0, 2.0, -2.0])
    losses = loss(np.concatenate([at + reach * np.eye(len(at)) for reach in reaches]))
    near, near_below, far, far_below = np.split(losses, len(reaches))
    found: Array = (8 * (near - near_below) - (far - far_below)) / (12 * step)
    return found, float(np.abs(losses).max())


def central_difference(
    loss: Loss, variables: Mapping[str, Array], name: str, index: tuple[int, ...], step: float = STEP
) -> tuple[float, float]:
    """dL/dv at one entry of variables[name], and the size of the loss there."""
    v = variables[name]

    def moved(ends: Array) -> Array:
        copies = np.repeat(v[None], len(ends), axis=0)
        places: Any = (slice(None), *index)
        copies[places] = ends[:, 0]
        return loss({**variables, name: copies})

    found, loss_size = central_differences(moved, np.array([v[index]]), step)
    return float(found[0]), loss_size


def smallest(loss_size: float, step: float = STEP) -> float:
    """Below this size a gradient cannot be seen by a central difference to TOLERANCE.

    A loss of size 1 is known to about 2e-16, so its difference over a step of 1e-3 to about 2e-13; ten times that is
    the worst of many.
    """
    return 10 * EPSILON * max(1.0, loss_size) / step / TOLERANCE


def rounding(largest: float, operand: float = 1.0) -> float:
    """Below this size a gradient is compared absolutely, since it was made of larger numbers.

    A saturated slope, 1 - a**2 or s (1 - s), is known to EPSILON and no better, however small it is; so is what arrives
    times the slope, and that times an operand. `largest` is the largest size of what arrived before a slope.
    """
    return max(8 * EPSILON * largest * max(1.0, operand) / TOLERANCE, float(np.finfo(float).tiny))


def relative_error(analytic: Array, exact: Array, floor: float) -> Array:
    """|analytic - exact| / max(|analytic|, |exact|, floor), entry by entry."""
    size = np.maximum(np.maximum(np.abs(analytic), np.abs(exact)), floor)
    return np.abs(analytic - exact) / size


def check_gradient(
    loss: Loss,
    variables: Mapping[str, Array],
    name: str,
    analytic: Array,
    floor: float,
    step: float = STEP,
    rows: Sequence[int] | None = None,
) -> Check:
    """Compare `analytic`, claimed to be dL/d(variables[name]) and of its shape, with the complex step.

    With `rows` only these are compared: of a large matrix all would take long.
    """
    exact = complex_step(loss, variables, name, rows)
    compared = analytic if rows is None else analytic[rows]
    errors = relative_error(compared, exact, floor)
    worst = tuple(int(i) for i in np.unravel_index(int(errors.argmax()), errors.shape))
    index = worst if rows is None else (rows[worst[0]], *worst[1:])
    nudged, loss_size = central_difference(loss, variables, name, index, step)
    found = float(exact[worst])
    return Check(
        "d" + name, index, float(compared[worst]), found, float(errors[worst]), nudged, step,
        doubt(nudged, found, loss_size, step),
    )  # fmt: skip


def doubt(nudged: float, exact: float, loss_size: float, step: float) -> str:
    """Why a central difference is not the gradient: "curved", "small", or "" where they agree."""
    seen = smallest(loss_size, step)
    if abs(nudged - exact) <= TOLERANCE * max(abs(nudged), abs(exact)):
        return ""
    return "small" if max(abs(exact), abs(nudged)) <= seen else "curved"
