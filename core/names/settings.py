"""How names are learned: all that can be set, and within which bounds."""

from dataclasses import dataclass, replace
from itertools import chain

from core.cells.kinds import KINDS

PROGRESS_EVERY = 100
"""Updates between two Progress events, at most: a network of 50 units does them in about 10 ms."""
EARLY = (1, 10, 50, 200, 1_000, 5_000)
"""Updates with a checkpoint of their own, beside those of Settings.checkpoint: most is learned soon."""
MOST_CHANGES = 50
"""Of the learning rate, in one training."""
CHOICES = {"cell": tuple(KINDS), "clipping": ("value", "norm", "none")}
BOUNDS: dict[str, tuple[float, float]] = {
    "n_a": (1, 200), "learning_rate": (1e-5, 10.0), "max_gradient": (0.01, 1000.0), "iterations": (100, 200_000),
    "seed": (1, 9999), "held_out": (0.0, 0.5), "checkpoint": (100, 200_000), "names_per_checkpoint": (1, 10),
}  # fmt: skip
"""What can be set: the words of a choice, the least and the most of a number."""


@dataclass(frozen=True)
class Settings:
    """How to learn. The defaults are the reports'; a share of the names can be held out to be judged on.

    `changes` are pairs (update, learning rate): from that update on, counted from 0, the rate is another. They are
    written down when the rate is changed while a training runs; a training that is given them is the same again.
    """

    cell: str = "rnn"
    n_a: int = 50
    learning_rate: float = 0.01
    clipping: str = "value"
    max_gradient: float = 5.0
    iterations: int = 35_000
    seed: int = 1
    held_out: float = 0.0
    checkpoint: int = 2_000
    names_per_checkpoint: int = 7
    changes: tuple[tuple[int, float], ...] = ()

    def wrong(self) -> str:
        """The name of the first setting that is out of its bounds; empty where none is."""
        low, high = BOUNDS["learning_rate"]
        rates = all(0 <= step <= self.iterations and low <= rate <= high for step, rate in self.changes)
        if not rates or len(self.changes) > MOST_CHANGES:
            return "changes"
        words = (name for name, choices in CHOICES.items() if getattr(self, name) not in choices)
        numbers = (name for name, (low, high) in BOUNDS.items() if not low <= getattr(self, name) <= high)
        return next(chain(words, numbers), "")

    def changed(self, step: int, rate: float) -> "Settings":
        """The same with another learning rate from an update on."""
        return replace(self, changes=tuple(sorted((dict(self.changes) | {step: rate}).items())))

    def rate(self, step: int) -> float:
        """The learning rate of an update."""
        return next((rate for at, rate in reversed(self.changes) if at <= step), self.learning_rate)

    def invents(self, step: int) -> bool:
        """Whether there is a checkpoint after so many updates."""
        return step % self.checkpoint == 0 or step in EARLY or step == self.iterations

    @property
    def progress_every(self) -> int:
        """Updates between two Progress events: fewer for larger networks, so that all can be stopped at once."""
        units = self.n_a * len(KINDS[self.cell].layer().blocks)
        return max(1, min(PROGRESS_EVERY, PROGRESS_EVERY * 50 // units))
