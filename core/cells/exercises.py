"""The reports' exercises on cells: what each draws, which function it runs, and under which names its numbers go.

An exercise is run with any functions of the reports' names: ours, ours with an edit, or a student's. Its numbers come
by the name under which a notebook prints them ("dxt", "a_next", "caches"), beside some it does not print, in the order
of computation. Source: data/reports/reports.json; arrays are drawn with the legacy generator, in the order listed.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from types import ModuleType
from typing import Any

import numpy as np

from core import ROOT
from core.cells import handout, lstm, lstm_steps, rnn, rnn_steps
from core.cells.edits import Mistake, Space, functions
from core.cells.lstm_mistakes import LSTM_MISTAKES
from core.cells.lstm_steps import LSTMCache
from core.cells.rnn_mistakes import RNN_MISTAKES
from core.cells.rnn_steps import RNNCache
from core.maths import activations
from core.maths.arrays import Array

Arrays = Mapping[str, Array]
Numbers = dict[str, Any]
"""Arrays, single numbers and caches by the names under which a notebook prints them."""


@dataclass(frozen=True, eq=False)
class Room:
    """Where the equations of some exercises stand, and what is known to go wrong there."""

    modules: tuple[ModuleType, ...]
    mistakes: tuple[Mistake, ...]


RNN_ROOM = Room((activations, rnn_steps, rnn), RNN_MISTAKES)
LSTM_ROOM = Room((activations, lstm_steps, handout, lstm), LSTM_MISTAKES)


@dataclass(frozen=True, eq=False)
class Exercise:
    """One call of one function on drawn arrays. `printed` holds what the sources print, to their digits."""

    id: str
    function: str
    room: Room
    arrays: Arrays
    run: Callable[[Space, Arrays], Numbers]
    printed: Mapping[str, Any] = field(default_factory=dict)
    misprinted: Mapping[str, Any] = field(default_factory=dict)
    sources: tuple[str, ...] = ()

    def ours(self) -> Numbers:
        """Its numbers as they are right."""
        return self.run(vars(self.room.modules[-1]), self.arrays)


@cache
def reports() -> dict[str, Any]:
    """All that data/reports/reports.json holds, each fraction as a Decimal with the digits that were printed."""
    text = (ROOT / "data" / "reports" / "reports.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return found


def draw(case: Mapping[str, Any], seed: int | None = None) -> dict[str, Array]:
    """The arrays of a case, drawn one after the other: [name, shape] or [name, shape, factor]."""
    rng = np.random.RandomState(case["seed"] if seed is None else seed)
    return {name: rng.randn(*shape) * (factor or [1])[0] for name, shape, *factor in case["draw"]}


def _rnn_cell(f: Space, d: Arrays) -> Numbers:
    a_next, yt_pred, cache = f["rnn_cell_forward"](d["xt"], d["a_prev"], d)
    return {"a_next": a_next, "yt_pred": yt_pred, "cache": cache}


def _rnn(f: Space, d: Arrays) -> Numbers:
    a, y_pred, caches = f["rnn_forward"](d["x"], d["a0"], d)
    return {"a": a, "y_pred": y_pred, "x": caches[1], "caches": caches}


def _lstm_cell(f: Space, d: Arrays) -> Numbers:
    a_next, c_next, yt, cache = f["lstm_cell_forward"](d["xt"], d["a_prev"], d["c_prev"], d)
    gates = {name: cache[LSTMCache._fields.index(name)] for name in ("ft", "it", "cct", "ot")}
    return {**gates, "c_next": c_next, "a_next": a_next, "yt": yt, "cache": cache}


def _lstm(f: Space, d: Arrays) -> Numbers:
    a, y, c, caches = f["lstm_forward"](d["x"], d["a0"], d)
    return {"c": c, "a": a, "y": y, "x": caches[1], "caches": caches}


def _rnn_cell_back(f: Space, d: Arrays) -> Numbers:
    *_, cache = rnn.rnn_cell_forward(d["xt"], d["a_prev"], d)
    return dict(f["rnn_cell_backward"](d["da_next"], cache))


def _rnn_back(f: Space, d: Arrays) -> Numbers:
    *_, caches = rnn.rnn_forward(d["x"], d["a0"], d)
    return dict(f["rnn_backward"](d["da"], caches))


def _lstm_cell_back(f: Space, d: Arrays) -> Numbers:
    *_, cache = lstm.lstm_cell_forward(d["xt"], d["a_prev"], d["c_prev"], d)
    return dict(f["lstm_cell_backward"](d["da_next"], d["dc_next"], cache))


def _lstm_back(f: Space, d: Arrays) -> Numbers:
    """Where da has fewer steps than x, the walk back begins at its last."""
    *_, (cells, x) = lstm.lstm_forward(d["x"], d["a0"], d)
    T = d["da"].shape[2]
    return dict(f["lstm_backward"](d["da"], (cells[:T], x[:, :, :T])))


CELL_FUNCTIONS: dict[str, tuple[Room, Callable[[Space, Arrays], Numbers]]] = {
    "rnn_cell_forward": (RNN_ROOM, _rnn_cell),
    "rnn_forward": (RNN_ROOM, _rnn),
    "lstm_cell_forward": (LSTM_ROOM, _lstm_cell),
    "lstm_forward": (LSTM_ROOM, _lstm),
    "rnn_cell_backward": (RNN_ROOM, _rnn_cell_back),
    "rnn_backward": (RNN_ROOM, _rnn_back),
    "lstm_cell_backward": (LSTM_ROOM, _lstm_cell_back),
    "lstm_backward": (LSTM_ROOM, _lstm_back),
}
"""The reports' functions of cells, in their order."""
OTHER_SIZES = {1: 1, 2: 3, 3: 2, 4: 5, 5: 4, 7: 5, 8: 6, 10: 6}
"""For each size of an exercise another one: n_y 2, n_x 3, n_a 5, n_a + n_x 8, m 10; T 4 or 7."""
CACHES = {"rnn_cell_forward": RNNCache._fields, "lstm_cell_forward": LSTMCache._fields}
"""What a cell keeps for the way back, in the reports' order."""


@cache
def cell_exercises() -> tuple[Exercise, ...]:
    """The exercises on cells with the numbers that the sources print.

    R0 and R3 draw b for the way back through an RNN cell, but pass the ba of their rnn_forward; R1 passes what it drew.
    """
    cases = reports()["cases"]
    found = []
    for function, (room, run) in CELL_FUNCTIONS.items():
        case, arrays = cases[function], _with_output(draw(cases[function]))
        if function == "rnn_cell_backward":
            afresh = {**arrays, "ba": arrays["b"]}
            left_over = {**arrays, "ba": draw(cases["rnn_forward"])["ba"]}
            found.append(Exercise(f"{function}_b", function, room, afresh, run, case["expect_ba_is_b"], {}, ("R1",)))
            of = case["expect_ba_from_rnn_forward_case"]
            found.append(Exercise(function, function, room, left_over, run, of, {}, ("R0", "R3")))
            continue
        misprinted, sources = case.get("misprinted", {}), tuple(case["agree"])
        found.append(Exercise(function, function, room, arrays, run, case["expect"], misprinted, sources))
    return tuple(found)


def random_exercise(function: str, seed: int) -> Exercise:
    """The same function on other numbers of other sizes."""
    room, run = CELL_FUNCTIONS[function]
    case = reports()["cases"][function]
    sizes = [[name, [OTHER_SIZES[size] for size in shape]] for name, shape in case["draw"]]
    arrays = _with_output(draw({"draw": sizes}, seed))
    return Exercise(f"{function}_{seed}", function, room, {"ba": arrays.get("b", arrays["by"]), **arrays}, run)


def _with_output(arrays: dict[str, Array]) -> dict[str, Array]:
    """An exercise that goes back draws no output layer, and needs none: any will do."""
    n_a = len(arrays["a0" if "a0" in arrays else "a_prev"])
    return {"Wy": np.zeros((2, n_a)), "by": np.zeros((2, 1)), **arrays}


@cache
def _edited(room: Room, key: tuple[str, ...]) -> Space:
    return functions(room.modules, next(mistake for mistake in room.mistakes if mistake.key == key).edits)


def with_mistake(exercise: Exercise, mistake: Mistake) -> Numbers:
    """The numbers of an exercise as this mistake makes them; none where it ends in an error."""
    try:
        with np.errstate(all="ignore"):
            return exercise.run(_edited(exercise.room, mistake.key), exercise.arrays)
    except (ValueError, IndexError, KeyError):
        return {}
