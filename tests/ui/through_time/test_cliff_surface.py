"""The landscape to be turned by hand: its heights and its descents are core's."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from core.through_time.cliff import Cliff, points
from ui.through_time import cliff, cliff_surface
from ui.through_time.cliff_surface import ABOVE, BETWEEN, MAP
from ui.through_time.state import TimeState

STATE = TimeState()


def shown(state):
    visited = {how: points(cliff.path(state, how)) for how in ("none", "norm")}
    return cliff_surface.figure(
        Cliff(linear=state.cliff_unit == "linear"), visited, (state.cliff_w, state.cliff_b)
    ), visited


@pytest.mark.parametrize(("row", "column"), [(0, 0), (90, 120), (40, 75)])
def test_the_ground_is_the_loss(row, column):
    ground = shown(STATE)[0].data[0]
    w, b = ground.x[column], ground.y[row]
    loss = Cliff().measure({"w": np.full((1, 1), w), "b": np.full((1, 1), b)}).loss
    assert ground.z[row][column] == pytest.approx(np.log10(np.clip(loss, 1e-3, 10)))
    assert (ground.x[0], ground.x[-1], ground.y[0], ground.y[-1]) == (*MAP[0], *MAP[1])


@pytest.mark.parametrize("unit", ["tanh", "linear"])
def test_a_descent_stands_on_the_ground_at_each_update_and_ends_where_it_leaves_the_map(unit):
    figure, visited = shown(replace(STATE, cliff_unit=unit))
    for line, path in zip(figure.data[1:3], visited.values(), strict=True):
        seen = np.column_stack([line.x, line.y])[::BETWEEN]
        assert np.isfinite(np.array(line.z)).all()
        assert (np.column_stack([line.x, line.y]) >= MAP[:, 0] - 1e-9).all()
        assert (np.column_stack([line.x, line.y]) <= MAP[:, 1] + 1e-9).all()
        on = len(seen) - (len(seen) < len(path) or not np.allclose(seen[-1], path[len(seen) - 1]))
        np.testing.assert_allclose(seen[:on], path[:on])
        ground = cliff_surface.heights(Cliff(linear=unit == "linear"), *seen.T)
        np.testing.assert_allclose(np.array(line.z)[::BETWEEN], ground + ABOVE)
    assert len(figure.data[1].x) < BETWEEN * len(visited["none"])  # without a clip it leaves
    assert figure.data[3].x[0] == STATE.cliff_w


@given(arrays.arrays(float, (5, 2), elements=st.floats(-1e6, 1e6)))
def test_what_is_drawn_of_any_descent_stays_on_the_map(path):
    path = np.vstack([[2.5, -0.4], path])
    found = cliff_surface.on_map(path)
    assert (found >= MAP[:, 0] - 1e-9).all()
    assert (found <= MAP[:, 1] + 1e-9).all()
    np.testing.assert_array_equal(found[:-1], path[: len(found) - 1])
