"""Weights to begin with, drawn from a generator that is passed in.

Weights are uniform in +- 1 / sqrt(n_a), the documented standard of PyTorch's RNN and LSTM; biases are zero, that of
Keras, but for the LSTM's forget bias, which is set. Shapes as the kind of cell describes them.
"""

import numpy as np
from numpy.random import Generator

from core.cells.kind import Kind
from core.maths.arrays import Array


def initial_weights(
    kind: Kind, n_x: int, n_a: int, n_y: int, rng: Generator, forget_bias: float = 1.0
) -> dict[str, Array]:
    """The parameters of a cell; with a forget bias above 0 an LSTM begins by remembering (Jozefowicz et al. 2015)."""
    shapes = {name: kind.array_shapes(n_x, n_a, n_y, 1)[name] for name in kind.shapes}
    limit = 1 / np.sqrt(n_a)
    weights = {name: rng.uniform(-limit, limit, shape) for name, shape in shapes.items() if name[0] == "W"}
    biases = {name: np.zeros(shapes[name]) for name in kind.biases}
    if kind.forget_bias:
        biases[kind.forget_bias] += forget_bias
    return weights | biases


def spectral_radius(W: Array) -> float:
    """The largest |eigenvalue| of W (n, n): the factor by which W stretches when it is applied again and again."""
    return float(np.abs(np.linalg.eigvals(W)).max())


def with_spectral_radius(W: Array, radius: float) -> Array:
    """W (n, n) scaled to a spectral radius; ValueError where all its eigenvalues are 0, for then no scale helps."""
    found = spectral_radius(W)
    if found == 0:
        raise ValueError("W has the spectral radius 0 and cannot be scaled to another")
    return W * (radius / found)
