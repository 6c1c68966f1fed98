"""A batch of sequences of symbols through a network and back, where only the end of each is asked for.

The same numbers as the cells of core/cells give for one-hot symbols (proven in the tests), faster. As in
core/names/network.py one array S holds all that a step multiplies, [1; a_prev; xt], so a layer is one matrix
W = [bias, recurrent weights, input weights]: a step is a product and a nonlinearity, forward and backward.

Symbols (T, m) and labels (m,) are indices; S[t] (1 + n_a + n_x, m), states (n_a, m). The loss is the mean over the m
sequences.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.cells.fused import Fused
from core.cells.kinds import kind_of
from core.maths.activations import softmax
from core.maths.arrays import Array, Gradients, Parameters
from core.maths.output import log_softmax

Indices = NDArray[np.int_]


class Answers(NamedTuple):
    """How well the ends of m sequences were told, the loss's gradients, and what it says of a after the first step."""

    loss: float
    accuracy: float
    gradients: Gradients
    da_first: Array


def loss_and_gradients(symbols: Indices, labels: Indices, parameters: Parameters) -> Answers:
    """Cross-entropy of the labels after the last step, and backpropagation through time."""
    kind = kind_of(parameters)
    layer, Wy = kind.layer(), kind.output
    n_y, n_a = parameters[Wy].shape
    W, S = _room(layer, symbols, parameters, n_a)
    cache = layer.batch_forward(W, S)
    a_last = S[-1, 1 : 1 + n_a]
    zy = parameters[Wy] @ a_last + parameters["by"]
    loss = -float(log_softmax(zy)[labels, np.arange(len(labels))].mean())
    dzy = (softmax(zy) - np.eye(n_y)[:, labels]) / len(labels)
    dW, da_first = layer.batch_backward(W, S, cache, parameters[Wy].T @ dzy)
    ends = {"d" + Wy: dzy @ a_last.T, "dby": dzy.sum(axis=1, keepdims=True)}
    gradients = ends | {"d" + name: part for name, part in layer.parts(dW).items()}
    return Answers(loss, float((zy.argmax(axis=0) == labels).mean()), gradients, da_first)


def _room(layer: Fused, symbols: Indices, parameters: Parameters, n_a: int) -> tuple[Array, Array]:
    """The layer W, and S with its ones and symbols in place and all states zero."""
    n_x = layer.inputs(parameters, n_a)
    S = np.zeros((len(symbols) + 1, 1 + n_a + n_x, symbols.shape[1]))
    S[:, 0] = 1.0
    S[:-1, 1 + n_a :] = np.eye(n_x)[symbols].swapaxes(1, 2)
    return layer.packed(parameters, n_a, n_x), S
