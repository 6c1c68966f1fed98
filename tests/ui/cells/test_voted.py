"""A step's question as a vote: its words with symbols, its options, and the answer that core's numbers give."""

from dataclasses import replace

import pytest

from core.cells.trace import trace
from ui.cells import questions, steps, voted
from ui.cells.state import CellState


def asking(kind, direction):
    state = CellState(kind, direction=direction, ask=True)
    found = [replace(state, step=step.id) for step in steps.steps(state)]
    return [state for state in found if questions.question(state)]


@pytest.mark.parametrize("kind", ["rnn", "lstm"])
@pytest.mark.parametrize("direction", ["forward", "backward"])
def test_every_question_of_a_walk_can_be_voted_on(kind, direction):
    states = asking(kind, direction)
    assert states
    for state in states:
        asked = voted.question(state)
        assert "{" not in asked.ask + asked.why
        assert asked.why
        told = questions.question(state)
        assert told[questions.truth(state, trace(state.cell))] == asked.options[asked.truth]


def test_its_variables_are_written_as_on_the_page():
    state = CellState("lstm", step="update", ask=True)
    assert "c_prev" in voted.question(state).ask
    assert "C_t−1" in voted.question(replace(state, notation="colah")).ask


def test_where_nothing_is_asked_there_is_nothing_to_vote_on():
    assert voted.question(CellState("lstm", step="update")) is None
    assert voted.question(CellState("lstm", step="stack", ask=True)) is None
