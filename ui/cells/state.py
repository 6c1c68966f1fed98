"""What is set on a cell page, as one value: it is what the link holds and what the numbers follow from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from core.cells import presets
from core.cells.trace import Cell
from core.maths.arrays import Array
from ui.cells.kinds import SEEN
from ui.cells.seen import Seen
from ui.kit import opened
from ui.kit.once import once

MAX_X, MAX_A = 3, 5
SEEDS = (0, 9999)
REPORTS = {"n_x": 3, "n_a": 5, "m": 10, "seed": 1}
KEPT = 64
"""Cells whose first numbers are remembered."""
Place = tuple[str, int, int]
"""An array's name, a row and a column."""


@dataclass(frozen=True)
class CellState:
    """Everything that is set on the page of one cell. The defaults show one unit with one input."""

    kind: str
    example: str = "own"
    given: str = ""
    n_x: int = 1
    n_a: int = 1
    seed: int = 1
    preset: str = "random"
    edits: Mapping[Place, float] = field(default_factory=dict)
    pins: Mapping[str, float] = field(default_factory=dict)
    label: int | None = None
    as_printed: bool = False
    unit: int = 0
    column: int = 0
    direction: str = "forward"
    step: str = "all"
    notation: str = "reports"
    selected: str = ""
    ask: bool = False

    @property
    def seen(self) -> Seen:
        """All that is to be known of the kind of cell."""
        return SEEN[self.kind]

    @once
    def sizes(self) -> tuple[int, int, int]:
        """n_x, n_a and m, the number of examples."""
        if self.example == "given":
            return len(self.base["xt"]), len(self.base["a_prev"]), 1
        return (self.n_x, self.n_a, 1) if self.example == "own" else (REPORTS["n_x"], REPORTS["n_a"], REPORTS["m"])

    @property
    def large(self) -> bool:
        """A given cell larger than those one can choose: its largest entries are shown, its weights are not edited."""
        n_x, n_a, _ = self.sizes
        return n_x > MAX_X or n_a > MAX_A

    @property
    def examples(self) -> tuple[str, ...]:
        """Where the arrays come from: one's own, the reports' examples, or another page."""
        found = ("own", *self.seen.kind.draws)
        return (*found, "given") if self.given else found

    @property
    def presets(self) -> tuple[str, ...]:
        return ("random", "zero", *self.seen.kind.presets)

    def fitted(self) -> "CellState":
        """The same state without what does not fit its sizes: edits, unit and example beyond the edge."""
        _, n_a, m = self.sizes
        shapes = {name: array.shape for name, array in self.base.items()}
        edits = {p: v for p, v in self.edits.items() if p[0] in shapes and np.all(np.less(p[1:], shapes[p[0]]))}
        return replace(self, edits=edits, unit=min(self.unit, n_a - 1), column=min(self.column, m - 1))

    @property
    def letters(self) -> tuple[str, ...]:
        """What inputs and classes stand for: letters where the cell is opened, else their numbers."""
        if self.example == "given":
            return opened.find(self.given, self.kind).letters
        return tuple(str(number) for number in range(max(self.sizes[0], presets.N_Y)))

    def without_weight_edits(self) -> "CellState":
        """For new weights: the inputs and the arriving gradients stay as they were set."""
        return replace(self, edits={p: v for p, v in self.edits.items() if p[0][0] not in "Wb"})

    @once
    def base(self) -> Mapping[str, Array]:
        """The arrays of the example and the preset, before any edit."""
        if self.example == "given":
            return presets.apply(self.seen.kind, self.preset, opened.find(self.given, self.kind).arrays)
        return _base(self.kind, self.example, self.sizes, self.seed, self.preset)

    @once
    def cell(self) -> Cell:
        """What core/ is asked to compute."""
        arrays = dict(self.base)
        for (name, row, column), value in self.edits.items():
            arrays[name] = arrays[name].copy()
            arrays[name][row, column] = value
        return Cell(self.seen.kind, arrays, self.label, self.pins, self.as_printed)


@lru_cache(KEPT)
def _base(kind: str, example: str, sizes: tuple[int, int, int], seed: int, preset: str) -> Mapping[str, Array]:
    """The same arrays for every session that looks at such a cell, so nobody can write in them."""
    n_x, n_a, m = sizes
    of = SEEN[kind].kind
    if example == "own":
        found = presets.apply(of, preset, presets.random_cell(of, n_x, n_a, seed))
    else:
        found = presets.apply(of, preset, presets.drawn(of, example, n_x, n_a, m, REPORTS["seed"]))
    for array in found.values():
        array.flags.writeable = False
    return found
