"""A number as it was printed: where it stands, how many digits it has, and whether another one agrees with them."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np

Value = Decimal | int | str | list[Any]
"""A printed number, word, or a list of them, as deep as it was printed; fractions keep their digits."""
SAME = 1e-10
"""Of a number with more digits than its sum can be trusted in: two orders of summing part in the last of them."""
PLACE = re.compile(r"(argmax\(\w+\)|\w+)((?:\[\d+\])*)(\.shape)?")


@dataclass(frozen=True)
class Place:
    """Where a number stands: "dxt[1][2]", "dWf.shape", "argmax(dWax)"."""

    name: str
    index: tuple[int, ...] = ()
    shape: bool = False

    def __str__(self) -> str:
        return self.name + "".join(f"[{i}]" for i in self.index) + (".shape" if self.shape else "")

    def of(self, numbers: Mapping[str, Any]) -> Any:
        """What stands there: an array, a number, or a shape as a tuple. IndexError where the index is beyond the edge,
        KeyError where there is no such name."""
        found = numbers[self.name]
        for i in self.index:
            found = found[i]
        return np.shape(found) if self.shape else found


def place(text: str) -> Place:
    """The place that a text names, or ValueError."""
    read = PLACE.fullmatch(text)
    if read is None:
        raise ValueError(text)
    return Place(read[1], tuple(map(int, re.findall(r"\[(\d+)\]", read[2]))), bool(read[3]))


def flat(value: Any) -> list[Any]:
    """The numbers, or words, of a printed value in their order."""
    return [one for part in value for one in flat(part)] if isinstance(value, list | tuple) else [value]


def agrees(printed: Value, value: Any) -> bool:
    """Whether a computed number, array or shape is the printed one, to each digit that was printed.

    Of a Python list, the letters of a name, more may have been printed than all versions of NumPy agree upon.
    """
    wanted = flat(printed)[: len(value)] if isinstance(value, list) else flat(printed)
    found = list(value) if isinstance(value, list | tuple) else list(np.ravel(value))
    return len(wanted) == len(found) and all(map(_agrees, wanted, found))


def _agrees(printed: Any, value: Any) -> bool:
    if isinstance(printed, str):
        return bool(printed == value)
    value, wanted = float(value), float(printed)
    if not math.isfinite(wanted):
        return str(wanted) == str(value)
    half = 0.5 * unit(printed) if isinstance(printed, Decimal) else 0.0
    close: bool = abs(value - wanted) <= max(1.000001 * half, SAME * abs(value))
    return close


def unit(printed: Decimal) -> float:
    """What a step of the last printed digit means: 1e-8 for 0.59584544."""
    exponent = printed.as_tuple().exponent
    return 10.0 ** int(exponent)


def digits(printed: Value) -> int:
    """How many digits a printed value has, leading zeros left out: 4 for 0.01234; a word has enough."""
    return sum(99 if isinstance(one, str) else len(Decimal(one).as_tuple().digits) for one in flat(printed))


def written(value: Any) -> str:
    """A computed number as a notebook prints it: an array in brackets with 8 decimals, a number with all its digits."""
    if isinstance(value, tuple):
        return f"({', '.join(map(str, value))}{',' if len(value) == 1 else ''})"
    if isinstance(value, np.ndarray) and value.ndim:
        return " ".join(np.array2string(value, max_line_width=10_000).split()).replace("[ ", "[")
    return str(value.item() if isinstance(value, np.generic | np.ndarray) else value)
