"""Keeps the state of a cell page: in the session, and in the page's link, which is the same thing written out."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from ui import lesson, link, steps
from ui.cell_state import CellState

FRAME_PARAMETERS = ("large",)
"""Parameters of the link that belong to the frame around every page (app.py)."""


class CellStore:
    """The state of one of the two cell pages in this session."""

    def __init__(self, lstm: bool) -> None:
        self.lstm = lstm
        self.name = "lstm_cell" if lstm else "rnn_cell"

    def open(self) -> str | None:
        """At the entrance of the page: a link counts more than what was set before. Returns what was wrong with it."""
        if not st.session_state.get("entered", True) and self._key("state") in st.session_state:
            return None
        parameters = {n: v for n, v in st.query_params.to_dict().items() if n not in FRAME_PARAMETERS}
        broken = None
        if parameters or self._key("state") not in st.session_state:
            state, broken = link.read(parameters, self.lstm)
            st.session_state[self._key("answers")] = {}
        else:
            state = self.state
        self.save(state)
        return broken

    @property
    def state(self) -> CellState:
        state: CellState = st.session_state[self._key("state")]
        return state

    @property
    def answers(self) -> dict[str, str]:
        answers: dict[str, str] = st.session_state.setdefault(self._key("answers"), {})
        return answers

    @property
    def seq(self) -> int:
        return int(st.session_state.get(self._key("seq"), 0))

    def take_notice(self) -> str:
        """What was wrong with the last message, told once."""
        return str(st.session_state.pop(self._key("notice"), ""))

    def save(self, state: CellState) -> None:
        st.session_state[self._key("state")] = state.fitted()
        kept = {name: st.query_params[name] for name in FRAME_PARAMETERS if name in st.query_params}
        wanted = {**link.write(state.fitted()), **kept}
        if st.query_params.to_dict() != wanted:
            st.query_params.from_dict(wanted)

    def change(self, **fields: Any) -> None:
        self.save(replace(self.state, **fields))

    def hear(self, message: dict[str, Any]) -> None:
        """Apply a message of the drawing; a part that is not understood is told and leaves the state as it was."""
        st.session_state[self._key("seq")] = int(message["seq"])
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
                st.session_state[self._key("notice")] = refused.format(place=error, name=part)
        self._answer(message.get("answer"))
        self.save(state)

    def _answer(self, answer: Any) -> None:
        """A prediction [place, option]; without an option the place asks again."""
        if isinstance(answer, list) and len(answer) == 2:
            place, option = map(str, answer)
            kept = {name: value for name, value in self.answers.items() if name != place}
            st.session_state[self._key("answers")] = kept | ({place: option} if option else {})

    def _key(self, part: str) -> str:
        return f"{self.name}.{part}"


def _edits(state: CellState, edits: dict[str, Any]) -> CellState:
    """New numbers by place; ValueError names the place whose number is none."""
    found = {}
    for place, value in edits.items():
        try:
            found[link.place(place, state)] = link.number(str(value))
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
