"""The two trainings of the stock page in this session: the network of the reports, and the one of the change."""

from contextlib import suppress
from dataclasses import dataclass

import streamlit as st

from core.events import File
from core.forecast_run import ForecastRun
from core.jobs import Job, TooManyJobsError
from core.recipes import Settings, shape_of
from core.regressor import export, train, warm
from core.stacked import Shape
from core.windows import Windows
from ui import lesson, training_panel
from ui.stock_data import Loaded

KIND = "stocks"
TARGETS = ("price", "change")


@dataclass
class Kept:
    """A run, the job that tells it, and how much of that was heard."""

    run: ForecastRun
    job: Job
    heard: int = 0

    def listen(self) -> ForecastRun:
        told = self.job.events[self.heard :]
        self.heard += len(told)
        self.run.take(told)
        self.run.weights = self.job.weights
        return self.run


def kept() -> dict[str, Kept]:
    """The newest run of each target."""
    found: dict[str, Kept] = st.session_state.setdefault("stocks.runs", {})
    return found


def jobs() -> list[Job]:
    return [one.job for one in kept().values()]


def runs() -> dict[str, ForecastRun]:
    """The newest run of each target, with all that was told by now."""
    return {target: one.listen() for target, one in kept().items()}


def begin(loaded: Loaded, settings: dict[str, Settings]) -> str:
    """Start both trainings; the sentence that says why where that is impossible."""
    kept().clear()
    _exports().clear()
    for target in TARGETS:
        label = f"{lesson.words('stocks')['names'][target]}: "
        about = (loaded.windows, settings[target])
        job, refused = training_panel.start(f"{KIND}.{target}", train, *about, about=about, label=label)
        if job is None:
            return refused
        kept()[target] = Kept(ForecastRun(*about), job)
    return ""


def exports() -> list[Job]:
    """The jobs that make .keras files of the newest runs."""
    return list(_exports().values())


def _exports() -> dict[str, Job]:
    found: dict[str, Job] = st.session_state.setdefault("stocks.exports", {})
    return found


def export_networks() -> None:
    """Have the newest weights made into ordinary Keras files."""
    for name, one in kept().items():
        run = one.listen()
        if run.weights is not None:
            arguments = (run.weights.arrays, shape_of(run.windows, run.settings), run.settings.dropout)
            job, _ = training_panel.start(f"{KIND}.export.{name}", export, *arguments)
            if job is not None:
                _exports()[name] = job


def networks() -> dict[str, bytes]:
    """The .keras files, once all of them are made."""
    made = {name: event.content for name, job in _exports().items() for event in job.events if isinstance(event, File)}
    return made if set(made) == set(kept()) else {}


def warm_workers(windows: Windows, settings: dict[str, Settings]) -> None:
    """Let the workers load TensorFlow and compile the steps while the page is being read; once for each shape."""
    for target in TARGETS:
        _warmed(shape_of(windows, settings[target]), settings[target].batch)


@st.cache_resource(show_spinner=False)
def _warmed(shape: Shape, batch: int) -> None:
    for worker in range(training_panel.WORKERS):
        with suppress(TooManyJobsError, OSError):
            training_panel.engine().start(f"{KIND}.warm", f"server {worker} {shape} {batch}", warm, shape, batch)
