"""One cell of the plain recurrent network, line by line: every number of a step forward and of a step back.

    a_next  = tanh(Wax xt + Waa a_prev + ba)
    yt_pred = softmax(Wya a_next + by)

Shapes: xt (n_x, m), a (n_a, m), yt_pred (n_y, m) for m examples at once;
Wax (n_a, n_x), Waa (n_a, n_a), ba (n_a, 1), Wya (n_y, n_a), by (n_y, 1).
These functions trust their arrays; the checked ones, under the reports' names, are in core/cells/rnn.py.
Source: reports R0, R1 and R3, "Building a recurrent neural network, step by step".
"""

from typing import NamedTuple

from core.maths.activations import softmax, tanh, tanh_slope
from core.maths.arrays import Array, Parameters

SHAPES = {"Wax": "n_a n_x", "Waa": "n_a n_a", "Wya": "n_y n_a", "ba": "n_a 1", "by": "n_y 1"}


class RNNCache(NamedTuple):
    """What the backward pass needs of the forward pass, in the reports' order."""

    a_next: Array
    a_prev: Array
    xt: Array
    parameters: Parameters


class RNNForward(NamedTuple):
    """Every number of one forward step, in the order in which it is computed."""

    Wax_xt: Array
    Waa_a: Array
    za: Array
    a_next: Array
    Wya_a: Array
    zy: Array
    yt_pred: Array


class RNNBackward(NamedTuple):
    """Every number of one backward step, in the order in which it is computed; dv stands for dL/dv."""

    slope_a: Array
    dza: Array
    dWax: Array
    dWaa: Array
    dba: Array
    dxt: Array
    da_prev: Array


def forward_steps(xt: Array, a_prev: Array, parameters: Parameters) -> RNNForward:
    """The forward equations of one cell, line by line; arrays as in the head of this file, unchecked."""
    Wax, Waa, Wya, ba, by = (parameters[name] for name in SHAPES)
    Wax_xt = Wax @ xt
    Waa_a = Waa @ a_prev
    za = Wax_xt + Waa_a + ba
    a_next = tanh(za)
    Wya_a = Wya @ a_next
    zy = Wya_a + by
    yt_pred = softmax(zy)
    return RNNForward(Wax_xt, Waa_a, za, a_next, Wya_a, zy, yt_pred)


def backward_steps(da: Array, cache: RNNCache) -> RNNBackward:
    """The chain rule of one cell, line by line, from da (n_a, m), all that arrives at a_next."""
    a_next, a_prev, xt, parameters = cache
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    slope_a = tanh_slope(a_next)
    dza = da * slope_a
    dWax = dza @ xt.T
    dWaa = dza @ a_prev.T
    dba = dza.sum(axis=1, keepdims=True)
    dxt = Wax.T @ dza
    da_prev = Waa.T @ dza
    return RNNBackward(slope_a, dza, dWax, dWaa, dba, dxt, da_prev)
