"""The plain recurrent network under the reports' names: one cell, and the cell along a sequence.

The equations and the shapes are in core/cells/rnn_steps.py; sequences carry a last axis T_x.
Every function raises ValueError where an argument is missing, not finite or of the wrong shape.
Source: reports R0, R1 and R3.
"""

import numpy as np

from core.cells.rnn_steps import SHAPES, RNNCache, backward_steps, forward_steps
from core.maths.arrays import Array, Gradients, Parameters, Sizes


def rnn_cell_forward(xt: Array, a_prev: Array, parameters: Parameters) -> tuple[Array, Array, RNNCache]:
    """One step in time.

    a_next = tanh(Wax xt + Waa a_prev + ba), yt_pred = softmax(Wya a_next + by)

    xt (n_x, m), a_prev (n_a, m) -> a_next (n_a, m), yt_pred (n_y, m), cache.
    """
    sizes = Sizes()
    xt = sizes.match("xt", xt, "n_x m")
    a_prev = sizes.match("a_prev", a_prev, "n_a m")
    parameters = sizes.match_all(parameters, SHAPES)
    step = forward_steps(xt, a_prev, parameters)
    return step.a_next, step.yt_pred, RNNCache(step.a_next, a_prev, xt, parameters)


def rnn_forward(x: Array, a0: Array, parameters: Parameters) -> tuple[Array, Array, tuple[list[RNNCache], Array]]:
    """The cell along a sequence: x (n_x, m, T_x), a0 (n_a, m) -> a (n_a, m, T_x), y_pred (n_y, m, T_x), caches.

    caches = (the T_x caches of the cells, x), as in the reports.
    """
    sizes = Sizes()
    x = sizes.match("x", x, "n_x m T_x")
    a_next = sizes.match("a0", a0, "n_a m")
    parameters = sizes.match_all(parameters, SHAPES)
    a = np.zeros((sizes["n_a"], sizes["m"], sizes["T_x"]))
    y_pred = np.zeros((sizes["n_y"], sizes["m"], sizes["T_x"]))
    caches = []
    for t in range(sizes["T_x"]):
        a_prev = a_next
        step = forward_steps(x[:, :, t], a_prev, parameters)
        a_next, a[:, :, t], y_pred[:, :, t] = step.a_next, step.a_next, step.yt_pred
        caches.append(RNNCache(a_next, a_prev, x[:, :, t], parameters))
    return a, y_pred, (caches, x)


def rnn_cell_backward(da_next: Array, cache: RNNCache) -> Gradients:
    """One step back in time.

    dza = da_next * (1 - a_next**2), dWax = dza xt.T, dWaa = dza a_prev.T, dba = sum of dza over the examples,
    dxt = Wax.T dza, da_prev = Waa.T dza

    da_next (n_a, m) -> {dxt, da_prev, dWax, dWaa, dba}, each of the shape of its variable.
    """
    n_a, m = cache.a_next.shape
    da_next = Sizes(n_a=n_a, m=m).match("da_next", da_next, "n_a m")
    step = backward_steps(da_next, cache)
    return {name: getattr(step, name) for name in ("dxt", "da_prev", "dWax", "dWaa", "dba")}


def rnn_backward(da: Array, caches: tuple[list[RNNCache], Array]) -> Gradients:
    """Backpropagation through time: da (n_a, m, T_x) -> {dx, da0, dWax, dWaa, dba}.

    da[:, :, t] is what the loss at step t says of a at t; what comes back from t + 1 is added to it.
    The weights are shared by all steps, so their gradients are sums over t.
    """
    cells, x = caches
    n_a, m = cells[0].a_next.shape
    da = Sizes(n_a=n_a, m=m, T_x=len(cells)).match("da", da, "n_a m T_x")
    parameters = cells[0].parameters
    dx = np.zeros_like(x)
    sums = {"d" + name: np.zeros_like(parameters[name]) for name in ("Wax", "Waa", "ba")}
    da_prev = np.zeros((n_a, m))
    for t in reversed(range(len(cells))):
        step = backward_steps(da[:, :, t] + da_prev, cells[t])
        dx[:, :, t], da_prev = step.dxt, step.da_prev
        for name in sums:
            sums[name] += getattr(step, name)
    return {"dx": dx, "da0": da_prev, **sums}
