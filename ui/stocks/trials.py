"""The trials of this session: begun, found again after a reload, and what stands beside them."""

import uuid
from collections.abc import Mapping
from contextlib import suppress

import numpy as np
import streamlit as st

from core.forecast.choice import Yardsticks
from core.forecast.recipes import Settings, shape_of
from core.forecast.stacked import Shape
from core.forecast.training import train, warm
from core.forecast.windows import Windows
from core.forecast.yardsticks import yardsticks
from core.refusal import Refusal
from core.training.engine import REMEMBERED
from core.training.job import Job
from core.training.listener import Listener
from ui.kit import lesson, training_panel
from ui.kit.store import Store
from ui.stocks import data, files
from ui.stocks.state import TARGETS, StockState
from ui.stocks.trial import About, Trial

KIND = "stocks"
MOST_TRIALS = REMEMBERED
"""Of a session; then the oldest goes."""


def trials() -> dict[str, Trial]:
    """The trials of this session by their id, the oldest first."""
    found: dict[str, Trial] = st.session_state.setdefault("stocks.trials", {})
    return found


def find() -> None:
    """At the entrance of the page: what was started in this browser, before a reload or in another tab."""
    remembered = [_remembered(target) for target in TARGETS]
    for trial in remembered[0]:
        if trial not in trials() and all(trial in jobs for jobs in remembered):
            for target, jobs in zip(TARGETS, remembered, strict=True):
                _add(*jobs[trial], target)
            for job in training_panel.of_this_browser(_measuring(trial)):
                _follow(trial, job)


def _measuring(trial: str) -> str:
    """The kind of the job that computes the simple forecasts of a trial: each has one, whatever else is under way."""
    return f"{KIND}.yardsticks.{trial}"


def _follow(trial: str, job: Job) -> None:
    trials()[trial].simple = Listener(Yardsticks(trials()[trial].task.windows), job)


def _remembered(target: str) -> dict[str, tuple[Job, About]]:
    """The jobs of one target that were started in this browser, by their trial."""
    jobs = training_panel.of_this_browser(f"{KIND}.{target}")
    return {job.about.trial: (job, job.about) for job in jobs if isinstance(job.about, About)}


def _add(job: Job, about: About, target: str) -> None:
    trial = trials().setdefault(about.trial, Trial(about.number, about.task, about.link, about.uploaded))
    trial.listeners[target] = about.listener(job)
    for oldest in list(trials())[:-MOST_TRIALS]:
        del trials()[oldest]


def newest() -> Trial | None:
    """The trial that was begun last."""
    return next(reversed(trials().values()), None)


def jobs() -> list[Job]:
    """The trainings of the newest trial."""
    trial = newest()
    return trial.jobs if trial else []


def beside() -> list[Job]:
    """What else is under way for it."""
    trial = newest()
    return trial.beside if trial else []


def comparable(shown: Trial) -> list[Trial]:
    """The trials that forecast the same values, in whatever order of time."""
    values = np.sort(shown.task.windows.target)
    others = [trial for trial in trials().values() if trial is not shown]
    return [trial for trial in others if np.array_equal(np.sort(trial.task.windows.target), values)]


def begin(store: Store[StockState]) -> None:
    """Start both trainings on what is set, and after them its simple forecasts; where that is impossible, note why."""
    try:
        task = data.load(store.state).task
    except Refusal:  # the page says why
        return
    trial, number = uuid.uuid4().hex, 1 + max((trial.number for trial in trials().values()), default=0)
    for target, settings in store.state.settings(task.windows.rows).items():
        label = f"{lesson.words('stocks')['names'][settings.target]}: "
        about = About(trial, number, task, settings, store.link, files.kept(store.state))
        job, refused = training_panel.start(
            f"{KIND}.{target}", train, task.windows, settings, about=about, label=label
        )  # fmt: skip
        store.note(refused)
        if job is None:
            return
        _add(job, about, target)
    job, _ = training_panel.start(_measuring(trial), yardsticks, task.windows)
    if job is not None:  # else the page says that there is none
        _follow(trial, job)


def begin_other_way(store: Store[StockState], mark: str) -> None:
    """The same, but with "leak" or "backwards" done wrong on purpose, or done right where it was wrong."""
    store.save(data.other_way(store.state, mark))
    begin(store)


def warm_workers(windows: Windows, settings: Mapping[str, Settings]) -> None:
    """Let the workers load TensorFlow and compile the steps while the page is being read; once for each shape."""
    for target in TARGETS:
        _warmed(shape_of(windows, settings[target]), settings[target].batch)


@st.cache_resource(show_spinner=False)
def _warmed(shape: Shape, batch: int) -> None:
    for worker in range(training_panel.WORKERS):
        with suppress(Refusal):
            training_panel.engine().start(f"{KIND}.warm", f"server {worker} {shape} {batch}", warm, shape, batch)
