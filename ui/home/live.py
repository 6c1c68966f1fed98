"""The small live cell of the start page: one unit that reads a number, and hands on what it knows."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from core.cells.trace import trace
from core.refusal import Refusal
from ui.cells.state import CellState
from ui.cells.store import PARTS
from ui.cells.view import view
from ui.components.component import component
from ui.kit import lesson, typed
from ui.kit.numbers import text

_STATE, _SEQ, _NOTICE = "home.cell", "home.cell_seq", "home.cell_notice"
X, BEFORE = ("xt", 0, 0), ("a_prev", 0, 0)

small_cell = component("small_cell", like="cell_diagram")


def opening(kind: str) -> CellState:
    """A cell that adds up what it reads, with something to read and something that it knows."""
    return CellState(kind, preset="integrator", edits={X: 1.0, BEFORE: 0.5})


@st.fragment
def show(kind: str) -> None:
    """Draw it; its messages redraw nothing else."""
    state: CellState = st.session_state.setdefault(_STATE, opening(kind))
    told = view(state, {}, st.session_state.get(_SEQ, 0), st.session_state.pop(_NOTICE, ""))
    words = lesson.words("home")
    small_cell("home.live", told | {"told": sentence(state), "again": words["again"]}, _hear)


def sentence(state: CellState) -> str:
    """What the two addends of the sum are, and what becomes of it."""
    numbers = {name: text(value.item()) for name, value in trace(state.cell).items() if value.size == 1}
    return str(lesson.words("home")["told"].format(**numbers))


def _hear(message: Mapping[str, Any]) -> None:
    st.session_state[_SEQ] = int(message["seq"])
    try:
        st.session_state[_STATE] = changed(st.session_state[_STATE], message)
    except Refusal as refusal:
        st.session_state[_NOTICE] = typed.sentence(refusal, "")
    except (ValueError, TypeError, AttributeError) as error:
        st.session_state[_NOTICE] = lesson.words("app")["not_understood"].format(name=error)


def changed(state: CellState, message: Mapping[str, Any]) -> CellState:
    """The state after a message: new numbers by place, or the state that leaves as the one that arrives.

    Raises Refusal or ValueError where a number is none.
    """
    if message.get("edits"):
        state = PARTS["edits"](state, message["edits"])
    if message.get("again") is True:
        state = replace(state, edits={**state.edits, BEFORE: float(trace(state.cell)["a_next"][0, 0])})
    return state
