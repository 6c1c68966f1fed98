"""Clipping: the gradient of the page's own network before and after, and what it learns with and without."""

from dataclasses import replace
from typing import Any

import streamlit as st

from core.maths import clipping
from core.maths.arrays import Gradients
from ui.components.field import number
from ui.kit import compare, lesson, numbers, predict
from ui.kit.charts import chart
from ui.kit.lesson_cards import why_and_try
from ui.kit.predict import Asked, revealed
from ui.kit.tables import markdown
from ui.kit.widgets import choice
from ui.through_time import arrows, sliders
from ui.through_time.clip_state import CELLS, CLIPS, EXPLODING, LIMITS
from ui.through_time.flow import flow
from ui.through_time.state import OF_ONE_PAGE, TimeState
from ui.through_time.store import TimeStore

BEFORE = "time.before_explosion"
CALM = {name: getattr(OF_ONE_PAGE, name) for name in EXPLODING}
ALIGNED, FAR = 1.0, 20.0
"""Degrees: under the first a direction counts as kept, from the second on as turned far."""


def show(store: TimeStore) -> None:
    """The gradient of one of the network's cells as arrows, and what both ways of clipping do to it, in numbers."""
    drawn, beside = st.columns([3, 7], gap="medium")
    with beside:
        _controls(store)
    state, found = store.state, gradients(store.state)
    kept = gradients(store.ghost) if store.ghost else {}
    with beside:
        open_to_see = _revealed(state, found["before"])
        if open_to_see:
            st.markdown(verdict(found["before"], state.clip_limit))
            st.markdown(table(found, state.clip_limit, kept))
    with beside, st.container(key="stage_arrows"):
        why_and_try("clipping", "clipping")
    with drawn:
        shown = found if open_to_see else {"before": found["before"]}
        _arrows(state, shown, (kept, store.ghost.clip_limit) if store.ghost and open_to_see else None)


def gradients(state: TimeState) -> dict[str, Gradients]:
    """The gradient of the chosen cell before clipping, and after each way to clip it."""
    before = flow(state).back[state.clip_cell].gradients
    return {"before": before, **{how: clipping.clipped(before, how, state.clip_limit) for how in CLIPS}}


def _controls(store: TimeStore) -> None:
    words = lesson.words("clipping")
    cell, limit, rank = st.columns([3, 3, 4], vertical_alignment="bottom")
    with cell:
        choice(store, "clip_cell", words["clip_cell"], {name: words[name] for name in CELLS})
    with limit:
        number(store, "clip_limit", words["clip_limit"], LIMITS["clip_limit"], 1.0, help=words["clip_limit_help"])
    with rank:
        sliders.show(store, ("clip_rank",))
    with st.container(horizontal=True, vertical_alignment="center"):
        predict.whether(store, lesson.words("clipping")["ask_help"])
        _explode(store)
        compare.controls(store)


def _explode(store: TimeStore) -> None:
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


def table(gradients: dict[str, Gradients], limit: float, kept: dict[str, Gradients] | None = None) -> str:
    """Length, largest entry and angle of each gradient, all its entries counted, in Markdown; each with what has
    changed since those that were kept as A, where some were."""
    words, rows = lesson.words("clipping"), []
    for how in gradients:
        now, then = _figures(gradients, how), _figures(kept, how) if kept else {}
        written = {name: f"{value:.1f}°" if name == "angle" else numbers.short(value) for name, value in now.items()}
        cells = [written[name] + (f" ({compare.since(now[name], then[name])})" if then else "") for name in now]
        rows.append([words["arrows"][how].format(limit=numbers.short(limit)), *cells, *([""] * (3 - len(cells)))])
    return markdown([words["table"][head] for head in ("gradient", "norm", "largest", "angle")], rows)


def _figures(gradients: dict[str, Gradients], how: str) -> dict[str, float]:
    """The length of a gradient, its largest entry, and where it is clipped its angle with that before."""
    gradient = gradients[how]
    [(name, row, column)] = clipping.largest(gradient, 1)
    found = {"norm": clipping.norm(gradient), "largest": abs(float(gradient[name][row, column]))}
    return found if how == "before" else found | {"angle": clipping.angle(gradients["before"], gradient)}


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


def _arrows(state: TimeState, gradients: dict[str, Gradients], kept: tuple[dict[str, Gradients], float] | None) -> None:
    """In the plane of the largest entry and of the one that is chosen: of A's gradient where there is an A that has
    them, so that the axes hold still."""
    words, limit = lesson.words("clipping"), state.clip_limit
    alike = kept is not None and kept[0]["before"].keys() == gradients["before"].keys()
    of = kept[0] if kept is not None and alike else gradients
    ranked = clipping.largest(of["before"], state.clip_rank)
    places = (ranked[0], ranked[-1])
    names = {how: words["arrows"][how].format(limit=numbers.short(limit)) for how in gradients}
    ghosts = (_in_plane(kept[0], places), kept[1]) if kept is not None and alike else None
    drawn = arrows.spec(_in_plane(gradients, places), limit, (entry(places[0]), entry(places[1])), names, ghosts)
    chart(drawn, "time.arrows", words["alt"], arrows.SIZE, width="content")


Place = tuple[str, int, int]


def _in_plane(gradients: dict[str, Gradients], places: tuple[Place, Place]) -> dict[str, arrows.Arrow]:
    """Two entries of each gradient."""
    (a, *across), (b, *up) = places
    return {
        how: (float(gradient[a][tuple(across)]), float(gradient[b][tuple(up)])) for how, gradient in gradients.items()
    }


def entry(place: Place) -> str:
    """An entry of a gradient as an axis names it."""
    name, row, column = place
    return f"{name}[{row}, {column}]"
