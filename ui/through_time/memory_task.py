"""The memory task, live: an RNN and an LSTM of equal size, side by side in two workers; and the measured table."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

import streamlit as st

from core.lessons.run_challenges import MemoryWork
from core.through_time.memory_task import Settings, train
from core.training.curve import Curve
from core.training.events import Event, Progress
from core.training.job import Job
from core.training.listener import Listener
from ui.cells.kinds import SEEN
from ui.components import beats
from ui.kit import challenges, compare, lesson, training_panel
from ui.kit.lesson_cards import stage_card
from ui.kit.training_panel import panel
from ui.through_time import memory_charts, memory_verdict, sliders
from ui.through_time.clip_state import CELLS
from ui.through_time.openings import OPENINGS
from ui.through_time.state import TimeState
from ui.through_time.store import TimeStore

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


def show(store: TimeStore) -> None:
    """The stage: sliders, trainings and what they have shown beside the words; below it the measured table."""
    drawn, words = st.columns(SHARES)
    with drawn, st.container(key="stage_memory", gap="xsmall"):
        sliders.show(store, ("memory_T", "memory_bias"), columns=2)
        panel(_jobs, lambda: _begin(store), lambda: _draw(store), lesson.words("memory")["train"])
    with words:
        stage_card("memory_task", "task")
    measured = lesson.section("memory_task", "measured")
    with st.expander(measured.title):
        st.markdown("\n\n".join(measured.paragraphs))
        st.markdown(memory_charts.table())


def heading_row(store: TimeStore) -> None:
    """What stands beside the title: what is set, to be kept as A, and the beats of the lesson."""
    compare.controls(store)
    beats.show("memory_task", {beat: partial(store.present, **fields) for beat, fields in BEATS.items()})


def _trainings(back: int = 1) -> dict[str, Listener[Record]]:
    """The newest training of each cell that was started in this browser; back = 2: the one before it."""
    jobs = {cell: training_panel.of_this_browser(f"memory.{cell}") for cell in CELLS}
    return {cell: _listener(found[-back]) for cell, found in jobs.items() if len(found) >= back}


def _listener(job: Job) -> Listener[Record]:
    """The one of this session, for whom nothing is read twice."""
    known: dict[str, Listener[Record]] = st.session_state.setdefault("memory.listeners", {})
    return known.setdefault(job.id, Listener(Record(), job))


def _kept(state: TimeState) -> dict[str, Listener[Record]]:
    """The newest trainings in this browser of what was kept as A."""
    jobs = {cell: training_panel.of_this_browser(f"memory.{cell}") for cell in CELLS}
    alike = {cell: [job for job in found if job.label == _label(state, cell)] for cell, found in jobs.items()}
    return {cell: _listener(found[-1]) for cell, found in alike.items() if found}


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


def _begin(store: TimeStore) -> None:
    state = store.state
    for cell in CELLS:
        _, refused = training_panel.start(f"memory.{cell}", train, settings(state, cell), label=_label(state, cell))
        store.note(refused)


def _set(job: Job) -> str:
    """What was set, as its label says it."""
    return job.label.removesuffix(": ")


def _draw(store: TimeStore) -> None:
    """Accuracy and the norm of the gradient, both cells on the same axes, over those kept as A, or the run before."""
    challenges.check(lambda _: _work(store.state))
    words, trainings, ghost = lesson.words("memory"), _trainings(), store.ghost
    older = _trainings(back=2) if ghost is None else _kept(ghost)
    curves = {cell: listener.listen().curve.points for cell, listener in trainings.items()}
    if not any(curves.values()):
        st.info(words["first"])
        return
    _told_of_others(store, older)
    before = {cell: listener.listen().curve.points for cell, listener in older.items()}
    for cell in CELLS:
        if curves.get(cell):
            beside = memory_verdict.beside(curves[cell], before.get(cell, [])) if ghost else ""
            st.markdown(f"{memory_verdict.sentence(cell, curves[cell])} {beside}".strip())
    way = "before" if ghost is None else "kept"
    names = words | {f"{cell}{BEFORE}": words[way].format(run=_set(older[cell].job)) for cell in before}
    memory_charts.show(
        curves | {f"{cell}{BEFORE}": points for cell, points in before.items()}, names, still=ghost is not None
    )


def _told_of_others(store: TimeStore, older: dict[str, Listener[Record]]) -> None:
    """That what stands below is of other settings than those that are set; that A was not trained here."""
    words, jobs = lesson.words("memory"), _trainings()
    others = [jobs[cell].job for cell in CELLS if cell in jobs and jobs[cell].job.label != _label(store.state, cell)]
    if others:
        st.caption(words["other"].format(run=_set(others[-1])))
    if store.ghost is not None and not older:
        st.caption(words["not_trained"].format(run=_label(store.ghost, CELLS[-1]).removesuffix(": ")))
