"""What steers a training while it runs: its pace, and its learning rate."""

import streamlit as st

from core.names.settings import BOUNDS, MOST_CHANGES
from core.training.events import Changed
from core.training.job import Job, Status
from ui.components.field import field
from ui.kit import compare, lesson, training_panel
from ui.kit.widgets import controlled
from ui.names.controls import STEPS
from ui.names.runs import Runs
from ui.names.state import PACES

PACE_WIDTH, RATE_WIDTH = 215, 170
"""Pixels."""
ASKED = "dinosaurs.asked"
"""The job of which another learning rate was asked for, its changes until then, and that rate."""


def show(runs: Runs) -> None:
    """The pace of the next training and of the one that runs; of one that runs here, the learning rate; what is seen,
    to be kept as A."""
    words, state = lesson.words("settings"), runs.store.state
    controlled(
        st.selectbox, "dinosaurs.pace", state.pace, lambda pace: set_pace(runs, pace), label=words["pace"],
        options=tuple(PACES), format_func=words["paces"].get, label_visibility="collapsed", width=PACE_WIDTH,
    )  # fmt: skip
    jobs = runs.jobs()
    if training_panel.own(jobs) and jobs[0].status is not Status.QUEUED:
        with st.container(width=RATE_WIDTH):
            _rate(runs, jobs[0])
    compare.controls(runs.store, everywhere=True)


def _rate(runs: Runs, job: Job) -> None:
    label, bounds, spent = lesson.words("settings")["rate_now"], BOUNDS["learning_rate"], len(changes(job))
    field(
        "dinosaurs.rate_now", rate(runs, job), lambda chosen: set_rate(job, chosen), label, bounds,
        STEPS["learning_rate"], hidden=True, disabled=spent >= MOST_CHANGES,
    )  # fmt: skip


def set_pace(runs: Runs, pace: str) -> None:
    """The pace of the next training, and of the one that runs."""
    runs.store.change(pace=pace)
    training_panel.order(runs.jobs(), "pace", runs.store.state.updates_per_second)


def set_rate(job: Job, rate: float) -> None:
    """Ask for another learning rate; until the training tells that it has it, remember what was asked for."""
    st.session_state[ASKED] = (job.id, len(changes(job)), rate)
    training_panel.order([job], "learning_rate", rate)


def rate(runs: Runs, job: Job) -> float:
    """The learning rate that was asked for last, or else with which the job learns."""
    id, known, asked = st.session_state.get(ASKED, ("", 0, 0.0))
    if (id, known) == (job.id, len(changes(job))):
        return float(asked)
    return runs.run(job.id).settings.rate(job.progress.step if job.progress else 0)


def changes(job: Job) -> list[Changed]:
    """The changes of the learning rate that a training has told."""
    return [event for event in job.events if isinstance(event, Changed)]
