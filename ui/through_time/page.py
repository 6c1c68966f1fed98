"""Through time: both cells unrolled along one sequence, the gradient on its way back, and what can be remembered."""

import streamlit as st

from ui.cells import link
from ui.cells.state import CellState
from ui.components.component import component
from ui.kit import lesson
from ui.kit.charts import chart
from ui.kit.lesson_cards import cards
from ui.through_time import cell as time_cell
from ui.through_time import charts as time_charts
from ui.through_time import cliff, clipping, controls, memory_task, questions
from ui.through_time.flow import flow
from ui.through_time.store import TimeStore
from ui.through_time.view import view

HEIGHT = 330

time_diagram = component("time_diagram")
credit_maps = component("credit_maps")


def show() -> None:
    """Draw the page."""
    kept = TimeStore()
    broken = kept.open()
    if broken:
        st.warning(lesson.words("app")["not_understood"].format(name=broken))
    notice = kept.take_notice()
    if notice:
        st.warning(notice)
    _stage(kept)
    cliff.show(kept)
    memory_task.show(kept)


@st.fragment
def _stage(kept: TimeStore) -> None:
    """The settings, the network unrolled, and the charts of its gradients, which follow every slider."""
    cell = kept.take_open()
    if cell:
        _open_cell(kept, cell)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(lesson.section("through_time").title, width="content", anchor=False)
        controls.settings(kept)
    st.markdown(lesson.section("through_time").paragraphs[0])
    time_diagram("time.diagram", view(kept.state, kept.answers, kept.seq, kept.take_notice()), kept.hear)
    cards("through_time", "unrolled", "back", "ledger")
    _gradients(kept)
    clipping.show(kept, {cell: one.gradients for cell, one in flow(kept.state).back.items()})


def _gradients(kept: TimeStore) -> None:
    """The size of the gradient at each step, the factors it is made of, and who hears whom."""
    words, found = lesson.words("time"), flow(kept.state)
    if questions.is_open(kept.state, kept.answers):
        st.info(words["after_answer"])
        return
    for cell, wild in found.explosions().items():
        st.error(words["exploded"].format(cell=words[cell], what=wild.what, step=wild.step + 1))
    st.subheader(words["gradients"], anchor="gradients")
    left, right = st.columns(2)
    with left:
        chart(time_charts.sizes(found.forward, found.back, found.heard), "time.norms", words["norm_alt"], HEIGHT)
    with right:
        chart(time_charts.factors(found.forward), "time.factors", words["stretch_alt"], HEIGHT)
    st.subheader(words["credit"], anchor=False)
    credit_maps("time.credit", time_charts.credit(found.forward))
    cards("through_time", "flow", "factors", "map")


def _open_cell(kept: TimeStore, cell: str) -> None:
    """Go to the page of the cell, with the cell of the playhead's step and all that arrives there."""
    state = kept.state
    key = time_cell.key(state, cell)
    step = time_cell.look_up(key)
    opened = CellState(
        cell, example="given", given=key, unit=min(state.unit, state.n_a - 1), direction=state.way,
        label=step.label if step.heard else None,
    )  # fmt: skip
    st.switch_page(f"pages/{cell}_cell.py", query_params=link.write(opened))
