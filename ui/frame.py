"""What stands around each page: navigation, language, large text for a projector."""

import streamlit as st

from ui import lesson
from ui.controls import bound

PAGES = ("home", "rnn_cell", "lstm_cell", "through_time", "dinosaurs", "stocks")
PRESENTER = 1.5
"""Sixteen pixels become twenty-four."""


def show() -> None:
    """Draw the frame and run the page that is open."""
    words = lesson.words("pages")
    pages = [st.Page(f"pages/{name}.py", title=words[name], default=name == PAGES[0]) for name in PAGES]
    st.set_page_config(page_title=lesson.words("app")["title"], page_icon="🔁", layout="wide")
    page = st.navigation(pages, position="top")
    st.session_state["entered"] = st.session_state.get("page") != page.title
    st.session_state["page"] = page.title
    large = st.query_params.get("large") == "1"
    st.html(f"<style>{css(large)}</style>")
    page.run()
    _foot(large)


def css(large: bool) -> str:
    """Less empty space around the page than Streamlit leaves; wide tables scroll by themselves; large text for all."""
    zoom = f".stMain {{ zoom: {PRESENTER}; }}" if large else ""
    frame = ".stMainBlockContainer { padding: 4.1rem 1.6rem 2rem; } .stMainBlockContainer h1 { padding: 0; }"
    tables = ".stMarkdown table { display: block; overflow-x: auto; width: fit-content; max-width: 100%; }"
    return f"{frame} {tables} {zoom}"


def _foot(large: bool) -> None:
    words = lesson.words("app")
    with st.container(horizontal=True):
        bound(st.toggle, "large", large, _set_large, label=words["presenter"], help=words["presenter_help"])
        languages = lesson.languages()
        if len(languages) > 1:
            st.selectbox(words["language"], languages, key="language")


def _set_large(on: bool) -> None:
    if on:
        st.query_params["large"] = "1"
    else:
        st.query_params.pop("large", None)
