"""Weights to begin with, drawn from a generator that is passed in.

Weights are uniform in +- 1 / sqrt(n_a), the documented standard of PyTorch's RNN and LSTM; biases are zero, that of
Keras, but for the LSTM's forget bias, which is set. Shapes as in core/cells/rnn_steps.py and core/cells/lstm_steps.py.
"""

from collections.abc import Mapping

import numpy as np
from numpy.random import Generator

from core.cells import lstm_steps, rnn_steps
from core.maths.arrays import Array


def rnn(n_x: int, n_a: int, n_y: int, rng: Generator) -> dict[str, Array]:
    """The parameters of an RNN."""
    return _drawn(rnn_steps.SHAPES, n_x, n_a, n_y, rng)


def lstm(n_x: int, n_a: int, n_y: int, rng: Generator, forget_bias: float = 1.0) -> dict[str, Array]:
    """The parameters of an LSTM; with a forget bias above 0 it begins by remembering (Jozefowicz et al. 2015)."""
    drawn = _drawn(lstm_steps.SHAPES, n_x, n_a, n_y, rng)
    return drawn | {"bf": np.full((n_a, 1), float(forget_bias))}


def _drawn(shapes: Mapping[str, str], n_x: int, n_a: int, n_y: int, rng: Generator) -> dict[str, Array]:
    sizes = {"n_x": n_x, "n_a": n_a, "n_y": n_y, "n_a+n_x": n_a + n_x, "1": 1}
    shape = {name: tuple(sizes[word] for word in words.split()) for name, words in shapes.items()}
    limit = 1 / np.sqrt(n_a)
    weights = {name: rng.uniform(-limit, limit, shape[name]) for name in shapes if name[0] == "W"}
    return weights | {name: np.zeros(shape[name]) for name in shapes if name[0] == "b"}


def spectral_radius(W: Array) -> float:
    """The largest |eigenvalue| of W (n, n): the factor by which W stretches when it is applied again and again."""
    return float(np.abs(np.linalg.eigvals(W)).max())


def with_spectral_radius(W: Array, radius: float) -> Array:
    """W (n, n) scaled to a spectral radius; ValueError where all its eigenvalues are 0, for then no scale helps."""
    found = spectral_radius(W)
    if found == 0:
        raise ValueError("W has the spectral radius 0 and cannot be scaled to another")
    return W * (radius / found)
