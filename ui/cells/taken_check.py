"""The check of a cell's gradients to take along: the loss as one function of what it depends on, and by how much it
changes with each number, as core/cells/checking.py moves them.
"""

from collections.abc import Iterable

from core.cells.checking import checks, step_of
from core.cells.trace import trace
from ui.cells.state import CellState
from ui.kit import taken
from ui.kit.notebook import Code

TAB = "    "
HEAD = "def loss_of(v):\n"
SHOWING = TAB + 'show(**{f"{name}_exact": exact, f"{name}_nudged": nudged})'


def slopes() -> Code:
    """The function that moves the numbers."""
    return taken.part("cell_check", "slopes")


def loss_function(state: CellState, lines: Iterable[str], loss: str) -> Code:
    """The forward lines as a function; what is moved comes in by name, and a gate that is moved is held."""
    names, gates = list(state.cell.variables), state.seen.kind.gates
    body = [f"{', '.join(names)} = (v[name] for name in {names!r})"]
    for line in lines:
        body.append(line)
        gate = line.split(" = ")[0]
        body += [f"{gate} = v.get({gate!r}, {gate})"] if gate in gates else []
    text = "\n".join(TAB + line for line in (*body, f"return {loss}"))
    return Code(HEAD + text)


def moved(state: CellState) -> Code:
    """Each gradient that the page checks, with what is moved for it."""
    cell = state.cell
    given = "{" + ", ".join(f"{name!r}: {name}" for name in cell.variables) + "}"
    checked = {check.name: _moved(state, check.name) for check in checks(cell, trace(cell), state.unit)}
    rows = [f"{TAB}{name!r}: ({variables}, {moved!r})," for name, (variables, moved) in checked.items()]
    row = state.unit if state.large else None
    lines = [
        f"given = {given}",
        "checked = {",
        *rows,
        "}",
        "for name, (variables, moved) in checked.items():",
        f"{TAB}exact, nudged = slopes(loss_of, variables, moved, {row}, {step_of(cell.variables)!r})",
        SHOWING,
    ]
    return Code("\n".join(lines))


def _moved(state: CellState, gradient: str) -> tuple[str, str]:
    """The variables for a check, as code, and the one that is moved: core.cells.checking tells why."""
    kind, name = state.seen.kind, gradient[1:]
    if name in kind.sums:
        bias = kind.sums[name][0]
        return f"given | {{{bias!r}: {bias} + np.zeros_like({name})}}", bias
    if name in kind.gates:
        return f"given | {{{name!r}: {name}}}", name
    if name in kind.holding:
        held = {gate: f"np.full_like({gate}, {value!r})" for gate, value in kind.holding[name].items()}
        pairs = [f"'{name}_prev': {name}_next", *(f"{gate!r}: {held.get(gate, gate)}" for gate in kind.gates)]
        return f"given | {{{', '.join(pairs)}}}", f"{name}_prev"
    return "given", name
