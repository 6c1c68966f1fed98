"""What a training yields while it runs: a closed family of events. Whoever follows it matches on them.

Everything in an event is a number, a text, bytes, a tuple of such, or an array: it can be sent to another process as it
is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from core.maths.arrays import Array


@dataclass(frozen=True)
class Progress:
    """`step` of `total` updates are done; figures by name, such as {"loss": 23.1, "current": 19.4}."""

    step: int
    total: int
    figures: dict[str, float]


@dataclass(frozen=True)
class Sample:
    """What the network invents after `step` updates."""

    step: int
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Forecast:
    """The forecast of the held-out days after `step` updates, (days,), in the units of the series."""

    step: int
    values: Array


@dataclass(frozen=True)
class Yardstick:
    """What a simple forecast says of the held-out days, (days,), and of those of its rehearsal, in the units of the
    series; by what name it goes, and what was fitted for it."""

    step: int
    name: str
    values: Array
    rehearsed: Array
    fitted: Mapping[str, float]


@dataclass(frozen=True)
class Weights:
    """The parameters after `step` updates, by name; where later ones are worse, the best so far.

    `keep`: they are to be found again when newer ones have come.
    """

    step: int
    arrays: Mapping[str, NDArray[Any]]
    keep: bool = False


@dataclass(frozen=True)
class Changed:
    """By an order, a setting has another value from the update number `step` on, counted from 0."""

    step: int
    setting: str
    value: float


@dataclass(frozen=True)
class File:
    """Something made to be kept: a file's name and what it holds."""

    step: int
    name: str
    content: bytes


@dataclass(frozen=True)
class Scored:
    """A forecast of this name was judged in a fold, or with a seed, of this number: its errors, nan where none is."""

    step: int
    name: str
    number: int
    errors: tuple[float, ...]


@dataclass(frozen=True)
class Finished:
    """The training came to its end after `step` updates."""

    step: int


@dataclass(frozen=True)
class Failed:
    """The training cannot go on after `step` updates: a reason to be looked up, and the facts of its sentence."""

    step: int
    reason: str
    facts: dict[str, str]


@dataclass(frozen=True)
class Noticed:
    """Something to be told that does not end the training: a reason to be looked up, and the facts of its sentence."""

    step: int
    reason: str
    facts: dict[str, str]


Event = Progress | Sample | Forecast | Yardstick | Weights | Changed | File | Scored | Finished | Failed | Noticed
