"""The numbers that the source reports print, to the digits printed (data/reports/reports.json, with the recipe)."""

import json
import re

import numpy as np
import pytest

from core import ROOT
from core.cells.lstm import lstm_backward, lstm_cell_backward, lstm_cell_forward, lstm_forward
from core.cells.rnn import rnn_backward, rnn_cell_backward, rnn_cell_forward, rnn_forward

CASES = json.loads((ROOT / "data" / "reports" / "reports.json").read_text())["cases"]


def draw(case: str) -> dict[str, np.ndarray]:
    rng = np.random.RandomState(CASES[case]["seed"])
    return {name: rng.randn(*shape) for name, shape in CASES[case]["draw"]}


def agrees(case: str, results: dict, expected: str = "expect") -> None:
    """Each expectation such as "a_next[4]" or "x.shape" against the result of that name."""
    for place, printed in CASES[case][expected].items():
        name = re.match(r"\w+", place).group()
        if place.endswith(".shape"):
            assert list(results[name].shape) == printed
        else:
            found = results[name][tuple(int(i) for i in re.findall(r"\[(\d+)\]", place))]
            np.testing.assert_allclose(np.squeeze(found), printed, rtol=1e-6, atol=5.1e-9, err_msg=f"{case} {place}")


def test_none_is_left_out():
    assert set(CASES) == {name.removeprefix("test_").removesuffix("_case") for name in globals() if "_case" in name}


def test_rnn_cell_forward_case():
    d = draw("rnn_cell_forward")
    a_next, yt_pred, _ = rnn_cell_forward(d["xt"], d["a_prev"], d)
    agrees("rnn_cell_forward", {"a_next": a_next, "yt_pred": yt_pred})


def test_rnn_forward_case():
    d = draw("rnn_forward")
    a, y_pred, (_, x) = rnn_forward(d["x"], d["a0"], d)
    agrees("rnn_forward", {"a": a, "y_pred": y_pred, "x": x})


def test_lstm_cell_forward_case():
    d = draw("lstm_cell_forward")
    a_next, c_next, yt, _ = lstm_cell_forward(d["xt"], d["a_prev"], d["c_prev"], d)
    agrees("lstm_cell_forward", {"a_next": a_next, "c_next": c_next, "yt": yt})


def test_lstm_forward_case():
    d = draw("lstm_forward")
    a, y, c, (_, x) = lstm_forward(d["x"], d["a0"], d)
    agrees("lstm_forward", {"a": a, "y": y, "c": c, "x": x})


@pytest.mark.parametrize(
    ("expected", "bias"),
    [("expect_ba_is_b", lambda d: d["b"]), ("expect_ba_from_rnn_forward_case", lambda _: draw("rnn_forward")["ba"])],
)
def test_rnn_cell_backward_case(expected, bias):
    d = draw("rnn_cell_backward")
    *_, cache = rnn_cell_forward(d["xt"], d["a_prev"], {**d, "ba": bias(d)})
    agrees("rnn_cell_backward", rnn_cell_backward(d["da_next"], cache), expected)


def test_rnn_backward_case():
    d = draw("rnn_backward")
    *_, caches = rnn_forward(d["x"], d["a0"], d)
    agrees("rnn_backward", rnn_backward(d["da"], caches))


def test_lstm_cell_backward_case():
    d = draw("lstm_cell_backward")
    *_, cache = lstm_cell_forward(d["xt"], d["a_prev"], d["c_prev"], d)
    agrees("lstm_cell_backward", lstm_cell_backward(d["da_next"], d["dc_next"], cache))


def test_lstm_backward_case():
    """The walk back begins at the last step of da, the fourth of seven."""
    d = draw("lstm_backward") | {"Wy": np.zeros((2, 5)), "by": np.zeros((2, 1))}
    *_, (cells, x) = lstm_forward(d["x"], d["a0"], d)
    agrees("lstm_backward", lstm_backward(d["da"], (cells[:4], x[:, :, :4])))
