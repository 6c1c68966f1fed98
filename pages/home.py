"""What can be explored, in one screen."""

import streamlit as st

from ui.components import beats
from ui.kit import lesson
from ui.kit.page_head import heading
from ui.kit.path import ORDER

IN_A_ROW = 4

top, words = lesson.section("home"), lesson.words("home")
with heading("home"):
    beats.show("home")
st.markdown("\n\n".join(top.paragraphs))
lessons = [page for page in ORDER[1:] if page != "reports"]  # linked where the word is explained
for row in range(0, len(lessons), IN_A_ROW):
    for place, page in zip(st.columns(IN_A_ROW), lessons[row : row + IN_A_ROW], strict=False):
        with place, st.container(border=True, height="stretch"):
            card = lesson.section("home", page)
            st.subheader(card.title, anchor=False)
            st.markdown("\n\n".join(card.paragraphs))
            st.page_link(f"pages/{page}.py", label=words[page], icon="➡️")
for id in ("how", "reports"):
    section = lesson.section("home", id)
    st.subheader(section.title, anchor=id)
    st.markdown("\n\n".join(section.paragraphs))
st.page_link("pages/reports.py", label=words["reports"], icon="➡️")
