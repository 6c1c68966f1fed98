"""The two stages of the page, one of them in sight at once: a run with its loss and its names, and the desk."""

from collections.abc import Callable

import streamlit as st

from core.names.run import Run
from ui.kit import lesson
from ui.kit.lesson_cards import stage_card
from ui.kit.widgets import controlled
from ui.names import compared, desk, loss_chart, summary
from ui.names.runs import Runs
from ui.names.state import VIEWS

SHARES = (8, 5)
"""Of the width: what is drawn, and its words."""


def choice(runs: Runs) -> None:
    """Which of them is in sight; the other one lies below it."""
    words = lesson.words("dinosaurs")
    controlled(
        st.segmented_control, "dinosaurs.view", runs.store.state.view, lambda view: _view(runs, view),
        label=words["view"], options=VIEWS, format_func=words["views"].get, label_visibility="collapsed",
    )  # fmt: skip


def _view(runs: Runs, view: str | None) -> bool:
    """Another one; a press on the one that is in sight would choose none."""
    if view is not None:
        runs.store.change(view=view)
    return view is not None


def show(runs: Runs, run: Run, beside: Run | None) -> None:
    """Both, with the checkpoints on the one that is in sight."""
    parts: dict[str, Callable[[], None]] = {
        "watch": lambda: _watched(runs, run, beside),
        "desk": lambda: _written(runs, run),
    }
    view = runs.store.state.view
    for part in sorted(parts, key=lambda part: part != view):
        drawn, words = st.columns(SHARES)
        with drawn:
            parts[part]()
        with words:
            stage_card("dinosaurs", part)


def _watched(runs: Runs, run: Run, beside: Run | None) -> None:
    ghost = compared.ghost(runs)
    with st.container(key="stage_drawn", gap="xsmall"):
        summary.figures(runs, run, beside)
        compared.show(runs, run, ghost)
        loss_chart.show(run, beside, run.moment(runs.store.state.moment), ghost)
        if runs.store.state.view == "watch":
            desk.show_checkpoints(runs, run)
        summary.remarks(run)
    with st.container():
        loss_chart.close(run)


def _written(runs: Runs, run: Run) -> None:
    with st.container(key="stage_desk", gap="xsmall"):
        if runs.store.state.view == "desk":
            desk.show_checkpoints(runs, run)
        desk.show(runs, run)
