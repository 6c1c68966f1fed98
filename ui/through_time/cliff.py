"""The cliff: a descent on a landscape with a wall, with and without a clip."""

from functools import cache, lru_cache

import numpy as np
import streamlit as st

from core.maths.arrays import Array
from core.through_time.cliff import Cliff, descend, points
from core.through_time.descent import Path
from ui.kit import lesson, numbers, predict
from ui.kit.charts import chart
from ui.kit.lesson_cards import why_and_try
from ui.kit.predict import Asked, revealed
from ui.kit.widgets import choice
from ui.through_time import cliff_chart, cliff_surface, descents, sliders
from ui.through_time.clip_state import REALS
from ui.through_time.state import TimeState
from ui.through_time.store import TimeStore

ALIKE = 1e-9
"""Steps whose lengths differ by less, relatively, are as long as the clip lets them be."""


def show(store: TimeStore) -> None:
    """Choose a unit, a start and a clip; see the descents on the landscape and their losses."""
    drawn, beside = st.columns([1, 1], gap="medium")
    with beside:
        _controls(store)
    state, found = store.state, paths(store.state)
    kept = paths(store.ghost) if store.ghost else {}
    with beside:
        open_to_see = _revealed(state, found["none"])
        if open_to_see:
            descents.tell(found, kept, jump, "stage_story")
        with st.container(horizontal=True, vertical_alignment="center"):
            descents.actions(store, "cliff", found if open_to_see else {})
            predict.whether(store, lesson.words("clipping")["ask_help"])
    visited, before = ({how: points(descent) for how, descent in of.items() if open_to_see} for of in (found, kept))
    with drawn:
        words, start = lesson.words("cliff"), (state.cliff_w, state.cliff_b)
        cliff_surface.show(_cliff(state.cliff_unit), visited, start, words["surface_alt"], before)
    with st.container(key="stage_cliff"):
        why_and_try("clipping", "explosion" if state.cliff_unit == "linear" else "cliff")
    if open_to_see:
        descents.losses(found, state.cliff_updates, "time.cliff_losses", kept)
    with st.expander(words["from_above"]):
        picture = _picture(state.cliff_unit, *cliff_chart.shades())
        chart(cliff_chart.spec(picture, visited, start), "time.cliff", words["alt"], cliff_chart.HEIGHT)


def _controls(store: TimeStore) -> None:
    words = lesson.words("cliff")
    unit, how = st.columns([4, 7])
    with unit:
        choice(store, "cliff_unit", words["cliff_unit"], words["units"])
    with how:
        choice(store, "cliff_how", words["cliff_how"], lesson.words("descent")["ways"])
    sliders.show(store, ("cliff_limit", "cliff_rate", "cliff_updates", "cliff_w", "cliff_b"), columns=3)


def paths(state: TimeState) -> dict[str, Path]:
    """The descent without a clip, and the one with the clip that is chosen."""
    return descents.both(state.cliff_how, lambda how: path(state, how))


def path(state: TimeState, how: str) -> Path:
    """The descent that is set, clipped in this way. Without a clip no limit counts, so none is remembered."""
    limit = 0.0 if how == "none" else state.cliff_limit
    start = (state.cliff_w, state.cliff_b)
    return _descended(state.cliff_unit, start, state.cliff_rate, state.cliff_updates, how, limit)


@lru_cache(maxsize=16)
def _descended(unit: str, start: tuple[float, float], rate: float, updates: int, how: str, limit: float) -> Path:
    return descend(_cliff(unit), *start, rate, updates, how, limit)


def _cliff(unit: str) -> Cliff:
    return Cliff(linear=unit == "linear")


@cache
def _picture(unit: str, low: str, high: str) -> str:
    return cliff_chart.picture(landscape(unit), low, high)


def landscape(unit: str) -> Array:
    """The loss in the middle of each cell of the map (rows of b, columns of w)."""
    w, b = (
        cliff_chart.middles(*REALS[name], count)
        for name, count in zip(("cliff_w", "cliff_b"), cliff_chart.CELLS, strict=True)
    )
    return _cliff(unit).landscape(*np.meshgrid(w, b))


def asked(state: TimeState) -> Asked | None:
    """Where the steps ask: where the descent without a clip will end."""
    question = lesson.words("cliff")["question"]
    words = question | {"ask": question["ask"].format(updates=state.cliff_updates)}
    about = (state.cliff_unit, state.cliff_w, state.cliff_b, state.cliff_rate, state.cliff_updates)
    return Asked("time.cliff_ask", words, about) if state.ask else None


def _revealed(state: TimeState, free: Path) -> bool:
    question = asked(state)
    return question is None or revealed(question, truth(free), reason(free))


def reason(free: Path) -> str:
    """From where to where the loss went, or when it was no longer a number."""
    words, at = lesson.words("cliff")["reasons"], int(free.norms.argmax()) if len(free.norms) else 0
    if free.exploded is not None:
        return str(words["infinite"].format(update=free.exploded.step))
    first, last = (numbers.short(float(free.losses[i])) for i in (0, -1))
    return str(
        words["went"].format(first=first, last=last, norm=numbers.short(float(free.norms.max(initial=0))), at=at)
    )


def truth(free: Path) -> str:
    """What becomes of a descent without a clip."""
    if free.exploded is not None:
        return "infinite"
    return "higher" if descents.lost(free) else "lower"


def jump(path: Path) -> str:
    """The longest of its updates, from where to where."""
    visited = points(path)
    if len(visited) < 2:
        return ""
    lengths = np.hypot(*np.diff(visited, axis=0).T)
    at = int(lengths.argmax())
    alike = int(np.isclose(lengths, lengths[at], rtol=ALIKE, atol=0.0).sum())
    if alike > 1:
        return str(lesson.words("cliff")["jumps"].format(count=alike, length=numbers.short(float(lengths[at]))))
    here, there = (numbers.column(visited[i]) for i in (at, at + 1))
    return str(lesson.words("cliff")["jump"].format(update=at, next=at + 1, here=here, there=there))
