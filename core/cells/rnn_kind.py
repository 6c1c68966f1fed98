"""The plain recurrent cell as a Kind; its equations are in core/cells/rnn_steps.py."""

import numpy as np

from core.cells import rnn_steps
from core.cells.fused_rnn import FUSED_RNN
from core.cells.kind import Kind, Nonlinearity, Numbers, Pins
from core.cells.reading import diagonal
from core.cells.rnn_steps import RNNCache
from core.maths.activations import tanh_slope
from core.maths.arrays import Array


def _forward(v: Numbers, pins: Pins) -> dict[str, Array]:
    return rnn_steps.forward_steps(v["xt"], v["a_prev"], v)._asdict()


def _backward(v: Numbers, pins: Pins) -> dict[str, Array]:
    return rnn_steps.backward_steps(v["da"], RNNCache(v["a_next"], v["a_prev"], v["xt"], v))._asdict()


def _factor(v: Numbers) -> Array:
    """da_t / da_(t-1) = diag(1 - a_t**2) Waa."""
    return tanh_slope(v["a_next"]).T[:, :, None] * v["Waa"]


def _reads(from_x: float, from_a: float, v: Numbers) -> dict[str, Array]:
    """Each unit depends on its input and on itself, with these weights."""
    return {"Wax": from_x * diagonal(v["Wax"]), "Waa": from_a * np.eye(len(v["Waa"]))}


RNN = Kind(
    name="rnn",
    shapes=rnn_steps.SHAPES,
    output="Wya",
    forward=_forward,
    backward=_backward,
    needed=("a_next", "a_prev", "xt"),
    sums={"za": ("ba", "Wax", "Waa"), "zy": ("by", "Wya")},
    nonlinearities=(Nonlinearity("a_next", "za", "tanh"),),
    factor=_factor,
    fused=FUSED_RNN,
    draws={
        "reports": ("xt", "a_prev", "Waa", "Wax", "Wya", "ba", "by", "da_next"),
        "reports_backward": ("xt", "a_prev", "Wax", "Waa", "Wya", "ba", "by", "da_next"),
    },
    presets={
        "echo": lambda v: _reads(1.0, 0.0, v),
        "integrator": lambda v: _reads(0.5, 1.0, v),
        "saturated": lambda v: _reads(8.0, 8.0, v),
        "contracting": lambda v: _reads(0.5, 0.5, v),
    },
    recurrent="Waa",
    source={"forward": (rnn_steps.forward_steps,), "backward": (rnn_steps.backward_steps,)},
)
