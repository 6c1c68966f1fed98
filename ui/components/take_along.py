"""What can be taken along from any page: its link, its drawing and charts as files, and its numbers as a notebook or a
script that computes them.
"""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from ui.components.component import component
from ui.kit import in_class, lesson
from ui.kit.notebook import Maker, Piece, notebook, script

OPEN = "take_along.open"
WIDTH = 400
"""Pixels."""

pictures = component("take_along")
_makers: dict[str, Maker] = {}


def register(makers: Mapping[str, Maker]) -> None:
    """Who makes the notebook of a page, by page."""
    _makers.update(makers)


@st.fragment
def show() -> None:
    """A button at the foot; what it opens is made when it is opened, from what is set then."""
    words, page = lesson.words("take_along"), str(st.session_state["page"])
    told = st.popover(words["button"], key=OPEN, on_change="rerun")
    if told.open:
        with told, st.container(width=WIDTH):
            pictures("take_along", {"words": words, "name": page, "without": [in_class.PARAMETER]})
            pieces = _makers[page](_address(page)) if page in _makers else []
            if pieces:
                _files(page, pieces)
            elsewhere = words["elsewhere"].get(page)
            if elsewhere:
                st.markdown(elsewhere)


def _files(page: str, pieces: Sequence[Piece]) -> None:
    words = lesson.words("take_along")
    st.markdown(words["numbers"])
    with st.container(horizontal=True):
        for label, make, ending, kind in (
            ("notebook", notebook, "ipynb", "application/x-ipynb+json"),
            ("script", script, "py", "text/x-python"),
        ):
            data = partial(make, pieces)
            st.download_button(words[label], data, f"{page}.{ending}", kind, on_click="ignore")


def _address(page: str) -> str:
    """The address of the page in this browser, without parameters; Streamlit may tell it with the page or without."""
    return f"{(st.context.url or '').rstrip('/').removesuffix(f'/{page}')}/{page}"
