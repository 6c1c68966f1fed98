"""The parameters that a training had at some of its updates, in bounded room."""

import math
from collections.abc import Iterator

import numpy as np

from core.training.events import Weights

MOST_BYTES = 4_000_000
"""Of one training: 58 times those of an LSTM of 50 units and 27 letters, 5 times those of one of 200 units."""


class Kept:
    """Parameters by update, in half the digits of those that learn (float32); those of an explosion that have no number
    there are not kept.

    Where they have no room, that one goes whose neighbours are nearest to each other, counted in ratios: so many early
    ones stay, for there the most happens. The first and the newest never go.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._found: dict[int, Weights] = {}

    def add(self, weights: Weights) -> None:
        """Add those of a later update."""
        with np.errstate(over="ignore"):
            arrays = {name: array.astype(np.float32, copy=False) for name, array in weights.arrays.items()}
        if not all(np.isfinite(array).all() for array in arrays.values()):
            return
        found = self._found | {weights.step: Weights(weights.step, arrays, keep=True)}
        while len(found) > 2 and sum(map(size, found.values())) > self._most:
            del found[_densest(list(found))]
        self._found = found  # at once: another thread may read it

    def at(self, step: int) -> Weights | None:
        """Those after so many updates, if they were kept."""
        return self._found.get(step)

    @property
    def steps(self) -> list[int]:
        """The updates whose parameters are there, in their order."""
        return list(self._found)

    @property
    def bytes(self) -> int:
        """The room that they take."""
        return sum(map(size, self._found.values()))

    def __iter__(self) -> Iterator[Weights]:
        return iter(self._found.values())


def size(weights: Weights) -> int:
    """The bytes of the parameters."""
    return sum(array.nbytes for array in weights.arrays.values())


def _densest(steps: list[int]) -> int:
    """The step, neither first nor last, between whose neighbours the ratio is smallest."""
    inner = zip(steps[:-2], steps[1:-1], steps[2:], strict=True)
    return min((math.log((after + 1) / (before + 1)), step) for before, step, after in inner)[1]
