"""The live drawing of a cell with its views: what a page of a cell is about."""

from functools import partial

import streamlit as st

from ui.cells import challenged, voted
from ui.cells.store import CellStore
from ui.cells.view import viewed
from ui.components.component import component
from ui.kit import in_class, path, predict, stage_view
from ui.kit.store import FRAGMENT

cell_diagram = component("cell_diagram")


@st.fragment(key=FRAGMENT)
def show(store: CellStore) -> None:
    """Draw the cell; its messages redraw nothing else, but for a pin that was set by hand."""
    if store.take_settled():
        st.rerun()
    predict.refresh()
    path.go_on()
    challenged.check(store.state)
    in_class.offer(partial(voted.question, store.state))
    here = {"seq": store.seq, "notice": store.take_notice(), "tally": predict.tally(), "staged": stage_view.on()}
    data = viewed(store.state, store.answers, store.ghost) | here
    data["question"] = predict.drawn(data["question"])
    cell_diagram(f"{store.name}.drawing", data, store.apply)
