"""The LSTM under the reports' names: one cell, and the cell along a sequence.

The equations and the shapes are in core/cells/lstm_steps.py; sequences carry a last axis T_x.
Every function raises ValueError where an argument is missing, not finite or of the wrong shape.
Source: reports R0, R1 and R3.
"""

import numpy as np

from core.cells.lstm_steps import (
    GATE_GRADIENTS,
    SHAPES,
    LSTMCache,
    LSTMForward,
    backward_steps,
    forward_steps,
    weight_steps,
)
from core.maths.arrays import Array, Gradients, Parameters, Sizes


def lstm_cell_forward(
    xt: Array, a_prev: Array, c_prev: Array, parameters: Parameters
) -> tuple[Array, Array, Array, LSTMCache]:
    """One step in time.

    ft, it, ot = sigmoid(W concat + b), cct = tanh(Wc concat + bc), concat = [a_prev; xt]
    c_next = ft * c_prev + it * cct, a_next = ot * tanh(c_next), yt_pred = softmax(Wy a_next + by)

    xt (n_x, m), a_prev and c_prev (n_a, m) -> a_next, c_next (n_a, m), yt_pred (n_y, m), cache.
    """
    sizes = Sizes()
    xt = sizes.match("xt", xt, "n_x m")
    a_prev = sizes.match("a_prev", a_prev, "n_a m")
    c_prev = sizes.match("c_prev", c_prev, "n_a m")
    parameters = sizes.match_all(parameters, SHAPES)
    step = forward_steps(xt, a_prev, c_prev, parameters)
    return step.a_next, step.c_next, step.yt_pred, cache_of(step, xt, a_prev, c_prev, parameters)


def cache_of(step: LSTMForward, xt: Array, a_prev: Array, c_prev: Array, parameters: Parameters) -> LSTMCache:
    """What the backward pass needs, in the reports' order."""
    return LSTMCache(step.a_next, step.c_next, a_prev, c_prev, step.ft, step.it, step.cct, step.ot, xt, parameters)


def lstm_forward(
    x: Array, a0: Array, parameters: Parameters
) -> tuple[Array, Array, Array, tuple[list[LSTMCache], Array]]:
    """The cell along a sequence, from c = 0: x (n_x, m, T_x), a0 (n_a, m) -> a, y, c, caches.

    a and c (n_a, m, T_x), y (n_y, m, T_x); caches = (the T_x caches of the cells, x), as in the reports.
    """
    sizes = Sizes()
    x = sizes.match("x", x, "n_x m T_x")
    a_next = sizes.match("a0", a0, "n_a m")
    parameters = sizes.match_all(parameters, SHAPES)
    a = np.zeros((sizes["n_a"], sizes["m"], sizes["T_x"]))
    c = np.zeros_like(a)
    y = np.zeros((sizes["n_y"], sizes["m"], sizes["T_x"]))
    c_next = np.zeros_like(a_next)
    caches = []
    for t in range(sizes["T_x"]):
        step = forward_steps(x[:, :, t], a_next, c_next, parameters)
        caches.append(cache_of(step, x[:, :, t], a_next, c_next, parameters))
        a_next, c_next = step.a_next, step.c_next
        a[:, :, t], c[:, :, t], y[:, :, t] = a_next, c_next, step.yt_pred
    return a, y, c, (caches, x)


def lstm_cell_backward(da_next: Array, dc_next: Array, cache: LSTMCache) -> Gradients:
    """One step back in time, through both paths that leave c_next.

    dc  = dc_next + da_next * ot * (1 - tanh(c_next)**2)
    dzo = da_next * tanh(c_next) * ot (1 - ot)      dzf = dc * c_prev * ft (1 - ft)
    dzi = dc * cct * it (1 - it)                    dzc = dc * it * (1 - cct**2)
    dW  = dz concat.T, db = sum of dz over the examples, [da_prev; dxt] = sum of W.T dz, dc_prev = dc * ft

    da_next, dc_next (n_a, m) -> {dxt, da_prev, dc_prev, dWf, dbf, dWi, dbi, dWc, dbc, dWo, dbo},
    each of the shape of its variable.
    """
    sizes = Sizes(n_a=cache.a_next.shape[0], m=cache.a_next.shape[1])
    da_next = sizes.match("da_next", da_next, "n_a m")
    dc_next = sizes.match("dc_next", dc_next, "n_a m")
    gates = backward_steps(da_next, dc_next, cache)
    weights = weight_steps(gates, cache)
    names = ("dxt", "da_prev", *GATE_GRADIENTS)
    return {"dc_prev": gates.dc_prev, **{name: getattr(weights, name) for name in names}}


def lstm_backward(da: Array, caches: tuple[list[LSTMCache], Array]) -> Gradients:
    """Backpropagation through time: da (n_a, m, T_x) -> {dx, da0, dWf, dbf, dWi, ..., dbo}.

    da[:, :, t] is what the loss at step t says of a at t; what comes back from t + 1 is added to it.
    The weights are shared by all steps, so their gradients are sums over t.
    """
    cells, x = caches
    n_a, m = cells[0].a_next.shape
    da = Sizes(n_a=n_a, m=m, T_x=len(cells)).match("da", da, "n_a m T_x")
    parameters = cells[0].parameters
    dx = np.zeros_like(x)
    sums = {name: np.zeros_like(parameters[name[1:]]) for name in GATE_GRADIENTS}
    da_prev, dc_prev = np.zeros((n_a, m)), np.zeros((n_a, m))
    for t in reversed(range(len(cells))):
        gates = backward_steps(da[:, :, t] + da_prev, dc_prev, cells[t])
        weights = weight_steps(gates, cells[t])
        dx[:, :, t], da_prev, dc_prev = weights.dxt, weights.da_prev, gates.dc_prev
        for name in sums:
            sums[name] += getattr(weights, name)
    return {"dx": dx, "da0": da_prev, **sums}
