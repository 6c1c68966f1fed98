"""Inside the stock network: any of its layers along one window, through the cell that the LSTM page shows."""

from dataclasses import dataclass

import numpy as np

from core.cells.keras_weights import lstm_parameters
from core.cells.lstm import lstm_forward
from core.cells.lstm_kind import LSTM
from core.forecast.stacked import Arrays, lstm_layer
from core.maths.arrays import Array, Parameters

PARTS = ("kernel", "recurrent_kernel", "bias")


@dataclass(frozen=True, eq=False)
class Inside:
    """A layer's parameters, and its numbers along a window of T days: x (n_x, T), the states of the layer below where
    there is one; a, c, ft, it, cct, ot (n_a, T) each. `apart` is how far the states are from those of the network as it
    was trained, at most."""

    parameters: Parameters
    numbers: dict[str, Array]
    apart: float


def layer(arrays: Arrays, inputs: Array, number: int = 1) -> Inside:
    """A layer, counted from 1 at the bottom, with the trained arrays along the scaled inputs of one window (T, n_x).

    As when it forecasts: without dropout.
    """
    x, trained = inputs.T[:, None, :], inputs[:, None, :].astype(np.float32)
    for k in range(1, number + 1):
        kernel, recurrent_kernel, bias = (arrays[f"lstm_{k}/{part}"] for part in PARTS)
        parameters = lstm_parameters(*(array.astype(np.float64) for array in (kernel, recurrent_kernel, bias)))
        heard = x
        a, _, c, (caches, _) = lstm_forward(heard, np.zeros((len(recurrent_kernel), 1)), parameters)
        trained = lstm_layer(trained @ kernel + bias, recurrent_kernel)
        x = a
    gates = {gate: np.concatenate([getattr(cache, gate) for cache in caches], axis=1) for gate in LSTM.gates}
    numbers = {"x": heard[:, 0], "a": a[:, 0], "c": c[:, 0], **gates}
    return Inside(parameters, numbers, float(np.abs(a[:, 0] - trained[:, 0].T).max()))


def drives(inside: Inside, unit: int) -> dict[str, Array]:
    """What opens a unit's forget gate along the window, (T,) each: ft = sigmoid(bias + inputs + states), that is its
    entry of bf, and its row of Wf times xt and times a_prev (report: Γf = σ(Wf [a_prev; xt] + bf))."""
    n_a, T = inside.numbers["a"].shape
    of_states, of_inputs = np.split(inside.parameters["Wf"][unit], [n_a])
    a_prev = np.concatenate([np.zeros((n_a, 1)), inside.numbers["a"][:, :-1]], axis=1)
    bias = np.full(T, inside.parameters["bf"][unit, 0])
    return {"bias": bias, "inputs": of_inputs @ inside.numbers["x"], "states": of_states @ a_prev}


def cell_at(inside: Inside, t: int) -> dict[str, Array]:
    """The cell of day t as arrays by name: its input, the states before it, the weights, and a gradient dL/da = 1."""
    n_a = len(inside.numbers["a"])
    before = {name: inside.numbers[name][:, t - 1 : t] if t else np.zeros((n_a, 1)) for name in ("a", "c")}
    arriving = {"da_next": np.ones((n_a, 1)), "dc_next": np.zeros((n_a, 1))}
    states = {"xt": inside.numbers["x"][:, t : t + 1], "a_prev": before["a"], "c_prev": before["c"]}
    return {**states, **inside.parameters, **arriving}
