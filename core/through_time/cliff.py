"""A cliff: the loss of one unit without an input, T steps long, as a landscape over its two parameters.

    a_t = tanh(w a_(t-1) + b)        L = (a_T - target)**2

Where w is large the unit has two states to fall into, and which one it takes turns on a hair of w and b: there the
landscape has a wall, and a step down the wall's gradient leads far away unless it is clipped.
A linear unit, without the tanh, has nothing that bounds it: there the same step ends in infinity.
Source: Pascanu et al. 2013, figure 6 (theirs has a sigmoid, 50 steps, the same start and target).
"""

from dataclasses import dataclass

import numpy as np

from core.maths.activations import tanh, tanh_slope
from core.maths.arrays import Array, Parameters
from core.maths.clipping import first_not_finite
from core.through_time import descent
from core.through_time.descent import Measured, Path


@dataclass(frozen=True)
class Cliff:
    """The unit's length in time, its first state, the state that it should end in, and whether it lacks its tanh."""

    T: int = 20
    a0: float = 0.5
    target: float = 0.7
    linear: bool = False

    @np.errstate(all="ignore")
    def landscape(self, w: Array, b: Array) -> Array:
        """The loss at each pair of w and b, arrays of one shape."""
        loss: Array = (self._states(w, b)[-1] - self.target) ** 2
        return loss

    @np.errstate(all="ignore")
    def measure(self, point: Parameters) -> Measured:
        """The loss at {"w", "b"}, each (1, 1), and {"dw", "db"} by backpropagation through time."""
        w, b = point["w"], point["b"]
        a = self._states(w, b)
        loss, da = (a[-1] - self.target) ** 2, 2 * (a[-1] - self.target)
        dw = db = np.zeros_like(w)
        for t in range(self.T, 0, -1):
            dz = da if self.linear else da * tanh_slope(a[t])
            dw = dw + dz * a[t - 1]
            db = db + dz
            da = dz * w
        wild = first_not_finite({"w": w, "b": b, "a_next": np.array(a)})
        return Measured(float(loss[0, 0]), {"dw": dw, "db": db}, wild)

    def _states(self, w: Array, b: Array) -> list[Array]:
        """a_0 to a_T."""
        a = [np.full_like(w, self.a0)]
        for _ in range(self.T):
            z = w * a[-1] + b
            a.append(z if self.linear else tanh(z))
        return a


def descend(
    cliff: Cliff, w: float, b: float, learning_rate: float, updates: int, how: str = "none", most: float = 1.0
) -> Path:
    """Gradient descent on the landscape, from (w, b)."""
    start = {"w": np.full((1, 1), w), "b": np.full((1, 1), b)}
    return descent.descend(cliff.measure, start, learning_rate, updates, how, most)


def points(path: Path) -> Array:
    """(w, b) before each update and, where it is finite, the point of an explosion: (n, 2)."""
    found: Array = np.array([[at["w"][0, 0], at["b"][0, 0]] for at in path.visited])
    finite: Array = found[np.isfinite(found).all(axis=1)]
    return finite
