"""The operating points are the trace's own numbers, their slopes those of the curves."""

import numpy as np
import pytest

from core.cells import presets
from core.cells.operating_points import CURVES, operating_points, samples
from core.cells.trace import Cell, trace


@pytest.mark.parametrize(("draw", "names"), [
    (presets.RNN_DRAW, ["a_next", "yt_pred"]),
    (presets.LSTM_DRAW, ["ft", "it", "cct", "ot", "tanh_c", "yt_pred"]),
])  # fmt: skip
def test_points_lie_on_their_curves(draw, names):
    numbers = trace(Cell(presets.drawn(draw, 2, 3, 4, seed=6)))
    points = operating_points(numbers, unit=2, example=3, pinned={})
    assert [p.name for p in points] == names
    for p in points:
        function, slope = CURVES[p.curve]
        assert p.y == pytest.approx(float(function(np.array(p.z))), rel=1e-12)
        assert p.slope == pytest.approx(float(slope(np.array(p.y))), rel=1e-12)
        row = 1 if p.name == "yt_pred" else 2
        assert p.y == numbers[p.name][row, 3]


def test_a_pinned_gate_has_no_slope():
    numbers = trace(Cell(presets.drawn(presets.LSTM_DRAW, 1, 1, 1, seed=6), pins={"ot": 0.5}))
    [point] = [p for p in operating_points(numbers, 0, 0, {"ot": 0.5}) if p.name == "ot"]
    assert (point.y, point.slope) == (0.5, 0.0)


def test_samples_run_over_the_whole_curve():
    z, y = samples("sigmoid")
    assert (z[0], z[-1]) == (-6, 6)
    assert y[0] < 0.0025
    assert y[-1] > 0.9975
