"""Names of dinosaurs, learned letter by letter."""

import streamlit as st

from ui.kit import path
from ui.kit.lesson_cards import cards, stage_card
from ui.kit.page_head import enter, heading, show_notice
from ui.kit.training_panel import panel, warm
from ui.names import challenged, compared, controls, desk, loss_chart, predicted, steering, summary
from ui.names.runs import Runs
from ui.names.state import store

SHARES = (8, 5)
"""Of the width: what is drawn, and its words."""
runs = Runs(store())
enter(runs.store)
runs.enter()
with heading("dinosaurs"):
    controls.names(runs)
    controls.settings(runs)
    controls.shown(runs)
    controls.files(runs)


def draw() -> None:
    """All that is known by now of the run that is shown and of the one beside it; drawn anew while one trains."""
    path.go_on()
    desk.open_cell(runs)
    run, beside, ghost = runs.shown(), runs.beside(), compared.ghost(runs)
    challenged.check(runs.store.state, run)
    with st.container():  # what comes and goes has a place of its own, so that nothing below it changes its own
        show_notice(runs.store)
        summary.which(runs, beside)
        summary.trouble(runs, run)
        predicted.show(runs, run)
    drawn, words = st.columns(SHARES)
    with drawn, st.container(key="stage_drawn", gap="xsmall"):
        summary.figures(runs, run, beside)
        compared.show(runs, run, ghost)
        loss_chart.show(run, beside, run.moment(runs.store.state.moment), ghost)
        desk.show_checkpoints(runs, run)
        summary.remarks(run)
    with words:
        stage_card("dinosaurs", "watch")
    with st.container():
        loss_chart.close(run)
    written, words = st.columns(SHARES)
    with written:
        desk.show(runs, run)
    with words:
        stage_card("dinosaurs", "desk")


panel(runs.jobs, runs.begin, draw, steer=lambda: steering.show(runs))
cards("dinosaurs", "loss", "names")
warm()
