"""The numbers on the wires and on the boxes of the drawing, as they are written there."""

from typing import Any

from core.cells.presets import N_Y
from core.maths.arrays import Array
from ui.cells import formulas
from ui.cells.state import MAX_X, CellState
from ui.cells.step_views import Numbers
from ui.kit.numbers import text


def value(name: str, numbers: Numbers, state: CellState) -> list[Any]:
    """What is written on a wire, and the number that its width and colour follow."""
    written, size = number(name, numbers, state)
    return [written, round(size, 6)]


def number(name: str, numbers: Numbers, state: CellState) -> tuple[str, float]:
    """The same, with all digits of the number."""
    values = numbers[name]
    if name in formulas.OF_CLASSES and not formulas.is_matrix(name) and len(values) > N_Y:
        here = float(values[class_at(state, numbers), min(state.column, values.shape[1] - 1)])
        return text(here), here
    written = formulas.written(name, values, state.unit, state.column)
    size = formulas.size(name, values, min(state.unit, len(values) - 1), state.column)
    if name in formulas.STACKED and len(values) > 3:
        written = "…"
    elif written.endswith("…)") or (name in formulas.OF_INPUTS and len(values) > MAX_X):
        written = text(size)  # a wire has room for the largest entry of a long column, but not for its place
    return written, size


def class_at(state: CellState, numbers: Numbers) -> int:
    """Of many classes the one whose numbers are on the wires: that of the loss, else the likeliest."""
    return int(numbers["yt_pred"][:, state.column].argmax()) if state.label is None else state.label


def strips(state: CellState, numbers: Numbers, shown: set[str]) -> dict[str, list[float]]:
    """The rows of the selected example, to be drawn as cells: the stack, the states, and each gate's weights."""
    rows = [n for n in ("concat", "dconcat", "a_prev", "c_prev", "a_next", "c_next") if n in shown]
    found: dict[str, Array] = {name: numbers[name][:, state.column] for name in rows}
    for name in numbers:
        if name[0] == "W" and name in state.base:
            gradient = "d" + name
            chosen = gradient if state.direction == "backward" and gradient in shown else name
            found[name] = numbers[chosen][min(state.unit, len(numbers[name]) - 1)]
    return {name: [float(f"{v:.3g}") for v in row] for name, row in found.items()}


def boxes(state: CellState) -> dict[str, list[list[str]]]:
    """What can be set on the box that uses it, each number with its place: the unit's bias, of the smallest cell also
    every weight. Biases and weights of the classes are those of all classes."""
    if state.large:
        return {}
    found = {name: array for name, array in state.cell.variables.items() if name[0] in "Wb"}
    single = state.sizes[:2] == (1, 1)
    return {name: _entries(name, array, state) for name, array in found.items() if single or name[0] == "b"}


def _entries(name: str, array: Array, state: CellState) -> list[list[str]]:
    of_unit = name[0] == "b" and name not in formulas.OF_CLASSES
    rows = [state.unit] if of_unit else range(len(array))
    return [
        [f"{name}.{row}.{column}", text(float(array[row, column]))] for row in rows for column in range(array.shape[1])
    ]


def pairs(state: CellState, numbers: Numbers, shown: set[str]) -> dict[str, list[str]]:
    """Of each gradient that leaves the cell the factor by which it is that of the gradient that came, and its name."""
    found = {}
    for name, of in state.seen.pairs.items():
        if {name, of} <= shown:
            left, came = (float(numbers[n][state.unit, state.column]) for n in (name, of))
            if came:
                found[name] = [text(left / came), of]
    return found
