"""Is a gradient right? Compare it with the loss itself, entry by entry, in two ways.

The verdict comes from the complex step: for a loss L of real numbers, moved by ih into the complex plane,

    dL/dv = Im L(v + ih) / h + O(h**2)

No difference of two near numbers is taken, so h may be as small as one likes and no digit is lost (Squire and Trapp
1998; Martins, Sturdza and Alonso 2003). Beside it stands what a learner can follow, the central difference: nudge the
number by a step up and down, measure the loss again. Five points instead of two: the error falls with step**4
(Abramowitz and Stegun, 25.3.6). Where the loss bends too much within the step, or changes too little to be seen
beside its own rounding, the two part ways, and it is not the gradient's fault.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.maths.arrays import Array

H = 1e-100
"""So small that even a gradient of 1e60 moves nothing that counts."""
UNSEEN = 1e-200
"""Below this size a gradient times H has no digits left."""
STEP = 1e-3
TOLERANCE = 1e-6
EPSILON = float(np.finfo(float).eps)

T = TypeVar("T", bound=np.generic)

Loss = Callable[[Mapping[str, Array]], Array]
"""Takes variables of which some are stacks of moved copies, maybe complex, and returns the loss of each copy."""


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
        """Whether the largest relative error is within TOLERANCE."""
        return self.error <= TOLERANCE


@dataclass(frozen=True)
class Claim:
    """What is said of dL/dv: an array of v's shape; of it only `rows` are compared where they are named.

    Below the size `floor`, one for all or one for each entry, it is compared absolutely (see `rounding`).
    """

    analytic: Array
    floor: Array | float
    rows: tuple[int, ...] | None = None

    def compared(self, v: NDArray[T]) -> NDArray[T]:
        """The rows of an array of this shape that are compared."""
        return v if self.rows is None else v[list(self.rows)]

    def errors(self, exact: Array) -> Array:
        """The relative error of each entry that is compared."""
        floor = np.broadcast_to(self.floor, self.analytic.shape)
        return relative_error(self.compared(self.analytic), exact, self.compared(floor))

    def place(self, worst: tuple[int, ...]) -> tuple[int, ...]:
        """Where in v the entry `worst` of what is compared stands."""
        return worst if self.rows is None else (self.rows[worst[0]], *worst[1:])


def complex_steps(loss: Loss, variables: Mapping[str, Array], claims: Mapping[str, Claim]) -> dict[str, Array]:
    """dL/dv for each array v = variables[name] of `claims`, of the shape that is compared; one call of the loss."""
    places = {
        name: claim.compared(np.arange(variables[name].size).reshape(variables[name].shape))
        for name, claim in claims.items()
    }
    ends = np.cumsum([place.size for place in places.values()])
    moved = {name: np.repeat(variables[name][None].astype(complex), ends[-1], axis=0) for name in claims}
    for (name, place), end in zip(places.items(), ends, strict=True):
        own = np.arange(end - place.size, end)
        moved[name].reshape(ends[-1], -1)[own, place.ravel()] += 1j * H
    slopes = np.split(loss({**variables, **moved}).imag / H, ends[:-1])
    return {name: found.reshape(place.shape) for (name, place), found in zip(places.items(), slopes, strict=True)}


def complex_step(loss: Loss, variables: Mapping[str, Array], name: str) -> Array:
    """dL/dv for the array v = variables[name], of its shape."""
    return complex_steps(loss, variables, {name: Claim(variables[name], 0.0)})[name]


def differences(loss: Callable[[Array], Array], count: int, step: float = STEP) -> tuple[Array, float]:
    """dL/dv at each of n numbers v, (n,), and the size of the loss there; `loss` takes moves (K, n), one copy a row."""
    reaches = step * np.array([1.0, -1.0, 2.0, -2.0])
    losses = loss(np.concatenate([reach * np.eye(count) for reach in reaches]))
    near, near_below, far, far_below = np.split(losses, len(reaches))
    found: Array = (8 * (near - near_below) - (far - far_below)) / (12 * step)
    return found, float(np.abs(losses).max())


def central_differences(
    loss: Loss, variables: Mapping[str, Array], places: Mapping[str, tuple[int, ...]], step: float = STEP
) -> tuple[dict[str, float], float]:
    """dL/dv at one entry of each array that `places` names, and the size of the loss there; one call of the loss."""

    def moved(moves: Array) -> Array:
        copies = {name: np.repeat(variables[name][None], len(moves), axis=0) for name in places}
        for (name, place), move in zip(places.items(), moves.T, strict=True):
            index: Any = (slice(None), *place)
            copies[name][index] += move
        return loss({**variables, **copies})

    found, loss_size = differences(moved, len(places), step)
    return dict(zip(places, map(float, found), strict=True)), loss_size


def smallest(loss_size: float, step: float = STEP) -> float:
    """Below this size a gradient cannot be seen by a central difference to TOLERANCE.

    A loss of size 1 is known to about 2e-16, so its difference over a step of 1e-3 to about 2e-13; ten times that is
    the worst of many.
    """
    return 10 * EPSILON * max(1.0, loss_size) / step / TOLERANCE


def rounding(size: ArrayLike, operand: float = 1.0) -> Array:
    """Below this size a gradient is compared absolutely, since it was made of larger numbers.

    A saturated slope, 1 - a**2 or s (1 - s), is known to EPSILON and no better, however small it is; so is what arrives
    times the slope, and that times an operand. `size` is the size of what arrived before a slope.
    """
    floor: Array = np.maximum(8 * EPSILON * max(1.0, operand) / TOLERANCE * np.asarray(size), UNSEEN)
    return floor


def relative_error(analytic: Array, exact: Array, floor: Array | float) -> Array:
    """|analytic - exact| / max(|analytic|, |exact|, floor), entry by entry."""
    size = np.maximum(np.maximum(np.abs(analytic), np.abs(exact)), floor)
    return np.abs(analytic - exact) / size


def check_gradients(
    loss: Loss, variables: Mapping[str, Array], claims: Mapping[str, Claim], step: float = STEP
) -> list[Check]:
    """Compare what is claimed of dL/dv, by the names of `variables`, with the loss; its worst entry for each array."""
    if not claims:
        return []
    exact = complex_steps(loss, variables, claims)
    errors = {name: claim.errors(exact[name]) for name, claim in claims.items()}
    worst = {name: tuple(map(int, np.unravel_index(int(e.argmax()), e.shape))) for name, e in errors.items()}
    places = {name: claims[name].place(place) for name, place in worst.items()}
    nudged, loss_size = central_differences(loss, variables, places, step)
    found = []
    for name, claim in claims.items():
        said, true = (float(array[worst[name]]) for array in (claim.compared(claim.analytic), exact[name]))
        why = doubt(nudged[name], true, loss_size, step)
        error = float(errors[name][worst[name]])
        found.append(Check("d" + name, places[name], said, true, error, nudged[name], step, why))
    return found


def doubt(nudged: float, exact: float, loss_size: float, step: float) -> str:
    """Why a central difference is not the gradient: "curved", "small", or "" where they agree."""
    seen = smallest(loss_size, step)
    if abs(nudged - exact) <= TOLERANCE * max(abs(nudged), abs(exact)):
        return ""
    return "small" if max(abs(exact), abs(nudged)) <= seen else "curved"
