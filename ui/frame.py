"""What stands around each page: navigation, language, large text for a projector."""

import streamlit as st

from ui.kit import lesson, opened, presenter
from ui.kit.widgets import controlled
from ui.names import cell as names_cell
from ui.stocks import cell as stock_cell
from ui.through_time import cell as time_cell

opened.register({"": names_cell.look_up, stock_cell.KEY: stock_cell.look_up, time_cell.KEY: time_cell.given})

GROUPS = {
    "": ("home",),
    "one_cell": ("rnn_cell", "lstm_cell"),
    "many_steps": ("unrolled", "gradients", "clipping", "memory_task"),
    "learning": ("dinosaurs", "stocks"),
}
"""The pages as the navigation groups them."""
PAGES = [page for group in GROUPS.values() for page in group]
MOVED = ("through_time",)
"""Addresses that lead on to a page."""


def show() -> None:
    """Draw the frame and run the page that is open."""
    groups = lesson.words("groups")
    pages = {groups.get(group, ""): [_page(name) for name in names] for group, names in GROUPS.items()}
    pages[""] += [_page(name, hidden=True) for name in MOVED]
    st.set_page_config(page_title=lesson.words("app")["title"], page_icon="🔁", layout="wide")
    page = st.navigation(pages, position="top")
    st.session_state["entered"] = st.session_state.get("page") != page.title
    st.session_state["page"] = page.title
    st.html(f"<style>{css()}</style>")
    page.run()
    _foot()


def _page(name: str, hidden: bool = False) -> st.Page:
    title, is_first = lesson.words("pages")[name], name == PAGES[0]
    return st.Page(f"pages/{name}.py", title=title, default=is_first, visibility="hidden" if hidden else "visible")


def css() -> str:
    """Less empty space around the page than Streamlit leaves; wide tables scroll by themselves; large text for all."""
    frame = ".stMainBlockContainer { padding: 4.1rem 1.6rem 2rem; } .stMainBlockContainer h1 { padding: 0; }"
    tables = ".stMarkdown table { display: block; overflow-x: auto; width: fit-content; max-width: 100%; }"
    return f"{frame} {tables} {presenter.css()}"


def _foot() -> None:
    words = lesson.words("app")
    with st.container(horizontal=True):
        controlled(
            st.toggle, "large", presenter.on(), presenter.turn, label=words["presenter"], help=words["presenter_help"]
        )
        languages = lesson.languages()
        if len(languages) > 1:
            st.selectbox(words["language"], languages, key="language")
