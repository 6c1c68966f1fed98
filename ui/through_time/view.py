"""All that the unrolled drawing shows, as plain data: each cell's wires and maps over time, and what is set there.

Numbers are written for the playhead's step only; all others are colours, widths and heights.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.cells.trace import Trace
from core.maths.arrays import Array
from core.through_time.gradient_flow import norms
from ui.cells import notation
from ui.cells.kinds import SEEN
from ui.components.maps import GRADIENT, levels, rounded
from ui.kit import lesson
from ui.kit.numbers import percent, text
from ui.through_time import cell as time_cell
from ui.through_time import ledger as time_ledger
from ui.through_time import questions
from ui.through_time.flow import Flow, flow
from ui.through_time.state import BOUNDS, REALS, SHOWN, TimeState

GRADIENTS = {"a_next": "da", "c_next": "dc", "yt_pred": "dzy"}
"""The gradient that takes a map's place on the way back; of all others it is d and the name."""
SLIDERS = {"T": 1, "radius": 0.01, "bias": 0.05, "scale": 0.05}


def view(state: TimeState, answers: Mapping[str, str], seq: int, notice: str = "") -> dict[str, Any]:
    """The component's data; `answers` are the predictions made, `seq` is the last message applied."""
    found = flow(state)
    backward = state.way == "backward"
    return {
        "seq": seq,
        "notice": notice,
        "words": lesson.words("stage") | lesson.words("time")["diagram"],
        "symbols": _symbols(),
        "direction": state.way,
        "walk": -1 if backward else 1,
        "steps": [{"id": t, "title": str(t)} for t in range(1, found.sequence.T + 1)],
        "step": state.step,
        "shown": state.shown,
        "shows": list(SHOWN),
        "input": _input(state, found),
        "heard": list(found.loss_steps),
        "sliders": [_slider(state, name) for name in SLIDERS],
        "units": {"count": state.n_a, "chosen": _unit(state)},
        "cells": [_cell(state, found, cell) for cell in state.cells_shown],
        "ledger": time_ledger.view(state, found) if backward else None,
        "question": questions.asked(state, found, answers),
    }


def _symbols() -> dict[str, notation.Symbol]:
    """The variables of all cells in the reports' names."""
    return {name: symbol for cell in SEEN for name, symbol in notation.symbols(cell, "reports").items()}


def _input(state: TimeState, found: Flow) -> dict[str, Any]:
    """The input of both cells: letters, or numbers that can be dragged."""
    if state.kind == "word":
        return {"letters": list(state.text), "values": [], "here": state.text[state.step - 1]}
    values = found.sequence.x[0]
    return {"letters": [], "values": [rounded(v) for v in values], "here": text(float(values[state.step - 1]))}


def _slider(state: TimeState, name: str) -> dict[str, Any]:
    low, high = REALS.get(name) or BOUNDS[name]
    value = state.steps if name == "T" else getattr(state, name)
    fixed = name == "T" and state.kind == "word"
    label = lesson.words("time")["T_of_word" if fixed else name]
    shown = {"place": name, "label": label, "value": value, "disabled": fixed}
    return shown | {"min": low, "max": high, "step": SLIDERS[name]}


def _cell(state: TimeState, found: Flow, cell: str) -> dict[str, Any]:
    backward = state.way == "backward"
    numbers = found.back[cell].numbers if backward else found.forward[cell].numbers
    return {
        "cell": cell,
        "says": _says(state, found, cell),
        "wires": _wires_back(numbers) if backward else _wires(state, found, cell),
        "passes": [rounded(v) for v in _passes(found, cell)[_unit(state)]],
        "maps": [_map(state, found, numbers, name, scale) for name, scale in SEEN[cell].maps.items()],
    }


def _says(state: TimeState, found: Flow, cell: str) -> str:
    """The playhead's step in a sentence: what the cell predicts, or the gradient that reaches it."""
    words, t = lesson.words("time"), state.step - 1
    forward, back = found.forward[cell], found.back[cell].numbers
    if state.way == "backward":
        sizes = {name: text(float(norms(back[name])[t])) for name in ("da", "dc") if name in back}
        return str(words["diagram"][f"says_back_{cell}"].format(cell=words[cell], step=state.step, **sizes))
    p, classes = forward.numbers["yt_pred"][:, t], time_cell.class_names(found.sequence)
    likeliest, label = int(p.argmax()), int(found.sequence.labels[t])
    return str(
        words["diagram"]["says"].format(
            cell=words[cell], step=state.step, size=text(float(norms(forward.numbers["a_next"])[t])),
            loss=text(float(forward.losses[t])), likeliest=classes[likeliest], share=percent(p[likeliest]),
            label=classes[label], right=percent(p[label]),
        )
    )  # fmt: skip


def _wires(state: TimeState, found: Flow, cell: str) -> dict[str, list[float]]:
    """Forward a wire carries the chosen unit's number; to the output goes the probability of the right answer."""
    numbers, unit, labels = found.forward[cell].numbers, _unit(state), found.sequence.labels
    wires = {"a": numbers["a_next"][unit], "x": np.abs(found.sequence.x).max(axis=0)}
    wires |= {"y": numbers["yt_pred"][labels, np.arange(len(labels))]}
    wires |= {"c": numbers["c_next"][unit]} if "c_next" in numbers else {}
    return {name: [rounded(v) for v in values] for name, values in wires.items()}


def _wires_back(numbers: Trace) -> dict[str, list[float]]:
    """Back a wire carries the length of its gradient: between two steps what the later one sends to the earlier."""
    carried = {"a": "da_next", "c": "dc_next", "x": "dxt", "y": "da_from_y"}
    return {w: [rounded(v) for v in norms(numbers[name])] for w, name in carried.items() if name in numbers}


def _passes(found: Flow, cell: str) -> Array:
    """The share of a gradient that each step lets back (n_a, T): the forget gate, or the slope of tanh."""
    numbers = found.forward[cell].numbers
    return SEEN[cell].passes(numbers)


def _map(state: TimeState, found: Flow, numbers: Trace, name: str, scale: str) -> dict[str, Any]:
    """A variable over time, or its gradient: the grid of colours, and the number at the playhead."""
    backward = state.way == "backward"
    known = GRADIENTS.get(name, "d" + name) if backward else name
    values = numbers[known]
    row = _row(state, found, name)
    return {
        "name": known,
        "colour": name,
        "scale": GRADIENT if backward else scale,
        "rows": len(values),
        "chosen": row if len(values) > 1 else -1,
        "units": name not in ("xt", "yt_pred"),
        "levels": levels(values, GRADIENT if backward else scale),
        "here": text(float(values[row, state.step - 1])),
    }


def _row(state: TimeState, found: Flow, name: str) -> int:
    """The row whose number is written: the chosen unit, the letter that is read, the right answer."""
    if name == "yt_pred":
        return int(found.sequence.labels[state.step - 1])
    return int(found.sequence.x[:, state.step - 1].argmax()) if name == "xt" else _unit(state)


def _unit(state: TimeState) -> int:
    return min(state.unit, state.n_a - 1)
