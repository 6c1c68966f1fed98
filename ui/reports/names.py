"""Losses and names at each checkpoint, printed beside those of a training that a visitor starts, in a worker."""

import streamlit as st

from core.lessons import of_names
from core.lessons.beside import CERTAIN
from core.names import reports_list
from core.names.names import Names
from core.names.run import Run
from core.names.settings import Settings
from core.names.training import train
from core.refusal import Refusal
from core.training.job import Job
from core.training.listener import Listener
from ui.kit import lesson, training_panel
from ui.kit.page_head import show_notice
from ui.kit.store import Store
from ui.reports import tables
from ui.reports.state import ReportsState

KIND = "reports"
SETTINGS = Settings(iterations=CERTAIN)
"""As in the reports, as far as two right runs are the same."""


@st.cache_resource(show_spinner=False)
def _list() -> Names:
    return reports_list.fetch()


def show(store: Store[ReportsState]) -> None:
    """The training, and the table that it fills."""
    words = lesson.words("printed")
    with st.expander(words["names"]):
        st.markdown(words["names_told"].format(certain=f"{CERTAIN:,}"))
        training_panel.panel(_jobs, lambda: _begin(store), lambda: _draw(store), words["train"])


def _jobs() -> list[Job]:
    """The newest training of this browser."""
    return training_panel.of_this_browser(KIND)[-1:]


def _begin(store: Store[ReportsState]) -> None:
    try:
        names = _list()
    except Refusal as refusal:
        store.note(lesson.sentence(lesson.words("refused"), refusal))
        return
    _, refused = training_panel.start(KIND, train, names, SETTINGS, about=names)
    store.note(refused)


def _draw(store: Store[ReportsState]) -> None:
    """What was wrong with the last press of the button, if anything was; and the table as far as it has come."""
    show_notice(store)
    checkpoints = [checkpoint for job in _jobs() for checkpoint in _run(job).checkpoints]
    st.markdown(tables.of(of_names(checkpoints)))


def _run(job: Job) -> Run:
    """The run of a job, as far as it has come; in this session nothing is read twice."""
    known: dict[str, Listener[Run]] = st.session_state.setdefault("reports.listeners", {})
    if job.id not in known and isinstance(job.about, Names):
        known[job.id] = Listener(Run(job.about, SETTINGS, "reports"), job)
    return known[job.id].listen()
