"""A gradient against central differences of a loss of plain arrays: nothing of the backward pass is used."""

import numpy as np

from core.maths.gradient_check import STEP, TOLERANCE, differences, relative_error, smallest


def measured(loss, variables, name, step=STEP):
    """dL/d(variables[name]), each entry moved alone, and the size of the loss, a function of the variables."""
    v = variables[name]
    found, size = differences(
        lambda moves: np.array([loss({**variables, name: v + move.reshape(v.shape)}) for move in moves]), v.size, step
    )
    return found.reshape(v.shape), size


def assert_agrees(loss, variables, name, gradient, step=STEP):
    """The gradient, claimed to be dL/d(variables[name]), is what is measured."""
    found, size = measured(loss, variables, name, step)
    assert np.shape(gradient) == found.shape
    errors = relative_error(gradient, found, smallest(size, step))
    assert errors.max() <= TOLERANCE, (name, gradient, found)
