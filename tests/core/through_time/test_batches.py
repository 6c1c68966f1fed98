"""The fast path through a batch gives what the sequence functions give for one-hot symbols, and right gradients."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.cells.initial_weights import initial_weights
from core.cells.kinds import KINDS
from core.cells.lstm import lstm_backward, lstm_forward
from core.cells.rnn import rnn_backward, rnn_forward
from core.through_time.batches import loss_and_gradients
from tests.gradients import assert_agrees

N_X, N_Y = 5, 3
sizes = st.tuples(st.integers(1, 6), st.integers(1, 4), st.integers(1, 5), st.integers(0, 2**32 - 1))


def drawn(cell, T, m, n_a, seed):
    rng = np.random.default_rng(seed)
    parameters = initial_weights(KINDS[cell], N_X, n_a, N_Y, rng)
    parameters = {name: array + 0.3 * rng.standard_normal(array.shape) for name, array in parameters.items()}
    return rng.integers(N_X, size=(T, m)), rng.integers(N_Y, size=m), parameters


@pytest.mark.parametrize("cell", ["rnn", "lstm"])
@settings(max_examples=30)
@given(sizes)
def test_the_numbers_of_the_sequence_functions(cell, size):
    symbols, labels, parameters = drawn(cell, *size)
    answers = loss_and_gradients(symbols, labels, parameters)
    x = np.eye(N_X)[symbols].transpose(2, 1, 0)
    m = len(labels)
    a0 = np.zeros((size[2], m))
    if cell == "rnn":
        a, y, caches = rnn_forward(x, a0, parameters)
    else:
        a, y, _, caches = lstm_forward(x, a0, parameters)
    said = y[labels, np.arange(m), -1]
    assert answers.loss == pytest.approx(-np.log(said).mean(), rel=1e-12)
    assert answers.accuracy == (y[:, :, -1].argmax(axis=0) == labels).mean()
    Wy = parameters["Wya" if cell == "rnn" else "Wy"]
    dzy = (y[:, :, -1] - np.eye(N_Y)[:, labels]) / m
    da = np.zeros_like(a)
    da[:, :, -1] = Wy.T @ dzy
    expected = (rnn_backward if cell == "rnn" else lstm_backward)(da, caches)
    for name in parameters.keys() - {"Wya", "Wy", "by"}:
        np.testing.assert_allclose(answers.gradients["d" + name], expected["d" + name], rtol=1e-9, atol=1e-14)


@pytest.mark.parametrize("cell", ["rnn", "lstm"])
@settings(max_examples=10)
@given(sizes)
def test_every_gradient_against_central_differences(cell, size):
    symbols, labels, parameters = drawn(cell, *size)
    gradients = loss_and_gradients(symbols, labels, parameters).gradients
    assert set(gradients) == {"d" + name for name in parameters}
    for name in parameters:
        assert_agrees(lambda v: loss_and_gradients(symbols, labels, v).loss, parameters, name, gradients["d" + name])


@pytest.mark.parametrize("cell", ["rnn", "lstm"])
def test_what_the_end_says_to_the_first_state(cell):
    """It is what the reports' backward pass over the later steps alone says of the state they begin with."""
    symbols, labels, parameters = drawn(cell, 4, 3, 2, 7)
    da_first = loss_and_gradients(symbols, labels, parameters).da_first
    x, a0 = np.eye(N_X)[symbols].transpose(2, 1, 0), np.zeros((2, 3))
    forward, back = (rnn_forward, rnn_backward) if cell == "rnn" else (lstm_forward, lstm_backward)
    a, y, *_, (cells, _) = forward(x, a0, parameters)
    da = np.zeros_like(a)
    da[:, :, -1] = parameters["Wya" if cell == "rnn" else "Wy"].T @ ((y[:, :, -1] - np.eye(N_Y)[:, labels]) / 3)
    np.testing.assert_allclose(da_first, back(da[:, :, 1:], (cells[1:], x[:, :, 1:]))["da0"], rtol=1e-12)
