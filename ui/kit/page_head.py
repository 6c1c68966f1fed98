"""What every page begins with: its state from the link, and its title with the controls beside it."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ui.kit import challenges, lesson
from ui.kit.link import S
from ui.kit.store import Store


def enter(store: Store[S]) -> None:
    """Take over what the link sets, say which of its parameters were not understood, and offer what can be tried."""
    broken = store.open()
    if broken:
        st.warning(lesson.words("app")["not_understood"].format(name=broken))
    challenges.show(store)


def heading(page: str) -> DeltaGenerator:
    """The title of a page; what is drawn `with heading(page):` stands beside it in the same row."""
    row = st.container(key="heading", horizontal=True, vertical_alignment="center")
    row.title(lesson.section(page).title, width="content", anchor=False)
    return row


def show_notice(store: Store[S]) -> None:
    """What was wrong with the last message or the last press of a button, if anything was."""
    notice = store.take_notice()
    if notice:
        st.warning(notice)
