"""The RNN's loops over a fused layer (core/cells/fused.py)."""

import numpy as np

from core.cells.fused import Fused
from core.maths.activations import tanh_slope
from core.maths.arrays import Array


def _forward(W: Array, S: Array, c0: Array) -> tuple[Array, ...]:
    n_a = len(W)
    z = np.empty(n_a)
    for row, a_next in zip(S, S[1:, 1 : 1 + n_a], strict=False):
        W.dot(row, z)
        np.tanh(z, a_next)
    return ()


def _backward(W_T: Array, S: Array, cache: tuple[Array, ...], dA: Array) -> Array:
    A = S[1:, 1 : 1 + len(W_T)]
    dz = 1.0 - A * A
    back = np.zeros(len(W_T))
    for d, da in zip(dz[::-1], dA[::-1], strict=True):
        back += da
        d *= back
        W_T.dot(d, back)
    return dz


def _batch_forward(W: Array, S: Array) -> tuple[Array, ...]:
    for now, a_next in zip(S[:-1], S[1:, 1 : 1 + len(W)], strict=True):
        np.tanh(W @ now, out=a_next)
    return ()


def _batch_backward(W: Array, S: Array, cache: tuple[Array, ...], da: Array) -> tuple[Array, Array]:
    n_a, dW = len(da), np.zeros_like(W)
    Waa_T = W[:, 1 : 1 + n_a].T
    for t in reversed(range(len(S) - 1)):
        da_next = da
        dz = da * tanh_slope(S[t + 1, 1 : 1 + n_a])
        dW += dz @ S[t].T
        da = Waa_T @ dz
    return dW, da_next


FUSED_RNN = Fused((("ba", "Waa", "Wax"),), 1, _forward, _backward, _batch_forward, _batch_backward)
