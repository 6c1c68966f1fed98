"""Where a gradient survives: a verdict, the curves, what makes them, and which loss depends on which step."""

from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from ui.components import beats
from ui.components.component import component
from ui.kit import compare, in_class, lesson
from ui.kit.charts import chart
from ui.kit.lesson_cards import body, why_and_try
from ui.kit.predict import Asked, ask, tell
from ui.through_time import challenged, charts, controls, flow_chart, questions, sliders, verdict
from ui.through_time.flow import flow
from ui.through_time.offers import BEATS, offers
from ui.through_time.state import TimeState
from ui.through_time.store import TimeStore
from ui.through_time.verdict import Passage

HEIGHT, BELOW = 318, 330

credit_maps = component("credit_maps")


def heading_row(store: TimeStore) -> None:
    """What stands beside the title: the beats of the lesson, the sequence and the losses, which open over the sliders
    and leave the curves in sight."""
    reach = {beat: partial(store.present, **fields) for beat, fields in BEATS.items()}
    beats.show("gradients", reach, asked(store.state))
    st.space("stretch")
    controls.settings(store)


def stage(store: TimeStore) -> bool:
    """The verdict, the curves with their sliders beside them, why and what to try.

    Returns whether a question still waits for its answer, so that nothing may give it away.
    """
    challenged.check_network(store.state)
    question = asked(store.state)
    is_open = question is not None and not question.answered
    if question:
        in_class.offer(lambda: question.vote(*_answer(store.state)))
    if question and is_open:
        ask(question)
    told = verdict.passages(store.state, flow(store.state))
    if not is_open:
        sentences = verdict.sentences(store.state, told).values()
        for place, sentence in zip(st.columns(len(sentences)), sentences, strict=True):
            place.markdown(sentence)
    left, right = st.columns([2, 1])
    with right:
        sliders.show(store)
        _buttons(store, told)
        if question and not is_open:
            tell(question, *_answer(store.state))
    with left:
        if not is_open:
            _curves(store)
    why_and_try("gradients", "flow")
    return is_open


def _curves(store: TimeStore) -> None:
    words, found = lesson.words("time"), flow(store.state)
    for cell, wild in found.explosions().items():
        st.error(words["exploded"].format(cell=words[cell], what=wild.what, step=wild.step + 1))
    kept = None if store.ghost is None else flow_chart.curves(flow(store.ghost))
    chart(flow_chart.spec(flow_chart.curves(found), kept), "time.norms", words["norm_alt"], HEIGHT)


def _buttons(store: TimeStore, told: dict[str, Passage]) -> None:
    """What the verdict offers, and a state kept as A."""
    words = lesson.words("offers")
    with st.container(horizontal=True):
        for offer, fields in offers(store.state, told).items():
            label, help = words[offer].format(**fields), words.get(f"{offer}_help")
            st.button(label, key=f"time.offer.{offer}", on_click=store.change, kwargs=fields, help=help)
        compare.controls(store)


def below(store: TimeStore) -> None:
    """In folds: the factors that make the curves, and the maps. One that is closed computes and sends nothing, so that
    a drag stays fast."""
    words, found = lesson.words("time"), flow(store.state)
    with _fold("factors") as factors:
        if factors.open:
            chart(charts.factors(found.forward), "time.factors", words["stretch_alt"], BELOW)
            body("gradients", "factors")
    with _fold("map") as maps:
        if maps.open:
            credit_maps("time.credit", charts.credit(found.forward))
            body("gradients", "map")


def _fold(part: str) -> ExpanderContainer:
    return st.expander(lesson.section("gradients", part).title, on_change="rerun", key=f"time.fold.{part}")


def asked(state: TimeState) -> Asked | None:
    """Where the steps ask: which cell receives more at the first step of this very network."""
    question = dict(lesson.words("time")["questions"]["two"])
    question["ask"] = question["ask"].format(da="da")
    return Asked("time.gradients_ask", question, state.network()) if state.ask else None


def _answer(state: TimeState) -> tuple[str, str]:
    """What is right, and why."""
    both = replace(state, shown="both")
    found = flow(both)
    return questions.truth(both, found), questions.fact(both, found)
