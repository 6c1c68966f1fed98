"""Where one begins: a cell to drag, what is to be seen, and the path through it."""

import streamlit as st

from ui.cells.kinds import SEEN
from ui.components import beats
from ui.home import cards, live, stations
from ui.kit import lesson
from ui.kit.page_head import heading

SHARES = (5, 2)
"""Of the width: what is drawn, and where to begin."""
with heading("home"):
    beats.show("home")
left, right = st.columns(SHARES)
with left, st.container(key="stage_lessons", gap="xsmall"):
    live.show(next(iter(SEEN)))
    cards.show()
with right, st.container(key="stage_path", gap="xsmall"):
    st.markdown("\n\n".join(lesson.section("home").paragraphs))
    stations.show()
for id, place in zip(("how", "reports"), st.columns(2), strict=True):
    section = lesson.section("home", id)
    with place:
        st.subheader(section.title, anchor=id)
        st.markdown("\n\n".join(section.paragraphs))
with place:
    st.page_link("pages/reports.py", label=lesson.words("home")["reports"], icon="➡️")
