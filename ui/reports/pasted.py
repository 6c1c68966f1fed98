"""The field for what a notebook prints, and under it what is right, what is wrong, and which mistake gives it."""

from functools import partial

import streamlit as st

from core.lessons import diagnose
from core.refusal import Refusal
from ui.components import beats
from ui.kit import lesson, path
from ui.kit.store import Store
from ui.kit.widgets import controlled
from ui.reports.examples import EXAMPLES
from ui.reports.state import OWN, ReportsState
from ui.reports.told import table, told

HEIGHT = 230
"""Pixels of the field: the lines of an example."""


def heading_row(store: Store[ReportsState]) -> None:
    """What stands beside the title: the beats of the page, one for each example."""
    st.session_state["reports.beat"] = store.state.example  # also where a link says so; one's own is none of them
    beats.show("reports", {name: partial(store.change, example=name) for name in EXAMPLES})


def show(store: Store[ReportsState]) -> None:
    """The field and the answer."""
    words = lesson.words("pasted")
    controlled(
        st.text_area, "reports.paste", store.state.text, lambda text: store.change(example=OWN, paste=text),
        label=words["label"], help=words["help"], height=HEIGHT,
    )  # fmt: skip


def answer(store: Store[ReportsState]) -> None:
    """What is said of the numbers in the field."""
    words = lesson.words("pasted")
    try:
        answers = diagnose(store.state.text)
    except Refusal as refusal:
        st.warning(lesson.sentence(words, refusal))
        return
    if not answers:
        st.info(words["empty"])
        return
    if store.state.example == OWN:
        path.reach("reports")
    for one in told(answers):
        {"success": st.success, "error": st.error, "warning": st.warning}[one.how](one.text)
    with st.expander(words["each"]):
        st.markdown(table(answers))
    st.markdown(words["own"])
