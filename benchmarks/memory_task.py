"""The memory task over many seeds: which cell remembers for how long, and how soon.

`python -m benchmarks.memory_task` prints the table and keeps it in data/results/memory_task.json, which a page shows.
It is no theme of `python -m benchmarks`: it asks what is learned, not what it costs, and takes some twenty minutes.
"""

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from core.through_time.memory_task import SOLVED, Settings, train
from core.training.events import Progress

RESULTS = Path("data/results/memory_task.json")
SEEDS = range(1, 11)
LENGTHS = (10, 30, 60)
BIASES: dict[str, Callable[[int], float]] = {"0": lambda T: 0.0, "1": lambda T: 1.0, "log T": math.log}
CASES = [("rnn", ""), *(("lstm", bias) for bias in BIASES)]


@dataclass(frozen=True)
class Row:
    """One cell at one length: the updates that each seed needed to an accuracy of SOLVED, None where it never came."""

    cell: str
    T: int
    forget_bias: str
    needed: list[int | None]

    @property
    def solved(self) -> int:
        return sum(count is not None for count in self.needed)

    @property
    def median_updates(self) -> float | None:
        """The median of the seeds that solved it."""
        return median([count for count in self.needed if count is not None]) if self.solved else None

    @property
    def line(self) -> str:
        told = "" if self.median_updates is None else f"{self.median_updates:6.0f} updates in the median"
        return f"{self.cell:5} {self.T:3}  {self.forget_bias:5}  solved {self.solved:2} of {len(self.needed)} {told}"


def table() -> Iterator[Row]:
    """A row for each cell, length and forget bias, over SEEDS."""
    for cell, bias in CASES:
        for T in LENGTHS:
            forget_bias = BIASES[bias](T) if bias else 0.0
            found = [updates_needed(Settings(cell, T, forget_bias=forget_bias, seed=seed)) for seed in SEEDS]
            yield Row(cell, T, bias, found)


def updates_needed(settings: Settings) -> int | None:
    """The updates until the sequences since the last telling were answered to SOLVED; None where it did not come."""
    told = (event for event in train(settings) if isinstance(event, Progress))
    return next((progress.step for progress in told if progress.figures["accuracy"] >= SOLVED), None)


def main() -> None:
    rows = []
    for row in table():
        print(row.line, flush=True)
        rows.append(asdict(row) | {"solved": row.solved, "median_updates": row.median_updates})
    common = ("n_a", "updates", "batch", "learning_rate", "max_norm")
    settings = {name: value for name, value in asdict(Settings()).items() if name in common}
    found = {"settings": settings, "seeds": list(SEEDS), "solved_at": SOLVED, "rows": rows}
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
