"""What stands around each page: navigation, language, large text for a projector."""

import streamlit as st

from ui.kit import lesson, opened, presenter
from ui.kit.widgets import controlled
from ui.names import cell as names_cell
from ui.stocks import cell as stock_cell
from ui.through_time import cell as time_cell

opened.register({"": names_cell.look_up, stock_cell.KEY: stock_cell.look_up, time_cell.KEY: time_cell.given})

PAGES = ("home", "rnn_cell", "lstm_cell", "through_time", "dinosaurs", "stocks")


def show() -> None:
    """Draw the frame and run the page that is open."""
    words = lesson.words("pages")
    pages = [st.Page(f"pages/{name}.py", title=words[name], default=name == PAGES[0]) for name in PAGES]
    st.set_page_config(page_title=lesson.words("app")["title"], page_icon="🔁", layout="wide")
    page = st.navigation(pages, position="top")
    st.session_state["entered"] = st.session_state.get("page") != page.title
    st.session_state["page"] = page.title
    st.html(f"<style>{css()}</style>")
    page.run()
    _foot()


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
