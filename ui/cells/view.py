"""All that the component of one cell shows, as plain data: the drawing's numbers and the four views of the step."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.cells.checking import checks
from core.cells.presets import N_Y
from core.cells.trace import loss_parts, trace
from core.maths.arrays import Array
from ui.cells import formulas, notation, steps
from ui.cells.checks import rows as check_rows
from ui.cells.state import MAX_A, MAX_X, CellState
from ui.cells.step_views import Numbers, curves, question, section_of, views
from ui.kit import lesson
from ui.kit.numbers import text


def view(state: CellState, answers: Mapping[str, str], seq: int, notice: str = "") -> dict[str, Any]:
    """The component's data for a state.

    `answers` are the predictions made so far, `seq` is the last message applied and `notice` what was wrong with it.
    """
    cell = state.cell
    numbers = trace(cell)
    step = steps.current(state)
    asked = question(state, numbers, answers)
    hidden = set(step.computes) if asked and "truth" not in asked else set()
    shown = _shown(state, numbers) - hidden
    checked = _checks(state, cell, numbers, shown)
    return {
        "seq": seq,
        "notice": notice,
        "cell": state.seen.layout,
        "grid": state.seen.grid(),
        "words": lesson.words("stage"),
        "symbols": notation.symbols(state.kind, state.notation),
        "direction": state.direction,
        "steps": [{"id": s.id, "title": section_of(state, s.id).title} for s in steps.steps(state)],
        "step": state.step,
        "lit": [name for name in _lit(state, step) if name in shown],
        "values": {name: _value(name, numbers, state) for name in sorted(shown)},
        "units": {"count": state.sizes[1], "chosen": state.unit, "strips": _strips(state, numbers, shown)},
        "examples": {"count": state.sizes[2], "chosen": state.column},
        "sliders": _sliders(state, numbers),
        "weights": {} if large(state) else {n: v.tolist() for n, v in cell.variables.items() if n[0] in "Wb"},
        "classes": _classes(state, numbers) if "yt_pred" in shown else [],
        "misprints": state.as_printed and state.direction == "backward",
        "pins": list(state.pins),
        "loss": _loss(state, numbers) if state.direction == "backward" else [],
        "question": asked,
        "views": views(state, step, numbers, hidden),
        "curves": curves(state, numbers, shown),
        "checks": checked,
        "wrong": [name for name in _wrong(state, checked) if name in shown],
        "look": _look(state, numbers, shown),
    }


def large(state: CellState) -> bool:
    """A given cell larger than those one can choose is shown by its largest entries, and its weights are not edited."""
    n_x, n_a, _ = state.sizes
    return n_x > MAX_X or n_a > MAX_A


def _classes(state: CellState, numbers: Numbers) -> list[list[Any]]:
    """Each class with its probability as written and as a number; of many the one that is looked at, and the rest."""
    p = numbers["yt_pred"][:, state.column]
    if len(p) <= N_Y:
        return [[state.letters[k], text(float(share)), round(float(share), 6)] for k, share in enumerate(p)]
    share = float(p[_class(state, numbers)])
    rest = [lesson.words("stage")["rest"], text(1 - share), round(1 - share, 6)]
    return [rest, [state.letters[_class(state, numbers)], text(share), round(share, 6)]]


def _class(state: CellState, numbers: Numbers) -> int:
    """Of many classes the one whose numbers are on the wires: that of the loss, else the likeliest."""
    return int(numbers["yt_pred"][:, state.column].argmax()) if state.label is None else state.label


def _shown(state: CellState, numbers: Numbers) -> set[str]:
    """What is given and what the steps have reached; a gradient is given only to the walk back."""
    arriving = set(state.seen.kind.arriving)
    given = {n for n in state.base if n not in arriving} | (arriving if state.direction == "backward" else set())
    return (given | steps.revealed(state)) & set(numbers)


def _lit(state: CellState, step: steps.Step) -> list[str]:
    """The variables of the step at hand, on both sides of its formulas; all of them at the last step."""
    if step.id == "all":
        return [n for n in steps.selectable(state.kind) if n.startswith("d") == (state.direction == "backward")]
    return sorted({name for formula in step.formulas for name in formulas.NAME.findall(formula)})


def _value(name: str, numbers: Numbers, state: CellState) -> list[Any]:
    """What is written on a wire, and the number that its width and colour follow."""
    values = numbers[name]
    if name in formulas.OF_CLASSES and not formulas.is_matrix(name) and len(values) > N_Y:
        here = float(values[_class(state, numbers), min(state.column, values.shape[1] - 1)])
        return [text(here), round(here, 6)]
    written = formulas.written(name, values, state.unit, state.column)
    size = formulas.size(name, values, min(state.unit, len(values) - 1), state.column)
    if name in formulas.STACKED and len(values) > 3:
        written = "…"
    elif written.endswith("…)") or (name in formulas.OF_INPUTS and len(values) > MAX_X):
        written = text(size)  # a wire has room for the largest entry of a long column, but not for its place
    return [written, round(size, 6)]


def _strips(state: CellState, numbers: Numbers, shown: set[str]) -> dict[str, list[float]]:
    """The rows of the selected example, to be drawn as cells: the stack, the states, and each gate's weights."""
    rows = [n for n in ("concat", "dconcat", "a_prev", "c_prev", "a_next", "c_next") if n in shown]
    found: dict[str, Array] = {name: numbers[name][:, state.column] for name in rows}
    for name in numbers:
        if name[0] == "W" and name in state.base:
            gradient = "d" + name
            chosen = gradient if state.direction == "backward" and gradient in shown else name
            found[name] = numbers[chosen][min(state.unit, len(numbers[name]) - 1)]
    return {name: [float(f"{v:.3g}") for v in row] for name, row in found.items()}


def _sliders(state: CellState, numbers: Numbers) -> list[dict[str, Any]]:
    names = ["xt", *state.seen.kind.before]
    if state.direction == "backward":
        names += state.seen.kind.arriving
    found = []
    for name in names:
        for row in _inputs(state, numbers) if name == "xt" else [state.unit]:
            value = float(numbers[name][row, state.column])
            index = f"[{state.letters[row]}]" if name == "xt" and state.sizes[0] > 1 else ""
            found.append({"place": f"{name}.{row}.{state.column}", "name": name, "index": index, "value": value})
    return found


def _inputs(state: CellState, numbers: Numbers) -> list[int]:
    """The inputs that have a slider: all of a small cell, of a large one the letter that is read."""
    return [int(numbers["xt"][:, 0].argmax())] if large(state) else list(range(state.sizes[0]))


def _checks(state: CellState, cell: Any, numbers: Numbers, shown: set[str]) -> dict[str, Any] | None:
    """Every gradient that is shown, beside what the loss itself gives."""
    if state.direction == "forward":
        return None
    unit = state.unit if large(state) else None
    found = [check for check in checks(cell, numbers, unit) if check.name in shown]
    return check_rows(found)


def _loss(state: CellState, numbers: Numbers) -> lesson.Line:
    """L with its addends: each by its name, then each as its number, then their sum."""
    parts = {name: float(part) for name, part in loss_parts(state.cell, numbers).items()}
    after = dict(zip(state.seen.kind.arriving, state.seen.kind.after, strict=True))
    named: lesson.Line = []
    for name in parts:
        named += [(" + ", "")] if named else []
        if name in after:
            named += [("Σ ", ""), (name, name), (" ∗ ", ""), (after[name], after[name])]
        else:
            named.append((lesson.words("stage")["cross_entropy"], ""))
    values = [text(value) if value >= 0 else f"({text(value)})" for value in parts.values()]
    total = text(float(numbers["loss"]))
    return [("L = ", ""), *named, (f" = {' + '.join(values)}" + (f" = {total}" if len(values) > 1 else ""), "")]


def _wrong(state: CellState, checked: dict[str, Any] | None) -> list[str]:
    """The gradients that the check finds wrong, and those without a check of their own that are computed from them."""
    if not checked or not checked["failed"]:
        return []
    passed = {row["name"]: row["passed"] for row in checked["rows"]}
    wrong = {name for name, right in passed.items() if not right}
    for step in steps.steps(state):
        for formula in step.formulas:
            name, *operands = formulas.NAME.findall(formula)
            if name not in passed and wrong & set(operands):
                wrong.add(name)
    return sorted(wrong)


def _look(state: CellState, numbers: Numbers, shown: set[str]) -> dict[str, Any] | None:
    """The selected variable: its value, its gradient, and both for every unit and example."""
    name = state.selected
    if not name:
        return None
    found = []
    for shown_name in (name, "d" + name):
        if shown_name in shown:
            cells = np.vectorize(lambda v: float(f"{v:.3g}"))(_cells(numbers[shown_name], state))
            found.append({"name": shown_name, "text": _value(shown_name, numbers, state)[0], "cells": cells.tolist()})
    computed_at = next((s.id for s in steps.steps(state) if name in s.computes), "")
    return {"name": name, "found": found, "step": computed_at}


def _cells(values: Array, state: CellState) -> Array:
    """All entries; of a matrix of a large cell the row of its unit."""
    if values.shape[1] == 1 or not large(state):
        return values
    row = min(state.unit, len(values) - 1)
    return values[row : row + 1]
