"""A cell's state as the parameters of its link, and back. A parameter at its default is left out."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from core import presets
from ui import notation, steps
from ui.cell_state import LARGEST, MAX_A, MAX_X, CellState, Place

LONGEST = 20_000
"""Characters of one parameter; every array of the largest cell, edited, needs less."""


def write(state: CellState) -> dict[str, str]:
    """The parameters that make `read` return the very same state, numbers to the last bit."""
    default = CellState(state.lstm)
    found = {name: put(state) for name, (put, _) in PARAMETERS.items()}
    return {name: text for name, text in found.items() if text != PARAMETERS[name][0](default)}


def read(parameters: Mapping[str, str], lstm: bool) -> tuple[CellState, str | None]:
    """The state of a link, and the first parameter that was not understood: its default stands in for it."""
    state, broken = CellState(lstm), None
    for name, (_, take) in PARAMETERS.items():
        if name not in parameters:
            continue
        try:
            if len(parameters[name]) > LONGEST:
                raise ValueError(name)
            state = take(state, parameters[name])
        except (ValueError, IndexError):
            broken = broken or name
    return state.fitted(), broken


def number(text: str) -> float:
    """A finite number no larger than LARGEST, or ValueError."""
    value = float(text)
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise ValueError(text)
    return value


def place(text: str, state: CellState) -> Place:
    """ "xt.0.0" -> an entry that the state's arrays have, or ValueError."""
    name, row, column = text.split(".")
    rows, columns = presets.shapes(state.lstm, *state.sizes).get(name, (0, 0))
    entry = (name, _whole(row, 0, rows - 1), _whole(column, 0, columns - 1))
    return entry


def _whole(text: str, low: int, high: int) -> int:
    if not text.isascii() or not text.isdigit() or not low <= int(text[:12]) <= high:
        raise ValueError(text)
    return int(text)


def _among(text: str, choices: tuple[str, ...]) -> str:
    if text not in choices:
        raise ValueError(text)
    return text


def _put_pairs(pairs: Mapping[str, float]) -> str:
    return "~".join(f"{name}_{value!r}" for name, value in pairs.items())


def _pairs(text: str) -> dict[str, float]:
    return {name: number(value) for name, value in (pair.rsplit("_", 1) for pair in text.split("~"))}


def _take_size(state: CellState, text: str) -> CellState:
    n_x, n_a = text.split("x")
    return replace(state, n_x=_whole(n_x, 1, MAX_X), n_a=_whole(n_a, 1, MAX_A))


def _take_edits(state: CellState, text: str) -> CellState:
    return replace(state, edits={place(name, state): value for name, value in _pairs(text).items()})


def _take_pins(state: CellState, text: str) -> CellState:
    pins = _pairs(text)
    return replace(state, pins={_among(name, steps.GATES if state.lstm else ()): v for name, v in pins.items()})


def _take_step(state: CellState, text: str) -> CellState:
    ids = tuple(step.id for step in steps.steps(state))
    return replace(state, step=_among(text, ids))


def _flag(field: str) -> tuple[Callable[[CellState], str], Callable[[CellState, str], CellState]]:
    return (
        lambda s: str(int(getattr(s, field))),
        lambda s, text: _replaced(s, field, _whole(text, 0, 1) == 1),
    )


def _replaced(state: CellState, field: str, value: Any) -> CellState:
    return replace(state, **{field: value})


PARAMETERS: dict[str, tuple[Callable[[CellState], str], Callable[[CellState, str], CellState]]] = {
    "example": (lambda s: s.example, lambda s, text: replace(s, example=_among(text, s.examples))),
    "size": (lambda s: f"{s.n_x}x{s.n_a}", _take_size),
    "seed": (lambda s: str(s.seed), lambda s, text: replace(s, seed=_whole(text, 0, 9999))),
    "weights": (lambda s: s.preset, lambda s, text: replace(s, preset=_among(text, s.presets))),
    "edits": (lambda s: _put_pairs({".".join(map(str, p)): v for p, v in s.edits.items()}), _take_edits),
    "pins": (lambda s: _put_pairs(s.pins), _take_pins),
    "class": (
        lambda s: "" if s.label is None else str(s.label),
        lambda s, text: replace(s, label=_whole(text, 0, presets.N_Y - 1)),
    ),
    "printed": _flag("as_printed"),
    "unit": (lambda s: str(s.unit), lambda s, text: replace(s, unit=_whole(text, 0, s.sizes[1] - 1))),
    "of": (lambda s: str(s.column), lambda s, text: replace(s, column=_whole(text, 0, s.sizes[2] - 1))),
    "way": (
        lambda s: s.direction,
        lambda s, text: replace(s, direction=_among(text, ("forward", "backward")), step="all"),
    ),
    "step": (lambda s: s.step, _take_step),
    "names": (lambda s: s.notation, lambda s, text: replace(s, notation=_among(text, notation.names(s.lstm)))),
    "look": (lambda s: s.selected, lambda s, text: replace(s, selected=_among(text, steps.selectable(s.lstm)))),
    "ask": _flag("ask"),
}
"""Each parameter with the way to write it and the way to read it; read in this order, sizes before places."""
