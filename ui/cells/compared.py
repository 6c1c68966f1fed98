"""The present numbers beside those of the state that was kept as A."""

from dataclasses import replace
from typing import Any

from core.cells.trace import trace
from ui.cells.formulas import is_matrix
from ui.cells.state import CellState
from ui.cells.step_views import Numbers
from ui.cells.steps import Step
from ui.cells.wires import number
from ui.kit.numbers import difference


def compared(
    state: CellState, numbers: Numbers, ghost: CellState | None, shown: set[str], step: Step
) -> dict[str, Any] | None:
    """A's number for the width of each wire; and for each variable that the step computes, or that leaves the cell
    where all is shown, the present number, A's, and the difference."""
    if ghost is None:
        return None
    there = trace(ghost.cell)
    _, units, examples = ghost.sizes
    at = replace(ghost, unit=min(state.unit, units - 1), column=min(state.column, examples - 1))
    names = [name for name in shown & set(there) if not is_matrix(name)]
    found = {name: (number(name, numbers, state), number(name, there, at)) for name in names}
    rows = [
        [name, found[name][0][0], found[name][1][0], difference(found[name][0][1], found[name][1][1])]
        for name in step.computes or _leaving(state)
        if name in found
    ]
    return {"wires": {name: round(before, 6) for name, (_, (_, before)) in found.items()}, "rows": rows}


def _leaving(state: CellState) -> list[str]:
    kind = state.seen.kind
    if state.direction == "forward":
        return [*kind.after, "yt_pred"]
    return [*(f"d{name}" for name in kind.before), "dxt"]
