"""Predict, then reveal: which steps ask, and what the right answer is for the numbers as they are."""

from collections.abc import Mapping

from core.maths.arrays import Array
from ui.cells.state import CellState
from ui.kit import lesson


def question(state: CellState) -> dict[str, str] | None:
    """The question of the state's step, its options by name beside "ask"; None where there is none."""
    found = lesson.words("questions").get(state.kind, {}).get(state.direction, {}).get(state.step)
    of_two_classes = state.step == "softmax" and len(state.base["by"]) > 2
    return dict(found) if found and not of_two_classes else None


def truth(state: CellState, trace: Mapping[str, Array]) -> str:
    """The option that is right for the selected unit and example."""
    here = {
        name: float(array[min(state.unit, len(array) - 1), _column(array, state)])
        for name, array in trace.items()
        if array.ndim
    }
    asked = state.seen.truths[f"{state.direction}.{state.step}"]
    return asked(here, trace["yt_pred"][:, _column(trace["yt_pred"], state)])


def _column(array: Array, state: CellState) -> int:
    return min(state.column, int(array.shape[1]) - 1)
