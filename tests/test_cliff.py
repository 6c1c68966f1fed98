"""The cliff: its gradient against central differences, its wall, and two descents."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.cliff import Cliff, descend
from core.gradient_check import TOLERANCE, check_gradient
from core.gradient_flow import Explosion

START = (2.5, -0.4)


@settings(max_examples=40, deadline=None)
@given(st.floats(-1.5, 1.5), st.floats(-2, 2), st.integers(1, 30))
def test_the_gradient_of_the_landscape(w, b, T):
    cliff = Cliff(T)
    loss, gradient = cliff.loss_and_gradient(w, b)
    point = {"w": np.full((1, 1), w), "b": np.full((1, 1), b)}
    assert loss == pytest.approx(float(cliff.landscape(point["w"], point["b"])[0, 0]), rel=1e-12)
    for name in point:

        def along(v):
            w, b = np.broadcast_arrays(v["w"], v["b"])
            return cliff.landscape(w, b).reshape(-1)

        check = check_gradient(along, point, name, gradient["d" + name], 1e-4)
        assert check.error <= TOLERANCE, check


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
    assert np.linalg.norm(thrown.points[-1] - START) > 100
    assert thrown.losses[-1] == pytest.approx(0.3**2, rel=1e-6)  # on the plain, where no slope is left
    for how in ("norm", "value"):
        kept = descend(Cliff(), *START, learning_rate=0.1, updates=100, how=how)
        assert np.linalg.norm(kept.points[-1] - START) < 2
        assert kept.losses[-1] < 0.03
        assert kept.exploded is None


def test_a_path_is_a_descent_step_by_step():
    path = descend(Cliff(), *START, learning_rate=0.1, updates=30, how="norm", most=0.5)
    assert path.points.shape == (31, 2)
    assert path.points[0] == pytest.approx(START)
    for here, after, loss, norm in zip(path.points, path.points[1:], path.losses, path.norms, strict=False):
        found, gradient = Cliff().loss_and_gradient(*here)
        slope = np.array([gradient["dw"][0, 0], gradient["db"][0, 0]])
        assert (loss, norm) == pytest.approx((found, np.linalg.norm(slope)))
        np.testing.assert_allclose(after, here - 0.1 * slope * min(1, 0.5 / norm), rtol=1e-12)


def test_an_explosion_is_caught_at_its_first_update_and_named():
    calm = descend(Cliff(), *START, learning_rate=0.1, updates=100)
    wall = calm.points[calm.norms.argmax()]
    path = descend(Cliff(), *wall, learning_rate=1e306, updates=100)
    assert path.exploded == Explosion("w", 1)
    assert len(path.points) == 1
    assert np.isfinite(path.points).all()
