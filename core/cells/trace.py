"""One cell at work: every number of its step forward, of its step back, and the check of its gradients.

The loss that is differentiated is
    L = sum(da_next * a_next) + sum(dc_next * c_next) + [cross-entropy of yt_pred against a label]
so da_next and dc_next are exactly what arrives from later steps, and the bracket what the output adds.
"""

from dataclasses import dataclass, field, replace

import numpy as np

from core.cells.kind import NO_PINS, Kind, Numbers, Pins
from core.maths.arrays import Array
from core.maths.gradient_check import STEP, Check, check_gradient, rounding
from core.maths.output import cross_entropy, output_backward

Trace = dict[str, Array]
"""Numbers by name: xt, a_prev, Wax, ... as given, za, a_next, ... as computed, dza, da_prev, ... coming back."""
MANY = 250


@dataclass(frozen=True)
class Cell:
    """What one cell is asked to compute. `variables` holds xt, the states before, the weights, and what arrives."""

    kind: Kind
    variables: Numbers
    label: int | None = None
    pins: Pins = field(default_factory=lambda: NO_PINS)
    as_printed: bool = False


def trace(cell: Cell) -> Trace:
    """Every number of the cell, forward and backward, by name; a loss at the output is under "loss"."""
    kind = cell.kind
    known: Trace = {**cell.variables, **kind.forward(cell.variables, cell.pins)}
    known |= from_output(cell, known) | {"loss": _loss(cell, cell.variables)}
    known["da"] = arriving(known)
    back = kind.misprinted if cell.as_printed and kind.misprinted else kind.backward
    return known | back(known, cell.pins)


def from_output(cell: Cell, known: Numbers) -> Trace:
    """What the loss at the output says, where there is one: of the output layer, and of a_next."""
    if cell.label is None:
        return {}
    Wy = cell.kind.output
    step = output_backward(known["yt_pred"], cell.label, known["a_next"], known[Wy])
    return {"yt": step.yt, "dzy": step.dzy, "d" + Wy: step.dWy, "dby": step.dby, "da_from_y": step.da_from_y}


def arriving(known: Numbers) -> Array:
    """All that arrives at a_next: from later steps, and from the loss at the output where there is one."""
    da_next, da_from_y = known["da_next"], known.get("da_from_y", np.zeros(()))
    da = da_next + da_from_y
    return da


def checks(cell: Cell, numbers: Trace, unit: int | None = None) -> list[Check]:
    """Each gradient of the trace that has a variable to move, against the complex step and a central difference.

    Beside inputs, weights and biases these are the sums before each nonlinearity, the further states and the gates: a
    gate is moved by pinning it. With `unit`, of a matrix with more than MANY entries only this unit's row is compared.
    """
    given = [_check(cell, numbers, name, unit) for name in cell.variables if "d" + name in numbers]
    sums = [_check_sum(cell, numbers, bias, z) for bias, z in cell.kind.sums.items() if "d" + z in numbers]
    states = [_check_state(cell, numbers, state, pins) for state, pins in cell.kind.holding.items()]
    return [*given, *sums, *states, *(_check_gate(cell, numbers, gate) for gate in cell.kind.gates)]


def _check(cell: Cell, numbers: Trace, name: str, unit: int | None) -> Check:
    values = cell.variables[name]
    rows = None if unit is None or values.size <= MANY else [min(unit, len(values) - 1)]
    floor = _floor(cell, numbers, name)
    return check_gradient(lambda v: _loss(cell, v), cell.variables, name, numbers["d" + name], floor, _step(cell), rows)


def _check_sum(cell: Cell, numbers: Trace, bias: str, z: str) -> Check:
    """The gradient before a nonlinearity: its sum is moved by a bias of its own for each example."""
    own = {**cell.variables, bias: cell.variables[bias] + np.zeros_like(numbers[z])}
    floor = _floor(cell, numbers, z)
    check = check_gradient(lambda v: _loss(cell, v), own, bias, numbers["d" + z], floor, _step(cell))
    return replace(check, name="d" + z)


def _check_state(cell: Cell, numbers: Trace, state: str, holding: Pins) -> Check:
    """All that is said of a further state: it alone is moved, as the old one of a cell that carries it on unchanged."""
    pins = {gate: numbers[gate] for gate in cell.kind.gates} | dict(holding)
    alone = {**cell.variables, f"{state}_prev": numbers[f"{state}_next"]}
    floor = _floor(cell, numbers, state)
    check = check_gradient(
        lambda v: _loss(cell, v, pins), alone, f"{state}_prev", numbers["d" + state], floor, _step(cell)
    )
    return replace(check, name="d" + state)


def _check_gate(cell: Cell, numbers: Trace, gate: str) -> Check:
    gates = {gate: numbers[gate]}
    floor = _floor(cell, numbers, gate)
    return check_gradient(
        lambda v: _loss(cell, cell.variables, {**cell.pins, gate: v[gate]}), gates, gate, numbers["d" + gate], floor,
        _step(cell),
    )  # fmt: skip


def _loss(cell: Cell, v: Numbers, pins: Pins | None = None) -> Array:
    """The loss of one cell, or of each cell where a variable or a pin is a stack of copies."""
    forward = cell.kind.forward(v, cell.pins if pins is None else pins)
    ends = zip(cell.kind.arriving, cell.kind.after, strict=True)
    total: Array = sum((v[arrives] * forward[after]).sum(axis=(-2, -1)) for arrives, after in ends)
    return total if cell.label is None else total + cross_entropy(forward["zy"], cell.label)


def _floor(cell: Cell, numbers: Trace, name: str) -> float:
    """Below this size the gradient of a variable is compared absolutely (`core.maths.gradient_check.rounding`)."""
    kind = cell.kind
    before = {"d" + bend.output.removesuffix("_next") for bend in kind.nonlinearities} | {"da", *kind.arriving}
    largest = max(_size(numbers[d]) for d in before) + (cell.label is not None)
    weights = [n for n in kind.shapes if n[0] == "W"]
    operands = ["xt", "a_prev", "a_next"] if name in kind.shapes else weights if name in ("xt", "a_prev") else []
    return rounding(largest, max((_size(numbers[operand]) for operand in operands), default=1.0))


def _step(cell: Cell) -> float:
    """A weight of an input of 1000 must be nudged a thousandth as far as a weight of 1, or tanh is left behind."""
    return STEP / max(1.0, max(_size(array) for name, array in cell.variables.items() if name[0] != "d") / 4)


def _size(array: Array) -> float:
    return float(np.abs(array).max())
