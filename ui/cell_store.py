"""The state of a cell page in the session, and the messages of its drawing."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from ui import cell_link, lesson, link, steps
from ui.cell_state import CellState
from ui.store import Store


class CellStore(Store[CellState]):
    """The state of one of the two cell pages in this session."""

    def __init__(self, lstm: bool) -> None:
        self.lstm = lstm
        name = "lstm_cell" if lstm else "rnn_cell"
        super().__init__(name, cell_link.write, lambda parameters: cell_link.read(parameters, lstm), cell_link.TABLE)

    def forget(self) -> None:
        st.session_state[self.key("answers")] = {}

    @property
    def answers(self) -> dict[str, str]:
        """The predictions made so far."""
        answers: dict[str, str] = st.session_state.setdefault(self.key("answers"), {})
        return answers

    def hear(self, message: dict[str, Any]) -> None:
        """Apply a message of the drawing; a part that is not understood is told and leaves the state as it was."""
        st.session_state[self.key("seq")] = int(message["seq"])
        state = self.state
        for part, apply in PARTS.items():
            if part not in message:
                continue
            try:
                state = apply(state, message[part])
            except (ValueError, TypeError, AttributeError, IndexError) as error:
                refused = (
                    lesson.words("weights")["refused"] if part == "edits" else lesson.words("app")["not_understood"]
                )
                self.note(refused.format(place=error, name=part))
        self._answer(message.get("answer"))
        self.save(state)

    def _answer(self, answer: Any) -> None:
        """A prediction [place, option]; without an option the place asks again."""
        if isinstance(answer, list) and len(answer) == 2:
            place, option = map(str, answer)
            kept = {name: value for name, value in self.answers.items() if name != place}
            st.session_state[self.key("answers")] = kept | ({place: option} if option else {})


def _edits(state: CellState, edits: dict[str, Any]) -> CellState:
    """New numbers by place; ValueError names the place whose number is none."""
    found = {}
    for place, value in edits.items():
        try:
            found[cell_link.place(place, state)] = link.number(str(value))
        except ValueError:
            raise ValueError(_readable(place)) from None
    return replace(state, edits={**state.edits, **found})


def _readable(place: str) -> str:
    name, row, column = (*place.split("."), "", "")[:3]
    return f"{name}[{row}, {column}]"


def _step(state: CellState, step: str) -> CellState:
    if step not in [one.id for one in steps.steps(state)]:
        raise ValueError(step)
    return replace(state, step=step)


def _direction(state: CellState, direction: str) -> CellState:
    """Turning round starts at the first step of the other way: what arrives, or what goes in."""
    if direction not in ("forward", "backward"):
        raise ValueError(direction)
    turned = replace(state, direction=direction)
    return replace(turned, step=steps.steps(turned)[0].id)


def _look(state: CellState, name: str) -> CellState:
    if name and name not in steps.selectable(state.lstm):
        raise ValueError(name)
    return replace(state, selected=name)


PARTS: dict[str, Callable[[CellState, Any], CellState]] = {
    "edits": _edits,
    "direction": _direction,
    "step": _step,
    "unit": lambda state, unit: replace(state, unit=range(state.sizes[1])[unit]),
    "column": lambda state, column: replace(state, column=range(state.sizes[2])[column]),
    "look": _look,
}
