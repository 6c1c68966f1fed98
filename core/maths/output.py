"""The output layer that both cells share, yt_pred = softmax(W a_next + b), and its loss."""

from typing import NamedTuple

import numpy as np

from core.maths.arrays import Array


class OutputBackward(NamedTuple):
    """Gradients of the cross-entropy at the output layer; dv stands for dL/dv, yt for the label as 0 and 1."""

    yt: Array
    dzy: Array
    dWy: Array
    dby: Array
    da_from_y: Array


def log_softmax(zy: Array) -> Array:
    """log softmax(zy), one distribution per column of zy (n_y, m), or of each matrix in a stack of them.

    Computed from zy and not from yt_pred, so that a probability of 0 has a logarithm. Holds for complex zy, too.
    """
    shifted = zy - zy.real.max(axis=-2, keepdims=True)
    found: Array = shifted - np.log(np.exp(shifted).sum(axis=-2, keepdims=True))
    return found


def cross_entropy(zy: Array, label: int) -> Array:
    """-log softmax(zy)[label], summed over the m columns of zy (n_y, m), or of each matrix in a stack of them."""
    total: Array = -log_softmax(zy)[..., label, :].sum(axis=-1)
    return total


def output_backward(yt_pred: Array, label: int, a_next: Array, Wy: Array) -> OutputBackward:
    """The chain rule from the cross-entropy of `label` back to a_next, line by line.

    yt_pred (n_y, m), a_next (n_a, m), Wy (n_y, n_a); the loss is summed over the m examples.
    """
    yt = np.zeros_like(yt_pred)
    yt[label] = 1.0
    dzy = yt_pred - yt
    dWy = dzy @ a_next.T
    dby = dzy.sum(axis=1, keepdims=True)
    da_from_y = Wy.T @ dzy
    return OutputBackward(yt, dzy, dWy, dby, da_from_y)
