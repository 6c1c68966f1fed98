"""Weights to begin with: their shapes, their spread, their spectral radius."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.cells import lstm_steps, rnn_steps
from core.cells.initial_weights import initial_weights, spectral_radius, with_spectral_radius
from core.cells.lstm_kind import LSTM
from core.cells.rnn_kind import RNN
from core.maths.arrays import Sizes


@given(st.integers(1, 5), st.integers(1, 9), st.integers(1, 5))
def test_shapes_are_those_of_the_cells(n_x, n_a, n_y):
    rng = np.random.default_rng(1)
    Sizes(n_x=n_x, n_a=n_a, n_y=n_y).match_all(initial_weights(RNN, n_x, n_a, n_y, rng), rnn_steps.SHAPES)
    Sizes(n_x=n_x, n_a=n_a, n_y=n_y).match_all(initial_weights(LSTM, n_x, n_a, n_y, rng), lstm_steps.SHAPES)


def test_weights_are_uniform_and_biases_zero_but_the_forget_bias():
    found = initial_weights(LSTM, 8, 100, 4, np.random.default_rng(1), forget_bias=3.5)
    assert np.abs(found["Wi"]).max() == pytest.approx(0.1, rel=1e-3)
    assert found["Wi"].std() == pytest.approx(0.1 / np.sqrt(3), rel=0.02)
    assert {name: set(found[name].ravel()) for name in ("bf", "bi", "bc", "bo", "by")} == {
        "bf": {3.5}, "bi": {0.0}, "bc": {0.0}, "bo": {0.0}, "by": {0.0},
    }  # fmt: skip


@given(st.integers(1, 12), st.floats(0, 4), st.integers(0, 99))
def test_a_matrix_gets_the_radius_it_is_asked_for(n, radius, seed):
    W = np.random.default_rng(seed).standard_normal((n, n))
    scaled = with_spectral_radius(W, radius)
    assert spectral_radius(scaled) == pytest.approx(radius, rel=1e-9)
    np.testing.assert_allclose(scaled * spectral_radius(W), W * radius, rtol=1e-12, atol=1e-15)


def test_the_radius_is_the_growth_of_many_applications():
    W = with_spectral_radius(np.random.default_rng(3).standard_normal((6, 6)), 0.8)
    assert np.linalg.norm(np.linalg.matrix_power(W, 400)) ** (1 / 400) == pytest.approx(0.8, rel=0.01)


def test_a_matrix_without_eigenvalues_cannot_be_scaled():
    with pytest.raises(ValueError, match="radius 0"):
        with_spectral_radius(np.array([[0.0, 1.0], [0.0, 0.0]]), 1.0)
