"""The fast path through a name gives what the sequence functions give for one-hot letters, and right gradients."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.cells.lstm import lstm_backward, lstm_forward
from core.cells.rnn import rnn_backward, rnn_forward
from core.maths.output import cross_entropy
from core.names.network import Network
from core.names.reports_model import initialize
from tests.gradients import assert_agrees

N_LETTERS = 6
names = st.lists(st.integers(0, N_LETTERS - 1), min_size=1, max_size=7)


def one_hot(letters, count):
    """The letters as columns (count, T); None is a column of zeros."""
    columns = np.zeros((count, len(letters)))
    for t, letter in enumerate(letters):
        if letter is not None:
            columns[letter, t] = 1.0
    return columns


def learned(X, Y, state, parameters):
    """Loss, gradients and last state of a network with these parameters."""
    network = Network(parameters)
    loss, last = network.learn(X, Y, state)
    return loss, network.gradients, last


def model(cell: str, n_a: int, seed: int) -> dict[str, np.ndarray]:
    rng = np.random.RandomState(seed)
    return {name: rng.randn(*array.shape) * 0.5 for name, array in initialize(cell, n_a, N_LETTERS, rng).items()}


@settings(max_examples=50)
@given(st.integers(1, 5), names, st.booleans(), st.integers(0, 999))
def test_rnn_is_equal_to_the_sequence_functions(n_a, Y, from_nothing, seed):
    p, X = model("rnn", n_a, seed), [None if from_nothing else Y[-1], *Y[:-1]]
    a0 = np.random.RandomState(seed).randn(n_a)
    loss, gradients, (a_last,) = learned(X, Y, (a0,), p)
    x = one_hot(X, N_LETTERS)[:, None, :]
    a, _, caches = rnn_forward(x, a0[:, None], {**p, "ba": p["b"]})
    dz, total = output(p["Wya"], p["by"], a[:, 0], Y)
    back = rnn_backward((p["Wya"].T @ dz)[:, None, :], caches)
    expected = {"dWax": back["dWax"], "dWaa": back["dWaa"], "db": back["dba"]}
    agree(loss, total, gradients, expected | {"dWya": dz @ a[:, 0].T, "dby": dz.sum(axis=1, keepdims=True)})
    np.testing.assert_allclose(a_last, a[:, 0, -1], rtol=1e-10)


@settings(max_examples=50)
@given(st.integers(1, 5), names, st.integers(0, 999))
def test_lstm_is_equal_to_the_sequence_functions(n_a, Y, seed):
    p, X = model("lstm", n_a, seed), [None, *Y[:-1]]
    a0 = np.random.RandomState(seed).randn(n_a)
    loss, gradients, (a_last, c_last) = learned(X, Y, (a0, np.zeros(n_a)), p)
    a, _, c, caches = lstm_forward(one_hot(X, N_LETTERS)[:, None, :], a0[:, None], p)
    dz, total = output(p["Wy"], p["by"], a[:, 0], Y)
    back = lstm_backward((p["Wy"].T @ dz)[:, None, :], caches)
    expected = {name: back[name] for name in gradients if name in back}
    assert len(expected) == 8
    agree(loss, total, gradients, expected | {"dWy": dz @ a[:, 0].T, "dby": dz.sum(axis=1, keepdims=True)})
    np.testing.assert_allclose([a_last, c_last], [a[:, 0, -1], c[:, 0, -1]], rtol=1e-10)


def output(weights, bias, a, Y):
    """The gradient of the scores and the loss, letter by letter."""
    scores = weights @ a + bias
    total = sum(float(cross_entropy(scores[:, t : t + 1], letter)) for t, letter in enumerate(Y))
    e = np.exp(scores - scores.max(axis=0))
    return e / e.sum(axis=0) - one_hot(Y, N_LETTERS), total


def agree(loss, total, gradients, expected):
    assert loss == pytest.approx(total, rel=1e-10)
    assert set(gradients) == set(expected)
    for name, gradient in gradients.items():
        np.testing.assert_allclose(gradient, expected[name], rtol=1e-10, atol=1e-12, err_msg=name)


@pytest.mark.parametrize("cell", ["rnn", "lstm"])
def test_gradients_agree_with_central_differences(cell):
    p, Y = model(cell, 4, 1), [2, 5, 1, 0]
    X, state = [None, 2, 5, 1], tuple(np.random.RandomState(9).randn(len(Network(p).zero_state()), 4))
    _, gradients, _ = learned(X, Y, state, p)
    for name in p:
        assert_agrees(lambda v: Network(v).loss(X, Y, state), p, name, gradients["d" + name])


@pytest.mark.parametrize("cell", ["rnn", "lstm"])
def test_letter_by_letter_is_the_same_as_the_whole_name(cell):
    p, Y = model(cell, 4, 2), [2, 5, 1, 0]
    state, total = Network(p).zero_state(), 0.0
    for letter, following in zip([None, *Y[:-1]], Y, strict=True):
        scores, state = Network(p).step(letter, state)
        total += float(cross_entropy(scores[:, None], following))
    loss, _, last = learned([None, *Y[:-1]], Y, Network(p).zero_state(), p)
    assert loss == pytest.approx(total, rel=1e-12)
    np.testing.assert_allclose(state, last, rtol=1e-12)


@pytest.mark.parametrize("cell", ["rnn", "lstm"])
def test_a_letter_of_probability_0_has_a_finite_loss(cell):
    p = {name: np.zeros_like(array) for name, array in model(cell, 4, 1).items()}
    p["by"][1] = -800.0
    loss, gradients, _ = learned([None], [1], Network(p).zero_state(), p)
    assert loss == pytest.approx(800 + np.log(N_LETTERS - 1), rel=1e-12)
    assert loss == pytest.approx(float(cross_entropy(p["by"], 1)), rel=1e-12)
    assert all(np.isfinite(gradient).all() for gradient in gradients.values())


def test_the_loss_that_underflowed():
    """by = [0, -800, 0] and letter 1: -log(softmax) is infinite, the loss 800.693."""
    p = {name: np.zeros(array.shape) for name, array in initialize("rnn", 2, 3, np.random.RandomState(0)).items()}
    p["by"][1] = -800.0
    assert Network(p).loss([None], [1], (np.zeros(2),)) == pytest.approx(800.693147, abs=1e-6)
