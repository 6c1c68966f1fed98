"""The desk's notebook gives what the desk shows, from the network's parameters, with NumPy alone."""

import re

import numpy as np

from core.names import writing
from core.names.examples import EXAMPLES, example
from core.names.run import Run
from tests.taken import run_both, run_scripts
from ui.names import desk_view, taken
from ui.names.state import DinosaurState

LINK = "http://localhost:8501/dinosaurs?at=2"
STATE = DinosaurState(text="Ønyx?", at=2, temperature=0.7, draws=11, moment=200)


def desk(run: Run, state: DinosaurState) -> taken.Desk:
    found = taken.desk(run, state)
    assert found is not None
    return found


def compare(now, told, run, state):
    network = run.network(run.moment(state.moment))
    text, _ = desk_view.readable(state.text, run.names)
    name, at = run.names.indices(text), min(state.at, len(text))
    np.testing.assert_array_equal(now["chances"], writing.chances(network, name[:at], state.temperature))
    np.testing.assert_array_equal(now["states"], writing.states(network, name))
    np.testing.assert_array_equal(now["influence"], writing.influence(network, name))
    for k, letter in enumerate(name):
        assert now[f"p[{k}]"] == writing.chances(network, name[:k])[letter]
    shown = desk_view.view(run, state, 0, "")["finishes"]
    finished = re.findall(r"^(?:likeliest|drawn_\d+): (\w*)$", told, re.MULTILINE)
    assert finished[: 1 + desk_view.DRAWN] == [shown["likeliest"], *shown["drawn"]]


def test_both_examples_at_a_checkpoint_and_at_their_end():
    every = [(example(cell), state) for cell in EXAMPLES for state in (STATE, DinosaurState())]
    runs = run_scripts([taken.pieces(desk(run, state), None, LINK) for run, state in every])
    for (run, state), (now, _, told) in zip(every, runs, strict=True):
        compare(now, told, run, state)


def test_a_desk_kept_as_a_stands_beside_it():
    run = example("rnn")
    script, notebook = run_both(taken.pieces(desk(run, DinosaurState()), desk(run, STATE), LINK))
    assert script[2] == notebook[2]
    now, kept, told = script
    compare(now, told, run, DinosaurState())
    np.testing.assert_array_equal(kept["chances"], writing.chances(run.network(200), run.names.indices("ny"), 0.7))


def test_a_run_without_parameters_has_none():
    run = example("rnn")
    assert taken.desk(Run(run.names, run.settings, run.source), DinosaurState()) is None
