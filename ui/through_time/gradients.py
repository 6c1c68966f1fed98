"""The size of the gradient at each step, the factors it is made of, and which loss depends on which step."""

import streamlit as st

from ui.components.component import component
from ui.kit import lesson
from ui.kit.charts import chart
from ui.kit.lesson_cards import cards
from ui.through_time import charts, questions
from ui.through_time.flow import flow
from ui.through_time.store import TimeStore

HEIGHT = 330

credit_maps = component("credit_maps")


def show(store: TimeStore) -> None:
    """Draw the charts and the maps, unless a question still waits for its answer."""
    words, found = lesson.words("time"), flow(store.state)
    if questions.is_open(store.state, store.answers):
        st.info(words["after_answer"])
        return
    for cell, wild in found.explosions().items():
        st.error(words["exploded"].format(cell=words[cell], what=wild.what, step=wild.step + 1))
    st.subheader(words["gradients"], anchor="gradients")
    left, right = st.columns(2)
    with left:
        chart(charts.sizes(found.forward, found.back, found.loss_steps), "time.norms", words["norm_alt"], HEIGHT)
    with right:
        chart(charts.factors(found.forward), "time.factors", words["stretch_alt"], HEIGHT)
    st.subheader(words["credit"], anchor=False)
    credit_maps("time.credit", charts.credit(found.forward))
    cards("through_time", "flow", "factors", "map")
