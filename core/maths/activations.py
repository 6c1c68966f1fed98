"""The nonlinearities of a recurrent cell, each beside its derivative.

A derivative is stated in terms of the *output*, as in the backward formulas of the reports:
the forward pass has kept `ft`, so the backward pass asks for `sigmoid_slope(ft)`.
"""

import numpy as np

from core.maths.arrays import Array


def sigmoid(z: Array) -> Array:
    """1 / (1 + exp(-z)), entry by entry, for z of any shape.

    Written with exp(-|z|), which cannot overflow, so z = -1000 gives 0 and not a warning. Holds for complex z, too.
    """
    above = z.real >= 0
    e = np.exp(np.where(above, -z, z))
    s: Array = np.where(above, 1.0, e) / (1.0 + e)
    return s


def sigmoid_slope(s: Array) -> Array:
    """d sigmoid / dz where s = sigmoid(z): s (1 - s), at most 1/4 and 0 when the gate is saturated."""
    return s * (1.0 - s)


def tanh(z: Array) -> Array:
    """(exp(z) - exp(-z)) / (exp(z) + exp(-z)), entry by entry, for z of any shape."""
    return np.tanh(z)


def tanh_slope(a: Array) -> Array:
    """d tanh / dz where a = tanh(z): 1 - a**2, at most 1 and 0 when the unit is saturated."""
    return 1.0 - a**2


def softmax(z: Array) -> Array:
    """exp(z) / sum(exp(z)), one distribution per column of z (n_y, m), or of each matrix in a stack of them.

    Shifted by each column's maximum, which cancels in the fraction and keeps exp() finite. Holds for complex z, too.
    """
    e: Array = np.exp(z - z.real.max(axis=-2, keepdims=True))
    p: Array = e / e.sum(axis=-2, keepdims=True)
    return p
