"""The dinosaur model as the course exercise has it, to be measured against: one letter at a time, one-hot columns,
dictionaries of steps, every gradient a matrix product per letter. Written out from the recipe of the reports."""

from collections.abc import Sequence

import numpy as np

from core.maths.arrays import Array, Gradients

WEIGHTS = ("Wax", "Waa", "Wya", "b", "by")


def softmax(z: Array) -> Array:
    e = np.exp(z - np.max(z))
    return e / e.sum(axis=0)


def forward(X: Sequence[int | None], Y: Sequence[int], a0: Array, p: dict[str, Array]) -> tuple[float, tuple]:
    x, a, y_hat = {}, {-1: np.copy(a0)}, {}
    loss = 0.0
    for t in range(len(X)):
        x[t] = np.zeros((len(p["by"]), 1))
        if X[t] is not None:
            x[t][X[t]] = 1
        a[t] = np.tanh(np.dot(p["Wax"], x[t]) + np.dot(p["Waa"], a[t - 1]) + p["b"])
        y_hat[t] = softmax(np.dot(p["Wya"], a[t]) + p["by"])
        loss -= np.log(y_hat[t][Y[t], 0])
    return loss, (y_hat, a, x)


def backward(X: Sequence[int | None], Y: Sequence[int], p: dict[str, Array], cache: tuple) -> tuple[Gradients, dict]:
    y_hat, a, x = cache
    gradients = {"d" + name: np.zeros_like(p[name]) for name in WEIGHTS}
    gradients["da_next"] = np.zeros_like(a[0])
    for t in reversed(range(len(X))):
        dy = np.copy(y_hat[t])
        dy[Y[t]] -= 1
        gradients["dWya"] += np.dot(dy, a[t].T)
        gradients["dby"] += dy
        da = np.dot(p["Wya"].T, dy) + gradients["da_next"]
        daraw = (1 - a[t] * a[t]) * da
        gradients["db"] += daraw
        gradients["dWax"] += np.dot(daraw, x[t].T)
        gradients["dWaa"] += np.dot(daraw, a[t - 1].T)
        gradients["da_next"] = np.dot(p["Waa"].T, daraw)
    return gradients, a


def optimize(
    X: Sequence[int | None], Y: Sequence[int], a_prev: Array, p: dict[str, Array], learning_rate: float
) -> tuple[float, Array]:
    loss, cache = forward(X, Y, a_prev, p)
    gradients, a = backward(X, Y, p, cache)
    for name in WEIGHTS:
        np.clip(gradients["d" + name], -5, 5, out=gradients["d" + name])
    for name in WEIGHTS:
        p[name] += -learning_rate * gradients["d" + name]
    return loss, a[len(X) - 1]


def train(names: Sequence[str], char_to_ix: dict[str, int], p: dict[str, Array], iterations: int) -> float:
    """The smoothed loss after so many names, 27 letters; `p` is changed."""
    a_prev = np.zeros((len(p["b"]), 1))
    smooth = -np.log(1 / len(char_to_ix)) * 7
    for step in range(iterations):
        name = names[step % len(names)]
        X = [None] + [char_to_ix[letter] for letter in name]
        Y = [*X[1:], char_to_ix["\n"]]
        loss, a_prev = optimize(X, Y, a_prev, p, 0.01)
        smooth = smooth * 0.999 + loss * 0.001
    return float(smooth)
