"""Adam against its definition as a sum over all gradients so far."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.maths.adam import BETA1, BETA2, EPSILON, Adam


@given(st.integers(1, 12), st.integers(0, 2**32 - 1))
def test_each_step_is_that_of_the_definition(steps, seed):
    rng = np.random.default_rng(seed)
    G = rng.standard_normal((steps, 2, 3))
    parameters = {"W": rng.standard_normal((2, 3))}
    expected = parameters["W"].copy()
    adam = Adam(parameters, 0.01)
    for t, gradient in enumerate(G, 1):
        adam.update(parameters, {"dW": gradient})
        ages = np.arange(t)[::-1, None, None]
        mean = (BETA1**ages * G[:t]).sum(axis=0) / (BETA1**ages).sum()
        square = (BETA2**ages * G[:t] ** 2).sum(axis=0) / (BETA2**ages).sum()
        expected = expected - 0.01 * mean / (np.sqrt(square) + EPSILON)
    np.testing.assert_allclose(parameters["W"], expected, rtol=1e-9, atol=1e-12)


def test_a_valley_of_unequal_slopes_is_descended_at_one_pace():
    parameters = {"W": np.array([1.0, 1.0])}
    adam = Adam(parameters, 0.1)
    for _ in range(5):
        adam.update(parameters, {"dW": np.array([1000.0, 0.001])})
    assert parameters["W"] == pytest.approx([0.5, 0.5], rel=1e-4)
