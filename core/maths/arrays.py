"""The one door through which arrays enter core/: float64, finite, and of the shape that is needed.

Shapes are written as in the reports, in words: "n_a m" is a matrix of n_a rows and m columns.
A size gets its value from the first array that shows it and binds all later ones.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Parameters = Mapping[str, Array]
Gradients = dict[str, Array]


class Sizes(dict[str, int]):
    """The sizes seen so far in one call, e.g. {"n_x": 3, "m": 10}."""

    def match(self, name: str, value: ArrayLike, shape: str) -> Array:
        """`value` as a float64 array of `shape`, without a copy where it is one already.

        Raises ValueError, naming the argument, the shape it has and the shape it needs.
        """
        array = _numbers(name, value)
        words = shape.split()
        if array.ndim != len(words) or 0 in array.shape:
            raise ValueError(self._complaint(name, array, words))
        for word, size in zip(words, array.shape, strict=True):
            if self._needed(word, size) != size:
                raise ValueError(self._complaint(name, array, words))
        if not np.isfinite(array).all():
            index = np.argwhere(~np.isfinite(array))[0]
            at = ", ".join(str(i) for i in index)
            raise ValueError(f"{name}[{at}] is {array[tuple(index)]}; every entry must be a finite number")
        return array

    def match_all(self, values: Mapping[str, ArrayLike], shapes: Mapping[str, str]) -> Parameters:
        """Each array that `shapes` names, taken from `values` and matched; ValueError where one is missing."""
        missing = [name for name in shapes if name not in values]
        if missing:
            raise ValueError(f"parameters lacks {', '.join(missing)}; it needs {', '.join(shapes)}")
        return {name: self.match(name, values[name], shape) for name, shape in shapes.items()}

    def _needed(self, word: str, size: int) -> int:
        """The value of a size such as "n_a", "n_a+n_x" or "1"; a new plain name is bound to `size`."""
        if word.isdigit():
            return int(word)
        if "+" in word:
            return sum(self[part] for part in word.split("+"))
        return self.setdefault(word, size)

    def _complaint(self, name: str, array: Array, words: list[str]) -> str:
        known = [str(self._needed(w, -1)) if w.isdigit() or "+" in w or w in self else w for w in words]
        letters = f"({', '.join(words)})"
        numbers = f"({', '.join(known)})"
        needed = letters if letters == numbers else f"{letters} = {numbers}"
        return f"{name} has shape {array.shape} but needs {needed}"


def _numbers(name: str, value: ArrayLike) -> Array:
    try:
        return np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{name} must be an array of numbers, not {type(value).__name__}") from error
