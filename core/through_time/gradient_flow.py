"""How a gradient fades or grows on its way back through time, and the factors that make it.

RNN     da_t / da_(t-1) = diag(1 - a_t**2) Waa
LSTM    dc_t / dc_(t-1) = diag(f_t)                 on the direct wire: along the memory, past the gates

so dL/da_t is made of products of such matrices: where they shrink, what is far has no gradient; where they stretch,
it drowns the rest. Source: Bengio et al. 1994; Pascanu et al. 2013; Gers et al. 2000.
"""

from dataclasses import dataclass

import numpy as np

from core.cells.trace import Trace
from core.maths.arrays import Array
from core.through_time.unrolled import Back, Unrolled, walk_back


def norms(numbers: Array) -> Array:
    """The length of each column: of da (n_a, T), the size (T,) of the gradient after each step."""
    found: Array = np.linalg.norm(numbers, axis=0)
    return found


@np.errstate(all="ignore")
def credit_map(unrolled: Unrolled) -> Array:
    """How much each loss depends on each state: entry (k, t) is |dL_k/da_t|, (T, T), 0 for t > k; one pass for all."""
    steps = [norms(step["da"]) for step in walk_back(unrolled, np.eye(unrolled.T))]
    return np.array(steps[::-1]).T


@np.errstate(all="ignore")
def products(factors: Array, to: int) -> Array:
    """From each step t to the step `to`: factor `to` times ... times factor t + 1, (T, n_a, n_a).

    The identity for t = to; 0 for later steps, on which the step `to` does not depend.
    """
    found = np.zeros_like(factors)
    found[to] = np.eye(factors.shape[1])
    for t in reversed(range(to)):
        found[t] = found[t + 1] @ factors[t + 1]
    return found


@np.errstate(all="ignore")
def on_direct_wire(unrolled: Unrolled, back: Back, to: int) -> Array:
    """What the kind's factors alone bring from the step `to` back to each step, (n_a, T); 0 for later steps.

    Of the LSTM's memory this is a part of dc only: the rest comes back by way of a and the gates, and from own losses.
    """
    arrived = back.numbers[f"d{unrolled.kind.factor_of}"][:, to]
    found: Array = np.einsum("tij,i->jt", products(unrolled.factors(), to), arrived)
    return found


def stretches(matrices: Array) -> Array:
    """The most by which each matrix (T, n, n) lengthens a vector: its largest singular value, or nan."""
    finite = np.isfinite(np.abs(matrices).max(axis=(1, 2)))
    found: Array = np.linalg.norm(np.where(finite[:, None, None], matrices, 0.0), ord=2, axis=(1, 2))
    return np.where(finite, found, np.nan)


def a_step(shares: Array, to: int) -> float:
    """What a step passes on average of all from the step `to` (from 0) back to the first, of shares (n_a, T).

    Of the units it is the mean, of the steps the geometric mean, for steps multiply. 1 where no step lies between.
    """
    passed = shares[:, 1 : to + 1].mean(axis=0)
    tiny = np.finfo(float).tiny
    return float(np.exp(np.log(np.maximum(passed, tiny)).mean())) if to else 1.0


@dataclass(frozen=True)
class Explosion:
    """The first number that is infinite or not a number: its name and its step."""

    what: str
    step: int


def explosion(unrolled: Unrolled, back: Back) -> Explosion | None:
    """The first number that is not finite in the order of computation: forward from step 0, then back from the last."""
    return _first(unrolled.numbers, range(unrolled.T)) or _first(back.numbers, range(unrolled.T)[::-1])


def _first(numbers: Trace, steps: range) -> Explosion | None:
    wild = np.array([~np.isfinite(array).all(axis=0) for array in numbers.values()])
    for t in steps:
        if wild[:, t].any():
            return Explosion(list(numbers)[int(wild[:, t].argmax())], t)
    return None
