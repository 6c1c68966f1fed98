"""The trials of the stock page: on one task two trainings, the network of the reports and the one of the change."""

import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

import numpy as np
import streamlit as st

from core.forecast.choice import Yardsticks
from core.forecast.recipes import Settings, shape_of
from core.forecast.run import ForecastRun
from core.forecast.stacked import Shape
from core.forecast.training import train, warm
from core.forecast.windows import Windows
from core.forecast.yardsticks import yardsticks
from core.refusal import Refusal
from core.training.engine import REMEMBERED
from core.training.events import File
from core.training.job import Job, Status
from core.training.listener import Listener
from ui.kit import lesson, training_panel
from ui.kit.store import Store
from ui.stocks import data, files
from ui.stocks.data import Task
from ui.stocks.files import Kept
from ui.stocks.state import TARGETS, StockState

KIND = "stocks"
MOST_TRIALS = REMEMBERED
"""Of a session; then the oldest goes."""


@dataclass(frozen=True, eq=False)
class About:
    """What a job of a trial knows of it, so that a page finds it again: after a reload, or in another tab."""

    trial: str
    number: int
    task: Task
    settings: Settings
    link: str
    uploaded: Kept = field(default_factory=dict)

    def listener(self, job: Job) -> Listener[ForecastRun]:
        """Follows the job from its first event."""
        return Listener(ForecastRun(self.task.windows, self.settings), job)


@dataclass(eq=False)
class Trial:
    """Both trainings on one task, and the simple forecasts of it; `files` are the jobs that make what can be taken
    away."""

    number: int
    task: Task
    link: str = ""
    uploaded: Kept = field(default_factory=dict)
    listeners: dict[str, Listener[ForecastRun]] = field(default_factory=dict)
    files: list[Job] = field(default_factory=list)
    simple: Listener[Yardsticks] | None = None

    @property
    def id(self) -> str:
        """What the jobs of the trial call it."""
        about = next(iter(self.listeners.values())).job.about
        return about.trial if isinstance(about, About) else ""

    @property
    def jobs(self) -> list[Job]:
        """The jobs of both trainings."""
        return [listener.job for listener in self.listeners.values()]

    @property
    def live(self) -> bool:
        """Whether one of them is under way."""
        return training_panel.live(self.jobs)

    @property
    def beside(self) -> list[Job]:
        """What is under way for it beside its trainings."""
        return [*self.files, *([self.simple.job] if self.simple else [])]

    def yardsticks(self) -> Yardsticks | None:
        """The simple forecasts by now; None where no worker was to be had for them."""
        return self.simple.listen() if self.simple else None

    def runs(self) -> dict[str, ForecastRun]:
        """The runs by their target, with all their events by now."""
        return {target: listener.listen() for target, listener in self.listeners.items()}

    def with_forecasts(self) -> dict[str, ForecastRun]:
        """Those of them that have a forecast."""
        return {
            target: run
            for target, run in self.runs().items()
            if run.forecast is not None and run.weights is not None
        }  # fmt: skip

    def as_set(self, task: Task, recipes: Mapping[str, Settings]) -> bool:
        """Whether this is what a training begun now would do."""
        return task.same(self.task) and all(run.settings == recipes[target] for target, run in self.runs().items())

    def made(self) -> dict[str, bytes]:
        """The files by name, once all of them are made."""
        if any(job.status is not Status.FINISHED for job in self.files):
            return {}
        return {event.name: event.content for job in self.files for event in job.events if isinstance(event, File)}


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
