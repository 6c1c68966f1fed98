"""Each preset shows the behaviour that its name promises."""

import numpy as np
import pytest

from core.cells import presets
from core.cells.trace import Cell, trace

SIZES = [(1, 1), (2, 3), (3, 5)]


def run(lstm, preset, n_x, n_a, seed=1):
    return trace(Cell(presets.apply(preset, presets.random_cell(lstm, n_x, n_a, seed))))


@pytest.mark.parametrize(("n_x", "n_a"), SIZES)
class TestLSTM:
    def test_remember(self, n_x, n_a):
        v = run(True, "remember", n_x, n_a)
        np.testing.assert_allclose(v["c_next"], v["c_prev"], atol=0.02)
        np.testing.assert_allclose(v["dc_prev"], v["dc"], rtol=0.01)

    def test_forget(self, n_x, n_a):
        v = run(True, "forget", n_x, n_a)
        np.testing.assert_allclose(v["c_next"], 0, atol=0.02)
        np.testing.assert_allclose(v["dc_prev"], 0, atol=0.02)

    def test_overwrite(self, n_x, n_a):
        v = run(True, "overwrite", n_x, n_a)
        np.testing.assert_allclose(v["c_next"], v["cct"], atol=0.02)

    def test_output_closed(self, n_x, n_a):
        v = run(True, "output_closed", n_x, n_a)
        np.testing.assert_allclose(v["a_next"], 0, atol=0.01)
        assert np.abs(v["c_next"]).max() > 0.1


@pytest.mark.parametrize(("n_x", "n_a"), SIZES)
class TestRNN:
    def test_echo(self, n_x, n_a):
        v = run(False, "echo", n_x, n_a)
        np.testing.assert_array_equal(v["a_next"], np.tanh(v["xt"][np.arange(n_a) % n_x]))
        np.testing.assert_array_equal(v["da_prev"], 0)

    def test_integrator(self, n_x, n_a):
        v = run(False, "integrator", n_x, n_a)
        np.testing.assert_allclose(v["za"], v["a_prev"] + 0.5 * v["xt"][np.arange(n_a) % n_x])

    def test_saturated(self, n_x, n_a):
        v = run(False, "saturated", n_x, n_a)
        assert np.median(v["slope_a"]) < 0.01

    def test_contracting(self, n_x, n_a):
        v = run(False, "contracting", n_x, n_a)
        assert (np.abs(v["da_prev"]) <= 0.5 * np.abs(v["da"])).all()


@pytest.mark.parametrize("lstm", [False, True])
def test_random_keeps_and_zero_clears_all_weights(lstm):
    arrays = presets.random_cell(lstm, 2, 3, seed=5)
    assert presets.apply("random", arrays) == arrays
    cleared = presets.apply("zero", arrays)
    assert all(not array.any() for name, array in cleared.items() if name[0] in "Wb")
    np.testing.assert_array_equal(cleared["xt"], arrays["xt"])


@pytest.mark.parametrize("order", [presets.RNN_DRAW, presets.RNN_DRAW_BACKWARD, presets.LSTM_DRAW])
def test_shapes_are_those_of_what_is_drawn(order):
    arrays = presets.drawn(order, 3, 5, 10, seed=1)
    assert {name: array.shape for name, array in arrays.items()} == presets.shapes("Wf" in order, 3, 5, 10)


def test_random_numbers_have_two_decimals_and_follow_the_seed():
    one, same, other = (presets.random_cell(True, 2, 3, seed) for seed in (1, 1, 2))
    assert all(np.array_equal(array, array.round(2)) for array in one.values())
    assert all(np.array_equal(one[name], same[name]) for name in one)
    assert not np.array_equal(one["Wf"], other["Wf"])
