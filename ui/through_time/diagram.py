"""The live drawing of both cells unrolled, and the way from one of its steps to the page of that cell."""

import streamlit as st

from ui.cells import link
from ui.cells.state import CellState
from ui.components.component import component
from ui.kit import in_class, path, predict, stage_view
from ui.through_time import cell as time_cell
from ui.through_time import challenged, questions
from ui.through_time.store import TimeStore
from ui.through_time.view import view

time_diagram = component("time_diagram")


def show(store: TimeStore) -> None:
    """Draw the network."""
    predict.refresh()
    path.go_on()
    challenged.check_network(store.state)
    in_class.offer(lambda: questions.vote(store.state))
    here = {"tally": predict.tally(), "staged": stage_view.on()}
    told = view(store.state, store.answers, store.seq, store.take_notice(), store.ghost) | here
    told["question"] = predict.drawn(told["question"])
    time_diagram("time.diagram", told, store.apply)


def open_cell(store: TimeStore) -> None:
    """If the drawing has asked for it, go to a cell's page, with the playhead's step and all that arrives there."""
    cell, state = store.take_open(), store.state
    if not cell:
        return
    key = time_cell.key(state, cell)
    step = time_cell.look_up(key)
    opened = CellState(
        cell, example="given", given=key, unit=min(state.unit, state.n_a - 1), direction=state.way,
        label=step.label if step.has_loss else None,
    )  # fmt: skip
    st.switch_page(f"pages/{cell}_cell.py", query_params=link.write(opened))
