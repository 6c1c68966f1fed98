"""Clipping: the gradient of the page's own network before and after, and what it learns with and without."""

from dataclasses import replace

import streamlit as st

from core.maths import clipping
from core.maths.arrays import Gradients
from ui.components.field import number
from ui.kit import lesson, numbers
from ui.kit.charts import chart
from ui.kit.lesson_cards import why_and_try
from ui.kit.predict import revealed
from ui.kit.store import Store
from ui.kit.tables import markdown
from ui.kit.widgets import choice, slider, switch
from ui.through_time import arrows
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


def show(store: Store[TimeState]) -> None:
    """The gradient of one of the network's cells as arrows, and what both ways of clipping do to it, in numbers."""
    drawn, beside = st.columns([1, 2], gap="medium")
    with beside:
        _controls(store)
    state, before = store.state, flow(store.state).back[store.state.clip_cell].gradients
    after = {how: clipping.clipped(before, how, state.clip_limit) for how in CLIPS}
    with beside:
        open_to_see = not state.clip_ask or _asked(state, before)
        if open_to_see:
            st.markdown(verdict(before, state.clip_limit))
            st.markdown(table({"before": before, **after}, state.clip_limit))
    with beside, st.container(key="stage_arrows"):
        why_and_try("clipping", "clipping")
    with drawn:
        _arrows(state, {"before": before, **(after if open_to_see else {})})


def _controls(store: Store[TimeState]) -> None:
    words = lesson.words("clipping")
    cell, limit, rank, more = st.columns([3, 3, 4, 4], vertical_alignment="bottom")
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
