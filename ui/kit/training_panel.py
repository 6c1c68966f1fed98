"""A training on a page: start, pause, stop, how far it is. The one fragment that polls, and only while one runs."""

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import streamlit as st

from core.refusal import Refusal
from core.training.engine import Engine
from core.training.events import Failed, Progress
from core.training.job import Job, Status
from core.training.worker import Training
from ui.kit import lesson, path, visitor

WORKERS = 2
POLL = 0.4
"""Seconds between two looks at a running training."""
ANSWERED = 0.3
"""Seconds in which a training has stopped, paused or gone on."""


_started = threading.Event()


@st.cache_resource(show_spinner=False)
def engine() -> Engine:
    """The one engine of this server, started when the first training is."""
    found = Engine(WORKERS, present=visitor.present)
    _started.set()
    return found


def find(id: str) -> Job | None:
    """A job that the server remembers; to look for one does not start the engine."""
    return engine().find(id) if _started.is_set() else None


def of_this_browser(kind: str) -> list[Job]:
    """The jobs of a kind that were started in this browser, the oldest first."""
    return engine().of(kind, visitor.browser()) if _started.is_set() else []


def warm() -> None:
    """Start the engine while the page is being read. Where it cannot be started, the first training will say so."""

    def begin() -> None:
        with suppress(Refusal):
            engine()

    threading.Thread(target=begin, daemon=True, name="engine").start()


def start(
    kind: str, training: Training, *arguments: Any, about: object = None, label: str = "", pace: float = 0.0
) -> tuple[Job | None, str]:
    """The job that was started, or none and the sentence that says why."""
    try:
        owner = visitor.browser()
        return engine().start(kind, owner, training, *arguments, about=about, label=label, pace=pace), ""
    except Refusal as refusal:
        return None, lesson.sentence(lesson.words("training"), refusal)


def live(jobs: Sequence[Job]) -> bool:
    """Whether any of them is under way, or waits for it."""
    return any(not job.status.final for job in jobs)


def panel(
    current: Callable[[], Sequence[Job]],
    begin: Callable[[], None],
    draw: Callable[[], None],
    label: str = "",
    beside: Callable[[], Sequence[Job]] = tuple,
    steer: Callable[[], None] = lambda: None,
    key: str = "training",
) -> None:
    """The bar of one or more trainings and, under it, what `draw` shows of them. `current` are the newest jobs.

    `beside` are jobs that have no bar, but for which the page polls as well; `steer` draws what else stands beside the
    buttons. `key` tells the panels of a page apart.
    """
    polled = live([*current(), *beside()])

    @st.fragment(run_every=POLL if polled else None)
    def stage() -> None:
        jobs = current()
        if live([*jobs, *beside()]) is not polled:
            st.rerun()  # begins the polling, or ends it
        if finished(jobs) and st.session_state.get("page") in path.BY_TRAINING:
            path.reach(st.session_state["page"])
        _bar(jobs, begin, label, steer, key)
        draw()

    stage()


def _bar(jobs: Sequence[Job], begin: Callable[[], None], label: str, steer: Callable[[], None], key: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            _buttons(jobs, begin, label, key)
            steer()
        for job in jobs:
            st.progress(_share(job), text=f"{job.label}{_status(job, lesson.words('training'))}")


def _buttons(jobs: Sequence[Job], begin: Callable[[], None], label: str, key: str) -> None:
    """Start; or pause and stop, for the browser in which the trainings were started."""
    words = lesson.words("training")
    if not own(jobs):
        st.button(label or words["start"], key=f"{key}.start", on_click=begin, type="primary")
        return
    paused = all(job.status is Status.PAUSED for job in jobs if not job.status.final)
    name, ask = ("resume", engine().resume) if paused else ("pause", engine().pause)
    # Keys of their own: a poll in the moment of a click makes the browser send the click twice (Streamlit 1.67).
    st.button(words[name], key=f"{key}.{name}", on_click=_each, args=(ask, jobs))
    st.button(words["stop"], key=f"{key}.stop", on_click=_each, args=(engine().stop, jobs))


def own(jobs: Sequence[Job]) -> bool:
    """Whether some are under way and all were started in this browser, which so may order them."""
    return live(jobs) and all(job.owner == visitor.browser() for job in jobs)


def finished(jobs: Sequence[Job]) -> bool:
    """Whether there are some, all were started in this browser, and none was stopped or failed."""
    return bool(jobs) and all(job.status is Status.FINISHED and job.owner == visitor.browser() for job in jobs)


def stop(jobs: Sequence[Job]) -> None:
    """Stop those that were started in this browser, so that another can begin."""
    if live(jobs):
        _each(engine().stop, [job for job in jobs if job.owner == visitor.browser()])


def order(jobs: Sequence[Job], name: str, value: float) -> None:
    """Ask something of those that were started in this browser: a pace, or what their training carries out."""
    for job in jobs if own(jobs) else ():
        engine().order(job, name, value)


def _each(ask: Callable[[Job], None], jobs: Sequence[Job]) -> None:
    """Ask it of all that are under way, and give them a moment to do it, so that the page shows what was asked."""
    before = [(job, job.status) for job in jobs if not job.status.final]
    for job, _ in before:
        ask(job)
    end = time.monotonic() + ANSWERED
    while any(job.status is status for job, status in before) and time.monotonic() < end:
        time.sleep(0.01)


def _share(job: Job) -> float:
    if job.status is Status.FINISHED:  # it may have stopped early
        return 1.0
    return job.progress.step / job.progress.total if job.progress else 0.0


def _status(job: Job, words: dict[str, Any]) -> str:
    """How far it is: its place in the queue, or updates, rate and time left, or how it ended."""
    if job.status is Status.FAILED:
        failed = next(event for event in reversed(job.events) if isinstance(event, Failed))
        return lesson.sentence(words["failed"], failed, step=f"{failed.step:,}")
    facts = {"before": engine().place(job)} | _figures(job)
    key = job.status.value
    if job.status is Status.QUEUED and not facts["before"]:
        key = "queued_next"
    elif job.progress is None and key in words["before_first"]:
        return str(words["before_first"][key])
    counted = words["epochs"] if "epochs" in facts and key in words["epochs"] else words["status"]
    return str(counted[key].format(**facts))


def _figures(job: Job) -> dict[str, Any]:
    progress = job.progress
    if progress is None:
        return {"step": "0", "total": "?", "rate": "…", "left": "…"}
    found = {
        "step": f"{progress.step:,}",
        "total": f"{progress.total:,}",
        "rate": f"{job.rate:,.0f}" if job.rate >= 1 else f"{job.rate:.1g}",
        "left": "…" if job.left is None else duration(job.left),
    }
    return found | _epochs(progress)


def _epochs(progress: Progress) -> dict[str, Any]:
    """Which epoch of how many, and how many are done, where a training counts them."""
    if "epochs" not in progress.figures:
        return {}
    epochs = int(progress.figures["epochs"])
    done = progress.step * epochs // progress.total
    return {"epoch": int(progress.figures["epoch"]), "epochs": epochs, "done": done}


def duration(seconds: float) -> str:
    """In the unit in which it is a small number."""
    words = lesson.words("training")["time"]
    for unit, size in (("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * size:
            return str(words[unit].format(count=f"{seconds / size:.0f}"))
    return str(words["seconds"].format(count=f"{seconds:.0f}"))
