"""One LSTM cell, line by line: every number of a step forward and of a step back.

    concat  = [a_prev; xt]
    ft      = sigmoid(Wf concat + bf)        forget gate
    it      = sigmoid(Wi concat + bi)        input (update) gate
    cct     = tanh(Wc concat + bc)           candidate
    c_next  = ft * c_prev + it * cct         keep + write
    ot      = sigmoid(Wo concat + bo)        output gate
    a_next  = ot * tanh(c_next)
    yt_pred = softmax(Wy a_next + by)

Shapes: xt (n_x, m), a and c (n_a, m), yt_pred (n_y, m) for m examples at once;
Wf, Wi, Wc, Wo (n_a, n_a + n_x), their biases (n_a, 1), Wy (n_y, n_a), by (n_y, 1).
These functions trust their arrays; the checked ones, under the reports' names, are in core/cells/lstm.py.
Source: reports R0, R1 and R3; Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000.
"""

from typing import NamedTuple

import numpy as np

from core.cells.kind import NO_PINS, Pins
from core.maths.activations import sigmoid, sigmoid_slope, softmax, tanh, tanh_slope
from core.maths.arrays import Array, Parameters

GATES = {"f": "ft", "i": "it", "c": "cct", "o": "ot"}
"""Forget, input, candidate, output: the letter in a gate's weights and bias with its name, in the reports' order."""
SHAPES = {name: shape for g in GATES for name, shape in ((f"W{g}", "n_a n_a+n_x"), (f"b{g}", "n_a 1"))}
GATE_GRADIENTS = tuple(f"d{name}" for name in SHAPES)
SHAPES |= {"Wy": "n_y n_a", "by": "n_y 1"}


class LSTMCache(NamedTuple):
    """What the backward pass needs of the forward pass, in the reports' order."""

    a_next: Array
    c_next: Array
    a_prev: Array
    c_prev: Array
    ft: Array
    it: Array
    cct: Array
    ot: Array
    xt: Array
    parameters: Parameters


class LSTMForward(NamedTuple):
    """Every number of one forward step."""

    concat: Array
    zf: Array
    ft: Array
    zi: Array
    it: Array
    zc: Array
    cct: Array
    zo: Array
    ot: Array
    keep: Array
    write: Array
    c_next: Array
    tanh_c: Array
    a_next: Array
    zy: Array
    yt_pred: Array


class LSTMBackward(NamedTuple):
    """Every number of one backward step up to the gates; dv stands for dL/dv."""

    dot: Array
    slope_o: Array
    dzo: Array
    dtanh_c: Array
    slope_tanh: Array
    dc_from_a: Array
    dc: Array
    dcct: Array
    slope_c: Array
    dzc: Array
    dit: Array
    slope_i: Array
    dzi: Array
    dft: Array
    slope_f: Array
    dzf: Array
    dc_prev: Array


class LSTMWeights(NamedTuple):
    """Every number of a backward step from the gates on; from_f is what comes back to concat through gate f."""

    dWf: Array
    dbf: Array
    dWi: Array
    dbi: Array
    dWc: Array
    dbc: Array
    dWo: Array
    dbo: Array
    from_f: Array
    from_i: Array
    from_c: Array
    from_o: Array
    dconcat: Array
    da_prev: Array
    dxt: Array


def hold(pins: Pins, **gates: Array) -> tuple[Array, ...]:
    """The gates as computed, except those that are pinned: they have their pinned value in all their entries."""
    return tuple(pins[name] + 0 * gate if name in pins else gate for name, gate in gates.items())


def stack(above: Array, below: Array) -> Array:
    """[above; below]: the rows of one matrix over those of another; where one is a stack of matrices, all are."""
    copies = np.broadcast_shapes(above.shape[:-2], below.shape[:-2])
    parts = [np.broadcast_to(part, (*copies, *part.shape[-2:])) for part in (above, below)]
    return np.concatenate(parts, axis=-2)


def forward_steps(xt: Array, a_prev: Array, c_prev: Array, parameters: Parameters, pins: Pins = NO_PINS) -> LSTMForward:
    """The forward equations of one cell, line by line; arrays as in the head of this file, unchecked."""
    Wf, bf, Wi, bi, Wc, bc, Wo, bo, Wy, by = (parameters[name] for name in SHAPES)
    concat = stack(a_prev, xt)
    zf = Wf @ concat + bf
    ft = sigmoid(zf)
    zi = Wi @ concat + bi
    it = sigmoid(zi)
    zc = Wc @ concat + bc
    cct = tanh(zc)
    zo = Wo @ concat + bo
    ot = sigmoid(zo)
    ft, it, cct, ot = hold(pins, ft=ft, it=it, cct=cct, ot=ot)
    keep = ft * c_prev
    write = it * cct
    c_next = keep + write
    tanh_c = tanh(c_next)
    a_next = ot * tanh_c
    zy = Wy @ a_next + by
    yt_pred = softmax(zy)
    return LSTMForward(concat, zf, ft, zi, it, zc, cct, zo, ot, keep, write, c_next, tanh_c, a_next, zy, yt_pred)


def backward_steps(da: Array, dc_next: Array, cache: LSTMCache, pins: Pins = NO_PINS) -> LSTMBackward:
    """The chain rule of one cell up to its gates, line by line, from all that arrives at a_next and c_next.

    da and dc_next (n_a, m) stand for dL/da_next and for dL/dc_next by way of the next step.
    """
    _, c_next, _, c_prev, ft, it, cct, ot, _, _ = cache
    tanh_c = tanh(c_next)
    slope_tanh = tanh_slope(tanh_c)
    slope_f = sigmoid_slope(ft)
    slope_i = sigmoid_slope(it)
    slope_c = tanh_slope(cct)
    slope_o = sigmoid_slope(ot)
    slope_f, slope_i, slope_c, slope_o = hold(dict.fromkeys(pins, 0.0), ft=slope_f, it=slope_i, cct=slope_c, ot=slope_o)
    dot = da * tanh_c
    dzo = dot * slope_o
    dtanh_c = da * ot
    dc_from_a = dtanh_c * slope_tanh
    dc = dc_next + dc_from_a
    dcct = dc * it
    dzc = dcct * slope_c
    dit = dc * cct
    dzi = dit * slope_i
    dft = dc * c_prev
    dzf = dft * slope_f
    dc_prev = dc * ft
    return LSTMBackward(
        dot, slope_o, dzo, dtanh_c, slope_tanh, dc_from_a, dc, dcct, slope_c, dzc, dit, slope_i, dzi, dft, slope_f,
        dzf, dc_prev,
    )  # fmt: skip


def weight_steps(gates: LSTMBackward, cache: LSTMCache) -> LSTMWeights:
    """From the gates' gradients before their nonlinearity to weights, biases, a_prev and xt, line by line."""
    Wf, Wi, Wc, Wo = (cache.parameters[name] for name in ("Wf", "Wi", "Wc", "Wo"))
    dzf, dzi, dzc, dzo = gates.dzf, gates.dzi, gates.dzc, gates.dzo
    concat = stack(cache.a_prev, cache.xt)
    n_a = len(cache.a_prev)
    dWf = dzf @ concat.T
    dbf = dzf.sum(axis=1, keepdims=True)
    dWi = dzi @ concat.T
    dbi = dzi.sum(axis=1, keepdims=True)
    dWc = dzc @ concat.T
    dbc = dzc.sum(axis=1, keepdims=True)
    dWo = dzo @ concat.T
    dbo = dzo.sum(axis=1, keepdims=True)
    from_f = Wf.T @ dzf
    from_i = Wi.T @ dzi
    from_c = Wc.T @ dzc
    from_o = Wo.T @ dzo
    dconcat = from_f + from_i + from_c + from_o
    da_prev = dconcat[:n_a]
    dxt = dconcat[n_a:]
    return LSTMWeights(dWf, dbf, dWi, dbi, dWc, dbc, dWo, dbo, from_f, from_i, from_c, from_o, dconcat, da_prev, dxt)
