"""No right gradient through time is called wrong, whatever the sliders are set to; a wrong one always is."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.through_time.ledger_check import check_sums, largest_entry
from ui.through_time.flow import flow
from ui.through_time.ledger import view
from ui.through_time.state import BOUNDS, KINDS, REALS, TimeState, read

RED = [
    "ledger=lstm.Wf&bias=4.0", "T=60&bias=3.0", "T=60&bias=4.1", "T=60&bias=6.0", "T=60&radius=2.0", "kind=impulse",
    "kind=impulse&bias=4.0&ledger=lstm.Wf", "seed=2&bias=4.0&ledger=lstm.Wf", "seed=3&bias=4.0&ledger=lstm.Wf",
]  # fmt: skip
"""Addresses at which a central difference once called a right gradient wrong."""


@pytest.mark.parametrize("address", RED)
@pytest.mark.parametrize("cell", ["rnn", "lstm"])
def test_what_was_shown_red_is_green(address, cell):
    state, broken = read(dict(pair.split("=") for pair in address.split("&")) | {"way": "backward"})
    assert broken is None
    if state.ledger.split(".")[0] != cell:
        state = replace(state, ledger={"rnn": "rnn.Waa", "lstm": "lstm.Wf"}[cell])
    checked = view(state, flow(state))["checks"]
    assert checked["rows"]
    assert checked["failed"] == 0


@st.composite
def states(draw):
    """Any network that the sliders can make."""
    numbers = {name: draw(st.floats(*REALS[name])) for name in ("radius", "bias", "scale")}
    whole = {name: draw(st.integers(*BOUNDS[name])) for name in ("T", "n_a", "seed")}
    kind = draw(st.sampled_from([kind for kind in KINDS if kind not in ("word", "own")]))
    return TimeState(kind=kind, loss_steps=draw(st.sampled_from(["last", "all"])), **numbers, **whole)


@settings(max_examples=15)
@given(states(), st.randoms(use_true_random=False))
def test_no_right_sum_is_called_wrong(state, random):
    found = flow(state)
    for cell, forward in found.forward.items():
        back = found.back[cell]
        anywhere = {n: tuple(random.randrange(side) for side in array.shape) for n, array in forward.parameters.items()}
        for entries in ({n: largest_entry(back.ledger["d" + n]) for n in forward.parameters}, anywhere):
            wrong = [check for check in check_sums(forward, back, found.loss_steps, entries) if not check.passed]
            assert not wrong


@settings(max_examples=15)
@given(states(), st.sampled_from([-1.0, 0.0, 1.01, 2.0]))
def test_no_wrong_sum_passes(state, factor):
    """One step's part of each ledger, the largest, is multiplied by a factor: a sum that this moves is caught."""
    found = flow(state)
    for cell, forward in found.forward.items():
        back = found.back[cell]
        for name in forward.parameters:
            row, column = entry = largest_entry(back.ledger["d" + name])
            parts = back.ledger["d" + name].copy()
            step = int(np.abs(parts[row, column]).argmax())
            change = abs((factor - 1) * parts[row, column, step])
            if change < 1e-4 * max(abs(parts[row, column].sum()), 1e-3 * np.abs(back.numbers["da"]).max()):
                continue
            parts[row, column, step] *= factor
            wrong = replace(back, ledger=back.ledger | {"d" + name: parts})
            [check] = check_sums(forward, wrong, found.loss_steps, {name: entry})
            assert not check.passed
