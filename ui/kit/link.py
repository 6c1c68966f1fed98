"""A page's state as the parameters of its link, and back. A parameter at its default is left out.

Each page has a table: every parameter with the way to write it and the way to read it, in the order of reading.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import Field, replace
from typing import Any, ClassVar, Protocol, Self, TypeVar

LONGEST = 20_000
"""Characters of one parameter; every array of the largest cell, edited, needs less."""
LARGEST = 1e6
"""No typed number may be larger, so that no product of a few of them overflows."""


class State(Protocol):
    """What is set on a page, as one value: a frozen dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def fitted(self) -> Self:
        """The same without what does not fit the rest."""


S = TypeVar("S", bound=State)
Ways = tuple[Callable[[S], str], Callable[[S, str], S]]
"""How a parameter is written from the state, and the state with what is read from it."""
Table = Mapping[str, Ways[S]]


def write(state: S, default: S, table: Table[S]) -> dict[str, str]:
    """The parameters that make `read` return the very same state, numbers to the last bit."""
    found = {name: put(state) for name, (put, _) in table.items()}
    return {name: text for name, text in found.items() if text != table[name][0](default)}


def read(parameters: Mapping[str, str], default: S, table: Table[S]) -> tuple[S, str | None]:
    """The state of a link, and the parameters that were not understood: their defaults stand in for them."""
    state, broken = default, []
    for name, (_, take) in table.items():
        if name not in parameters:
            continue
        try:
            if len(parameters[name]) > LONGEST:
                raise ValueError(name)
            state = take(state, parameters[name])
        except (ValueError, IndexError):
            broken.append(name)
    return state.fitted(), ", ".join(broken) or None


def number(text: str) -> float:
    """A finite number no larger than LARGEST, or ValueError."""
    value = float(text)
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise ValueError(text)
    return value


def between(text: str, low: float, high: float) -> float:
    """A number within bounds, or ValueError."""
    value = number(text)
    if not low <= value <= high:
        raise ValueError(text)
    return value


def whole(text: str, low: int, high: int) -> int:
    """A whole number within bounds, in plain digits, or ValueError."""
    if not text.isascii() or not text.isdigit() or not low <= int(text[:12]) <= high:
        raise ValueError(text)
    return int(text)


def among(text: str, choices: tuple[str, ...]) -> str:
    """One of the choices, or ValueError."""
    if text not in choices:
        raise ValueError(text)
    return text


def field(name: str, take: Callable[[S, str], Any]) -> Ways[S]:
    """The two ways of a parameter that is one field of the state; `take` makes its value from the text."""
    return (lambda s: str(getattr(s, name)), lambda s, text: replace(s, **{name: take(s, text)}))


def choice(name: str, choices: tuple[str, ...]) -> Ways[S]:
    """The two ways of a field that is one of the choices."""
    return field(name, lambda _, text: among(text, choices))


def count(name: str, low: int, high: int) -> Ways[S]:
    """The two ways of a field that is a whole number within bounds."""
    return field(name, lambda _, text: whole(text, low, high))


def real(name: str, low: float, high: float) -> Ways[S]:
    """The two ways of a field that is a number within bounds."""
    return field(name, lambda _, text: between(text, low, high))


def flag(name: str) -> Ways[S]:
    """The two ways of a field that is on or off."""
    return (lambda s: str(int(getattr(s, name))), lambda s, text: replace(s, **{name: whole(text, 0, 1) == 1}))
