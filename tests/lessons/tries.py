"""What an entry of the tables of Try's is: words, settings, a claim."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from core.cells.trace import trace
from ui.cells.state import CellState

CELLS = [(seed, n_x, n_a) for seed in range(1, 9) for n_x, n_a in ((1, 1), (2, 3))]
"""Seeds and sizes of the cells for which a claim that holds always is tried."""


@dataclass(frozen=True)
class Try:
    """A Try carried out.

    `words` stand in its text, so that a Try that is rewritten is looked at again. `settings` are what it asks for, one
    after the other; `claim` takes what core computes of each and says whether the text is true of it.
    A claim on a cell that holds `always` does so for any weights and sizes, else for the cell that the page opens with.
    """

    words: str
    settings: Sequence[Any]
    claim: Callable[..., Any]
    always: bool = True

    def carried_out(self) -> list[list[Any]]:
        """What the claim takes: of cells their numbers, each time for another cell."""
        if not all(isinstance(one, CellState) for one in self.settings):
            return [list(self.settings)]
        return [
            [trace(_fitted(state, *cell).cell) for state in self.settings]
            for cell in CELLS[: len(CELLS) if self.always else 1]
        ]


def _fitted(state: CellState, seed: int, n_x: int, n_a: int) -> CellState:
    """The same settings for another cell; where they name a size they keep it."""
    sized = replace(state, seed=seed) if state.n_a > 1 else replace(state, seed=seed, n_x=n_x, n_a=n_a)
    shapes = {name: array.shape for name, array in sized.base.items()}
    whole = {
        (name, row, column): value
        for (name, _, _), value in state.edits.items()
        for row, column in np.ndindex(shapes[name])
    }
    return replace(sized, edits=whole)


def put(state: CellState, **values: float) -> CellState:
    """The state with each of these variables at a value, in all its entries."""
    return replace(state, edits={**state.edits, **{(name, 0, 0): value for name, value in values.items()}})
