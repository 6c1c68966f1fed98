"""The reports, number by number: the mistake behind a wrong number, what is wrong in print, and all that is right."""

import streamlit as st

from ui.kit import lesson
from ui.kit.page_head import enter, heading
from ui.reports import errata, names, pasted, state, tables

SHARES = (8, 7)
"""Of the width: what is pasted with its answer, and what is wrong in print."""
store = state.store()
enter(store)
with heading("reports"):
    pasted.heading_row(store)
left, right = st.columns(SHARES)
with left, st.container(key="stage_pasted", gap="xsmall"):
    pasted.show(store)
    pasted.answer(store)
with right, st.container(key="stage_errata", gap="xsmall"):
    st.subheader(lesson.section("reports", "errata").title, anchor="errata")
    errata.show()
st.subheader(lesson.section("reports", "printed").title, anchor="printed")
with st.container(key="stage_printed", gap="xsmall"):
    tables.show()
    names.show(store)
