"""The cliff: its gradient against central differences, its wall, and two descents."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.cells.rnn import rnn_backward, rnn_forward
from core.through_time.cliff import Cliff, descend, points
from core.through_time.gradient_flow import Explosion
from tests.gradients import assert_agrees

START = (2.5, -0.4)


@settings(max_examples=40)
@given(st.floats(-1.5, 1.5), st.floats(-2, 2), st.integers(1, 30), st.booleans())
def test_the_gradient_of_the_landscape(w, b, T, linear):
    cliff = Cliff(T, linear=linear)
    point = {"w": np.full((1, 1), w), "b": np.full((1, 1), b)}
    here = cliff.measure(point)
    assert here.loss == pytest.approx(float(cliff.landscape(point["w"], point["b"])[0, 0]), rel=1e-12)
    for name in point:

        def loss(v):
            return float(cliff.landscape(v["w"], v["b"])[0, 0])

        assert_agrees(loss, point, name, here.gradients["d" + name], 1e-4)


def test_there_is_a_wall():
    """Between two points a hair apart the loss leaps from one of the unit's two states to the other."""
    b = np.linspace(-2, 1, 30001)
    losses = Cliff(T=50).landscape(np.full_like(b, 3.0), b)
    assert np.abs(np.diff(losses)).max() > 2.5
    assert losses[0] == pytest.approx(1.7**2, rel=0.01)
    assert losses[-1] == pytest.approx(0.3**2, rel=0.05)


def test_a_descent_is_thrown_far_away_unless_it_is_clipped():
    thrown = descend(Cliff(), *START, learning_rate=0.1, updates=100)
    assert thrown.norms.max() > 1000
    assert np.linalg.norm(points(thrown)[-1] - START) > 100
    assert thrown.losses[-1] == pytest.approx(0.3**2, rel=1e-6)  # on the plain, where no slope is left
    for how in ("norm", "value"):
        kept = descend(Cliff(), *START, learning_rate=0.1, updates=100, how=how)
        assert np.linalg.norm(points(kept)[-1] - START) < 2
        assert kept.losses[-1] < 0.03
        assert kept.exploded is None


def test_a_path_is_a_descent_step_by_step():
    path = descend(Cliff(), *START, learning_rate=0.1, updates=30, how="norm", most=0.5)
    visited = points(path)
    assert visited.shape == (31, 2)
    assert visited[0] == pytest.approx(START)
    for here, after, loss, norm in zip(visited, visited[1:], path.losses, path.norms, strict=False):
        found = Cliff().measure(dict(zip("wb", here.reshape(2, 1, 1), strict=True)))
        slope = np.array([found.gradients["dw"][0, 0], found.gradients["db"][0, 0]])
        assert (loss, norm) == pytest.approx((found.loss, np.linalg.norm(slope)))
        np.testing.assert_allclose(after, here - 0.1 * slope * min(1, 0.5 / norm), rtol=1e-12)


def test_an_explosion_is_caught_at_its_first_update_and_named():
    calm = descend(Cliff(), *START, learning_rate=0.1, updates=100)
    wall = points(calm)[calm.norms.argmax()]
    path = descend(Cliff(), *wall, learning_rate=1e306, updates=100)
    assert path.exploded == Explosion("w", 1)
    assert len(path.losses) == 1
    np.testing.assert_array_equal(points(path), [wall])  # the point of the explosion is infinite


def test_the_gradient_is_that_of_the_rnn_cell():
    """One unit of core/cells/rnn.py that hears nothing."""
    zero, (w, b) = np.zeros((1, 1)), START
    parameters = {"Wax": zero, "Wya": zero, "by": zero, "Waa": zero + w, "ba": zero + b}
    a, _, caches = rnn_forward(np.zeros((1, 1, 20)), np.full((1, 1), 0.5), parameters)
    da = np.zeros_like(a)
    da[:, :, -1] = 2 * (a[:, :, -1] - 0.7)
    expected, found = rnn_backward(da, caches), Cliff().measure({"w": zero + w, "b": zero + b})
    assert found.loss == pytest.approx((a[0, 0, -1] - 0.7) ** 2, rel=1e-12)
    assert found.gradients["dw"] == pytest.approx(expected["dWaa"], rel=1e-9)
    assert found.gradients["db"] == pytest.approx(expected["dba"], rel=1e-9)


def test_a_linear_unit_explodes_at_its_first_update_and_a_clip_cures_it():
    """Cut by value it stays finite but goes the wrong way; with the norm clipped it comes down."""
    free, by_value, by_norm = (
        descend(Cliff(linear=True), *START, learning_rate=0.1, updates=100, how=how)
        for how in ("none", "value", "norm")
    )
    assert free.exploded == Explosion("L", 1)
    assert np.isfinite(free.losses).all()
    assert points(free)[-1][0] < -1e12  # thrown there by the only update
    assert by_value.exploded is by_norm.exploded is None
    assert by_norm.losses[-1] < 1e-6 < by_value.losses.min()
