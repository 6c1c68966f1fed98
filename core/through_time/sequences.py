"""Sequences to unroll a cell along: its input at each step, and the label after it.

A signal is one number a step, and the question is whether the next one is larger; the last is followed by the first.
A word is one letter a step, and the question is which letter follows; the last is followed by the newline.
"""

from collections.abc import Sequence as Listed
from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from core.maths.arrays import Array
from core.names import names
from core.refusal import Refusal

FEWEST, MOST = 2, 60
FALLS_OR_STAYS, RISES = 0, 1


@dataclass(frozen=True)
class Sequence:
    """x (n_x, T) and the right answer after each step, labels (T,), of n_y; `letters` names the rows of a word's x."""

    x: Array
    labels: NDArray[np.int_]
    n_y: int
    letters: tuple[str, ...] = ()

    @property
    def n_x(self) -> int:
        return len(self.x)

    @property
    def T(self) -> int:
        return len(self.labels)

    def scaled(self, factor: float) -> "Sequence":
        """The same answers after louder or softer inputs."""
        return replace(self, x=factor * self.x)


def signal(values: Listed[float] | Array) -> Sequence:
    """Numbers (T,) as they are. Raises Refusal("few" | "many" | "not_finite")."""
    array = np.asarray(values, dtype=np.float64)
    _check_length(len(array))
    if not np.isfinite(array).all():
        raise Refusal("not_finite", position=int(np.argmin(np.isfinite(array))) + 1)
    return Sequence(array[None, :], np.where(np.roll(array, -1) > array, RISES, FALLS_OR_STAYS), 2)


def impulse(T: int, at: int = 0) -> Sequence:
    """1 at one step, else 0."""
    return signal((np.arange(T) == at).astype(np.float64))


def step(T: int, at: int) -> Sequence:
    """0 before a step, 1 from it on."""
    return signal((np.arange(T) >= at).astype(np.float64))


def sine(T: int, period: float) -> Sequence:
    """A sine wave from 0 on; `period` is in steps."""
    return signal(np.round(np.sin(2 * np.pi * np.arange(T) / period), 12) + 0.0)  # half a period is 0, not −1e−16


def noise(T: int, rng: Generator) -> Sequence:
    """Standard normal numbers, each independent of all others."""
    return signal(rng.standard_normal(T))


def word(text: str) -> Sequence:
    """Letters as columns of zeros and a one, over the sorted letters of the word and the newline, which is row 0.

    Raises Refusal("few" | "many").
    """
    _check_length(len(text))
    known = names.of([text])
    indices = known.indices(text)
    letters = len(known.vocabulary)
    return Sequence(np.eye(letters)[:, indices], np.array([*indices[1:], 0]), letters, known.vocabulary)


def _check_length(T: int) -> None:
    if T < FEWEST:
        raise Refusal("few", count=T, least=FEWEST)
    if T > MOST:
        raise Refusal("many", count=T, most=MOST)
