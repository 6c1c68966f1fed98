"""Questions on one cell: each draws a cell with one unit, one input and one example, and asks for a number of it."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.random import Generator

from core.cells.kind import Kind
from core.cells.lstm_kind import LSTM
from core.cells.presets import random_cell
from core.cells.rnn_kind import RNN
from core.cells.trace import Cell, Trace, trace
from core.lessons.asked import Asked, one
from core.maths.activations import sigmoid, tanh_slope

Range = tuple[float, float]
SEED = 1
"""That of the cell with which its page opens: what is not drawn is as there."""
TENTH = 0.1
POSITIONS = (0.2, 0.5, 0.8, 0.9, 0.94, 0.96, 0.98, 0.99)
"""Values of a_next on both sides of the one at which a tenth passes the tanh."""


def find(
    kind: Kind, asked: str, told: Sequence[str], drawn: Mapping[str, Range], held: Mapping[str, Range] | None = None
) -> Callable[[Generator], Asked]:
    """A question for the number `asked`; told are the numbers with which it can be found, by the names of the cell.

    `drawn` are numbers that are set, `held` gates that are held, each with the range of its size (two decimals).
    """

    def draw(rng: Generator) -> Asked:
        values = {name: _draw(rng, *bounds) for name, bounds in drawn.items()}
        pins = {gate: _draw(rng, *bounds) for gate, bounds in (held or {}).items()}
        numbers = trace(_cell(kind, values, pins))
        facts = {name: one(numbers[name]) for name in (*told, asked)}
        return Asked(facts, number=one(numbers[asked]), link=_link(values, pins, asked))

    return draw


def _draw(rng: Generator, low: float, high: float) -> float:
    """A number with two decimals."""
    return round(float(rng.uniform(low, high)), 2)


def _cell(kind: Kind, values: Mapping[str, float], pins: Mapping[str, float]) -> Cell:
    arrays = random_cell(kind, 1, 1, SEED)
    return Cell(kind, arrays | {name: np.array([[value]]) for name, value in values.items()}, None, pins, False)


def _link(values: Mapping[str, float], pins: Mapping[str, float], asked: str) -> dict[str, str]:
    """The link of the cell's page with the same numbers, the one that was asked for looked at."""
    edits = "~".join(f"{name}.0.0_{value!r}" for name, value in values.items())
    held = {"pins": "~".join(f"{gate}_{value!r}" for gate, value in pins.items())} if pins else {}
    return {"edits": edits, **held, "way": "backward" if asked.startswith("d") else "forward", "look": asked}


def twice(kind: Kind, causes: Sequence[str], effects: Sequence[str]) -> Callable[[Generator], Asked]:
    """A statement to judge: of what comes back, with this one number twice as large and all others as they are, that
    one is twice as large, too."""

    def draw(rng: Generator) -> Asked:
        cause, effect = str(rng.choice(list(causes))), str(rng.choice(list(effects)))
        numbers = trace(_cell(kind, {}, {}))
        before, after = (_back(kind, numbers, cause, factor)[effect] for factor in (1.0, 2.0))
        return Asked({"cause": cause, "effect": effect}, true=bool(np.allclose(after, 2 * before, rtol=1e-9)))

    return draw


def _back(kind: Kind, numbers: Trace, name: str, factor: float) -> dict[str, np.ndarray]:
    return kind.backward({**numbers, name: factor * numbers[name]}, {})


def passes_tanh(rng: Generator) -> Asked:
    """Whether more than a tenth of da passes the slope of tanh at a_next."""
    a = float(rng.choice(POSITIONS))
    slope = float(tanh_slope(np.array(a)))
    return Asked({"a_next": a, "slope": slope}, true=slope > TENTH)


def deaf(rng: Generator) -> Asked:
    """Whether x moves the memory where both gates before it are held."""
    f, i = float(rng.choice([0.0, 0.5, 1.0])), float(rng.choice([0.0, 0.0, 0.4, 1.0]))
    moved = [one(trace(_cell(LSTM, {"xt": x}, {"ft": f, "it": i}))["c_next"]) for x in (-1.0, 2.0)]
    return Asked({"f": f, "i": i}, true=moved[0] == moved[1])


def half_open(rng: Generator) -> Asked:
    """The gate that a sum makes."""
    z = _draw(rng, -4.0, 4.0)
    gate = float(sigmoid(np.array(z)))
    return Asked({"z": z, "gate": gate}, number=gate)


def click(*wires: str) -> Callable[[Generator], Asked]:
    """A wire to be clicked."""
    return lambda rng: Asked({}, wires=wires)


RNN_CELL = {
    "rnn_next": find(
        RNN, "a_next", ("Wax", "xt", "Waa", "a_prev", "ba"),
        {"Wax": (0.3, 1.2), "xt": (-1.0, 1.0), "Waa": (0.3, 1.2), "a_prev": (-0.9, 0.9), "ba": (-0.5, 0.5)},
    ),
    "rnn_past": click("Waa_a"),
    "rnn_passes": passes_tanh,
    "rnn_slope": find(
        RNN, "dza", ("da", "a_next"), {"da_next": (0.3, 1.5), "xt": (0.2, 0.8), "Wax": (0.5, 1.0), "Waa": (0.3, 0.6)}
    ),
    "rnn_back": find(RNN, "da_prev", ("dza", "Waa"), {"da_next": (0.3, 1.5), "Waa": (0.4, 1.6), "xt": (0.1, 0.6)}),
    "rnn_weight": find(
        RNN, "dWaa", ("dza", "a_prev"), {"da_next": (0.5, 1.5), "a_prev": (-0.9, -0.3), "xt": (0.1, 0.6)}
    ),
    "rnn_twice": twice(RNN, ("da", "Waa", "Wax", "a_prev", "xt"), ("da_prev", "dxt", "dWaa", "dWax")),
    "rnn_leaves": click("da_prev"),
}  # fmt: skip
LSTM_CELL = {
    "lstm_gate": half_open,
    "lstm_next": find(
        LSTM, "c_next", ("ft", "c_prev", "it", "cct"), {"c_prev": (-2.0, 2.0)},
        {"ft": (0.1, 1.0), "it": (0.1, 1.0), "cct": (-1.0, 1.0)},
    ),
    "lstm_out": find(
        LSTM, "a_next", ("ot", "c_next"), {"c_prev": (0.3, 2.0)}, {"ft": (0.5, 1.0), "it": (0.0, 0.5), "ot": (0.2, 1.0)}
    ),
    "lstm_partner": click("c_prev"),
    "lstm_deaf": deaf,
    "lstm_dc": find(
        LSTM, "dc", ("dc_next", "da", "ot", "slope_tanh"),
        {"dc_next": (-1.0, 1.0), "da_next": (0.3, 1.5), "c_prev": (0.2, 1.0)}, {"ft": (0.5, 1.0), "ot": (0.2, 1.0)},
    ),
    "lstm_met": click("dc"),
    "lstm_forget": find(LSTM, "dft", ("dc", "c_prev"), {"dc_next": (0.3, 1.5), "c_prev": (-2.0, -0.3)}),
    "lstm_carry": find(LSTM, "dc_prev", ("dc", "ft"), {"dc_next": (0.3, 1.5)}, {"ft": (0.05, 1.0)}),
    "lstm_twice": twice(LSTM, ("c_prev", "ft", "it", "cct"), ("dft", "dit", "dcct", "dc_prev")),
}  # fmt: skip
