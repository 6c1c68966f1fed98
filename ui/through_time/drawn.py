"""One cell of the unrolled drawing, as plain data: its sentence, what its wires carry, what is written on it, its maps.

Of the maps only those that are open are told, and numbers only of the steps that the playhead has reached.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np

from core.cells.trace import Trace
from core.maths.arrays import Array
from core.through_time.gradient_flow import norms
from ui.cells.kinds import SEEN
from ui.components.maps import GRADIENT, levels, rounded
from ui.kit import lesson
from ui.kit.numbers import difference, percent, text, vector
from ui.through_time import cell as time_cell
from ui.through_time.flow import Flow
from ui.through_time.state import TimeState

FEW = 8
"""Up to so many steps each cell is large enough for its numbers."""
GRADIENTS = {"a_next": "da", "c_next": "dc", "yt_pred": "dzy"}
"""The gradient that takes a map's place on the way back; of all others it is d and the name."""
BACK = {"y": "da_from_y", "x": "dxt"}
"""What the wires to the output and from the input carry back."""


def cell(state: TimeState, found: Flow, cell: str, kept: Flow | None = None) -> dict[str, Any]:
    """A cell's part of the component's data; numbers of a network that was kept stand beside those of its sentence, and
    what its wires carry, where it has as many steps, is `kept`."""
    states = SEEN[cell].kind.states
    *upper, lowest = reversed(states)
    passes = SEEN[cell].passes(found.forward[cell].numbers)[unit(state)]
    carried, wires = _carried(state, found, cell), _wires(state, states).items()
    alike = kept is not None and kept.sequence.T == found.sequence.T
    before = _carried(state, kept, cell) if kept is not None and alike else {}
    return {
        "cell": cell,
        "says": says(state, found, cell, kept),
        "rows": [*upper, "fill", lowest],
        "fill": SEEN[cell].fill,
        "legend": lesson.words("time")["diagram"][f"fill_{cell}"].format(unit=unit(state)),
        "wires": {name: [rounded(v) for v in carried[wire]] for name, wire in wires},
        "kept": {name: [rounded(v) for v in before[wire]] for name, wire in wires} if before else {},
        "passes": [rounded(v) for v in passes],
        "written": _written(state, found, carried | {"fill": passes}) if state.steps <= FEW else {},
        "maps": [_map(state, found, cell, name) for name in SEEN[cell].maps if is_open(state, cell, name)],
        "choices": [
            {"name": _known(state, name), "place": f"{cell}.{name}", "open": is_open(state, cell, name)}
            for name in SEEN[cell].maps
        ],
    }


def unit(state: TimeState) -> int:
    """The unit whose numbers are written, fitted to the cells' size."""
    return min(state.unit, state.n_a - 1)


def is_open(state: TimeState, cell: str, name: str) -> bool:
    """Whether a map is drawn. Each cell begins with one, of what it carries furthest: the memory where there is one."""
    return (name == SEEN[cell].kind.after[-1]) != (f"{cell}.{name}" in state.maps)


def says(state: TimeState, found: Flow, cell: str, kept: Flow | None = None) -> lesson.Line:
    """The playhead's step in a sentence: what the cell predicts, or the gradient that reaches it.

    What belongs to the network that was kept is marked "A".
    """
    words = lesson.words("time")
    told = _told(state, found, cell)
    forward = "says_rightly" if told.get("likeliest") == told.get("label") else "says"
    which = f"says_back_{cell}" if state.way == "backward" else forward
    before = _told(state, kept, cell) if kept and state.step <= kept.sequence.T else {}
    line: lesson.Line = []
    for part, name in lesson.tokens(words["diagram"][which]):
        value = told.get(name, part)
        line.append((text(value) if isinstance(value, float) else value, ""))
        if isinstance(value, float) and name in before:
            line.append(beside(value, before[name]))
    return line


def beside(value: float, before: float) -> lesson.Token:
    """The number that was kept, and by how much the present one differs, to be written after it."""
    words = lesson.words("time")["diagram"]["beside"]
    return (words.format(before=text(before), difference=difference(value, before)), "A")


def _told(state: TimeState, found: Flow, cell: str) -> dict[str, Any]:
    """What the sentence of the playhead's step names: numbers, and words."""
    words, t = lesson.words("time"), state.step - 1
    told = {"cell": words[cell], "step": str(state.step)}
    back = found.back[cell].numbers
    if state.way == "backward":
        return told | {name: float(norms(back[name])[t]) for name in ("da", "dc") if name in back}
    forward, classes = found.forward[cell], time_cell.class_names(found.sequence)
    p, label = forward.numbers["yt_pred"][:, t], int(found.sequence.labels[t])
    sizes = {"size": float(norms(forward.numbers["a_next"])[t]), "loss": float(forward.losses[t])}
    likeliest = {"likeliest": classes[int(p.argmax())], "share": percent(p.max())}
    return told | sizes | likeliest | {"label": classes[label], "right": percent(p[label])}


def _carried(state: TimeState, found: Flow, cell: str) -> dict[str, Array]:
    """What each wire carries in the direction of the walk, (T,) each."""
    if state.way == "backward":
        return _lengths(found.back[cell].numbers, SEEN[cell].kind.states)
    return _numbers(state, found, cell)


def _numbers(state: TimeState, found: Flow, cell: str) -> dict[str, Array]:
    """Forward a state is the chosen unit's number, (T,); to the output goes the probability of the right answer."""
    numbers, labels = found.forward[cell].numbers, found.sequence.labels
    states = {name: numbers[f"{name}_next"] for name in SEEN[cell].kind.states}
    carried = {name: values[min(unit(state), len(values) - 1)] for name, values in states.items()}
    largest = np.abs(found.sequence.x).argmax(axis=0)
    steps = np.arange(len(labels))
    return carried | {"x": found.sequence.x[largest, steps], "y": numbers["yt_pred"][labels, steps]}


def _lengths(numbers: Trace, states: Iterable[str]) -> dict[str, Array]:
    """Back everything is the length of a gradient, (T,): all that arrives at a state, and to_ it from the next step."""
    names = {name: f"d{name}" for name in states} | {f"to_{name}": f"d{name}_next" for name in states} | BACK
    return {wire: norms(numbers[name]) for wire, name in names.items()}


def _wires(state: TimeState, states: Iterable[str]) -> dict[str, str]:
    """What each wire carries: between two steps back what the later one sends to the earlier."""
    onwards = {name: f"to_{name}" if state.way == "backward" else name for name in states}
    return onwards | {"x": "x", "y": "y"}


def _written(state: TimeState, found: Flow, carried: dict[str, Array]) -> dict[str, list[str]]:
    """The numbers in the drawing, a row under one rule of digits; what is not reached, and a loss that does not count,
    is blank."""
    backward, t = state.way == "backward", state.step - 1
    written = {name: vector(values) for name, values in carried.items()}
    if backward:
        written["y"] = [one if k in found.loss_steps else "" for k, one in enumerate(written["y"])]
    elif state.kind == "word":
        written["x"] = list(state.text)
    return {
        name: [one if (k >= t if backward else k <= t) else "" for k, one in enumerate(row)]
        for name, row in written.items()
    }


def _map(state: TimeState, found: Flow, cell: str, name: str) -> dict[str, Any]:
    """A variable over time, or its gradient: the grid of colours, and the number at the playhead."""
    backward, known, row = state.way == "backward", _known(state, name), _row(state, found, name)
    values = (found.back if backward else found.forward)[cell].numbers[known]
    scale = GRADIENT if backward else SEEN[cell].maps[name]
    return {
        "name": known,
        "colour": name,
        "scale": scale,
        "rows": len(values),
        "chosen": row if len(values) > 1 else -1,
        "units": name not in ("xt", "yt_pred"),
        "levels": levels(values, scale),
        "here": text(float(values[row, state.step - 1])),
    }


def _known(state: TimeState, name: str) -> str:
    """The variable of a map in this direction."""
    return GRADIENTS.get(name, f"d{name}") if state.way == "backward" else name


def _row(state: TimeState, found: Flow, name: str) -> int:
    """The row whose number is written: the chosen unit, the letter that is read, the right answer."""
    if name == "yt_pred":
        return int(found.sequence.labels[state.step - 1])
    return int(found.sequence.x[:, state.step - 1].argmax()) if name == "xt" else unit(state)
