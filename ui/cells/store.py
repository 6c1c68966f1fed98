"""The state of a cell page in the session, and the messages of its drawing."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from core.cells.trace import trace
from ui.cells import link as cell_link
from ui.cells import questions, steps
from ui.cells.kinds import SEEN
from ui.cells.state import CellState
from ui.kit import lesson, typed
from ui.kit.link import LARGEST, among
from ui.kit.message_store import MessageStore

REACH = (-LARGEST, LARGEST)


class CellStore(MessageStore[CellState]):
    """The state of the page of one kind of cell in this session."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        read = partial(cell_link.read, kind=kind)
        super().__init__(SEEN[kind].page, cell_link.write, read, cell_link.TABLE)

    @property
    def parts(self) -> Mapping[str, Callable[[CellState, Any], CellState]]:
        return PARTS

    def ended(self) -> CellState:
        """The last step of the way back."""
        turned = _direction(self.state, "backward")
        return replace(turned, step=steps.steps(turned)[-1].id)

    def crossed(self, by: int) -> CellState | None:
        """The way back follows the way forward."""
        if (self.state.direction == "forward") != (by > 0):
            return None
        turned = _direction(self.state, "backward" if by > 0 else "forward")
        return turned if by > 0 else replace(turned, step=steps.steps(turned)[-1].id)

    def station(self) -> str | None:
        """Each direction is one."""
        state = self.state
        return f"{self.kind}_{state.direction}" if state.step == steps.steps(state)[-1].id else None

    def asked(self) -> tuple[str, Hashable, str] | None:
        """The question of the step; it is about the numbers of the cell, the unit and the example."""
        state = self.state
        if not questions.asks(state, state.step):
            return None
        seen = replace(state, direction="forward", step="all", notation="reports", selected="", ask=False)
        about = tuple(cell_link.write(seen).items())
        return questions.place(state), about, questions.truth(state, trace(state.cell))

    def picked(self) -> str:
        """The variable that is clicked in the drawing; "" where none is."""
        return self.state.selected

    def apply(self, message: dict[str, Any]) -> None:
        super().apply(message)
        st.session_state[self.key("settled")] = message.get("settled") is True

    def take_settled(self) -> bool:
        """Whether the last message ended a change of what is set above the drawing, too; told once."""
        return bool(st.session_state.pop(self.key("settled"), False))


def of_page(page: str) -> CellStore | None:
    """That of a page with one cell."""
    kind = next((kind for kind, seen in SEEN.items() if seen.page == page), "")
    return CellStore(kind) if kind else None


def _edits(state: CellState, edits: dict[str, Any]) -> CellState:
    """New numbers by place; what is none is refused with its place."""
    found = {
        cell_link.place(place, state): typed.read(value, REACH, name=_readable(place)) for place, value in edits.items()
    }
    return replace(state, edits={**state.edits, **found})


def _pins(state: CellState, pins: dict[str, Any]) -> CellState:
    """Gates held at a value; without one they are let go."""
    kind, names = state.seen.kind, lesson.words("pins")
    found = {
        gate: typed.read(value, kind.reach(among(gate, kind.gates)), name=names[gate])
        for gate, value in pins.items()
        if value is not None
    }
    held = {gate: value for gate, value in state.pins.items() if gate not in pins}
    return replace(state, pins={**held, **found})


def _readable(place: str) -> str:
    name, row, column = (*place.split("."), "", "")[:3]
    return f"{name}[{row}, {column}]"


def _step(state: CellState, step: str) -> CellState:
    if step not in [known.id for known in steps.steps(state)]:
        raise ValueError(step)
    return replace(state, step=step)


def _direction(state: CellState, direction: str) -> CellState:
    """Turning round starts at the first step of the other way: what arrives, or what goes in."""
    if direction not in ("forward", "backward"):
        raise ValueError(direction)
    turned = replace(state, direction=direction)
    return replace(turned, step=steps.steps(turned)[0].id)


def _look(state: CellState, name: str) -> CellState:
    if name and name not in steps.selectable(state.kind):
        raise ValueError(name)
    return replace(state, selected=name)


PARTS: dict[str, Callable[[CellState, Any], CellState]] = {
    "edits": _edits,
    "pins": _pins,
    "direction": _direction,
    "step": _step,
    "unit": lambda state, unit: replace(state, unit=range(state.sizes[1])[unit]),
    "column": lambda state, column: replace(state, column=range(state.sizes[2])[column]),
    "look": _look,
}
