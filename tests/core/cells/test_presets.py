"""Each preset shows the behaviour that its name promises."""

import numpy as np
import pytest

from core.cells import presets
from core.cells.kinds import KINDS
from core.cells.lstm_kind import LSTM
from core.cells.rnn_kind import RNN
from core.cells.trace import Cell, trace

SIZES = [(1, 1), (2, 3), (3, 5)]


def run(kind, preset, n_x, n_a, seed=1):
    return trace(Cell(kind, presets.apply(kind, preset, presets.random_cell(kind, n_x, n_a, seed))))


@pytest.mark.parametrize(("n_x", "n_a"), SIZES)
class TestLSTM:
    def test_remember(self, n_x, n_a):
        v = run(LSTM, "remember", n_x, n_a)
        np.testing.assert_allclose(v["c_next"], v["c_prev"], atol=0.02)
        np.testing.assert_allclose(v["dc_prev"], v["dc"], rtol=0.01)

    def test_forget(self, n_x, n_a):
        v = run(LSTM, "forget", n_x, n_a)
        np.testing.assert_allclose(v["c_next"], 0, atol=0.02)
        np.testing.assert_allclose(v["dc_prev"], 0, atol=0.02)

    def test_overwrite(self, n_x, n_a):
        v = run(LSTM, "overwrite", n_x, n_a)
        np.testing.assert_allclose(v["c_next"], v["cct"], atol=0.02)

    def test_output_closed(self, n_x, n_a):
        v = run(LSTM, "output_closed", n_x, n_a)
        np.testing.assert_allclose(v["a_next"], 0, atol=0.01)
        assert np.abs(v["c_next"]).max() > 0.1


@pytest.mark.parametrize(("n_x", "n_a"), SIZES)
class TestRNN:
    def test_echo(self, n_x, n_a):
        v = run(RNN, "echo", n_x, n_a)
        np.testing.assert_array_equal(v["a_next"], np.tanh(v["xt"][np.arange(n_a) % n_x]))
        np.testing.assert_array_equal(v["da_prev"], 0)

    def test_integrator(self, n_x, n_a):
        v = run(RNN, "integrator", n_x, n_a)
        np.testing.assert_allclose(v["za"], v["a_prev"] + 0.5 * v["xt"][np.arange(n_a) % n_x])

    def test_saturated(self, n_x, n_a):
        v = run(RNN, "saturated", n_x, n_a)
        assert np.median(v["slope_a"]) < 0.01

    def test_contracting(self, n_x, n_a):
        v = run(RNN, "contracting", n_x, n_a)
        assert (np.abs(v["da_prev"]) <= 0.5 * np.abs(v["da"])).all()


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_random_keeps_and_zero_clears_all_weights(kind):
    arrays = presets.random_cell(kind, 2, 3, seed=5)
    assert presets.apply(kind, "random", arrays) == arrays
    cleared = presets.apply(kind, "zero", arrays)
    assert all(not array.any() for name, array in cleared.items() if name[0] in "Wb")
    np.testing.assert_array_equal(cleared["xt"], arrays["xt"])


@pytest.mark.parametrize(("kind", "example"), [(RNN, "reports"), (RNN, "reports_backward"), (LSTM, "reports")])
def test_shapes_are_those_of_what_is_drawn(kind, example):
    arrays = presets.drawn(kind, example, 3, 5, 10, seed=1)
    assert tuple(arrays) == kind.draws[example]
    assert {name: array.shape for name, array in arrays.items()} == kind.array_shapes(3, 5, 2, 10)
    assert arrays["xt"].shape == (3, 10)
    assert arrays[kind.output].shape == (2, 5)


def test_random_numbers_have_two_decimals_and_follow_the_seed():
    one, same, other = (presets.random_cell(LSTM, 2, 3, seed) for seed in (1, 1, 2))
    assert all(np.array_equal(array, array.round(2)) for array in one.values())
    assert all(np.array_equal(one[name], same[name]) for name in one)
    assert not np.array_equal(one["Wf"], other["Wf"])
