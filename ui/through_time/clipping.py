"""Clipping: the gradient of the page's own network before and after, and what it learns with and without."""

from dataclasses import replace
from typing import Any

import streamlit as st

from core.maths import clipping
from core.maths.arrays import Gradients
from ui.components.field import number
from ui.kit import lesson, numbers, predict
from ui.kit.charts import chart
from ui.kit.lesson_cards import why_and_try
from ui.kit.predict import Asked, revealed
from ui.kit.store import Store
from ui.kit.tables import markdown
from ui.kit.widgets import choice, slider
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
        open_to_see = _revealed(state, before)
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
        predict.whether(store, lesson.words("clipping")["ask_help"])
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


def asked(state: TimeState) -> Asked | None:
    """Where the steps ask: what clipping will do to this gradient."""
    question = lesson.words("clipping")["question"]
    words = question | {"ask": question["ask"].format(limit=numbers.short(state.clip_limit))}
    about = (state.network(), state.clip_cell, state.clip_limit)
    return Asked("time.clip_ask", words, about) if state.ask else None


def _revealed(state: TimeState, before: Gradients) -> bool:
    question, limit = asked(state), state.clip_limit
    return question is None or revealed(question, truth(before, limit), reason(before, limit))


def reason(before: Gradients, limit: float) -> str:
    """By how much the direction changes, and for how many entries."""
    facts = _facts(before, limit)
    return str(lesson.words("clipping")["reason" if facts["cut"] else "no_reason"].format(**facts))


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
    return str(words[kind].format(**_facts(before, limit)))


def _facts(before: Gradients, limit: float) -> dict[str, Any]:
    length = clipping.norm(before)
    return {
        "cut": clipping.beyond(before, limit),
        "entries": sum(array.size for array in before.values()),
        "angle": f"{clipping.angle(before, clipping.clip(before, limit)):.1f}",
        "limit": numbers.short(limit),
        "norm": numbers.short(length),
        "largest": numbers.short(max(float(abs(array).max()) for array in before.values())),
        "factor": numbers.short(max(1.0, length / limit)),
    }


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
