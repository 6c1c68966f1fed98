"""The operating points are the trace's own numbers, on curves and with slopes that are computed here."""

import numpy as np
import pytest

from core.cells import presets
from core.cells.lstm_kind import LSTM
from core.cells.operating_points import operating_points, samples
from core.cells.rnn_kind import RNN
from core.cells.trace import Cell, trace

CURVES = {"sigmoid": lambda z: 1 / (1 + np.exp(-z)), "tanh": lambda z: 2 / (1 + np.exp(-2 * z)) - 1}


@pytest.mark.parametrize(("kind", "names"), [
    (RNN, ["a_next", "yt_pred"]),
    (LSTM, ["ft", "it", "cct", "ot", "tanh_c", "yt_pred"]),
])  # fmt: skip
def test_points_lie_on_their_curves(kind, names):
    numbers = trace(Cell(kind, presets.drawn(kind, "reports", 2, 3, 4, seed=6)))
    points = operating_points(kind, numbers, unit=2, example=3, pinned={})
    assert [p.name for p in points] == names
    for p in points:
        curve = CURVES[p.curve]
        assert p.y == pytest.approx(curve(p.z), rel=1e-12)
        assert p.slope == pytest.approx((curve(p.z + 1e-5) - curve(p.z - 1e-5)) / 2e-5, rel=1e-6, abs=1e-10)
        row = 1 if p.name == "yt_pred" else 2
        assert p.y == numbers[p.name][row, 3]


def test_a_pinned_gate_has_no_slope():
    numbers = trace(Cell(LSTM, presets.drawn(LSTM, "reports", 1, 1, 1, seed=6), pins={"ot": 0.5}))
    [point] = [p for p in operating_points(LSTM, numbers, 0, 0, {"ot": 0.5}) if p.name == "ot"]
    assert (point.y, point.slope) == (0.5, 0.0)


def test_samples_run_over_the_whole_curve():
    z, y = samples("sigmoid")
    assert (z[0], z[-1]) == (-6, 6)
    assert y[0] < 0.0025
    assert y[-1] > 0.9975


def test_a_softmax_of_more_than_two_classes_is_no_curve():
    arrays = presets.drawn(RNN, "reports", 2, 3, 1, seed=6)
    arrays |= {"Wya": np.ones((5, 3)), "by": np.zeros((5, 1))}
    names = [p.name for p in operating_points(RNN, trace(Cell(RNN, arrays)), 0, 0, {})]
    assert names == ["a_next"]
