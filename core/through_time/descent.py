"""Gradient descent with or without a clip, update by update, until a number is no longer finite.

What is descended is a Measure: it takes parameters and finds the loss with its gradient there. `network` makes one of a
sequence and the losses that count; core/through_time/cliff.py has another.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from core.cells.kind import Kind
from core.maths.arrays import Array, Gradients, Parameters
from core.maths.clipping import clipped, first_not_finite, norm
from core.through_time.gradient_flow import Explosion, explosion
from core.through_time.sequences import Sequence
from core.through_time.unrolled import backward, unroll


@dataclass(frozen=True)
class Measured:
    """The loss at some parameters, its gradient {"dWaa": ...}, and the first number behind both that is not finite."""

    loss: float
    gradients: Gradients
    wild: str = ""


Measure = Callable[[Parameters], Measured]


@dataclass(frozen=True)
class Path:
    """A descent: the parameters before each update, with the loss and the gradient's norm there, each (n,).

    `exploded` names what ended the descent before its last update, and that update, where something did; then the
    parameters at which it happened are visited too, as number n + 1.
    """

    visited: tuple[Parameters, ...]
    losses: Array
    norms: Array
    exploded: Explosion | None


@np.errstate(all="ignore")
def descend(
    measure: Measure, start: Parameters, learning_rate: float, updates: int, how: str = "none", most: float = 1.0
) -> Path:
    """Each update takes learning_rate times the gradient, clipped as `core.maths.clipping.clipped` does."""
    parameters = start
    visited: list[Parameters] = []
    curve: list[tuple[float, float]] = []
    exploded = None
    for update in range(updates + 1):
        visited.append(parameters)
        here = measure(parameters)
        length = norm(here.gradients)
        wild = here.wild or first_not_finite({"L": here.loss, **here.gradients, "norm": length})
        if wild:
            exploded = Explosion(wild, update)
            break
        curve.append((here.loss, length))
        step = clipped(here.gradients, how, most)
        parameters = {name: value - learning_rate * step["d" + name] for name, value in parameters.items()}
    losses, norms = np.array(curve).reshape(-1, 2).T
    return Path(tuple(visited), losses, norms, exploded)


def network(kind: Kind, sequence: Sequence, loss_steps: list[int]) -> Measure:
    """A cell along a sequence: the sum of the losses after the steps `loss_steps`, from 0."""

    def measure(parameters: Parameters) -> Measured:
        forward = unroll(kind, sequence, parameters)
        back = backward(forward, loss_steps)
        wild = explosion(forward, back)
        return Measured(float(forward.losses[loss_steps].sum()), back.gradients, wild.what if wild else "")

    return measure
