"""The memory task, live: an RNN and an LSTM of equal size, side by side in two workers; and the measured table."""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any

import streamlit as st

from core import ROOT
from core.lessons.run_challenges import MemoryWork
from core.through_time.memory_task import SYMBOLS, Settings, train
from core.training.curve import Curve
from core.training.events import Event, Progress
from core.training.job import Job
from core.training.listener import Listener
from ui.cells.kinds import SEEN
from ui.components import beats
from ui.kit import challenges, lesson, training_panel
from ui.kit.charts import chart, lines
from ui.kit.lesson_cards import stage_card
from ui.kit.store import Store
from ui.kit.tables import markdown
from ui.kit.training_panel import panel
from ui.kit.widgets import slider
from ui.through_time import memory_verdict
from ui.through_time.clip_state import CELLS
from ui.through_time.openings import OPENINGS
from ui.through_time.state import BOUNDS, REALS, TimeState

TABLE = ROOT / "data" / "results" / "memory_task.json"
HEIGHT = 230
FIGURES = ("accuracy", "norm", "loss", "norm_first")
SHARES = (8, 5)
OPENING = OPENINGS["memory_task"]
BEATS = {
    "open": {"memory_T": OPENING.memory_T, "memory_bias": OPENING.memory_bias},
    "shut": {"memory_T": OPENING.memory_T, "memory_bias": 1.0},
    "short": {"memory_T": 10, "memory_bias": 1.0},
}
BEFORE = "_before"


@dataclass
class Record:
    """What is drawn of a training: (update, accuracy, norm of the gradient, loss, norm of da at the first step)."""

    curve: Curve = field(default_factory=Curve)

    def take(self, events: Iterable[Event]) -> None:
        """Add the points of some events."""
        for event in events:
            if isinstance(event, Progress):
                self.curve.add(event.step, *(event.figures[name] for name in FIGURES))


def show(store: Store[TimeState]) -> None:
    """The stage: sliders, trainings and what they have shown beside the words; below it the measured table."""
    drawn, words = st.columns(SHARES)
    with drawn, st.container(key="stage_memory", gap="xsmall"):
        _controls(store)
        panel(_jobs, lambda: _begin(store), lambda: _draw(store.state), lesson.words("memory")["train"])
    with words:
        stage_card("memory_task", "task")
    measured = lesson.section("memory_task", "measured")
    with st.expander(measured.title):
        st.markdown("\n\n".join(measured.paragraphs))
        st.markdown(table())


def heading_row(store: Store[TimeState]) -> None:
    """What stands beside the title: the beats of the lesson."""
    beats.show("memory_task", {beat: partial(store.change, **fields) for beat, fields in BEATS.items()})


def _controls(store: Store[TimeState]) -> None:
    words, T = lesson.words("memory"), store.state.memory_T
    left, right = st.columns(2)
    with left:
        slider(store, "memory_T", words["memory_T"], BOUNDS["memory_T"], 1)
    with right:
        label = words["memory_bias"].format(T=T, log=f"{math.log(T):.1f}")
        slider(store, "memory_bias", label, REALS["memory_bias"], 0.1)


def _trainings(back: int = 1) -> dict[str, Listener[Record]]:
    """The newest training of each cell that was started in this browser; back = 2: the one before it."""
    jobs = {cell: training_panel.of_this_browser(f"memory.{cell}") for cell in CELLS}
    return {cell: _listener(found[-back]) for cell, found in jobs.items() if len(found) >= back}


def _listener(job: Job) -> Listener[Record]:
    """The one of this session, for whom nothing is read twice."""
    known: dict[str, Listener[Record]] = st.session_state.setdefault("memory.listeners", {})
    return known.setdefault(job.id, Listener(Record(), job))


def _jobs() -> list[Job]:
    return [listener.job for listener in _trainings().values()]


def _label(state: TimeState, cell: str) -> str:
    """What a training of the cell is called, with all that is set for it."""
    template = lesson.words("memory")["set"][cell]
    return str(template.format(T=state.memory_T, bias=f"{state.memory_bias:g}"))


def settings(state: TimeState, cell: str) -> Settings:
    """How a cell learns with what is set."""
    return Settings(cell, T=state.memory_T, forget_bias=state.memory_bias, seed=state.seed)


def _work(state: TimeState) -> MemoryWork:
    """What core judges of the challenges: the trainings of what is set."""
    found = {
        cell: (settings(state, cell), listener.listen().curve.points)
        for cell, listener in _trainings().items()
        if listener.job.label == _label(state, cell)
    }
    plain, gated = (next(c for c in CELLS if getattr(SEEN[c].kind, of)) for of in ("recurrent", "forget_bias"))
    return MemoryWork(found, plain, gated)


def _begin(store: Store[TimeState]) -> None:
    state = store.state
    for cell in CELLS:
        _, refused = training_panel.start(f"memory.{cell}", train, settings(state, cell), label=_label(state, cell))
        store.note(refused)


def _set(job: Job) -> str:
    """What was set, as its label says it."""
    return job.label.removesuffix(": ")


def _draw(state: TimeState) -> None:
    """Accuracy and the norm of the gradient, both cells on the same axes, and over the run before."""
    challenges.check(lambda _: _work(state))
    words, trainings = lesson.words("memory"), _trainings()
    trainings |= {f"{cell}{BEFORE}": listener for cell, listener in _trainings(back=2).items()}
    curves = {name: listener.listen().curve.points for name, listener in trainings.items()}
    if not any(curves.values()):
        st.info(words["first"])
        return
    others = [trainings[cell].job for cell in CELLS if cell in trainings]
    others = [job for cell, job in zip(CELLS, others, strict=False) if job.label != _label(state, cell)]
    if others:
        st.warning(words["other"].format(run=_set(others[-1])))
    for cell in CELLS:
        if curves.get(cell):
            st.markdown(memory_verdict.sentence(cell, curves[cell]))
    names = words | {name: words["before"].format(run=_set(trainings[name].job)) for name in curves if BEFORE in name}
    accuracy: dict[str, Any] = {cell: [(p[0], p[1]) for p in points] for cell, points in curves.items()}
    last = max(p[0] for points in curves.values() for p in points)
    accuracy["chance"] = [(0, 1 / SYMBOLS), (last, 1 / SYMBOLS)]
    norms: dict[str, Any] = {cell: [(p[0], max(p[2], 1e-12)) for p in points] for cell, points in curves.items()}
    left, right = st.columns(2)
    with left:
        chart(
            lines(accuracy, names, words["updates"], words["accuracy"], domain=[0, 1]), "memory.accuracy",
            words["accuracy_alt"], HEIGHT,
        )  # fmt: skip
    with right:
        chart(
            lines(norms, names, words["updates"], words["norm"], type="log"), "memory.norm", words["norm_alt"], HEIGHT
        )


@cache
def table() -> str:
    """Ten seeds, as they were measured (benchmarks/memory_task.py), in Markdown."""
    words, found = lesson.words("memory"), json.loads(TABLE.read_text(encoding="utf-8"))
    heads, rows = [words[head] for head in ("cell", "bias", "T", "solved", "median")], []
    for row in found["rows"]:
        median = "–" if row["median_updates"] is None else f"{row['median_updates']:g}"
        of = f"{row['solved']} / {len(found['seeds'])}"
        rows.append([words[row["cell"]], row["forget_bias"] or "–", str(row["T"]), of, median])
    return markdown(heads, rows, words=2)
