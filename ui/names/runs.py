"""The runs of the dinosaur page: the bundled examples, those of this session, and the one under way."""

from dataclasses import dataclass

import streamlit as st

from core.names import names, reports_list
from core.names.examples import EXAMPLES, bundled_names, example
from core.names.names import Names, NamesError
from core.names.run import Run
from core.names.run_file import RunFileError, read
from core.names.training import train
from core.training.engine import Job
from ui.kit import lesson, training_panel
from ui.kit.store import Store
from ui.names.state import DinosaurState

KIND = "dinosaurs"
MOST_RUNS = 6
"""Of a session, the examples not counted; then the oldest goes."""


@dataclass
class Kept:
    """A run of this session, the job that tells it, and how much of that was heard."""

    run: Run
    job: Job | None = None
    heard: int = 0

    def listen(self) -> Run:
        """The run, with all that has been told by now."""
        if self.job is not None:
            told = self.job.events[self.heard :]
            self.heard += len(told)
            self.run.take(told)
            self.run.weights = self.job.weights
        return self.run


@st.cache_resource(show_spinner=False)
def _example(cell: str) -> Run:
    return example(cell)


@st.cache_resource(show_spinner=False)
def _bundled() -> Names:
    return bundled_names()


@st.cache_resource(show_spinner=False)
def _reports() -> Names:
    return reports_list.fetch()


def lookup(id: str) -> Run | None:
    """A run by its name: an example, one of this session, or one that the server remembers."""
    own: dict[str, Kept] = st.session_state.get("dinosaurs.runs", {})
    if id in EXAMPLES:
        return _example(id)
    if id in own:
        return own[id].listen()
    job = training_panel.find(id)
    return Kept(Run(*job.about), job).listen() if job is not None and job.kind == KIND else None


class Runs:
    """The runs that a session can look at, by name."""

    def __init__(self, store: Store[DinosaurState]) -> None:
        self.store = store

    @property
    def own(self) -> dict[str, Kept]:
        found: dict[str, Kept] = st.session_state.setdefault("dinosaurs.runs", {})
        return found

    def ids(self) -> list[str]:
        return [*EXAMPLES, *self.own]

    def enter(self) -> None:
        """At the entrance of the page: find the runs of this browser, and the one that the link names, whoever has
        started it; where that one is gone, note it."""
        if not st.session_state.get("entered", True):
            return
        wanted = self.store.state.run
        linked = training_panel.find(wanted)
        others = [linked] if linked is not None and linked.kind == KIND else []
        for job in [*training_panel.of_this_browser(KIND), *others]:
            if job.id not in self.own:
                self._keep(job.id, Kept(Run(*job.about), job))
        if wanted not in self.ids():
            self.store.change(run="rnn")
            self.store.note(lesson.words("dinosaurs")["run_gone"])

    @property
    def shown_id(self) -> str:
        """The run that is looked at; as long as it has told nothing, the one before it stays."""
        chosen, before = self.store.state.run, st.session_state.get("dinosaurs.before", "rnn")
        return chosen if len(self.run(chosen).curve) or before not in self.ids() else str(before)

    def shown(self) -> Run:
        return self.run(self.shown_id)

    def beside(self) -> Run | None:
        """The run that it is compared with."""
        beside = self.store.state.beside
        return self.run(beside) if beside in self.ids() and beside != self.shown_id else None

    def run(self, id: str) -> Run:
        return self.own[id].listen() if id in self.own else _example(id)

    def jobs(self) -> list[Job]:
        """The job of the run that is looked at; else the newest of this browser that is under way."""
        shown = self.own.get(self.store.state.run)
        if shown is not None and shown.job is not None:
            return [shown.job]
        return [kept.job for kept in self.own.values() if kept.job and not kept.job.status.final][-1:]

    def names(self) -> Names:
        """The list that is chosen. Raises NamesError."""
        chosen = self.store.state.names
        if chosen == "own":
            if "dinosaurs.own" not in st.session_state:
                raise NamesError("not_here")
            own: Names = st.session_state["dinosaurs.own"]
            return own
        return _reports() if chosen == "reports" else _bundled()

    def begin(self) -> None:
        """Start a training with what is set; where that is impossible, note the sentence."""
        try:
            about = (self.names(), self.store.state.settings, self.store.state.names)
        except NamesError as error:
            self.store.note(refusal(error))
            return
        job, refused = training_panel.start(KIND, train, *about[:2], about=about)
        self.store.note(refused)
        if job is not None:
            st.session_state["dinosaurs.before"] = self.store.state.run
            self._keep(job.id, Kept(Run(*about), job))
            self.store.change(run=job.id)

    def take_names(self, data: bytes) -> None:
        """A list of the user's own."""
        try:
            st.session_state["dinosaurs.own"] = names.read(data)
        except NamesError as error:
            self.store.note(refusal(error))
            return
        self.store.change(names="own")

    def take_file(self, data: bytes) -> None:
        """A run that was saved."""
        try:
            run = read(data)
        except RunFileError as error:
            self.store.note(refusal(error))
            return
        id = f"file{len(self.own)}"
        self._keep(id, Kept(run))
        self.store.change(run=id, settings=run.settings)

    def _keep(self, id: str, kept: Kept) -> None:
        self.own[id] = kept
        for oldest in list(self.own)[:-MOST_RUNS]:
            del self.own[oldest]


def refusal(error: NamesError | RunFileError) -> str:
    """The sentence for what was refused."""
    return str(lesson.words("refused")[error.reason].format(**lesson.plain_all(error.facts)))
