"""A cell unrolled along a sequence: what it computes, and the walk back with the gradient."""

import streamlit as st

from ui.kit import compare, lesson, stage_view
from ui.kit.page_head import enter, heading, show_notice
from ui.kit.store import FRAGMENT
from ui.through_time import controls, diagram
from ui.through_time.openings import OPENINGS
from ui.through_time.store import TimeStore

store = TimeStore(OPENINGS["unrolled"])
enter(store)
show_notice(store)


@st.fragment(key=FRAGMENT)
def network() -> None:
    """The settings, and the network unrolled, which follows every slider of it."""
    diagram.open_cell(store)
    with heading("unrolled"):
        compare.controls(store)
        st.space("stretch")  # what opens at the right leaves the drawing in sight
        controls.settings(store)
    diagram.show(store)
    if not stage_view.on():
        st.markdown(lesson.section("unrolled").paragraphs[0])


network()
