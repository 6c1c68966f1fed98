"""One name through a character network and back: its loss and the gradients of all parameters.

The same numbers as core/rnn.py and core/lstm.py give for one-hot letters (proven in tests/test_letters.py), three
times as fast: a letter's column of the weights is looked up instead of multiplied out, the output layer and all
gradients of weights are one product for the whole name, and only what is truly recurrent is left in the loop.

A name is a list of indices; None stands for the zero vector that begins it. Shapes as in core/rnn_steps.py with m = 1:
hidden states are (n_a,), a name of T letters gives A (n_a, T).
"""

from collections.abc import Sequence

import numpy as np

from core.activations import sigmoid, softmax
from core.arrays import Array, Gradients, Parameters

State = tuple[Array, ...]
"""What is carried from letter to letter: (a,) for the RNN, (a, c) for the LSTM; each (n_a,)."""

NAMES = {"rnn": ("Wax", "Waa", "Wya", "b", "by"), "lstm": ("Wf", "Wi", "Wc", "Wo", "bf", "bi", "bc", "bo", "Wy", "by")}


def is_lstm(parameters: Parameters) -> bool:
    return "Wf" in parameters


def zero_state(parameters: Parameters) -> State:
    """The state before anything was said."""
    n_a = len(parameters["bf" if is_lstm(parameters) else "b"])
    return (np.zeros(n_a),) * (2 if is_lstm(parameters) else 1)


def one_hot(letters: Sequence[int | None], count: int) -> Array:
    """The letters as columns (count, T); None is a column of zeros."""
    columns = np.zeros((count, len(letters)))
    for t, letter in enumerate(letters):
        if letter is not None:
            columns[letter, t] = 1.0
    return columns


def step(letter: int | None, state: State, parameters: Parameters) -> tuple[Array, State]:
    """One letter in: the scores of the next letter (n_y,) and the next state."""
    states = _forward([letter], state, parameters)[0]
    weights, bias = _output(parameters)
    return weights @ states[0][:, -1] + bias[:, 0], tuple(s[:, -1] for s in states)


def loss_and_gradients(
    X: Sequence[int | None], Y: Sequence[int], state: State, parameters: Parameters
) -> tuple[float, Gradients, State]:
    """Cross-entropy of the letters Y after X, summed over the name, its gradients, and the state after the name."""
    states, kept = _forward(X, state, parameters)
    weights, bias = _output(parameters)
    A = states[0]
    P = softmax(weights @ A + bias)
    steps = np.arange(len(Y))
    loss = -float(np.log(P[Y, steps]).sum())
    P[Y, steps] -= 1.0
    name = "Wy" if is_lstm(parameters) else "Wya"
    gradients = {"d" + name: P @ A.T, "dby": P.sum(axis=1, keepdims=True)}
    back = _lstm_backward if is_lstm(parameters) else _rnn_backward
    gradients |= back(X, state, states, kept, weights.T @ P, parameters)
    return loss, gradients, tuple(s[:, -1] for s in states)


def _output(parameters: Parameters) -> tuple[Array, Array]:
    return parameters["Wy" if is_lstm(parameters) else "Wya"], parameters["by"]


def _forward(X: Sequence[int | None], state: State, parameters: Parameters) -> tuple[list[Array], Array]:
    return (_lstm_forward if is_lstm(parameters) else _rnn_forward)(X, state, parameters)


def _looked_up(weights: Array, X: Sequence[int | None], bias: Array) -> Array:
    """weights @ one_hot(X) + bias, (rows, T), by taking columns."""
    columns = weights[:, [0 if letter is None else letter for letter in X]]
    for t, letter in enumerate(X):
        if letter is None:
            columns[:, t] = 0.0
    return columns + bias


def _rnn_forward(X: Sequence[int | None], state: State, parameters: Parameters) -> tuple[list[Array], Array]:
    Waa = parameters["Waa"]
    heard = np.ascontiguousarray(_looked_up(parameters["Wax"], X, parameters["b"]).T)
    a = state[0]
    for t in range(len(X)):
        a = heard[t] = np.tanh(heard[t] + Waa @ a)
    return [heard.T], heard


def _rnn_backward(
    X: Sequence[int | None], state: State, states: list[Array], _: Array, dA: Array, parameters: Parameters
) -> Gradients:
    A, Waa_T = states[0], np.ascontiguousarray(parameters["Waa"].T)
    dz = np.ascontiguousarray((1.0 - A**2).T)
    dA_T = np.ascontiguousarray(dA.T)
    back = np.zeros(len(A))
    for t in reversed(range(len(X))):
        dz[t] *= dA_T[t] + back
        back = Waa_T @ dz[t]
    before = np.concatenate([state[0][:, None], A[:, :-1]], axis=1)
    dWax = dz.T @ one_hot(X, parameters["Wax"].shape[1]).T
    return {"dWax": dWax, "dWaa": dz.T @ before.T, "db": dz.sum(axis=0)[:, None]}


GATES = ("f", "i", "c", "o")


def _lstm_forward(X: Sequence[int | None], state: State, parameters: Parameters) -> tuple[list[Array], Array]:
    """The four gates side by side as one matrix; kept is (T, 4 n_a): ft, it, cct, ot of each letter."""
    n_a = len(state[0])
    W = np.concatenate([parameters["W" + gate] for gate in GATES])
    bias = np.concatenate([parameters["b" + gate] for gate in GATES])
    gates = np.ascontiguousarray(_looked_up(W[:, n_a:], X, bias).T)
    W_a = np.ascontiguousarray(W[:, :n_a])
    A, C = np.empty((len(X), n_a)), np.empty((len(X), n_a))
    a, c = state
    for t in range(len(X)):
        z = gates[t]
        z += W_a @ a
        cct = np.tanh(z[2 * n_a : 3 * n_a])
        z[:] = sigmoid(z)
        z[2 * n_a : 3 * n_a] = cct
        c = C[t] = z[:n_a] * c + z[n_a : 2 * n_a] * cct
        a = A[t] = z[3 * n_a :] * np.tanh(c)
    return [A.T, C.T], gates


def _lstm_backward(
    X: Sequence[int | None], state: State, states: list[Array], gates: Array, dA: Array, parameters: Parameters
) -> Gradients:
    n_a = len(state[0])
    A, C = states
    W_T = np.ascontiguousarray(np.concatenate([parameters["W" + gate][:, :n_a] for gate in GATES]).T)
    ft, it, cct, ot = np.split(gates, 4, axis=1)
    before_c = np.concatenate([state[1][None], C.T[:-1]])
    tanh_c = np.tanh(C.T)
    through_tanh = ot * (1.0 - tanh_c**2)
    # what each gate's gradient is multiplied by: its partner in the product, times the slope of its nonlinearity
    of_c = np.concatenate([before_c * ft * (1 - ft), cct * it * (1 - it), it * (1 - cct**2)], axis=1)
    of_a = tanh_c * ot * (1 - ot)
    dz = np.empty_like(gates)
    dA_T = np.ascontiguousarray(dA.T)
    da, dc = np.zeros(n_a), np.zeros(n_a)
    for t in reversed(range(len(X))):
        da = dA_T[t] + da
        dc = dc + da * through_tanh[t]
        dz[t, : 3 * n_a] = of_c[t] * np.tile(dc, 3)
        dz[t, 3 * n_a :] = of_a[t] * da
        da, dc = W_T @ dz[t], dc * ft[t]
    before_a = np.concatenate([state[0][:, None], A[:, :-1]], axis=1)
    letters = one_hot(X, parameters["Wf"].shape[1] - n_a)
    dW = dz.T @ np.concatenate([before_a, letters]).T
    db = dz.sum(axis=0)[:, None]
    split = {"dW" + gate: dW[k * n_a : (k + 1) * n_a] for k, gate in enumerate(GATES)}
    return split | {"db" + gate: db[k * n_a : (k + 1) * n_a] for k, gate in enumerate(GATES)}
