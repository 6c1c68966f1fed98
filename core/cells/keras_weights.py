"""An LSTM's parameters as Keras keeps them, and as the reports write them.

Keras multiplies from the left, x @ kernel + a @ recurrent_kernel + bias, with the gates side by side in the order
i, f, c, o; the reports multiply [a_prev; xt] from the right side of one matrix a gate.
Shapes: kernel (n_x, 4 n_a), recurrent_kernel (n_a, 4 n_a), bias (4 n_a,); Wf, Wi, Wc, Wo (n_a, n_a + n_x).
"""

from collections.abc import Mapping

import numpy as np

from core.maths.arrays import Array, Parameters

GATES = "ifco"
"""Keras' own order."""


def lstm_parameters(kernel: Array, recurrent_kernel: Array, bias: Array) -> Parameters:
    """Keras' arrays as the reports' parameters. A layer inside a network has no output: Wy and by are 0."""
    n_a = len(recurrent_kernel)
    weights = np.split(np.concatenate([recurrent_kernel, kernel]).T.astype(np.float64), len(GATES))
    biases = np.split(bias[:, None].astype(np.float64), len(GATES))
    found = {"W" + gate: weight for gate, weight in zip(GATES, weights, strict=True)}
    found |= {"b" + gate: part for gate, part in zip(GATES, biases, strict=True)}
    return found | {"Wy": np.zeros((1, n_a)), "by": np.zeros((1, 1))}


def keras_arrays(parameters: Mapping[str, Array], prefix: str = "") -> list[Array]:
    """[kernel, recurrent_kernel, bias] of such parameters; with the prefix "d", of their gradients."""
    stacked = np.concatenate([parameters[f"{prefix}W{gate}"].T for gate in GATES], axis=1)
    n_a = stacked.shape[1] // len(GATES)
    return [stacked[n_a:], stacked[:n_a], np.concatenate([parameters[f"{prefix}b{gate}"][:, 0] for gate in GATES])]
