"""What is set on the page through time, as one value, and its link."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from core import initial_weights, sequences
from core.arrays import Array
from core.initial_weights import with_spectral_radius
from core.sequences import FEWEST, MOST, Sequence
from ui import clip_state, link
from ui.clip_state import ClipState
from ui.link import among, between, whole
from ui.store import Store

KINDS = ("noise", "impulse", "step", "sine", "word")
HEARD = ("last", "all")
NETWORK = ("kind", "text", "T", "n_a", "seed", "heard", "radius", "bias", "scale")
BOUNDS = {"T": (FEWEST, MOST), "n_a": (1, 32), "seed": (1, 9999), "memory_T": (5, MOST)}
REALS = {"radius": (0.1, 2.0), "bias": (-4.0, 6.0), "scale": (0.0, 5.0), "memory_bias": (-2.0, 6.0)}


@dataclass(frozen=True)
class TimeState(ClipState):
    """The sequence, the two cells, which losses count; the memory task; and what ui/clip_state.py adds."""

    kind: str = "noise"
    text: str = "onyusaurus"
    T: int = 40
    n_a: int = 16
    seed: int = 1
    heard: str = "last"
    radius: float = 0.9
    bias: float = 1.0
    scale: float = 1.0
    memory_T: int = 60
    memory_bias: float = 4.1

    def fitted(self) -> "TimeState":
        return self

    def network(self) -> "TimeState":
        """What the cells and their gradients depend on, all else at its default."""
        return replace(TimeState(), **{name: getattr(self, name) for name in NETWORK})

    def sequence(self) -> Sequence:
        """What both cells hear."""
        if self.kind == "word":
            return sequences.word(self.text).scaled(self.scale)
        makers = {
            "noise": lambda: sequences.noise(self.T, np.random.default_rng(self.seed)),
            "impulse": lambda: sequences.impulse(self.T),
            "step": lambda: sequences.step(self.T, self.T // 2),
            "sine": lambda: sequences.sine(self.T, 12.0),
        }
        return makers[self.kind]().scaled(self.scale)

    def cells(self, sequence: Sequence) -> dict[str, dict[str, Array]]:
        """The parameters of both cells, of the same size."""
        sizes = (sequence.n_x, self.n_a, sequence.n_y)
        rnn = initial_weights.rnn(*sizes, np.random.default_rng(self.seed))
        lstm = initial_weights.lstm(*sizes, np.random.default_rng(self.seed), self.bias)
        return {"rnn": rnn | {"Waa": with_spectral_radius(rnn["Waa"], self.radius)}, "lstm": lstm}

    def losses(self, sequence: Sequence) -> list[int]:
        """The steps whose loss counts."""
        return [sequence.T - 1] if self.heard == "last" else list(range(sequence.T))


def is_word(text: str) -> bool:
    """Letters only, as many as there may be steps."""
    return FEWEST <= len(text) <= MOST and text.isalpha() and len(text.lower()) == len(text)


def _text(text: str) -> str:
    if not is_word(text):
        raise ValueError(text)
    return text.lower()


TABLE: link.Table[TimeState] = {
    "kind": link.field("kind", lambda s, text: among(text, KINDS)),
    "text": link.field("text", lambda s, text: _text(text)),
    "heard": link.field("heard", lambda s, text: among(text, HEARD)),
    **{name: link.field(name, lambda s, text, b=bounds: whole(text, *b)) for name, bounds in BOUNDS.items()},
    **{name: link.field(name, lambda s, text, b=bounds: between(text, *b)) for name, bounds in REALS.items()},
    **clip_state.TABLE,
}


def read(parameters: Mapping[str, str]) -> tuple[TimeState, str | None]:
    return link.read(parameters, TimeState(), TABLE)


def write(state: TimeState) -> dict[str, str]:
    return link.write(state, TimeState(), TABLE)


def store() -> Store[TimeState]:
    """The state of the page through time in this session."""
    return Store("time", write, read)
