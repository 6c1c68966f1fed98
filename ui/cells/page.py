"""The page of one cell: what it is, its settings, the live drawing with its views. Both cell pages are this one."""

import streamlit as st

from ui.cells.controls import settings
from ui.cells.state import CellState
from ui.cells.store import CellStore
from ui.cells.view import view
from ui.components.component import component
from ui.kit import lesson, opened

cell_diagram = component("cell_diagram")


def show(kind: str) -> None:
    """Draw the page of a kind of cell."""
    store = CellStore(kind)
    broken = store.open()
    if broken:
        st.warning(lesson.words("app")["not_understood"].format(name=broken))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(lesson.section(store.name).title, width="content", anchor=False)
        settings(store)
    if store.state.example == "given":
        _origin(store.state)
    _stage(kind)


def _origin(state: CellState) -> None:
    """Where a given cell comes from, and the way back."""
    cell = opened.find(state.given, state.kind)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(cell.origin)
        back = lesson.words("given")["back"][cell.page]
        st.page_link(f"pages/{cell.page}.py", label=back, query_params=dict(cell.parameters))


@st.fragment
def _stage(kind: str) -> None:
    store = CellStore(kind)
    cell_diagram(f"{store.name}.drawing", view(store.state, store.answers, store.seq, store.take_notice()), store.hear)
