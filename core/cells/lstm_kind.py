"""The LSTM cell as a Kind; its equations are in core/cells/lstm_steps.py."""

import numpy as np

from core.cells import handout, lstm_steps
from core.cells.fused_lstm import FUSED_LSTM
from core.cells.kind import Kind, Nonlinearity, Numbers, Pins
from core.cells.lstm_steps import LSTMCache
from core.cells.reading import diagonal
from core.maths.arrays import Array

NEEDED = LSTMCache._fields[:-1]
OPEN, SHUT = 6.0, -6.0
"""Biases that hold a sigmoid at 0.998 or 0.002."""


def _forward(v: Numbers, pins: Pins) -> dict[str, Array]:
    return lstm_steps.forward_steps(v["xt"], v["a_prev"], v["c_prev"], v, pins)._asdict()


def _cache(v: Numbers) -> LSTMCache:
    return LSTMCache(**{name: v[name] for name in NEEDED}, parameters=v)


def _backward(v: Numbers, pins: Pins) -> dict[str, Array]:
    cache = _cache(v)
    gates = lstm_steps.backward_steps(v["da"], v["dc_next"], cache, pins)
    return gates._asdict() | lstm_steps.weight_steps(gates, cache)._asdict()


def _backward_as_printed(v: Numbers, pins: Pins) -> dict[str, Array]:
    cache = _cache(v)
    gates = handout.backward_steps_as_printed(v["da"], v["dc_next"], cache, pins)
    return gates._asdict() | lstm_steps.weight_steps(gates, cache)._asdict()


def _factor(v: Numbers) -> Array:
    """dc_t / dc_(t-1) = diag(f_t), along the memory, past the gates."""
    ft = v["ft"].T
    return ft[:, :, None] * np.eye(ft.shape[1])


def _gated(forget: float, write: float, output: float, v: Numbers) -> dict[str, Array]:
    """The candidate reads the input; the gates are held by their biases."""
    n_a = len(v["Wc"])
    candidate = np.concatenate([np.zeros((n_a, n_a)), diagonal(v["Wc"][:, n_a:])], axis=1)
    biases = {"bf": forget, "bi": write, "bo": output}
    return {"Wc": candidate, **{name: np.full_like(v[name], value) for name, value in biases.items()}}


LSTM = Kind(
    name="lstm",
    shapes=lstm_steps.SHAPES,
    output="Wy",
    forward=_forward,
    backward=_backward,
    needed=NEEDED,
    sums={f"z{gate}": (f"b{gate}", f"W{gate}") for gate in (*lstm_steps.GATES, "y")},
    nonlinearities=(
        Nonlinearity("ft", "zf", "sigmoid"),
        Nonlinearity("it", "zi", "sigmoid"),
        Nonlinearity("cct", "zc", "tanh"),
        Nonlinearity("ot", "zo", "sigmoid"),
        Nonlinearity("tanh_c", "c_next", "tanh"),
    ),
    factor=_factor,
    fused=FUSED_LSTM,
    factor_of="c",
    states=("a", "c"),
    gates=tuple(lstm_steps.GATES.values()),
    partners={"ft": "c_prev", "it": "cct", "cct": "it", "ot": "tanh_c"},
    holding={"c": {"ft": 1.0, "it": 0.0}},
    misprinted=_backward_as_printed,
    draws={
        "reports": (
            "xt", "a_prev", "c_prev", "Wf", "bf", "Wi", "bi", "Wo", "bo", "Wc", "bc", "Wy", "by", "da_next", "dc_next",
        ),
    },
    presets={
        "remember": lambda v: _gated(OPEN, SHUT, OPEN, v),
        "forget": lambda v: _gated(SHUT, SHUT, OPEN, v),
        "overwrite": lambda v: _gated(SHUT, OPEN, OPEN, v),
        "output_closed": lambda v: _gated(0.0, 0.0, SHUT, v),
    },
    forget_bias="bf",
    source={
        "forward": (lstm_steps.forward_steps,),
        "backward": (lstm_steps.backward_steps, lstm_steps.weight_steps),
        "misprinted": (handout.backward_steps_as_printed,),
    },
)  # fmt: skip
