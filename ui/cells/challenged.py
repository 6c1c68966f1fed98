"""The challenges of a cell: what core judges of the page's state."""

from functools import cache
from urllib.parse import parse_qsl

from core.cells.trace import Cell, trace
from core.lessons.cell_challenges import CellWork
from ui.cells import link
from ui.cells.state import CellState
from ui.kit import challenges


def check(state: CellState) -> None:
    """Say which of them the cell has reached; those of a cell of another page wait for one's own."""
    if challenges.quiet(state):
        return
    numbers = trace(state.cell)
    challenges.check(lambda one: CellWork(state.cell, numbers, start(one.start, state.kind)), state)


@cache
def start(query: str, kind: str) -> Cell:
    """The cell with which a challenge begins."""
    return link.read(dict(parse_qsl(query, strict_parsing=True)), kind)[0].cell
