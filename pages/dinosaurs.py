"""Names of dinosaurs, learned letter by letter."""

from ui.kit.lesson_cards import cards
from ui.kit.page_head import enter, heading, show_notice
from ui.kit.training_panel import panel, warm
from ui.names import controls, desk, loss_chart, summary
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
    desk.open_cell(runs)
    show_notice(runs.store)
    run, beside = runs.shown(), runs.beside()
    summary.which(runs, beside)
    summary.trouble(runs, run)
    summary.figures(runs, run, beside)
    loss_chart.show(run, beside)
    summary.remarks(run)
    desk.show(runs, run)


panel(runs.jobs, runs.begin, draw)
cards("dinosaurs", "loss", "names", "desk")
warm()
