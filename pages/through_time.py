"""A cell unrolled: gradients that fade, gradients that explode, and what can be remembered."""

import streamlit as st

from ui.kit import lesson
from ui.kit.lesson_cards import cards
from ui.kit.page_head import enter, heading, show_notice
from ui.through_time import cliff, clipping, controls, diagram, gradients, memory_task
from ui.through_time.store import TimeStore

store = TimeStore()
enter(store)
show_notice(store)


@st.fragment
def network() -> None:
    """The settings, the network unrolled, and all that follows every slider of it."""
    diagram.open_cell(store)
    with heading("through_time"):
        controls.settings(store)
    st.markdown(lesson.section("through_time").paragraphs[0])
    diagram.show(store)
    cards("through_time", "unrolled", "back", "ledger")
    gradients.show(store)
    clipping.show(store)


network()
cliff.show(store)
memory_task.show(store)
