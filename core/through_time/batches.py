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

from core.cells.fused import GATES
from core.maths.activations import sigmoid_slope, softmax, tanh_slope
from core.maths.arrays import Array, Gradients, Parameters

Indices = NDArray[np.int_]


class Answers(NamedTuple):
    """How well the ends of m sequences were told, the loss's gradients, and what it says of a after the first step."""

    loss: float
    accuracy: float
    gradients: Gradients
    da_first: Array


class Forward(NamedTuple):
    """What a batch leaves behind: S (T + 1, 1 + n_a + n_x, m); of the LSTM C (T + 1, n_a, m), gates (T, 4, n_a, m)."""

    W: Array
    S: Array
    C: Array
    gates: Array


def loss_and_gradients(symbols: Indices, labels: Indices, parameters: Parameters) -> Answers:
    """Cross-entropy of the labels after the last step, and backpropagation through time."""
    lstm = "Wf" in parameters
    forward = (_lstm_forward if lstm else _rnn_forward)(*_room(symbols, parameters))
    Wy = "Wy" if lstm else "Wya"
    n_y, n_a = parameters[Wy].shape
    a_last = forward.S[-1, 1 : 1 + n_a]
    zy = parameters[Wy] @ a_last + parameters["by"]
    yt_pred, yt = softmax(zy), np.eye(n_y)[:, labels]
    loss = -float(np.log((yt_pred * yt).sum(axis=0)).mean())
    dzy = (yt_pred - yt) / len(labels)
    dW, da_first = (_lstm_backward if lstm else _rnn_backward)(forward, parameters[Wy].T @ dzy)
    gradients = {"d" + Wy: dzy @ a_last.T, "dby": dzy.sum(axis=1, keepdims=True), **_parts(dW, lstm, n_a)}
    return Answers(loss, float((zy.argmax(axis=0) == labels).mean()), gradients, da_first)


def _room(symbols: Indices, parameters: Parameters) -> tuple[Array, Array, int]:
    """The layer W, S with its ones and symbols in place and all states zero, and n_a."""
    if "Wf" in parameters:
        W = np.vstack([np.hstack([parameters["b" + gate], parameters["W" + gate]]) for gate in GATES])
    else:
        W = np.hstack([parameters["ba"], parameters["Waa"], parameters["Wax"]])
    n_a = len(W) // (len(GATES) if "Wf" in parameters else 1)
    n_x = W.shape[1] - 1 - n_a
    S = np.zeros((len(symbols) + 1, W.shape[1], symbols.shape[1]))
    S[:, 0] = 1.0
    S[:-1, 1 + n_a :] = np.eye(n_x)[symbols].swapaxes(1, 2)
    return W, S, n_a


def _parts(dW: Array, lstm: bool, n_a: int) -> Gradients:
    """The gradient of a layer under the reports' names."""
    if not lstm:
        return {"dba": dW[:, :1], "dWaa": dW[:, 1 : 1 + n_a], "dWax": dW[:, 1 + n_a :]}
    rows = dict(zip(GATES, np.split(dW, len(GATES)), strict=True))
    return {"dW" + g: part[:, 1:] for g, part in rows.items()} | {"db" + g: part[:, :1] for g, part in rows.items()}


def _rnn_forward(W: Array, S: Array, n_a: int) -> Forward:
    for now, a_next in zip(S[:-1], S[1:, 1 : 1 + n_a], strict=True):
        np.tanh(W @ now, out=a_next)
    return Forward(W, S, S, S)


def _rnn_backward(forward: Forward, da: Array) -> tuple[Array, Array]:
    """The layer's gradient, from what the loss says of the last state, and what it says of the first."""
    W, S, *_ = forward
    n_a, dW = len(da), np.zeros_like(W)
    Waa_T = W[:, 1 : 1 + n_a].T
    for t in reversed(range(len(S) - 1)):
        da_next = da
        dz = da * tanh_slope(S[t + 1, 1 : 1 + n_a])
        dW += dz @ S[t].T
        da = Waa_T @ dz
    return dW, da_next


def _lstm_forward(W: Array, S: Array, n_a: int) -> Forward:
    T, m = len(S) - 1, S.shape[2]
    C, gates = np.zeros((T + 1, n_a, m)), np.empty((T, 4, n_a, m))
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
    return Forward(W, S, C, gates)


def _lstm_backward(forward: Forward, da: Array) -> tuple[Array, Array]:
    """The layer's gradient, from what the loss says of the last state, and what it says of the first."""
    W, S, C, gates = forward
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
