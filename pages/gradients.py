"""Where a gradient survives: its length at each step, the factors that make it, and how far each loss reaches back."""

import streamlit as st

from ui.kit.page_head import enter, heading, show_notice
from ui.kit.store import FRAGMENT
from ui.through_time import gradients
from ui.through_time.openings import OPENINGS
from ui.through_time.store import TimeStore

store = TimeStore(OPENINGS["gradients"])
enter(store)
show_notice(store)


@st.fragment(key=FRAGMENT)
def network() -> None:
    """The settings, and the charts, which follow every slider."""
    with heading("gradients"):
        gradients.heading_row(store)
    if not gradients.stage(store):
        gradients.below(store)


network()
