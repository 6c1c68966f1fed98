"""One cell at work: its gradients pass their own check in every state, and the hand-out's misprints do not."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.cells import presets
from core.cells.checking import checks
from core.cells.kinds import KINDS
from core.cells.lstm_kind import LSTM
from core.cells.rnn_kind import RNN
from core.cells.trace import Cell, loss_parts, trace
from core.maths.gradient_check import TOLERANCE

pins = st.dictionaries(st.sampled_from(LSTM.gates), st.floats(-2, 2), max_size=4)
kinds = st.sampled_from(list(KINDS))
labels = st.sampled_from([None, 0, 1])


def draw(kind, n_x, n_a, m, seed):
    return presets.drawn(KINDS[kind], "reports", n_x, n_a, m, seed)


@settings(max_examples=60)
@given(kinds, st.integers(1, 3), st.integers(1, 5), st.integers(1, 3), st.integers(0, 9999), labels, pins)
def test_every_gradient_agrees_with_the_complex_step(kind, n_x, n_a, m, seed, label, pins):
    cell = Cell(KINDS[kind], draw(kind, n_x, n_a, m, seed), label, pins if kind == "lstm" else {})
    found = checks(cell, trace(cell))
    names = {check.name for check in found}
    assert {"dxt", "da_prev", *(("dc", "dzf", "dzo", "dft") if kind == "lstm" else ("dza",))} <= names
    assert ("dby" in names) == (label is not None)
    assert all(check.error <= TOLERANCE for check in found), max(found, key=lambda check: check.error)


@settings(max_examples=60)
@given(
    kinds,
    st.sampled_from(["xt", "a_prev", "da_next", "Wax", "Wf", "c_prev"]),
    st.floats(0, 4),
    st.integers(0, 99),
)
@example(kind="lstm", name="c_prev", power=3.0, seed=94)
def test_large_numbers_do_not_make_a_right_gradient_look_wrong(kind, name, power, seed):
    arrays = draw(kind, 2, 3, 1, seed)
    if name in arrays:
        arrays[name] = arrays[name] * 10**power
    cell = Cell(KINDS[kind], arrays, label=0)
    found = checks(cell, trace(cell))
    assert all(check.passed for check in found), max(found, key=lambda check: check.error)


@settings(max_examples=60)
@given(st.integers(1, 3), st.integers(1, 5), st.integers(1, 3), st.integers(0, 9999))
def test_the_misprinted_formulas_are_caught_and_only_they(n_x, n_a, m, seed):
    cell = Cell(LSTM, draw("lstm", n_x, n_a, m, seed), as_printed=True)
    failed = {check.name for check in checks(cell, trace(cell)) if not check.passed}
    assert {"dWf", "dbf", "dzf", "dWi", "dbi", "dzi", "dWc", "dbc", "dzc"} <= failed
    assert not failed & {"dWo", "dbo", "dc_prev", "dft", "dit", "dcct", "dot", "dc", "dzo"}


def test_a_pinned_gate_has_its_value_and_hears_nothing():
    cell = Cell(LSTM, draw("lstm", 2, 3, 2, 0), label=1, pins={"it": 0.25})
    numbers = trace(cell)
    np.testing.assert_array_equal(numbers["it"], 0.25)
    for name in ("slope_i", "dzi", "dWi", "dbi", "from_i"):
        np.testing.assert_array_equal(numbers[name], 0)
    assert np.abs(numbers["dit"]).min() > 0


def test_pins_hold_against_the_misprints_too():
    cell = Cell(LSTM, draw("lstm", 2, 3, 2, 0), pins={"ft": 1.0}, as_printed=True)
    np.testing.assert_array_equal(trace(cell)["dzf"], 0)


@pytest.mark.parametrize("kind", KINDS)
def test_both_sources_of_da_are_added(kind):
    cell = Cell(KINDS[kind], draw(kind, 2, 3, 2, 4), label=0)
    numbers = trace(cell)
    np.testing.assert_array_equal(numbers["da"], numbers["da_next"] + numbers["da_from_y"])
    without = trace(replace(cell, label=None))
    np.testing.assert_array_equal(without["da"], without["da_next"])
    assert numbers["loss"] > without["loss"]


@pytest.mark.parametrize("kind", [RNN, LSTM])
@pytest.mark.parametrize("label", [None, 1])
def test_the_parts_of_the_loss_are_its_addends(kind, label):
    cell = Cell(kind, presets.drawn(kind, "reports", 2, 3, 4, seed=6), label=label)
    numbers = trace(cell)
    parts = loss_parts(cell, numbers)
    assert list(parts) == ([] if label is None else ["cross_entropy"]) + list(kind.arriving)
    assert sum(parts.values()) == pytest.approx(float(numbers["loss"]), rel=1e-12)
    if label is not None:
        assert parts["cross_entropy"] == pytest.approx(-np.log(numbers["yt_pred"][label]).sum(), rel=1e-12)


@pytest.mark.parametrize("kind", [RNN, LSTM])
def test_without_a_loss_the_output_says_nothing(kind):
    numbers = trace(Cell(kind, presets.drawn(kind, "reports", 2, 3, 4, seed=6)))
    assert not numbers["da_from_y"].any()
    np.testing.assert_array_equal(numbers["da"], numbers["da_next"])
