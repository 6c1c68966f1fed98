"""The runs of the dinosaur page: the bundled examples, those of this session, and the one under way."""

from dataclasses import dataclass

import streamlit as st

from core.names import names, reports_list
from core.names.examples import EXAMPLES, bundled_names, example
from core.names.names import Names, Reading
from core.names.run import Run
from core.names.run_file import read
from core.names.settings import Settings
from core.names.training import train
from core.refusal import Refusal
from core.training.job import Job
from core.training.listener import Listener
from core.training.orders import Orders
from ui.kit import lesson, path, training_panel
from ui.names.state import DinosaurStore

KIND = "dinosaurs"
MOST_RUNS = 6
"""Of a session, the examples not counted; then the oldest goes."""


@dataclass(frozen=True)
class About:
    """What a job of this page knows of its run, so that whoever finds the job can follow it; `file` is the name of the
    user's own list."""

    names: Names
    settings: Settings
    source: str
    file: str = ""

    def listener(self, job: Job) -> Listener[Run]:
        """Follows the job from its first event."""
        return Listener(Run(self.names, self.settings, self.source), job)


Own = Listener[Run] | Run
"""A run of this session: one whose training is followed, or one that came from a file."""


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
    own: dict[str, Own] = st.session_state.get("dinosaurs.runs", {})
    if id in EXAMPLES:
        return _example(id)
    if id in own:
        return newest(own[id])
    job = training_panel.find(id)
    return job.about.listener(job).listen() if job is not None and isinstance(job.about, About) else None


def newest(own: Own) -> Run:
    """The run, with all events that have arrived by now."""
    return own.listen() if isinstance(own, Listener) else own


class Runs:
    """The runs that a session can look at, by name."""

    def __init__(self, store: DinosaurStore) -> None:
        self.store = store
        store.newest = lambda: self.shown().moments[-1] if self.shown().moments else None

    @property
    def own(self) -> dict[str, Own]:
        """The runs of this session by id, the oldest first."""
        found: dict[str, Own] = st.session_state.setdefault("dinosaurs.runs", {})
        return found

    def ids(self) -> list[str]:
        """All runs that can be shown: the examples first."""
        return [*EXAMPLES, *self.own]

    def enter(self) -> None:
        """At the entrance of the page: find the runs of this browser, and the one that the link names, whoever has
        started it; where that one is gone, note it."""
        if not st.session_state.get("entered", True):
            return
        walked = path.walked_to(KIND)
        if walked > 0:  # the walk begins at the first checkpoint
            self.store.change(moment=0, view="watch")
        elif walked < 0:  # its last beat is the desk
            self.store.change(moment=None, view="desk")
        wanted = self.store.state.run
        kept = self.store.ghost
        named = [training_panel.find(id) for id in (wanted, self.store.state.beside, kept.run if kept else "") if id]
        for job in [*training_panel.of_this_browser(KIND), *(job for job in named if job)]:
            if job.id not in self.own and isinstance(job.about, About):
                self._add(job.id, job.about.listener(job), job.about.file)
        if wanted not in self.ids():
            self.store.change(run="rnn")
            self.store.note(lesson.words("dinosaurs")["run_gone"])

    @property
    def shown_id(self) -> str:
        """The run that is looked at; as long as there is nothing of it, the one before it stays."""
        chosen, before = self.store.state.run, st.session_state.get("dinosaurs.before", "rnn")
        return chosen if len(self.run(chosen).curve) or before not in self.ids() else str(before)

    def shown(self) -> Run:
        """The run that is shown."""
        return self.run(self.shown_id)

    def beside(self) -> Run | None:
        """The run that it is compared with."""
        beside = self.store.state.beside
        return self.run(beside) if beside in self.ids() and beside != self.shown_id else None

    def run(self, id: str) -> Run:
        """The run of an id, as far as it has come."""
        return newest(self.own[id]) if id in self.own else _example(id)

    def jobs(self) -> list[Job]:
        """The job of the run that is looked at; else the newest of this browser that is under way."""
        shown = self.own.get(self.store.state.run)
        if isinstance(shown, Listener):
            return [shown.job]
        jobs = [own.job for own in self.own.values() if isinstance(own, Listener)]
        return [job for job in jobs if not job.status.final][-1:]

    def names(self) -> Names:
        """The list that is chosen. Raises Refusal."""
        chosen = self.store.state.names
        if chosen == "own":
            own = self.own_names()
            if own is None:
                raise Refusal("not_here")
            return own
        return _reports() if chosen == "reports" else _bundled()

    def begin(self) -> None:
        """Start a training with what is set; where that is impossible, note the sentence."""
        state = self.store.state
        try:
            file = st.session_state["dinosaurs.own"][2] if state.names == "own" and self.own_names() else ""
            about = About(self.names(), state.settings, state.names, file)
        except Refusal as refusal:
            self.store.note(lesson.sentence(lesson.words("refused"), refusal))
            return
        job, refused = training_panel.start(
            KIND, train, about.names, about.settings, Orders(), about=about, pace=state.updates_per_second
        )
        self.store.note(refused)
        if job is not None:
            st.session_state["dinosaurs.before"] = state.run
            self._add(job.id, about.listener(job), about.file)
            self.store.change(run=job.id, moment=None)

    def own_names(self) -> Names | None:
        """The list of the user's own, where one was taken in this session."""
        kept = st.session_state.get("dinosaurs.own")
        return kept[1] if kept else None

    def own_list(self) -> Reading | None:
        """How the chosen list of the user's own was read; None where another list is chosen."""
        own = self.own_names()
        return own.reading if own is not None and self.store.state.names == "own" else None

    def read_otherwise(self, column: str | None = None, header: bool | None = None) -> None:
        """The same list again, from another column, or with another belief about its first row."""
        data, _, file = st.session_state["dinosaurs.own"]
        self.take_names(data, file, column, header)

    def take_names(self, data: bytes, file: str, column: str | None = None, header: bool | None = None) -> None:
        """A list of the user's own, and the name of its file."""
        try:
            st.session_state["dinosaurs.own"] = (data, names.read(data, column, header), file)
        except Refusal as refusal:
            self.store.note(lesson.sentence(lesson.words("refused"), refusal))
            return
        self.store.change(names="own")

    def take_file(self, data: bytes, file: str) -> None:
        """A run that was saved, and the name of its file."""
        try:
            run = read(data)
        except Refusal as refusal:
            self.store.note(lesson.sentence(lesson.words("refused"), refusal))
            return
        id = f"file{len(self.titles) + 1}"
        self._add(id, run, file)
        self.store.change(run=id, settings=run.settings, moment=None)

    @property
    def titles(self) -> dict[str, tuple[int, str]]:
        """The number of each run of this session, which it keeps, and the file that it or its list came from."""
        found: dict[str, tuple[int, str]] = st.session_state.setdefault("dinosaurs.titles", {})
        return found

    def _add(self, id: str, own: Own, file: str) -> None:
        self.own[id] = own
        self.titles[id] = (len(self.titles) + 1, file)
        for oldest in list(self.own)[:-MOST_RUNS]:
            del self.own[oldest]
