"""Every gradient of both cells and both sequences against central differences, over random shapes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.cells import presets
from core.cells.kinds import KINDS
from core.cells.lstm import lstm_backward, lstm_cell_backward, lstm_cell_forward, lstm_forward
from core.cells.rnn import rnn_backward, rnn_cell_backward, rnn_cell_forward, rnn_forward
from core.maths.gradient_check import (
    Claim,
    central_differences,
    check_gradients,
    complex_step,
    doubt,
    relative_error,
    rounding,
    smallest,
)
from core.maths.output import cross_entropy, output_backward
from tests.gradients import assert_agrees

sizes = st.tuples(st.integers(1, 3), st.integers(1, 4), st.integers(1, 3), st.integers(1, 4), st.integers(0, 2**32 - 1))


def cell(kind: str, n_x: int, n_a: int, m: int, seed: int) -> dict[str, np.ndarray]:
    return presets.drawn(KINDS[kind], "reports", n_x, n_a, m, seed)


def sequence(kind: str, n_x: int, n_a: int, m: int, T_x: int, seed: int) -> dict[str, np.ndarray]:
    rng = np.random.RandomState(seed)
    arrays = cell(kind, n_x, n_a, m, seed)
    ends = {"x": rng.randn(n_x, m, T_x), "a0": rng.randn(n_a, m), "da": rng.randn(n_a, m, T_x)}
    return {**arrays, **ends}


def all_agree(loss, variables, gradients, names):
    for name in names:
        assert_agrees(loss, variables, name, gradients["d" + name])


@settings(max_examples=40)
@given(sizes)
def test_rnn_cell(size):
    n_x, n_a, m, _, seed = size
    v = cell("rnn", n_x, n_a, m, seed)
    *_, cache = rnn_cell_forward(v["xt"], v["a_prev"], v)
    gradients = rnn_cell_backward(v["da_next"], cache)
    assert set(gradients) == {"dxt", "da_prev", "dWax", "dWaa", "dba"}

    def loss(v):
        return float((v["da_next"] * rnn_cell_forward(v["xt"], v["a_prev"], v)[0]).sum())

    all_agree(loss, v, gradients, ["xt", "a_prev", "Wax", "Waa", "ba"])


@settings(max_examples=40)
@given(sizes)
def test_lstm_cell(size):
    n_x, n_a, m, _, seed = size
    v = cell("lstm", n_x, n_a, m, seed)
    *_, cache = lstm_cell_forward(v["xt"], v["a_prev"], v["c_prev"], v)
    gradients = lstm_cell_backward(v["da_next"], v["dc_next"], cache)
    names = ["xt", "a_prev", "c_prev", "Wf", "bf", "Wi", "bi", "Wc", "bc", "Wo", "bo"]
    assert set(gradients) == {"d" + name for name in names}

    def loss(v):
        a_next, c_next, *_ = lstm_cell_forward(v["xt"], v["a_prev"], v["c_prev"], v)
        return float((v["da_next"] * a_next).sum() + (v["dc_next"] * c_next).sum())

    all_agree(loss, v, gradients, names)


@settings(max_examples=25)
@given(sizes)
def test_rnn_sequence(size):
    n_x, n_a, m, T_x, seed = size
    v = sequence("rnn", n_x, n_a, m, T_x, seed)
    gradients = rnn_backward(v["da"], rnn_forward(v["x"], v["a0"], v)[-1])
    assert set(gradients) == {"dx", "da0", "dWax", "dWaa", "dba"}

    def loss(v):
        return float((v["da"] * rnn_forward(v["x"], v["a0"], v)[0]).sum())

    all_agree(loss, v, gradients, ["x", "a0", "Wax", "Waa", "ba"])


@settings(max_examples=25)
@given(sizes)
def test_lstm_sequence(size):
    n_x, n_a, m, T_x, seed = size
    v = sequence("lstm", n_x, n_a, m, T_x, seed)
    gradients = lstm_backward(v["da"], lstm_forward(v["x"], v["a0"], v)[-1])
    names = ["x", "a0", "Wf", "bf", "Wi", "bi", "Wc", "bc", "Wo", "bo"]
    assert set(gradients) == {"d" + name for name in names}

    def loss(v):
        return float((v["da"] * lstm_forward(v["x"], v["a0"], v)[0]).sum())

    all_agree(loss, v, gradients, names)


@pytest.mark.parametrize("label", [0, 1, 2])
def test_output_layer(label):
    rng = np.random.RandomState(label)
    v = {"Wy": rng.randn(3, 4), "a_next": rng.randn(4, 2), "by": rng.randn(3, 1)}
    zy = v["Wy"] @ v["a_next"] + v["by"]
    e = np.exp(zy)
    step = output_backward(e / e.sum(axis=0), label, v["a_next"], v["Wy"])
    assert cross_entropy(zy, label) == pytest.approx(-np.log((e / e.sum(axis=0))[label]).sum(), rel=1e-12)
    gradients = {"dWy": step.dWy, "dby": step.dby, "da_next": step.da_from_y}
    all_agree(
        lambda v: float(cross_entropy(v["Wy"] @ v["a_next"] + v["by"], label)), v, gradients, ["Wy", "by", "a_next"]
    )


def test_the_complex_step_has_no_error_and_the_central_difference_a_small_one():
    v = {"x": np.array([0.5, -2.0, 3.0])}

    def loss(v):
        return np.sin(v["x"]).sum(axis=-1)

    np.testing.assert_allclose(complex_step(loss, v, "x"), np.cos(v["x"]), rtol=1e-15)
    for place, x in enumerate(v["x"]):
        found, size = central_differences(loss, v, {"x": (place,)})
        assert size == pytest.approx(abs(np.sin(v["x"]).sum()), rel=1e-2)
        assert found["x"] == pytest.approx(np.cos(x), rel=1e-10)
    np.testing.assert_array_equal(v["x"], [0.5, -2.0, 3.0])


def test_a_wrong_gradient_fails():
    v = {"x": np.array([0.5, -2.0, 3.0])}
    wrong = np.cos(v["x"]) * np.array([1.0, 1.0 + 3e-6, 1.0])
    [check] = check_gradients(lambda v: np.sin(v["x"]).sum(axis=-1), v, {"x": Claim(wrong, rounding(1.0))})
    assert not check.passed
    assert check.index == (1,)
    assert check.error == pytest.approx(3e-6, rel=1e-2)


def test_relative_error_is_absolute_only_below_what_can_be_seen():
    assert relative_error(np.array([2e-3]), np.array([1e-3]), floor=1e-6)[0] == pytest.approx(0.5)
    assert relative_error(np.array([1e-9]), np.array([0.0]), floor=1e-6)[0] == pytest.approx(1e-3)
    assert smallest(1.0) == pytest.approx(2.2e-6, rel=0.01)
    assert smallest(100.0) == 100 * smallest(0.5)


def test_a_central_difference_that_is_off_is_doubted_and_not_the_gradient():
    steep = {"x": np.array([0.0])}
    claim = Claim(np.array([1e4]), rounding(1.0))
    [check] = check_gradients(lambda v: np.tanh(1e4 * v["x"]).sum(axis=-1), steep, {"x": claim})
    assert (check.passed, check.doubt) == (True, "curved")
    flat = {"x": np.array([12.0])}
    slope = 1 / np.cosh(flat["x"]) ** 2
    claim = Claim(slope, rounding(1e-12))
    [check] = check_gradients(lambda v: 1e3 + np.tanh(v["x"]).sum(axis=-1), flat, {"x": claim})
    assert (check.passed, check.doubt) == (True, "small")
    assert doubt(1.0, 1.0 + 1e-9, 1.0, 1e-3) == ""
