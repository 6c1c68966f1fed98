"""A layer on the cell page is the one that was trained."""

import numpy as np
import pytest

from core.cells.checking import checks
from core.cells.lstm_kind import LSTM
from core.cells.trace import Cell, trace
from core.forecast.inside import cell_at, drives, layer
from core.forecast.stacked import Shape, initial, keras_model
from core.maths.activations import sigmoid

SHAPE = Shape(window=9, columns=2, units=5, layers=3)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_its_states_are_keras_and_each_day_is_a_cell(number):
    arrays, inputs = initial(SHAPE, 3), np.random.RandomState(1).rand(9, 2)
    inside = layer(arrays, inputs, number)
    model = keras_model(SHAPE)
    model.set_weights(list(arrays.values()))
    keras = inputs[None].astype(np.float32)
    for one in [each for each in model.layers if each.name.startswith("lstm")][:number]:
        one.return_sequences = True
        keras = one(keras)
    np.testing.assert_allclose(inside.numbers["a"], np.asarray(keras)[0].T, atol=1e-5)
    assert len(inside.numbers["x"]) == (2 if number == 1 else SHAPE.units)
    assert inside.apart < 1e-5
    for t in (0, 4, 8):
        cell = Cell(LSTM, cell_at(inside, t))
        numbers = trace(cell)
        for name in ("ft", "it", "cct", "ot"):
            np.testing.assert_allclose(numbers[name][:, 0], inside.numbers[name][:, t], rtol=1e-12)
        np.testing.assert_allclose(numbers["c_next"][:, 0], inside.numbers["c"][:, t], rtol=1e-12)
        assert all(check.passed for check in checks(cell, numbers))


def test_what_opens_the_forget_gate_adds_up_to_it():
    rng = np.random.RandomState(2)
    arrays = {name: rng.randn(*array.shape).astype(np.float32) for name, array in initial(SHAPE, 3).items()}
    inside = layer(arrays, rng.rand(9, 2))
    for unit in range(SHAPE.units):
        parts = drives(inside, unit)
        np.testing.assert_allclose(sigmoid(sum(parts.values())), inside.numbers["ft"][unit], rtol=1e-12)
        assert np.ptp(parts["bias"]) == parts["states"][0] == 0.0
        heard = inside.parameters["Wf"][unit, -2:] @ inside.numbers["x"][:, 4]
        assert parts["inputs"][4] == pytest.approx(heard, rel=1e-12)
