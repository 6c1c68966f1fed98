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

from core.cells.fused import fill
from core.cells.kinds import kind_of
from core.maths.arrays import Array, Parameters

Indices = NDArray[np.int_]
State = tuple[Array, ...]
"""What is carried from letter to letter: (a,) for the RNN, (a, c) for the LSTM; each (n_a,)."""


BIAS = {"ba": "b"}
"""What the reports' model of letters calls otherwise than their cell."""


class Network:
    """A character network whose parameters lie in one vector and whose gradients lie in another.

    `parameters` and `gradients` show them under the reports' names (Waa, dWaa, ...), as views: what is changed in
    one is changed in the other.
    """

    def __init__(self, parameters: Parameters) -> None:
        """A network with a copy of these parameters: Wax, Waa, Wya, b, by or Wf ... bo, Wy, by."""
        self.kind = kind_of(parameters)
        self.fused = self.kind.layer()
        self.n_letters, self.n_a = parameters[self.kind.output].shape
        self.vector, self._W, self._V, self.parameters = self._room("")
        self.gradient, self._dW, self._dV, self.gradients = self._room("d")
        fill(self.parameters, parameters)
        self._one_hot = np.eye(self.n_letters + 1, self.n_letters)  # its last row is the zero vector

    def _room(self, d: str) -> tuple[Array, Array, Array, dict[str, Array]]:
        """A vector, the two layers W and V in it, and their parts by name."""
        n_a, n = self.n_a, self.n_letters
        rows = n_a * len(self.fused.blocks)
        vector = np.zeros(rows * (1 + n_a + n) + n * (1 + n_a))
        W = vector[: rows * (1 + n_a + n)].reshape(rows, 1 + n_a + n)
        V = vector[W.size :].reshape(n, 1 + n_a)
        parts = {BIAS.get(name, name): part for name, part in self.fused.parts(W).items()}
        return (
            vector,
            W,
            V,
            {d + name: part for name, part in (parts | {self.kind.output: V[:, 1:], "by": V[:, :1]}).items()},
        )

    def zero_state(self) -> State:
        """The state before the first letter."""
        return (np.zeros(self.n_a),) * len(self.kind.states)

    def encoded(self, X: Sequence[int | None]) -> Indices:
        """None as the index of the zero vector."""
        return np.array([self.n_letters if letter is None else letter for letter in X])

    def run(self, X: Sequence[int | None], state: State) -> tuple[Array, list[State]]:
        """The scores after each letter (T, n_y), and the state after each."""
        S, cache = self._forward(X, state)
        scores = S[1:, : 1 + self.n_a] @ self._V.T
        return scores, list(zip(*self._states(S, cache), strict=True))

    def step(self, letter: int | None, state: State) -> tuple[Array, State]:
        """One letter in: the scores of the next letter (n_y,) and the next state."""
        scores, states = self.run([letter], state)
        return scores[0], states[0]

    def learn(self, X: Sequence[int | None] | Indices, Y: Sequence[int] | Indices, state: State) -> tuple[float, State]:
        """Fill `gradients` with those of the cross-entropy of the letters Y after X, summed over the name.

        X and Y may be arrays, of which X is `encoded`. Returns the loss and the state after the name.
        """
        S, cache = self._forward(X, state)
        H, P, loss = self._output(S, Y)
        P[np.arange(len(Y)), Y] -= 1.0
        np.dot(P.T, H, out=self._dV)
        dz = self._backward(S, cache, P @ self._V[:, 1:])
        np.dot(dz.T, S[:-1], out=self._dW)
        return loss, tuple(states[-1] for states in self._states(S, cache))

    def loss(self, X: Sequence[int | None] | Indices, Y: Sequence[int] | Indices, state: State) -> float:
        """The loss of `learn` without its gradients."""
        return self._output(self._forward(X, state)[0], Y)[2]

    def input_gradient(self, X: Sequence[int | None], letter: int) -> Array:
        """d log p(letter after X) / d xt, along each letter of X, (T,); 0 for the zero vector."""
        indices = self.encoded(X)
        S, cache = self._forward(indices, self.zero_state())
        _, P, _ = self._output(S, [letter] * len(X))
        dA = np.zeros((len(X), self.n_a))
        dA[-1] = (self._one_hot[letter] - P[-1]) @ self._V[:, 1:]
        dx = self._backward(S, cache, dA) @ self._W[:, 1 + self.n_a :]
        found: Array = (dx * self._one_hot[indices]).sum(axis=1)
        return found

    def _output(self, S: Array, Y: Sequence[int] | Indices) -> tuple[Array, Array, float]:
        """What the output layer multiplies, [1, a_next]; the probabilities (T, n_y); the loss of the letters Y.

        The loss is the logarithm of each sum less the score, not that of P: a probability of 0 has one, too.
        """
        H = S[1:, : 1 + self.n_a]
        P = H @ self._V.T
        P -= P.max(axis=1, keepdims=True)
        scores = P[np.arange(len(Y)), Y]
        np.exp(P, out=P)
        sums = P.sum(axis=1, keepdims=True)
        P /= sums
        return H, P, float(np.log(sums).sum() - scores.sum())

    def _forward(self, X: Sequence[int | None] | Indices, state: State) -> tuple[Array, tuple[Array, ...]]:
        """S (T + 1, 1 + n_a + n_x), whose row t is [1, a before letter t, letter t], and what the way back needs."""
        if not isinstance(X, np.ndarray):
            X = self.encoded(X)
        S = np.zeros((len(X) + 1, self._W.shape[1]))
        S[:, 0] = 1.0
        S[0, 1 : 1 + self.n_a] = state[0]
        S[:-1, 1 + self.n_a :] = self._one_hot[X]
        return S, self.fused.forward(self._W, S, state[-1])

    def _states(self, S: Array, cache: tuple[Array, ...]) -> list[Array]:
        """Each state after each letter, (T, n_a): a, which S holds, and a memory, the first in the cache."""
        further = len(self.kind.states) - 1
        return [S[1:, 1 : 1 + self.n_a], *(states[1:] for states in cache[:further])]

    def _backward(self, S: Array, cache: tuple[Array, ...], dA: Array) -> Array:
        """The gradient of each step's sums, (T, rows of W), from what the losses ask of each state."""
        W_T = np.ascontiguousarray(self._W[:, 1 : 1 + self.n_a].T)  # a copy pays for itself by the second letter
        return self.fused.backward(W_T, S, cache, dA)
