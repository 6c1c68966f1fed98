"""The first layer on the cell page is the one that was trained."""

import numpy as np

from core.inside import cell_at, first_layer
from core.stacked import Shape, initial, keras_model
from core.trace import Cell, checks, trace

SHAPE = Shape(window=9, columns=2, units=5, layers=2)


def test_its_states_are_keras_and_each_day_is_a_cell():
    arrays, inputs = initial(SHAPE, 3), np.random.RandomState(1).rand(9, 2)
    inside = first_layer(arrays, inputs)
    model = keras_model(SHAPE)
    model.set_weights(list(arrays.values()))
    keras = np.asarray(model.layers[0](inputs[None].astype(np.float32)))[0].T
    np.testing.assert_allclose(inside.numbers["a"], keras, atol=1e-5)
    assert inside.apart < 1e-5
    for t in (0, 4, 8):
        cell = Cell(cell_at(inside, t))
        numbers = trace(cell)
        for name in ("ft", "it", "cct", "ot"):
            np.testing.assert_allclose(numbers[name][:, 0], inside.numbers[name][:, t], rtol=1e-12)
        np.testing.assert_allclose(numbers["c_next"][:, 0], inside.numbers["c"][:, t], rtol=1e-12)
        assert all(check.passed for check in checks(cell, numbers))
