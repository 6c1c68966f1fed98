"""Each nonlinearity against its definition, each derivative against the nonlinearity."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.maths.activations import sigmoid, sigmoid_slope, softmax, tanh, tanh_slope

moderate = st.floats(-30, 30)
any_number = st.floats(-1e6, 1e6)


@given(moderate)
def test_sigmoid_is_the_logistic_function(z):
    assert sigmoid(np.array([z]))[0] == pytest.approx(1 / (1 + np.exp(-z)), rel=1e-14)


@given(moderate)
def test_tanh_is_the_hyperbolic_tangent(z):
    up, down = np.exp(z), np.exp(-z)
    assert tanh(np.array([z]))[0] == pytest.approx((up - down) / (up + down), rel=1e-12, abs=1e-15)


@given(any_number)
def test_sigmoid_is_symmetric_and_finite(z):
    both = sigmoid(np.array([z, -z]))
    assert both.sum() == pytest.approx(1, rel=1e-15)
    assert ((both >= 0) & (both <= 1)).all()


@pytest.mark.parametrize(("function", "slope"), [(sigmoid, sigmoid_slope), (tanh, tanh_slope)])
@given(z=st.floats(-5, 5))
def test_slope_is_the_derivative(function, slope, z):
    h = 1e-5
    numeric = (function(np.array([z + h])) - function(np.array([z - h]))) / (2 * h)
    np.testing.assert_allclose(slope(function(np.array([z]))), numeric, rtol=1e-5, atol=1e-9)


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=5), st.floats(-1e3, 1e3))
def test_softmax_is_a_distribution_that_ignores_a_shift(z, shift):
    column = np.array(z)[:, None]
    p = softmax(column)
    assert p.sum() == pytest.approx(1)
    np.testing.assert_allclose(softmax(column + shift), p, atol=1e-10)


def test_softmax_is_exp_over_the_sum_of_exp():
    z = np.array([[0.0, 1.0], [np.log(3), -2.0]])
    np.testing.assert_allclose(softmax(z), np.exp(z) / np.exp(z).sum(axis=0), rtol=1e-15)
    np.testing.assert_allclose(softmax(z)[:, 0], [0.25, 0.75], rtol=1e-15)
