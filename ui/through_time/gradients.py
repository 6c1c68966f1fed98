"""The size of the gradient at each step, the factors it is made of, and which loss depends on which step."""

from dataclasses import replace

import streamlit as st

from ui.components.component import component
from ui.kit import lesson
from ui.kit.charts import chart
from ui.kit.lesson_cards import cards
from ui.kit.predict import revealed
from ui.through_time import charts, questions
from ui.through_time.flow import flow
from ui.through_time.state import TimeState
from ui.through_time.store import TimeStore

HEIGHT = 330

credit_maps = component("credit_maps")


def show(store: TimeStore) -> None:
    """Draw the charts and the maps, unless a question still waits for its answer."""
    words, found = lesson.words("time"), flow(store.state)
    if store.state.ask and not _asked(store.state):
        return
    for cell, wild in found.explosions().items():
        st.error(words["exploded"].format(cell=words[cell], what=wild.what, step=wild.step + 1))
    left, right = st.columns(2)
    with left:
        chart(charts.sizes(found.forward, found.back, found.loss_steps), "time.norms", words["norm_alt"], HEIGHT)
    with right:
        chart(charts.factors(found.forward), "time.factors", words["stretch_alt"], HEIGHT)
    st.subheader(words["credit"], anchor=False)
    credit_maps("time.credit", charts.credit(found.forward))
    cards("gradients", "flow", "factors", "map")


def _asked(state: TimeState) -> bool:
    """Whether the reader has said which cell receives more at the first step of this very network."""
    question = dict(lesson.words("time")["questions"]["two"])
    question["ask"] = question["ask"].format(da="da")
    both = replace(state, shown="both")
    return revealed("time.gradients_ask", question, questions.truth(both, flow(both)), state.network())
