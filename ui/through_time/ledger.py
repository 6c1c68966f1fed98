"""The ledger of a shared weight: what each step adds to its gradient, and the sum with which it is updated once."""

from typing import Any

import numpy as np

from core.cells.kind import Kind
from core.through_time.ledger_check import Entry, check_sums, largest_entry
from ui.cells.checks import rows
from ui.cells.kinds import SEEN
from ui.components.maps import GRADIENT, levels, rounded
from ui.kit import lesson
from ui.kit.numbers import text
from ui.through_time import drawn
from ui.through_time.cell import PAGE
from ui.through_time.flow import Flow
from ui.through_time.state import LEDGERS, TimeState


def view(state: TimeState, found: Flow, kept: Flow | None = None) -> dict[str, Any]:
    """The entry's contributions from the last step down to the first, and both matrices at the playhead.

    Where a network was kept whose weight has the same shape, its sum at the same step stands beside this one.
    """
    cell, name = chosen(state)
    entries = found.back[cell].ledger["d" + name]
    row, column = entry(state, found)
    parts = entries[row, column]
    sums = np.cumsum(parts[::-1])[::-1]
    t = state.step - 1
    so_far = entries[..., t:].sum(axis=-1)
    largest = float(np.nan_to_num(np.abs(entries.sum(axis=-1)).max()))
    words = lesson.words("time")["ledger"]
    facts = {"weight": f"d{name}[{row}, {column}]", "cell": lesson.words("time")[cell], "step": state.step}
    facts |= {"place": _place(SEEN[cell].kind, name, row, column, state.n_a)}
    facts |= {"here": text(float(parts[t])), "sum": text(float(sums[t])), "steps": len(parts) - t, "all": len(parts)}
    return {
        "words": words,
        "choices": [[weight, label(weight)] for weight in LEDGERS if weight.split(".")[0] in state.cells_shown],
        "chosen": f"{cell}.{name}",
        "entry": [row, column],
        "shape": list(so_far.shape),
        "parts": [rounded(v) for v in parts],
        "sums": [rounded(v) for v in sums],
        "here": {"text": facts["here"], "levels": levels(entries[..., t], GRADIENT, largest)},
        "sum": {"text": facts["sum"], "levels": levels(so_far, GRADIENT, largest)},
        "says": [(words["done" if t == 0 else "says"].format(**facts), ""), *_kept(state, found, kept, float(sums[t]))],
        "checks": checks(state, found, cell, name),
        "lesson": lesson.section(PAGE, "ledger").parts,
    }


def _kept(state: TimeState, found: Flow, kept: Flow | None, value: float) -> lesson.Line:
    cell, name = chosen(state)
    if kept is None or state.step > kept.sequence.T:
        return []
    before, now = (flow.back[cell].ledger["d" + name] for flow in (kept, found))
    if before.shape[:2] != now.shape[:2]:
        return []
    row, column = entry(state, found)
    return [drawn.beside(value, float(before[row, column, state.step - 1 :].sum()))]


def _place(kind: Kind, name: str, row: int, column: int, n_a: int) -> str:
    """Between what and what an entry of a parameter stands. Gates hear [a_prev; xt], a_prev first."""
    rows, columns = kind.shapes[name].split()
    if columns == "1":
        place = "output_bias" if rows == "n_y" else "bias"
    elif rows == "n_y":
        place = "output"
    else:
        of_state = columns != "n_x" and column < n_a
        place = "recurrent" if of_state else "input"
        column -= n_a if columns == "n_a+n_x" and not of_state else 0
    return str(lesson.words("time")["ledger"]["places"][place].format(row=row, column=column))


def chosen(state: TimeState) -> tuple[str, str]:
    """The cell and the weight whose ledger is shown; of a cell that is hidden the other's recurrent weights."""
    cell, name = state.ledger.split(".")
    if cell in state.cells_shown:
        return cell, name
    other = state.cells_shown[0]
    return other, SEEN[other].ledger


def entry(state: TimeState, found: Flow) -> Entry:
    """The chosen entry, fitted to its matrix."""
    cell, name = chosen(state)
    last_row, last_column = (side - 1 for side in found.forward[cell].parameters[name].shape)
    return min(state.row, last_row), min(state.column, last_column)


def label(weight: str) -> str:
    cell, name = weight.split(".")
    return f"{lesson.words('time')[cell]}: d{name}"


def checks(state: TimeState, found: Flow, cell: str, name: str) -> dict[str, Any]:
    """The chosen entry, and of each other weight of the cell the largest, beside what the losses themselves say."""
    back = found.back[cell]
    entries = {name: largest_entry(back.ledger["d" + name]) for name in found.forward[cell].parameters}
    return rows(check_sums(found.forward[cell], back, found.loss_steps, entries | {name: entry(state, found)}))
