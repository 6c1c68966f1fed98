"""The LSTM's loops over a fused layer (core/cells/fused.py)."""

import numpy as np

from core.cells.fused import Fused
from core.maths.activations import sigmoid_slope, tanh_slope
from core.maths.arrays import Array

GATES = "ofic"
"""The blocks of rows in W: the first three are sigmoids, the last three act through the memory."""


def _forward(W: Array, S: Array, c0: Array) -> tuple[Array, ...]:
    """The memory (T + 1, n_a) and the gates (T, 4, n_a): ot, ft, it, cct of each step."""
    T, n_a = len(S) - 1, len(c0)
    C, gates = np.empty((T + 1, n_a)), np.empty((T, len(GATES), n_a))
    C[0] = c0
    for row, z, c, c_next, a_next in zip(S, gates, C, C[1:], S[1:, 1 : 1 + n_a], strict=False):
        W.dot(row, out=z.reshape(-1))
        sigmoids = z[:3]
        sigmoids *= 0.5  # sigmoid(z) = (1 + tanh(z / 2)) / 2, so that one tanh does all four
        np.tanh(z, out=z)
        sigmoids *= 0.5
        sigmoids += 0.5
        ot, ft, it, cct = z
        np.multiply(ft, c, out=c_next)
        c_next += it * cct
        np.multiply(ot, np.tanh(c_next), out=a_next)
    return C, gates


def _backward(W_T: Array, S: Array, cache: tuple[Array, ...], dA: Array) -> Array:
    C, gates = cache
    ot, ft, it, cct = gates.transpose(1, 0, 2)
    tanh_c = np.tanh(C[1:])
    through_tanh = ot * (1.0 - tanh_c * tanh_c)
    # what each gate's gradient is multiplied by: its partner in the product, times the slope of its nonlinearity
    slopes = gates * (1.0 - gates)
    slopes[:, 3] = 1.0 - cct * cct
    dz = slopes * np.stack([tanh_c, C[:-1], cct, it], axis=1)
    da, dc = np.zeros(len(W_T)), np.zeros(len(W_T))
    for d, da_y, bend, f in zip(dz[::-1], dA[::-1], through_tanh[::-1], ft[::-1], strict=True):
        da += da_y
        dc += da * bend
        d[0] *= da
        d[1:] *= dc
        W_T.dot(d.reshape(-1), out=da)
        dc *= f
    return np.reshape(dz, (len(dz), -1))


def _batch_forward(W: Array, S: Array) -> tuple[Array, ...]:
    """The memory (T + 1, n_a, m) and the gates (T, 4, n_a, m)."""
    n_a = len(W) // len(GATES)
    T, m = len(S) - 1, S.shape[2]
    C, gates = np.zeros((T + 1, n_a, m)), np.empty((T, len(GATES), n_a, m))
    for t, z in enumerate(gates):
        np.matmul(W, S[t], out=z.reshape(-1, m))
        sigmoids = z[:3]
        sigmoids *= 0.5  # sigmoid(z) = (1 + tanh(z / 2)) / 2, so that one tanh does all four
        np.tanh(z, out=z)
        sigmoids *= 0.5
        sigmoids += 0.5
        ot, ft, it, cct = z
        C[t + 1] = ft * C[t] + it * cct
        S[t + 1, 1 : 1 + n_a] = ot * np.tanh(C[t + 1])
    return C, gates


def _batch_backward(W: Array, S: Array, cache: tuple[Array, ...], da: Array) -> tuple[Array, Array]:
    C, gates = cache
    n_a, dW, dc = len(da), np.zeros_like(W), np.zeros_like(da)
    W_T = W[:, 1 : 1 + n_a].T
    for t in reversed(range(len(gates))):
        da_next, tanh_c = da, np.tanh(C[t + 1])
        ot, ft, it, cct = gates[t]
        dc = dc + da * ot * tanh_slope(tanh_c)
        dz = np.concatenate(
            [
                da * tanh_c * sigmoid_slope(ot),
                dc * C[t] * sigmoid_slope(ft),
                dc * cct * sigmoid_slope(it),
                dc * it * tanh_slope(cct),
            ]
        )
        dW += dz @ S[t].T
        da, dc = W_T @ dz, dc * ft
    return dW, da_next


_BLOCKS = tuple((f"b{gate}", f"W{gate}", f"W{gate}") for gate in GATES)
FUSED_LSTM = Fused(_BLOCKS, 2, _forward, _backward, _batch_forward, _batch_backward)
