"""What is set on the dinosaur page, as one value, and its link."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from core.names.examples import EXAMPLES
from core.names.names import LONGEST_NAME
from core.names.settings import BOUNDS, CHOICES, MOST_CHANGES, Settings
from ui.kit import link
from ui.kit.link import among, between, whole
from ui.kit.store import Store

NAMES = ("bundled", "reports", "own")
TEMPERATURE = (0.1, 3.0)
PACES = {"fast": 0.0, "20": 20.0, "60": 60.0}
"""Seconds for as many updates as the reports make; 0: as fast as it can be."""
VIEWS = ("watch", "desk")
"""Which stage is in sight: the loss and the names of a run, or the desk."""
NEWEST = "newest"
"""Stands for the newest checkpoint, which another one may follow."""
MOST_DRAWS = 1_000_000


@dataclass(frozen=True)
class DinosaurState:
    """Settings of the next training and its pace; the run that is looked at, and the one beside it; the update at which
    it is looked at, None for the newest; which stage is in sight; what lies on the desk."""

    settings: Settings = EXAMPLES["rnn"]
    pace: str = "fast"
    names: str = "bundled"
    run: str = "rnn"
    beside: str = ""
    moment: int | None = None
    view: str = "watch"
    text: str = "onyusaurus"
    at: int = 4
    temperature: float = 1.0
    unit: int = 0
    draws: int = 0

    def fitted(self) -> "DinosaurState":
        """The place is one in the text; the rate is changed at updates that come."""
        come = tuple(change for change in self.settings.changes if change[0] <= self.settings.iterations)
        settings = self.settings if come == self.settings.changes else replace(self.settings, changes=come)
        return replace(self, at=min(self.at, len(self.text)), settings=settings)

    @property
    def updates_per_second(self) -> float:
        """The pace of a training; 0: as fast as it can be."""
        seconds = PACES[self.pace]
        return Settings().iterations / seconds if seconds else 0.0

    def with_setting(self, name: str, value: Any) -> "DinosaurState":
        """The same with one setting of the next training changed."""
        return replace(self, settings=replace(self.settings, **{name: value}))


def _setting(name: str) -> link.Ways[DinosaurState]:
    """The two ways of a setting: a word of its choices, or a number within its bounds, whole where it is whole."""

    def take(state: DinosaurState, text: str) -> DinosaurState:
        if name in CHOICES:
            return state.with_setting(name, among(text, CHOICES[name]))
        low, high = BOUNDS[name]
        is_whole = isinstance(getattr(Settings(), name), int)
        return state.with_setting(name, whole(text, int(low), int(high)) if is_whole else between(text, low, high))

    return (lambda state: str(getattr(state.settings, name))), take


def _put_changes(state: DinosaurState) -> str:
    return "~".join(f"{step}_{rate!r}" for step, rate in state.settings.changes)


def _changes(state: DinosaurState, text: str) -> DinosaurState:
    """The changes of the learning rate, or ValueError."""
    pairs = [pair.split("_") for pair in text.split("~")] if text else []
    most = int(BOUNDS["iterations"][1])
    changes = {whole(step, 0, most): between(rate, *BOUNDS["learning_rate"]) for step, rate in pairs}
    if len(changes) > MOST_CHANGES:
        raise ValueError(text)
    return state.with_setting("changes", tuple(sorted(changes.items())))


def _moment(state: DinosaurState, text: str) -> DinosaurState:
    return replace(state, moment=whole(text, 0, int(BOUNDS["iterations"][1])) if text else None)


TABLE: link.Table[DinosaurState] = {
    "cell": _setting("cell"),
    "units": _setting("n_a"),
    "rate": _setting("learning_rate"),
    "clip": _setting("clipping"),
    "limit": _setting("max_gradient"),
    "updates": _setting("iterations"),
    "seed": _setting("seed"),
    "held": _setting("held_out"),
    "every": _setting("checkpoint"),
    "count": _setting("names_per_checkpoint"),
    "changes": (_put_changes, _changes),
    "pace": link.choice("pace", tuple(PACES)),
    "list": link.choice("names", NAMES),
    "run": link.field("run", lambda s, text: _word(text)),
    "beside": link.field("beside", lambda s, text: _word(text)),
    "after": (lambda s: "" if s.moment is None else str(s.moment), _moment),
    "view": link.choice("view", VIEWS),
    "text": link.field("text", lambda s, text: _name(text)),
    "at": link.count("at", 0, LONGEST_NAME),
    "temperature": link.real("temperature", *TEMPERATURE),
    "unit": link.count("unit", 0, int(BOUNDS["n_a"][1]) - 1),
    "draws": link.count("draws", 0, MOST_DRAWS),
}


def _word(text: str) -> str:
    """The name of a run: letters and digits, or ValueError."""
    if text and not (text.isascii() and text.isalnum() and len(text) <= 40):
        raise ValueError(text)
    return text


def _name(text: str) -> str:
    if len(text) > LONGEST_NAME or not text.isprintable():
        raise ValueError(text)
    return text.lower()


def read(parameters: Mapping[str, str]) -> tuple[DinosaurState, str | None]:
    """The state of a link, and the parameters that were not understood."""
    return link.read(parameters, DinosaurState(), TABLE)


def write(state: DinosaurState) -> dict[str, str]:
    """The parameters of the link."""
    return link.write(state, DinosaurState(), TABLE)


class DinosaurStore(Store[DinosaurState]):
    """The store of the page; `newest` gives the newest checkpoint of the run that is shown, None where it has none."""

    newest: Callable[[], int | None] = staticmethod(lambda: None)

    def keep(self) -> None:
        """What is kept as A stays as it is, also where the newest is shown of a run that goes on."""
        self.ghost = replace(self.state, moment=self.newest()) if self.state.moment is None else self.state
        self.save(self.state)


def store() -> DinosaurStore:
    """The state of the dinosaur page in this session."""
    return DinosaurStore("dinosaurs", write, read, TABLE)
