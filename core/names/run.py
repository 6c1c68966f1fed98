"""A training of names as it is seen: its settings, its list of names, and all its events so far."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from core.names.names import Names
from core.names.nearest import Invented, invented
from core.names.network import Network
from core.names.ngrams import ngram_bits
from core.names.settings import Settings
from core.names.training import split, train
from core.names.watch import CLOSE
from core.training.curve import Curve
from core.training.events import Changed, Event, Failed, Noticed, Progress, Sample, Weights
from core.training.kept import Kept

NGRAMS = (1, 2, 3)


class Checkpoint(NamedTuple):
    """What a network invents after some updates, its loss there, and that loss as the reports smooth it."""

    step: int
    loss: float
    reported: float
    names: tuple[Invented, ...]


class Update(NamedTuple):
    """One update: the loss of its name, and the norm of its gradient before any clip."""

    step: int
    loss: float
    norm: float


@dataclass
class Run:
    """The record of one training's events. `source` is the list of the names: "bundled", "reports" or "own".

    `weights` are the newest parameters, `kept` those of the checkpoints. `close` are the updates around the first huge
    loss, or before the end of a training that failed, one by one.
    """

    names: Names
    settings: Settings
    source: str
    curve: Curve = field(default_factory=Curve)
    bits: list[tuple[int, float]] = field(default_factory=list)
    checkpoints: list[Checkpoint] = field(default_factory=list)
    weights: Weights | None = None
    kept: Kept = field(default_factory=Kept)
    figures: dict[str, float] = field(default_factory=dict)
    noticed: Noticed | None = None
    failed: Failed | None = None
    close: list[Update] = field(default_factory=list)
    _newest: deque[Update] = field(default_factory=lambda: deque(maxlen=CLOSE))

    def take(self, events: Iterable[Event]) -> None:
        """Add some events. The curve's points are (step, smoothed loss, loss of the last name)."""
        for event in events:
            match event:
                case Progress(step, _, {"bits": bits}):
                    self.bits.append((step, bits))
                case Progress(step, _, figures):
                    self.figures = figures
                    self.curve.add(step, figures["loss"], figures["current"])
                    self._look_closely(Update(step, figures["current"], figures["norm"]))
                case Sample(step, texts):
                    self.add_names(step, self.figures["loss"], self.figures["reported"], texts)
                case Weights():
                    self._take_weights(event)
                case Changed(step, _, rate):
                    self.settings = self.settings.changed(step, rate)
                case Noticed(step):
                    self.noticed, self.close = event, self._near(step)
                case Failed(step):
                    self.failed, self.close = event, self._near(step)

    def _take_weights(self, weights: Weights) -> None:
        """Of the same update those that came first: they have all their digits."""
        if self.weights is None or weights.step > self.weights.step:
            self.weights = weights
        if weights.keep:
            self.kept.add(weights)

    def _look_closely(self, update: Update) -> None:
        self._newest.append(update)
        if self.noticed is not None and update.step <= self.noticed.step + CLOSE:
            self.close.append(update)

    def _near(self, step: int) -> list[Update]:
        return [update for update in self._newest if update.step > step - CLOSE]

    def add_names(self, step: int, loss: float, reported: float, texts: Iterable[str]) -> None:
        """Add a checkpoint: each invented name beside the nearest one of the list."""
        names = tuple(invented(text, self.learned) for text in texts)
        self.checkpoints.append(Checkpoint(step, loss, reported, names))

    @cached_property
    def learned(self) -> list[str]:
        """The names of the list that are not held out, in the order of learning."""
        return split(self.names, self.settings)[0]

    @cached_property
    def judged(self) -> list[str]:
        """The names on which bits per letter are counted: those held out, else those learned."""
        return split(self.names, self.settings)[1] or self.learned

    @cached_property
    def letters_per_name(self) -> float:
        """The newline that ends a name included. A loss per name is so many times a loss per letter."""
        return sum(len(name) + 1 for name in self.learned) / len(self.learned)

    @cached_property
    def baselines(self) -> dict[int, float]:
        """Bits per letter of the n-gram models of the same names, on the same names."""
        count = len(self.names.vocabulary)
        return {n: ngram_bits(self.learned, self.judged, n, count) for n in NGRAMS}

    @property
    def moments(self) -> list[int]:
        """The updates at which the network can be looked at: those of the checkpoints whose parameters were kept."""
        kept = set(self.kept.steps)
        return [checkpoint.step for checkpoint in self.checkpoints if checkpoint.step in kept]

    def moment(self, wanted: int | None) -> int | None:
        """The last of the moments up to a wanted update; None where the newest parameters are wanted, or none is."""
        earlier = [step for step in self.moments if wanted is not None and step <= wanted]
        return earlier[-1] if earlier else None

    def at(self, moment: int | None) -> Weights | None:
        """The parameters at a moment; without one the newest."""
        newest = self.weights is not None and moment in (None, self.weights.step)
        return self.weights if newest or moment is None else self.kept.at(moment)

    def checkpoint(self, moment: int | None) -> Checkpoint | None:
        """The checkpoint of a moment; without one the newest."""
        return next((one for one in reversed(self.checkpoints) if moment in (None, one.step)), None)

    def network(self, moment: int | None = None) -> Network | None:
        """The network at a moment; without one with the newest parameters."""
        weights = self.at(moment)
        return Network(weights.arrays) if weights else None


def model(data: Names, num_iterations: int = 35_000, n_a: int = 50, dino_names: int = 7) -> Run:
    """The reports' `model`: a finished training of the RNN, under their names for its settings.

    The run holds the parameters in `weights.arrays`, and in `checkpoints`, each 2,000 updates, the loss and the
    `dino_names` names that the reports print.
    """
    run = Run(data, Settings(n_a=n_a, iterations=num_iterations, names_per_checkpoint=dino_names), "own")
    run.take(train(run.names, run.settings))
    return run
