"""The network learned with and without a clip, by plain gradient descent from the same weights."""

from functools import lru_cache

import numpy as np
import streamlit as st

from core.through_time import descent
from core.through_time.descent import Path
from core.through_time.unrolled import unroll
from ui.cells.kinds import SEEN
from ui.components.field import number
from ui.kit import lesson, numbers
from ui.kit.lesson_cards import why_and_try
from ui.kit.widgets import choice
from ui.through_time import descents, sliders
from ui.through_time.clip_state import CELLS, LIMITS
from ui.through_time.state import TimeState
from ui.through_time.store import TimeStore

UPDATES = 30
SATURATED = 0.99
"""A state beyond this has a slope of tanh under 0.02."""


def show(store: TimeStore) -> None:
    """Both losses on one pair of axes, what became of each descent, and the remedy."""
    drawn, beside = st.columns([5, 4], gap="medium")
    with beside:
        _controls(store)
    state, found = store.state, paths(store.state)
    kept = paths(store.ghost) if store.ghost else {}
    with drawn:
        descents.losses(found, UPDATES, "time.clip_losses", kept)
    with beside:
        descents.tell(found, kept, lambda path: _saturated(state, path), "stage_learned")
        with st.container(horizontal=True):
            descents.actions(store, "clip", found)
    with st.container(key="stage_learning"):
        why_and_try("clipping", "learning")


def _controls(store: TimeStore) -> None:
    words = lesson.words("clipping")
    cell, how = st.columns([2, 3])
    with cell:
        choice(store, "clip_cell", words["clip_cell"], {name: words[name] for name in CELLS})
    with how:
        choice(store, "clip_how", words["clip_how"], lesson.words("descent")["ways"])
    limit, rate = st.columns([2, 3], vertical_alignment="center")
    with limit:
        number(store, "clip_limit", words["clip_limit"], LIMITS["clip_limit"], 1.0, help=words["clip_limit_help"])
    with rate:
        sliders.show(store, ("clip_rate",))


def paths(state: TimeState) -> dict[str, Path]:
    """The descent without a clip, and the one with the clip that is chosen."""
    return descents.both(state.clip_how, lambda how: path(state, how))


def path(state: TimeState, how: str) -> Path:
    """The descent of the chosen cell on the page's sequence. Without a clip no limit counts, so none is remembered."""
    limit = 0.0 if how == "none" else state.clip_limit
    return _descended(state.network(), state.clip_cell, state.clip_rate, how, limit)


@lru_cache(maxsize=16)
def _descended(network: TimeState, cell: str, rate: float, how: str, limit: float) -> Path:
    sequence = network.sequence()
    measure = descent.network(SEEN[cell].kind, sequence, network.losses(sequence))
    return descent.descend(measure, network.cells(sequence)[cell], rate, UPDATES, how, limit)


def _saturated(state: TimeState, path: Path) -> str:
    """How much of the RNN's tanh has lost its slope by the last update; an LSTM's gates are another matter."""
    kind = SEEN[state.clip_cell].kind
    if kind.gates or not path.visited:
        return ""
    a_next = unroll(kind, state.sequence(), path.visited[-1]).numbers["a_next"]
    share = numbers.percent(float((np.abs(a_next) > SATURATED).mean()))
    return str(lesson.words("clipping")["saturated"].format(share=share, size=SATURATED))
