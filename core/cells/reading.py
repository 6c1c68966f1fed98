"""Weights that let each unit read one input."""

import numpy as np

from core.maths.arrays import Array


def diagonal(like: Array) -> Array:
    """Ones where unit k reads input k, of the shape of `like` (n_a, n_x); beyond the inputs it begins anew."""
    units, inputs = like.shape
    reads: Array = (np.arange(units)[:, None] % inputs == np.arange(inputs)).astype(np.float64)
    return reads
