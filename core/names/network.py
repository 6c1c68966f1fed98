"""One name through a character network and back: its loss and the gradients of all parameters.

The same numbers as the cells of core/cells give for one-hot letters (proven in the tests), several times as fast.
 One row of the matrix S holds all that a step multiplies, [1, a_prev, xt], so a layer is one matrix
W = [bias, recurrent weights, input weights]: a step is a product and a nonlinearity, and the gradient of the whole
layer is one product for the whole name.

A name is a list of indices; None stands for the zero vector that begins it. Shapes as in core/cells with m = 1:
states are (n_a,), and one row of a matrix is one letter.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.cells.fused import GATES
from core.maths.arrays import Array, Parameters

Indices = NDArray[np.int_]
State = tuple[Array, ...]
"""What is carried from letter to letter: (a,) for the RNN, (a, c) for the LSTM; each (n_a,)."""


class Network:
    """A character network whose parameters lie in one vector and whose gradients lie in another.

    `parameters` and `gradients` show them under the reports' names (Waa, dWaa, ...), as views: what is changed in
    one is changed in the other.
    """

    def __init__(self, parameters: Parameters) -> None:
        """A network with a copy of these parameters: Wax, Waa, Wya, b, by or Wf ... bo, Wy, by."""
        self.lstm = "Wf" in parameters
        self.n_a = len(parameters["bf" if self.lstm else "b"])
        self.n_letters = len(parameters["by"])
        self.vector, self._W, self._V, self.parameters = self._room("")
        self.gradient, self._dW, self._dV, self.gradients = self._room("d")
        for name, array in self.parameters.items():
            array[...] = parameters[name]
        self._one_hot = np.eye(self.n_letters + 1, self.n_letters)  # its last row is the zero vector

    def _room(self, d: str) -> tuple[Array, Array, Array, dict[str, Array]]:
        """A vector, the two layers W and V in it, and their parts by name."""
        n_a, n = self.n_a, self.n_letters
        rows = n_a * (len(GATES) if self.lstm else 1)
        vector = np.zeros(rows * (1 + n_a + n) + n * (1 + n_a))
        W = vector[: rows * (1 + n_a + n)].reshape(rows, 1 + n_a + n)
        V = vector[W.size :].reshape(n, 1 + n_a)
        if self.lstm:
            gate = {name: W[k * n_a : (k + 1) * n_a] for k, name in enumerate(GATES)}
            parts = {"W" + name: gate[name][:, 1:] for name in "fico"}
            parts |= {"b" + name: gate[name][:, :1] for name in "fico"} | {"Wy": V[:, 1:]}
        else:
            parts = {"Wax": W[:, 1 + n_a :], "Waa": W[:, 1 : 1 + n_a], "Wya": V[:, 1:], "b": W[:, :1]}
        return vector, W, V, {d + name: part for name, part in (parts | {"by": V[:, :1]}).items()}

    def zero_state(self) -> State:
        """The state before anything was said."""
        return (np.zeros(self.n_a),) * (2 if self.lstm else 1)

    def encoded(self, X: Sequence[int | None]) -> Indices:
        """None as the index of the zero vector."""
        return np.array([self.n_letters if letter is None else letter for letter in X])

    def run(self, X: Sequence[int | None], state: State) -> tuple[Array, list[State]]:
        """The scores after each letter (T, n_y), and the state after each."""
        S, C, _ = self._forward(X, state)
        scores = S[1:, : 1 + self.n_a] @ self._V.T
        A = S[1:, 1 : 1 + self.n_a]
        return scores, [(a, c) for a, c in zip(A, C[1:], strict=True)] if self.lstm else [(a,) for a in A]

    def step(self, letter: int | None, state: State) -> tuple[Array, State]:
        """One letter in: the scores of the next letter (n_y,) and the next state."""
        scores, states = self.run([letter], state)
        return scores[0], states[0]

    def learn(self, X: Sequence[int | None] | Indices, Y: Sequence[int] | Indices, state: State) -> tuple[float, State]:
        """Fill `gradients` with those of the cross-entropy of the letters Y after X, summed over the name.

        X and Y may be arrays, of which X is `encoded`. Returns the loss and the state after the name.
        """
        S, C, kept = self._forward(X, state)
        H, P, loss = self._told(S, Y)
        P[np.arange(len(Y)), Y] -= 1.0
        np.dot(P.T, H, out=self._dV)
        dz = self._backward(S, C, kept, P @ self._V[:, 1:])
        np.dot(dz.T, S[:-1], out=self._dW)
        return loss, (S[-1, 1 : 1 + self.n_a], C[-1]) if self.lstm else (S[-1, 1 : 1 + self.n_a],)

    def loss(self, X: Sequence[int | None] | Indices, Y: Sequence[int] | Indices, state: State) -> float:
        """The loss of `learn` without its gradients."""
        return self._told(self._forward(X, state)[0], Y)[2]

    def input_gradient(self, X: Sequence[int | None], letter: int) -> Array:
        """d log p(letter after X) / d xt, along each letter of X, (T,); 0 for the zero vector."""
        indices = self.encoded(X)
        S, C, kept = self._forward(indices, self.zero_state())
        _, P, _ = self._told(S, [letter] * len(X))
        dA = np.zeros((len(X), self.n_a))
        dA[-1] = (self._one_hot[letter] - P[-1]) @ self._V[:, 1:]
        dx = self._backward(S, C, kept, dA) @ self._W[:, 1 + self.n_a :]
        found: Array = (dx * self._one_hot[indices]).sum(axis=1)
        return found

    def _told(self, S: Array, Y: Sequence[int] | Indices) -> tuple[Array, Array, float]:
        """What the output layer multiplies, [1, a_next]; the probabilities (T, n_y); the loss of the letters Y."""
        H = S[1:, : 1 + self.n_a]
        P = H @ self._V.T
        P -= P.max(axis=1, keepdims=True)
        np.exp(P, out=P)
        P /= P.sum(axis=1, keepdims=True)
        return H, P, -float(np.log(P[np.arange(len(Y)), Y]).sum())

    def _forward(self, X: Sequence[int | None] | Indices, state: State) -> tuple[Array, Array, Array]:
        """S (T + 1, 1 + n_a + n_x), whose row t is [1, a before letter t, letter t]; C alike; the gates kept."""
        if not isinstance(X, np.ndarray):
            X = self.encoded(X)
        S = np.zeros((len(X) + 1, self._W.shape[1]))
        S[:, 0] = 1.0
        S[0, 1 : 1 + self.n_a] = state[0]
        S[:-1, 1 + self.n_a :] = self._one_hot[X]
        if self.lstm:
            return S, *_lstm_forward(self._W, S, state[1])
        return _rnn_forward(self._W, S, self.n_a)

    def _backward(self, S: Array, C: Array, kept: Array, dA: Array) -> Array:
        """The gradient of each step's sums, (T, rows of W), from what the losses ask of each state."""
        W_T = np.ascontiguousarray(self._W[:, 1 : 1 + self.n_a].T)  # a copy pays for itself by the second letter
        if self.lstm:
            return _lstm_backward(W_T, C, kept, dA)
        return _rnn_backward(W_T, S[1:, 1 : 1 + self.n_a], dA)


def _rnn_forward(W: Array, S: Array, n_a: int) -> tuple[Array, Array, Array]:
    z = np.empty(n_a)
    for row, a_next in zip(S, S[1:, 1 : 1 + n_a], strict=False):
        W.dot(row, z)
        np.tanh(z, a_next)
    return S, S, S


def _rnn_backward(W_T: Array, A: Array, dA: Array) -> Array:
    dz = 1.0 - A * A
    back = np.zeros(len(W_T))
    for d, da in zip(dz[::-1], dA[::-1], strict=True):
        back += da
        d *= back
        W_T.dot(d, back)
    return dz


def _lstm_forward(W: Array, S: Array, c0: Array) -> tuple[Array, Array]:
    """The memory (T + 1, n_a) and the gates (T, 4, n_a): ot, ft, it, cct of each letter."""
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


def _lstm_backward(W_T: Array, C: Array, gates: Array, dA: Array) -> Array:
    ot, ft, it, cct = gates.transpose(1, 0, 2)
    tanh_c = np.tanh(C[1:])
    through_tanh = ot * (1.0 - tanh_c * tanh_c)
    # what each gate's gradient is multiplied by: its partner in the product, times the slope of its nonlinearity
    slopes = gates * (1.0 - gates)
    slopes[:, 3] = 1.0 - cct * cct
    dz = slopes * np.stack([tanh_c, C[:-1], cct, it], axis=1)
    da, dc = np.zeros(len(W_T)), np.zeros(len(W_T))
    for d, da_y, tanh_slope, f in zip(dz[::-1], dA[::-1], through_tanh[::-1], ft[::-1], strict=True):
        da += da_y
        dc += da * tanh_slope
        d[0] *= da
        d[1:] *= dc
        W_T.dot(d.reshape(-1), out=da)
        dc *= f
    return np.reshape(dz, (len(dz), -1))
