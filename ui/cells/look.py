"""What a click on a box or a wire shows: a variable, and of a nonlinearity the weights and the bias before it.

Each has its gradient beside it, and what the loss itself says of that.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.cells.kind import Kind
from core.maths.arrays import Array
from ui.cells import formulas, steps, wires
from ui.cells.state import CellState
from ui.cells.step_views import Numbers


def look(
    state: CellState, numbers: Numbers, shown: set[str], checked: Mapping[str, Any] | None
) -> dict[str, Any] | None:
    """The selected variable and the parameters that make it, a row each, and the step that computes it."""
    name = state.selected
    if not name:
        return None
    of_loss = {row["name"]: row for row in (checked or {"rows": []})["rows"]}
    names = [name, *_parameters(state.seen.kind, name)]
    rows = [_row(one, state, numbers, shown, of_loss) for one in names if one in shown]
    computed_at = next((s.id for s in steps.steps(state) if name in s.computes), "")
    return {"name": name, "rows": rows, "step": computed_at}


def _parameters(kind: Kind, name: str) -> list[str]:
    """The weights and the bias of the sum that a variable is, or is a curve of."""
    argument = next((bend.argument for bend in kind.nonlinearities if bend.output == name), name)
    argument = "zy" if name == "yt_pred" else argument
    bias, *weights = kind.sums.get(argument, ("",))
    return [*weights, bias] if bias else []


def _row(
    name: str, state: CellState, numbers: Numbers, shown: set[str], of_loss: Mapping[str, dict[str, Any]]
) -> dict[str, Any]:
    gradient = f"d{name}"
    row: dict[str, Any] = {"name": name, "value": _entry(name, state, numbers)}
    if gradient in shown:
        row["gradient"] = _entry(gradient, state, numbers)
    checked = name if name in of_loss else gradient
    if checked in of_loss:
        found = of_loss[checked]
        several = numbers[checked].size > 1
        row["exact"] = [found["exact"], found["entry"] if several else "", found["passed"]]
    return row


def _entry(name: str, state: CellState, numbers: Numbers) -> dict[str, Any]:
    """The number as it is written on a wire, and all entries; of a matrix the row of the unit."""
    cells = np.vectorize(lambda v: float(f"{v:.3g}"))(_cells(name, numbers[name], state))
    return {"text": wires.value(name, numbers, state)[0], "cells": cells.tolist()}


def _cells(name: str, values: Array, state: CellState) -> Array:
    if formulas.is_matrix(name):
        row = min(state.unit, len(values) - 1)
        return values[row : row + 1]
    return values
