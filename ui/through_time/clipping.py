"""Clipping: the gradient of the page's own network before and after, and what it learns with and without."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
import streamlit as st

from core.maths import clipping
from core.maths.arrays import Gradients
from core.through_time import descent
from core.through_time.descent import Path
from core.through_time.unrolled import unroll
from ui.cells.kinds import SEEN
from ui.components.field import number
from ui.kit import lesson, numbers
from ui.kit.charts import chart
from ui.kit.lesson_cards import cards
from ui.kit.predict import revealed
from ui.kit.store import Store
from ui.kit.tables import markdown
from ui.kit.widgets import choice, slider, switch
from ui.through_time import arrows, descents
from ui.through_time.clip_state import CELLS, CLIPS, EXPLODING, LIMITS
from ui.through_time.flow import flow
from ui.through_time.state import OF_ONE_PAGE, TimeState

UPDATES = 30
BEFORE = "time.before_explosion"
CALM = {name: getattr(OF_ONE_PAGE, name) for name in EXPLODING}
SATURATED = 0.99
"""A state beyond this has a slope of tanh under 0.02."""
ALIGNED, FAR = 1.0, 20.0
"""Degrees: under the first a direction counts as kept, from the second on as turned far."""


@st.fragment
def show(store: Store[TimeState]) -> None:
    """The part of the page: the gradient of one of its cells, and what it learns."""
    st.subheader(lesson.words("clipping")["title"], anchor="clipping")
    _controls(store)
    if _exploding(store.state):
        st.caption(lesson.words("clipping")["exploding"].format(**EXPLODING))
    state, before = store.state, flow(store.state).back[store.state.clip_cell].gradients
    after = {how: clipping.clipped(before, how, state.clip_limit) for how in CLIPS}
    left, right = st.columns([2, 3], gap="large")
    with right:
        open_to_see = not state.clip_ask or _asked(state, before)
        if open_to_see:
            st.markdown(table({"before": before, **after}, state.clip_limit))
            st.markdown(verdict(before, state.clip_limit))
        paths = _descents(store)
    with left:
        _arrows(state, {"before": before, **(after if open_to_see else {})})
    if paths:
        descents.losses(paths, UPDATES, "time.clip_losses")
    cards("clipping", "clipping", "learning")


def _controls(store: Store[TimeState]) -> None:
    words = lesson.words("clipping")
    cell, limit, rank, more = st.columns([2, 2, 3, 3], vertical_alignment="bottom")
    with cell:
        choice(store, "clip_cell", words["clip_cell"], {name: words[name] for name in CELLS})
    with limit:
        number(store, "clip_limit", words["clip_limit"], LIMITS["clip_limit"], 1.0, help=words["clip_limit_help"])
    with rank:
        slider(store, "clip_rank", words["clip_rank"], LIMITS["clip_rank"], 1)
    with more:
        switch(store, "clip_ask", lesson.words("ask")["toggle"])
        _explode(store)


def _explode(store: Store[TimeState]) -> None:
    """The button for a network that explodes; where it did so, the one for the network that was there before."""
    words, state = lesson.words("clipping"), store.state
    exploding = _exploding(state)
    way = "restore" if exploding else "explode"
    if st.button(words[way], help=words[f"{way}_help"], key=f"time.{way}"):
        if not exploding:
            st.session_state[BEFORE] = {name: getattr(state, name) for name in EXPLODING}
        store.change(**st.session_state.pop(BEFORE, CALM) if exploding else EXPLODING)
        st.rerun()


def _exploding(state: TimeState) -> bool:
    return state.network() == replace(state, **EXPLODING).network()


def _asked(state: TimeState, before: Gradients) -> bool:
    """Whether the reader has said what clipping will do to this gradient."""
    question = lesson.words("clipping")["question"]
    asked = question | {"ask": question["ask"].format(limit=numbers.short(state.clip_limit))}
    about = (state.network(), state.clip_cell, state.clip_limit)
    return revealed("time.clip_ask", asked, truth(before, state.clip_limit), about)


def truth(before: Gradients, limit: float) -> str:
    """What clipping entry by entry does to the direction."""
    turned = clipping.angle(before, clipping.clip(before, limit))
    return "kept" if turned < ALIGNED else "turned" if turned < FAR else "far"


def table(gradients: dict[str, Gradients], limit: float) -> str:
    """Length, largest entry and angle of each gradient, all its entries counted, in Markdown."""
    words, before = lesson.words("clipping"), gradients["before"]
    rows = []
    for how, gradient in gradients.items():
        [(name, row, column)] = clipping.largest(gradient, 1)
        figures = [clipping.norm(gradient), abs(float(gradient[name][row, column]))]
        angle = "" if how == "before" else f"{clipping.angle(before, gradient):.1f}°"
        rows.append([words["arrows"][how].format(limit=numbers.short(limit)), *map(numbers.short, figures), angle])
    return markdown([words["table"][head] for head in ("gradient", "norm", "largest", "angle")], rows)


def verdict(before: Gradients, limit: float) -> str:
    """What the two ways of clipping do to this gradient, in a sentence."""
    words, cut = lesson.words("clipping")["verdict"], clipping.beyond(before, limit)
    length = clipping.norm(before)
    kind = "nothing" if length <= limit else "norm" if not cut else "both"
    facts = {
        "cut": cut,
        "entries": sum(array.size for array in before.values()),
        "angle": f"{clipping.angle(before, clipping.clip(before, limit)):.1f}",
        "limit": numbers.short(limit),
        "norm": numbers.short(length),
        "factor": numbers.short(max(1.0, length / limit)),
    }
    return str(words[kind].format(**facts))


def _arrows(state: TimeState, gradients: dict[str, Gradients]) -> None:
    """In the plane of the largest entry and of the one that is chosen."""
    words, limit = lesson.words("clipping"), state.clip_limit
    ranked = clipping.largest(gradients["before"], state.clip_rank)
    across, up = ranked[0], ranked[-1]
    drawn = {
        how: (float(gradient[across[0]][across[1:]]), float(gradient[up[0]][up[1:]]))
        for how, gradient in gradients.items()
    }
    names = {how: words["arrows"][how].format(limit=numbers.short(limit)) for how in gradients}
    axes = (entry(across), entry(up))
    chart(arrows.spec(drawn, limit, axes, names), "time.arrows", words["alt"], arrows.SIZE, width="content")


def entry(place: tuple[str, int, int]) -> str:
    """An entry of a gradient as an axis names it."""
    name, row, column = place
    return f"{name}[{row}, {column}]"


def _descents(store: Store[TimeState]) -> dict[str, Path]:
    """Updates of this very network, without a clip and with one, if they are asked for; and what became of them."""
    words, state = lesson.words("clipping"), store.state
    switch(store, "clip_learn", words["learn"].format(updates=UPDATES))
    if not state.clip_learn:
        return {}
    left, right = st.columns(2)
    with left:
        choice(store, "clip_how", words["clip_how"], lesson.words("descent")["ways"])
    with right:
        slider(store, "clip_rate", words["clip_rate"], LIMITS["clip_rate"], 0.01)
    paths = {how: path(state, how) for how in dict.fromkeys(("none", state.clip_how))}
    for how, descended in paths.items():
        st.markdown(f"{descents.outcome(how, descended)} {_saturated(state, descended)}")
    if state.clip_how == "none" and descents.lost(paths["none"]):
        descents.offer("time.clip_offer", state.clip_limit, lambda: store.change(clip_how="norm"))
    return paths


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
