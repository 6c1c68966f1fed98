"""Names of dinosaurs, learned letter by letter."""

import streamlit as st

from ui.kit import path
from ui.kit.lesson_cards import cards
from ui.kit.page_head import enter, heading, show_notice
from ui.kit.training_panel import panel, warm
from ui.names import challenged, controls, desk, predicted, stage, steering, summary
from ui.names.runs import Runs
from ui.names.state import store

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
    run, beside = runs.shown(), runs.beside()
    challenged.check(runs.store.state, run)
    with st.container():  # what comes and goes has a place of its own, so that nothing below it changes its own
        show_notice(runs.store)
        summary.which(runs, beside)
        summary.trouble(runs, run)
        predicted.show(runs, run)
    stage.show(runs, run, beside)


def steer() -> None:
    """What stands beside the buttons of a training."""
    steering.show(runs)
    stage.choice(runs)


panel(runs.jobs, runs.begin, draw, steer=steer)
cards("dinosaurs", "loss", "names")
warm()
