"""A gradient that is too long: clipped, learned with and without, and thrown off a cliff."""

import streamlit as st

from ui.kit.page_head import enter, heading, show_notice
from ui.kit.store import FRAGMENT
from ui.through_time import clip_stage
from ui.through_time.openings import OPENINGS
from ui.through_time.store import TimeStore

store = TimeStore(OPENINGS["clipping"])
enter(store)
show_notice(store)


@st.fragment(key=FRAGMENT)
def network() -> None:
    """The view that is chosen, which follows every setting."""
    with heading("clipping"):
        clip_stage.heading_row(store)
    clip_stage.show(store)


network()
