"""The challenges of a cell on any state of its page."""

import math

from hypothesis import given

from core.cells.trace import trace
from core.lessons.cell_challenges import CellWork
from core.lessons.challenges import reached
from tests.states import states
from ui.cells import challenged
from ui.kit import challenges


@given(states())
def test_any_cell_can_be_judged(state):
    numbers = trace(state.cell)
    for one in challenges.of(state.seen.page):
        work = CellWork(state.cell, numbers, challenged.start(one.start, state.kind))
        facts = reached(one.page, one.id, work)
        assert facts is None or not any(isinstance(fact, float) and math.isnan(fact) for fact in facts.values())
