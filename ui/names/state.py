"""What is set on the dinosaur page, as one value, and its link."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from core.names.examples import EXAMPLES
from core.names.names import LONGEST_NAME
from core.names.training import BOUNDS, CHOICES, Settings
from ui.kit import link
from ui.kit.link import among, between, whole
from ui.kit.store import Store

NAMES = ("bundled", "reports", "own")
TEMPERATURE = (0.1, 3.0)
MOST_DRAWS = 1_000_000


@dataclass(frozen=True)
class DinosaurState:
    """Settings of the next training; the run that is looked at, and the one beside it; what lies on the desk."""

    settings: Settings = EXAMPLES["rnn"]
    names: str = "bundled"
    run: str = "rnn"
    beside: str = ""
    text: str = "onyusaurus"
    at: int = 4
    temperature: float = 1.0
    unit: int = 0
    draws: int = 0

    def fitted(self) -> "DinosaurState":
        """The place is one in the text."""
        return replace(self, at=min(self.at, len(self.text)))

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
    "list": link.choice("names", NAMES),
    "run": link.field("run", lambda s, text: _word(text)),
    "beside": link.field("beside", lambda s, text: _word(text)),
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


def store() -> Store[DinosaurState]:
    """The state of the dinosaur page in this session."""
    return Store("dinosaurs", write, read, TABLE)
