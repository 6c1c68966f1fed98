"""A cliff: the loss of one unit that hears nothing, T steps long, as a landscape over its two parameters.

    a_t = tanh(w a_(t-1) + b)        L = (a_T - target)**2

Where w is large the unit has two states to fall into, and which one it takes turns on a hair of w and b: there the
landscape has a wall, and a step down the wall's gradient leads far away unless it is clipped.
Source: Pascanu et al. 2013, figure 6 (theirs has a sigmoid, 50 steps, the same start and target).
"""

from dataclasses import dataclass

import numpy as np

from core.arrays import Array, Gradients, Parameters
from core.clipping import clipped, first_not_finite, norm
from core.gradient_flow import Explosion
from core.rnn import rnn_backward, rnn_forward
from core.rnn_steps import forward_steps

SILENT = {"Wax": np.zeros((1, 1)), "Wya": np.zeros((1, 1)), "by": np.zeros((1, 1))}


@dataclass(frozen=True)
class Cliff:
    """The unit's length in time, its first state, and the state that it should end in."""

    T: int = 20
    a0: float = 0.5
    target: float = 0.7

    @np.errstate(over="ignore")
    def landscape(self, w: Array, b: Array) -> Array:
        """The loss at each pair of w and b, arrays of one shape."""
        parameters = _parameters(w.reshape(-1, 1, 1), b.reshape(-1, 1, 1))
        a = np.full((1, 1), self.a0)
        for _ in range(self.T):
            a = forward_steps(np.zeros((1, 1)), a, parameters).a_next
        return ((a - self.target) ** 2).reshape(w.shape)

    @np.errstate(over="ignore")
    def loss_and_gradient(self, w: float, b: float) -> tuple[float, Gradients]:
        """The loss at one point and {"dw", "db"}, by backpropagation through time. ValueError where not finite."""
        parameters = _parameters(np.full((1, 1), w), np.full((1, 1), b))
        a, _, caches = rnn_forward(np.zeros((1, 1, self.T)), np.full((1, 1), self.a0), parameters)
        error = a[:, :, -1] - self.target
        da = np.zeros_like(a)
        da[:, :, -1] = 2 * error
        gradients = rnn_backward(da, caches)
        return float(error[0, 0] ** 2), {"dw": gradients["dWaa"], "db": gradients["dba"]}


def _parameters(w: Array, b: Array) -> Parameters:
    return SILENT | {"Waa": w, "ba": b}


@dataclass(frozen=True)
class Path:
    """A descent: (w, b) before each update (n, 2), with the loss and the gradient's norm there, each (n,).

    `exploded` names what ended the descent before its last update, where something did.
    """

    points: Array
    losses: Array
    norms: Array
    exploded: Explosion | None


def descend(
    cliff: Cliff, w: float, b: float, learning_rate: float, updates: int, how: str = "none", most: float = 1.0
) -> Path:
    """Gradient descent from (w, b), clipped as `core.clipping.clipped` does; ends where a number is not finite."""
    visited, exploded = [], None
    for update in range(updates + 1):
        what = first_not_finite({"w": w, "b": b})
        if what:
            exploded = Explosion(what, update)
            break
        loss, gradient = cliff.loss_and_gradient(w, b)
        visited.append((w, b, loss, norm(gradient)))
        step = clipped(gradient, how, most)
        w, b = (x - learning_rate * float(step[d][0, 0]) for x, d in ((w, "dw"), (b, "db")))
    found = np.array(visited).reshape(-1, 4)
    return Path(found[:, :2], found[:, 2], found[:, 3], exploded)
