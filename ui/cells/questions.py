"""Predict, then reveal: which steps ask, the right answer for the numbers as they are, and why it is right."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from core.maths.arrays import Array
from ui.cells.state import CellState
from ui.kit import lesson
from ui.kit.numbers import text

TOLD = ("why", "held")
"""What is told after the answer: in general, and of a gate that is held at a value."""
VALUE = re.compile(r"([∗+−] )?\{=(\w+)\}")
"""A number in a reason, {=ft}, with the sign before it."""


def question(state: CellState) -> dict[str, str] | None:
    """The question of the state's step, its options by name beside "ask"; None where there is none."""
    found = _written(state)
    return None if found is None else {name: words for name, words in found.items() if name not in TOLD}


def asks(state: CellState, step: str) -> bool:
    """Whether this step of the state's direction asks, where the user wants it."""
    return state.ask and _written(replace(state, step=step)) is not None


def place(state: CellState) -> str:
    """The name of the step's question among those of its page."""
    return f"{state.direction}.{state.step}"


def truth(state: CellState, trace: Mapping[str, Array]) -> str:
    """The option that is right for the selected unit and example."""
    asked = state.seen.truths[place(state)]
    return asked(here(state, trace), trace["yt_pred"][:, _column(trace["yt_pred"], state)])


def reason(state: CellState, trace: Mapping[str, Array]) -> lesson.Line:
    """Why it is right, in one sentence with the numbers of this cell."""
    words, numbers = _written(state) or {}, here(state, trace)
    held = "held" in words and state.seen.asked_of.get(place(state)) in state.pins
    return lesson.tokens(VALUE.sub(lambda found: _put(found, numbers), words["held" if held else "why"]))


def here(state: CellState, trace: Mapping[str, Array]) -> dict[str, float]:
    """The numbers of the selected unit and example; of a weight's gradient the largest entry of the unit's row; of the
    first two classes their scores and probabilities."""
    found = {name: _entry(name, array, state) for name, array in trace.items() if array.ndim}
    for name in ("zy", "yt_pred"):
        column = trace[name][:, _column(trace[name], state)]
        found |= {f"{name}{k}": float(value) for k, value in enumerate(column[:2])}
    return found


def _written(state: CellState) -> dict[str, Any] | None:
    found: dict[str, Any] | None = (
        lesson.words("questions").get(state.kind, {}).get(state.direction, {}).get(state.step)
    )
    many = state.step in state.seen.of_two_classes and len(state.base["by"]) > 2
    return None if many else found


def _entry(name: str, array: Array, state: CellState) -> float:
    row = array[min(state.unit, len(array) - 1)]
    return float(max(row, key=abs) if name.startswith("dW") else row[_column(array, state)])


def _column(array: Array, state: CellState) -> int:
    return min(state.column, int(array.shape[1]) - 1)


def _put(found: re.Match[str], numbers: Mapping[str, float]) -> str:
    """The number as it is written on a wire; a negative one after a sign in parentheses."""
    sign, value = found[1] or "", text(numbers[found[2]])
    return f"{sign}({value})" if sign and value.startswith("−") else f"{sign}{value}"
