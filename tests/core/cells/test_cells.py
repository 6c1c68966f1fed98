"""Exact laws of the cells, their bounds, and what they refuse."""

import re

import numpy as np
import pytest

from core.cells import lstm_steps, presets, rnn_steps
from core.cells.lstm import lstm_backward, lstm_cell_backward, lstm_cell_forward, lstm_forward
from core.cells.lstm_kind import LSTM
from core.cells.rnn import rnn_backward, rnn_cell_backward, rnn_cell_forward, rnn_forward
from core.cells.rnn_kind import RNN


@pytest.fixture
def rnn():
    return presets.drawn(RNN, "reports", 3, 5, 4, seed=1)


@pytest.fixture
def lstm():
    return presets.drawn(LSTM, "reports", 3, 5, 4, seed=1)


def test_an_open_forget_gate_and_a_shut_input_gate_keep_c_exactly(lstm):
    step = lstm_steps.forward_steps(lstm["xt"], lstm["a_prev"], lstm["c_prev"], lstm, {"ft": 1.0, "it": 0.0})
    np.testing.assert_array_equal(step.c_next, lstm["c_prev"])


def test_a_shut_output_gate_gives_zero(lstm):
    step = lstm_steps.forward_steps(lstm["xt"], lstm["a_prev"], lstm["c_prev"], lstm, {"ot": 0.0})
    np.testing.assert_array_equal(step.a_next, 0)


def test_zero_weights(rnn, lstm):
    a_next, yt_pred, _ = rnn_cell_forward(rnn["xt"], rnn["a_prev"], presets.apply(RNN, "zero", rnn))
    np.testing.assert_array_equal(a_next, 0)
    np.testing.assert_array_equal(yt_pred, 0.5)
    cleared = presets.apply(LSTM, "zero", lstm)
    _, c_next, _, cache = lstm_cell_forward(lstm["xt"], lstm["a_prev"], lstm["c_prev"], cleared)
    np.testing.assert_array_equal(c_next, lstm["c_prev"] / 2)
    np.testing.assert_array_equal([cache.ft, cache.it, cache.ot], 0.5)


@pytest.mark.parametrize("size", [1e3, -1e3])
def test_saturation_stays_finite(rnn, lstm, size):
    for arrays in (rnn, lstm):
        arrays["xt"] = np.full_like(arrays["xt"], size)
    *rnn_out, rnn_cache = rnn_cell_forward(rnn["xt"], rnn["a_prev"], rnn)
    *lstm_out, lstm_cache = lstm_cell_forward(lstm["xt"], lstm["a_prev"], lstm["c_prev"], lstm)
    back = [*rnn_cell_backward(rnn["da_next"], rnn_cache).values()]
    back += lstm_cell_backward(lstm["da_next"], lstm["dc_next"], lstm_cache).values()
    assert all(np.isfinite(array).all() for array in [*rnn_out, *lstm_out, *back])
    np.testing.assert_array_equal(rnn_cell_backward(rnn["da_next"], rnn_cache)["dWax"], 0)


def test_a_sequence_is_the_cell_repeated(lstm):
    rng = np.random.RandomState(0)
    x, a, c = rng.randn(3, 4, 6), lstm["a_prev"], np.zeros((5, 4))
    a_all, _, c_all, _ = lstm_forward(x, a, lstm)
    for t in range(6):
        a, c, *_ = lstm_cell_forward(x[:, :, t], a, c, lstm)
        np.testing.assert_array_equal([a_all[:, :, t], c_all[:, :, t]], [a, c])


def test_examples_do_not_mix(rnn):
    a_next, *_ = rnn_cell_forward(rnn["xt"], rnn["a_prev"], rnn)
    alone, *_ = rnn_cell_forward(rnn["xt"][:, 2:3], rnn["a_prev"][:, 2:3], rnn)
    np.testing.assert_allclose(a_next[:, 2:3], alone, rtol=1e-15)


def test_inputs_are_never_modified(rnn, lstm):
    for arrays, run in ((rnn, all_of_rnn), (lstm, all_of_lstm)):
        before = {name: array.copy() for name, array in arrays.items()}
        run(arrays)
        for name, array in arrays.items():
            np.testing.assert_array_equal(array, before[name])


def all_of_rnn(v):
    rnn_cell_backward(v["da_next"], rnn_cell_forward(v["xt"], v["a_prev"], v)[-1])
    x = np.stack([v["xt"]] * 3, axis=2)
    a, _, caches = rnn_forward(x, v["a_prev"], v)
    rnn_backward(a, caches)


def all_of_lstm(v):
    cache = lstm_cell_forward(v["xt"], v["a_prev"], v["c_prev"], v)[-1]
    lstm_cell_backward(v["da_next"], v["dc_next"], cache)
    x = np.stack([v["xt"]] * 3, axis=2)
    a, _, _, caches = lstm_forward(x, v["a_prev"], v)
    lstm_backward(a, caches)


def test_float32_is_taken_up_into_float64(rnn):
    a_next, *_ = rnn_cell_forward(rnn["xt"].astype(np.float32), rnn["a_prev"], rnn)
    assert a_next.dtype == np.float64


def test_caches_are_in_the_reports_order():
    assert rnn_steps.RNNCache._fields == ("a_next", "a_prev", "xt", "parameters")
    assert lstm_steps.LSTMCache._fields == (
        "a_next", "c_next", "a_prev", "c_prev", "ft", "it", "cct", "ot", "xt", "parameters",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("xt", np.zeros((3, 7)), "a_prev has shape (5, 4) but needs (n_a, m) = (5, 7)"),
        ("xt", np.zeros(3), "xt has shape (3,) but needs (n_x, m)"),
        ("xt", np.zeros((3, 0)), "xt has shape (3, 0) but needs (n_x, m)"),
        ("xt", "abc", "xt must be an array of numbers, not str"),
        ("Wax", np.zeros((5, 2)), "Wax has shape (5, 2) but needs (n_a, n_x) = (5, 3)"),
        ("ba", np.zeros((5, 4)), "ba has shape (5, 4) but needs (n_a, 1) = (5, 1)"),
        ("Waa", np.full((5, 5), np.nan), "Waa[0, 0] is nan; every entry must be a finite number"),
    ],
)
def test_rnn_refuses_with_one_sentence(rnn, name, value, sentence):
    rnn[name] = value
    with pytest.raises(ValueError, match="^" + re.escape(sentence)):
        rnn_cell_forward(rnn["xt"], rnn["a_prev"], rnn)


def test_lstm_refuses_with_one_sentence(lstm):
    lstm["Wi"] = np.zeros((5, 5))
    with pytest.raises(ValueError, match=re.escape("Wi has shape (5, 5) but needs (n_a, n_a+n_x) = (5, 8)")):
        lstm_cell_forward(lstm["xt"], lstm["a_prev"], lstm["c_prev"], lstm)


def test_missing_parameters_are_named(lstm):
    del lstm["Wo"], lstm["by"]
    with pytest.raises(ValueError, match="parameters lacks Wo, by; it needs Wf, bf, Wi"):
        lstm_forward(np.zeros((3, 4, 2)), lstm["a_prev"], lstm)


@pytest.mark.parametrize("shape", [(5,), (4, 4), (5, 3), (5, 4, 1)])
def test_a_wrong_arriving_gradient_is_refused(rnn, lstm, shape):
    wrong = np.zeros(shape)
    rnn_cache = rnn_cell_forward(rnn["xt"], rnn["a_prev"], rnn)[-1]
    lstm_cache = lstm_cell_forward(lstm["xt"], lstm["a_prev"], lstm["c_prev"], lstm)[-1]
    with pytest.raises(ValueError, match="da_next has shape"):
        rnn_cell_backward(wrong, rnn_cache)
    with pytest.raises(ValueError, match="dc_next has shape"):
        lstm_cell_backward(lstm["da_next"], wrong, lstm_cache)


@pytest.mark.parametrize(("forward", "backward"), [(rnn_forward, rnn_backward), (lstm_forward, lstm_backward)])
def test_a_sequence_of_gradients_must_be_as_long_as_the_sequence(rnn, lstm, forward, backward):
    v = rnn if forward is rnn_forward else lstm
    *_, caches = forward(np.zeros((3, 4, 6)), v["a_prev"], v)
    with pytest.raises(ValueError, match=re.escape("needs (n_a, m, T_x) = (5, 4, 6)")):
        backward(np.zeros((5, 4, 7)), caches)
