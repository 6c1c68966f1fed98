"""What is set on the pages through time, as one value that they share, and its link."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from core.cells.initial_weights import initial_weights, with_spectral_radius
from core.cells.kind import Kind
from core.maths.arrays import Array
from core.through_time import sequences
from core.through_time.sequences import FEWEST, MOST, Sequence
from ui.cells.kinds import SEEN
from ui.kit import link
from ui.kit.link import flag, number, whole
from ui.through_time import clip_state
from ui.through_time.clip_state import CELLS, LIMITS, ClipState

KINDS = ("noise", "impulse", "step", "sine", "word", "own")
LOSS_STEPS = ("last", "all")
SHOWN = ("both", *CELLS)
NETWORK = ("kind", "text", "values", "T", "n_a", "seed", "loss_steps", "radius", "bias", "scale")
WAYS = ("forward", "backward")
LEDGERS = tuple(f"{cell}.{name}" for cell, seen in SEEN.items() for name in seen.kind.shapes)
"""The shared weights and biases of both cells."""
MAPS = tuple(f"{cell}.{name}" for cell, seen in SEEN.items() for name in seen.maps)
"""The maps under both cells."""
MOST_UNITS = 32
MOST_ENTRIES = 99
"""No matrix here has more rows or columns: 32 units and 60 letters."""
BOUNDS = {"T": (FEWEST, MOST), "n_a": (1, MOST_UNITS), "seed": (1, 9999), "memory_T": (5, MOST)}
PLACES = {"at": (1, MOST), "unit": (0, MOST_UNITS - 1), "row": (0, MOST_ENTRIES), "column": (0, MOST_ENTRIES)}
REALS = {"radius": (0.1, 2.0), "bias": (-4.0, 6.0), "scale": (0.0, 5.0), "memory_bias": (-2.0, 6.0)}
EVERY = BOUNDS | REALS | LIMITS
"""Between what any number of a page lies that has a slider; by how much one moves at least:"""
STEPS = {
    "T": 1, "radius": 0.01, "bias": 0.05, "scale": 0.05, "memory_T": 1, "memory_bias": 0.1, "clip_rank": 1,
    "clip_rate": 0.01, "cliff_limit": 0.1, "cliff_rate": 0.01, "cliff_updates": 1, "cliff_w": 0.05, "cliff_b": 0.05,
}  # fmt: skip


@dataclass(frozen=True)
class TimeState(ClipState):
    """The sequence, the two cells, which losses count; what is looked at; the memory task; and what
    ui/through_time/clip_state.py adds.

    `loss_steps` is "last", "all" or the number of one step. `values` are the user's own numbers, followed by zeros.
    What is looked at stays as it was set and is fitted where it is used: of fewer steps the playhead `at` is on the
    last. `maps` are those that are not as each cell begins, one open: opened, or closed.
    """

    kind: str = "noise"
    text: str = "onyusaurus"
    values: tuple[float, ...] = ()
    T: int = 40
    n_a: int = 16
    seed: int = 1
    loss_steps: str = "last"
    radius: float = 0.9
    bias: float = 1.0
    scale: float = 1.0
    shown: str = "both"
    way: str = "forward"
    at: int = MOST
    unit: int = 0
    ledger: str = "rnn.Waa"
    row: int = 0
    column: int = 0
    maps: tuple[str, ...] = ()
    ask: bool = False
    memory_T: int = 60
    memory_bias: float = 4.1

    def fitted(self) -> "TimeState":
        return self

    def changed(self, name: str, value: Any) -> "TimeState":
        """The same with another value of a field."""
        return replace(self, **{name: value})

    def network(self) -> "TimeState":
        """What the cells and their gradients depend on, all else at its default."""
        return replace(TimeState(), **{name: getattr(self, name) for name in NETWORK})

    @property
    def steps(self) -> int:
        """How many steps there are: a word has as many as letters."""
        return len(self.text) if self.kind == "word" else self.T

    @property
    def step(self) -> int:
        """The playhead's step, from 1."""
        return min(self.at, self.steps)

    @property
    def cells_shown(self) -> tuple[str, ...]:
        return CELLS if self.shown == "both" else (self.shown,)

    def sequence(self) -> Sequence:
        """The inputs and labels of both cells."""
        if self.kind == "word":
            return sequences.word(self.text).scaled(self.scale)
        makers = {
            "noise": lambda: sequences.noise(self.T, np.random.default_rng(self.seed)),
            "impulse": lambda: sequences.impulse(self.T),
            "step": lambda: sequences.step(self.T, self.T // 2),
            "sine": lambda: sequences.sine(self.T, 12.0),
            "own": lambda: sequences.signal((self.values + (0.0,) * self.T)[: self.T]),
        }
        return makers[self.kind]().scaled(self.scale)

    def cells(self, sequence: Sequence) -> dict[str, dict[str, Array]]:
        """The parameters of each kind of cell, of the same size."""
        return {cell: self._parameters(seen.kind, sequence) for cell, seen in SEEN.items()}

    def _parameters(self, kind: Kind, sequence: Sequence) -> dict[str, Array]:
        rng = np.random.default_rng(self.seed)
        found = initial_weights(kind, sequence.n_x, self.n_a, sequence.n_y, rng, self.bias)
        if kind.recurrent:
            found[kind.recurrent] = with_spectral_radius(found[kind.recurrent], self.radius)
        return found

    def losses(self, sequence: Sequence) -> list[int]:
        """The steps whose loss counts, from 0."""
        if self.loss_steps == "all":
            return list(range(sequence.T))
        return [sequence.T - 1 if self.loss_steps == "last" else min(int(self.loss_steps), sequence.T) - 1]


def is_word(text: str) -> bool:
    """Letters only, as many as there may be steps."""
    return FEWEST <= len(text) <= MOST and text.isalpha() and len(text.lower()) == len(text)


def _text(text: str) -> str:
    if not is_word(text):
        raise ValueError(text)
    return text.lower()


def _loss_steps(text: str) -> str:
    return text if text in LOSS_STEPS else str(whole(text, 1, MOST))


def _values(text: str) -> tuple[float, ...]:
    found = tuple(number(part) for part in text.split("~"))
    if len(found) > MOST:
        raise ValueError(text)
    return found


def _maps(text: str) -> tuple[str, ...]:
    return tuple(link.among(name, MAPS) for name in text.split("~") if name)


TABLE: link.Table[TimeState] = {
    "kind": link.choice("kind", KINDS),
    "text": link.field("text", lambda s, text: _text(text)),
    "values": (lambda s: "~".join(map(repr, s.values)), lambda s, text: replace(s, values=_values(text))),
    "heard": link.field("loss_steps", lambda s, text: _loss_steps(text)),
    "cells": link.choice("shown", SHOWN),
    "way": link.choice("way", WAYS),
    "ledger": link.choice("ledger", LEDGERS),
    "maps": (lambda s: "~".join(s.maps), lambda s, text: replace(s, maps=_maps(text))),
    "ask": flag("ask"),
    **{name: link.count(name, *bounds) for name, bounds in (BOUNDS | PLACES).items()},
    **{name: link.real(name, *bounds) for name, bounds in REALS.items()},
    **clip_state.TABLE,
}


OF_ONE_PAGE = TimeState()
"""What the one page through time opened with, which became four: its links and every key of a cell leave out what is
as here. It must stay as it is, else they bring other numbers."""


def read(parameters: Mapping[str, str], opening: TimeState = OF_ONE_PAGE) -> tuple[TimeState, str | None]:
    """The state of a link, and what was not understood; what the link leaves out is as the page opens."""
    return link.read(parameters, opening, TABLE)


def write(state: TimeState, opening: TimeState = OF_ONE_PAGE) -> dict[str, str]:
    """The link that sets a state on a page with this opening."""
    return link.write(state, opening, TABLE)
