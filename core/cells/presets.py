"""Cells to look at: inputs and weights at random, as in the reports, or set to show one behaviour."""

from collections.abc import Mapping

import numpy as np

from core.maths.arrays import Array

RNN_DRAW = ("xt", "a_prev", "Waa", "Wax", "Wya", "ba", "by", "da_next")
RNN_DRAW_BACKWARD = ("xt", "a_prev", "Wax", "Waa", "Wya", "ba", "by", "da_next")
LSTM_DRAW = (
    "xt", "a_prev", "c_prev", "Wf", "bf", "Wi", "bi", "Wo", "bo", "Wc", "bc", "Wy", "by", "da_next", "dc_next",
)  # fmt: skip
"""The order in which the reports draw. For the RNN's backward example they draw Wax before Waa."""

N_Y = 2
OPEN, SHUT = 6.0, -6.0
"""Biases that hold a sigmoid at 0.998 or 0.002."""


def shapes(lstm: bool, n_x: int, n_a: int, m: int) -> dict[str, tuple[int, int]]:
    """The shape of every array of one cell, by name, for m examples and N_Y classes."""
    state, gate = (n_a, m), (n_a, n_a + n_x)
    if not lstm:
        weights = {"Wax": (n_a, n_x), "Waa": (n_a, n_a), "Wya": (N_Y, n_a), "ba": (n_a, 1)}
        return {"xt": (n_x, m), "a_prev": state, **weights, "by": (N_Y, 1), "da_next": state}
    gates = {name: gate if name[0] == "W" else (n_a, 1) for name in LSTM_DRAW[3:11]}
    ends = {"Wy": (N_Y, n_a), "by": (N_Y, 1), "da_next": state, "dc_next": state}
    return {"xt": (n_x, m), "a_prev": state, "c_prev": state, **gates, **ends}


def drawn(order: tuple[str, ...], n_x: int, n_a: int, m: int, seed: int) -> dict[str, Array]:
    """Standard normal numbers, drawn one array after the other with the legacy generator, as the reports do."""
    rng = np.random.RandomState(seed)
    sizes = shapes("Wf" in order, n_x, n_a, m)
    return {name: rng.randn(*sizes[name]) for name in order}


def random_cell(lstm: bool, n_x: int, n_a: int, seed: int) -> dict[str, Array]:
    """One example at random, rounded to two decimals so that every operand can be read as it is.

    The arriving gradients are not drawn: da_next = 1 asks for dL/da itself, dc_next = 0.5 makes the second path seen.
    """
    arrays = drawn(LSTM_DRAW if lstm else RNN_DRAW, n_x, n_a, 1, seed)
    arrays = {name: array.round(2) for name, array in arrays.items()}
    arrays["da_next"] = np.ones((n_a, 1))
    if lstm:
        arrays["dc_next"] = np.full((n_a, 1), 0.5)
    return arrays


def apply(preset: str, arrays: Mapping[str, Array]) -> dict[str, Array]:
    """`arrays` with the weights of a preset: "random" keeps them, "zero" clears them, the others are in PRESETS.

    A preset clears the weights that lead into the cell, sets its own and keeps the output layer.
    """
    if preset == "random":
        return dict(arrays)
    weights = {name: np.zeros_like(array) for name, array in arrays.items() if name[0] in "Wb"}
    if preset != "zero":
        weights |= {name: arrays[name] for name in ("Wya", "Wy", "by") if name in arrays}
        weights |= PRESETS["Wf" in arrays][preset](weights)
    return {**arrays, **weights}


def _rnn(from_x: float, from_a: float, w: Mapping[str, Array]) -> dict[str, Array]:
    return {"Wax": from_x * _diagonal(w["Wax"]), "Waa": from_a * np.eye(len(w["Waa"]))}


def _lstm(forget: float, write: float, output: float, w: Mapping[str, Array]) -> dict[str, Array]:
    from_x = _diagonal(w["Wc"][:, len(w["Wc"]) :])
    candidate = np.concatenate([np.zeros((len(from_x), len(from_x))), from_x], axis=1)
    biases = {"bf": forget, "bi": write, "bo": output}
    return {"Wc": candidate, **{name: np.full_like(w[name], value) for name, value in biases.items()}}


def _diagonal(like: Array) -> Array:
    """Ones where unit k reads input k; a unit beyond the inputs begins with the first again."""
    units, inputs = like.shape
    reads: Array = (np.arange(units)[:, None] % inputs == np.arange(inputs)).astype(np.float64)
    return reads


PRESETS = {
    False: {
        "echo": lambda w: _rnn(1.0, 0.0, w),
        "integrator": lambda w: _rnn(0.5, 1.0, w),
        "saturated": lambda w: _rnn(8.0, 8.0, w),
        "contracting": lambda w: _rnn(0.5, 0.5, w),
    },
    True: {
        "remember": lambda w: _lstm(OPEN, SHUT, OPEN, w),
        "forget": lambda w: _lstm(SHUT, SHUT, OPEN, w),
        "overwrite": lambda w: _lstm(SHUT, OPEN, OPEN, w),
        "output_closed": lambda w: _lstm(0.0, 0.0, SHUT, w),
    },
}
"""Weights by name of preset, for the RNN (False) and the LSTM (True)."""
