"""Predict, then reveal: which steps ask, and what the right answer is for the numbers as they are."""

from collections.abc import Mapping

from core.maths.arrays import Array
from ui.cells.state import CellState
from ui.kit import lesson

SAME = 5e-4
"""Numbers that look the same on the page count as the same."""
NEARLY = 0.01
"""A memory that changes by less than this has stayed."""


def question(state: CellState) -> dict[str, str] | None:
    """The question of the state's step, its options by name beside "ask"; None where there is none."""
    cell = "lstm" if state.lstm else "rnn"
    found = lesson.words("questions")[cell].get(state.direction, {}).get(state.step)
    of_two_classes = state.step == "softmax" and len(state.base()["by"]) > 2
    return dict(found) if found and not of_two_classes else None


def truth(state: CellState, trace: Mapping[str, Array]) -> str:
    """The option that is right for the selected unit and example."""
    v = {
        name: array[min(state.unit, len(array) - 1), _column(array, state)]
        for name, array in trace.items()
        if array.ndim
    }
    match (state.lstm, state.direction, state.step):
        case True, "forward", "forget":
            return _most_closed({gate: float(v[gate]) for gate in ("ft", "it", "ot")})
        case True, "forward", "update":
            return _compared(abs(v["c_next"]) - abs(v["c_prev"]), "grow", "shrink", "stay", NEARLY)
        case True, "backward", "meet":
            return _compared(abs(v["dc_next"]) - abs(v["dc_from_a"]), "later", "shown", "equal")
        case True, "backward", "carry":
            return _share(v["ft"])
        case False, "forward", "tanh":
            slope = v["slope_a"]
            return "steep" if slope > 0.5 else "bent" if slope >= 0.1 else "flat"
        case False, "forward", "softmax":
            first, second = trace["yt_pred"][:, state.column]
            return _compared(first - second, "first", "second", "equal")
        case False, "backward", "tanh":
            return _share(v["slope_a"])
        case False, "backward", "a":
            return _compared(abs(v["da_prev"]) - abs(v["da"]), "larger", "smaller", "equal")
    raise ValueError(f"no question at {state.direction}.{state.step}")


def _column(array: Array, state: CellState) -> int:
    return min(state.column, array.shape[1] - 1)


def _compared(difference: float, above: str, below: str, same: str, tolerance: float = SAME) -> str:
    return same if abs(difference) < tolerance else above if difference > 0 else below


def _most_closed(gates: dict[str, float]) -> str:
    least, second, _ = sorted(gates.values())
    return "equal" if second - least < SAME else min(gates, key=lambda gate: gates[gate])


def _share(factor: float) -> str:
    return "most" if abs(factor) > 0.5 else "less" if abs(factor) >= 0.01 else "none"
