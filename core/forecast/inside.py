"""Inside the stock network: its first layer along one window, through the cell that the LSTM page shows."""

from dataclasses import dataclass

import numpy as np

from core.cells.keras_weights import lstm_parameters
from core.cells.lstm import lstm_forward
from core.cells.lstm_kind import LSTM
from core.forecast.stacked import Arrays, lstm_layer
from core.maths.arrays import Array, Parameters

FIRST = ("lstm_1/kernel", "lstm_1/recurrent_kernel", "lstm_1/bias")


@dataclass(frozen=True, eq=False)
class Inside:
    """The first layer's parameters, and its numbers along a window of T days: x (n_x, T), a, c, ft, it, cct, ot
    (n_a, T) each. `apart` is how far the states are from those of the network as it was trained, at most."""

    parameters: Parameters
    numbers: dict[str, Array]
    apart: float


def first_layer(arrays: Arrays, inputs: Array) -> Inside:
    """The layer with the trained arrays along the scaled inputs of one window (T, n_x)."""
    kernel, recurrent_kernel, bias = (arrays[name] for name in FIRST)
    parameters = lstm_parameters(*(array.astype(np.float64) for array in (kernel, recurrent_kernel, bias)))
    x = inputs.T[:, None, :]
    a, _, c, (caches, _) = lstm_forward(x, np.zeros((len(recurrent_kernel), 1)), parameters)
    gates = {gate: np.concatenate([getattr(cache, gate) for cache in caches], axis=1) for gate in LSTM.gates}
    trained = lstm_layer(inputs[:, None, :].astype(np.float32) @ kernel + bias, recurrent_kernel)[:, 0].T
    numbers = {"x": x[:, 0], "a": a[:, 0], "c": c[:, 0], **gates}
    return Inside(parameters, numbers, float(np.abs(a[:, 0] - trained).max()))


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
