"""The fast path through a name gives what the sequence functions give for one-hot letters, and right gradients."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import letters
from core.character_model import initialize
from core.gradient_check import TOLERANCE, check_gradient, one_by_one
from core.lstm import lstm_backward, lstm_forward
from core.output import cross_entropy
from core.rnn import rnn_backward, rnn_forward

N_LETTERS = 6
names = st.lists(st.integers(0, N_LETTERS - 1), min_size=1, max_size=7)


def model(cell: str, n_a: int, seed: int) -> dict[str, np.ndarray]:
    rng = np.random.RandomState(seed)
    return {name: rng.randn(*array.shape) * 0.5 for name, array in initialize(cell, n_a, N_LETTERS, rng).items()}


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 5), names, st.booleans(), st.integers(0, 999))
def test_rnn_is_equal_to_the_sequence_functions(n_a, Y, from_nothing, seed):
    p, X = model("rnn", n_a, seed), [None if from_nothing else Y[-1], *Y[:-1]]
    a0 = np.random.RandomState(seed).randn(n_a)
    loss, gradients, (a_last,) = letters.loss_and_gradients(X, Y, (a0,), p)
    x = letters.one_hot(X, N_LETTERS)[:, None, :]
    a, _, caches = rnn_forward(x, a0[:, None], {**p, "ba": p["b"]})
    dz, total = output(p["Wya"], p["by"], a[:, 0], Y)
    back = rnn_backward((p["Wya"].T @ dz)[:, None, :], caches)
    expected = {"dWax": back["dWax"], "dWaa": back["dWaa"], "db": back["dba"]}
    agree(loss, total, gradients, expected | {"dWya": dz @ a[:, 0].T, "dby": dz.sum(axis=1, keepdims=True)})
    np.testing.assert_allclose(a_last, a[:, 0, -1], rtol=1e-10)


@settings(max_examples=50, deadline=None)
@given(st.integers(1, 5), names, st.integers(0, 999))
def test_lstm_is_equal_to_the_sequence_functions(n_a, Y, seed):
    p, X = model("lstm", n_a, seed), [None, *Y[:-1]]
    a0 = np.random.RandomState(seed).randn(n_a)
    loss, gradients, (a_last, c_last) = letters.loss_and_gradients(X, Y, (a0, np.zeros(n_a)), p)
    a, _, c, caches = lstm_forward(letters.one_hot(X, N_LETTERS)[:, None, :], a0[:, None], p)
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
    return e / e.sum(axis=0) - letters.one_hot(Y, N_LETTERS), total


def agree(loss, total, gradients, expected):
    assert loss == pytest.approx(total, rel=1e-10)
    assert set(gradients) == set(expected)
    for name, gradient in gradients.items():
        np.testing.assert_allclose(gradient, expected[name], rtol=1e-10, atol=1e-12, err_msg=name)


@pytest.mark.parametrize("cell", ["rnn", "lstm"])
def test_gradients_agree_with_central_differences(cell):
    p, Y = model(cell, 4, 1), [2, 5, 1, 0]
    X, state = [None, 2, 5, 1], tuple(np.random.RandomState(9).randn(len(letters.zero_state(p)), 4))
    _, gradients, _ = letters.loss_and_gradients(X, Y, state, p)
    for name in p:
        loss = one_by_one(lambda v: letters.loss_and_gradients(X, Y, state, v)[0], name)
        assert check_gradient(loss, p, name, gradients["d" + name]).error <= TOLERANCE


@pytest.mark.parametrize("cell", ["rnn", "lstm"])
def test_letter_by_letter_is_the_same_as_the_whole_name(cell):
    p, Y = model(cell, 4, 2), [2, 5, 1, 0]
    state, total = letters.zero_state(p), 0.0
    for letter, following in zip([None, *Y[:-1]], Y, strict=True):
        scores, state = letters.step(letter, state, p)
        total += float(cross_entropy(scores[:, None], following))
    loss, _, last = letters.loss_and_gradients([None, *Y[:-1]], Y, letters.zero_state(p), p)
    assert loss == pytest.approx(total, rel=1e-12)
    np.testing.assert_allclose(state, last, rtol=1e-12)
