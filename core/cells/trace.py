"""One cell at work: every number of its step forward, of its step back, and the check of its gradients.

The loss that is differentiated is
    L = sum(da_next * a_next) + sum(dc_next * c_next) + [cross-entropy of yt_pred against a label]
so da_next and dc_next are exactly what arrives from later steps, and the bracket what the output adds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from core.cells import lstm_steps, rnn_steps
from core.cells.handout import backward_steps_as_printed
from core.cells.lstm import cache_of
from core.cells.lstm_steps import NO_PINS, LSTMForward, Pins
from core.cells.rnn_steps import RNNCache, RNNForward
from core.maths.arrays import Array, Gradients
from core.maths.gradient_check import STEP, Check, Loss, check_gradient
from core.maths.output import cross_entropy, output_backward

Trace = dict[str, Array]
"""Numbers by name: xt, a_prev, Wax, ... as given, za, a_next, ... as computed, dza, da_prev, ... coming back."""


RNN_SUMS = {"ba": "za", "by": "zy"}
LSTM_SUMS = {"bf": "zf", "bi": "zi", "bc": "zc", "bo": "zo", "by": "zy"}
"""Each bias with the sum it is added to."""
MANY = 250


@dataclass(frozen=True)
class Cell:
    """What one cell is asked to compute. `variables` holds xt, a_prev, the weights, da_next (LSTM: c_prev, dc_next)."""

    variables: Mapping[str, Array]
    label: int | None = None
    pins: Pins = field(default_factory=lambda: NO_PINS)
    as_printed: bool = False

    @property
    def is_lstm(self) -> bool:
        return "Wf" in self.variables


def trace(cell: Cell) -> Trace:
    """Every number of the cell, forward and backward, by name; a loss at the output is under "loss"."""
    forward = _forward(cell.variables, cell.pins)
    numbers: Trace = {**cell.variables, **forward._asdict()}
    da, output = arriving(cell, forward)
    numbers |= output
    numbers["da"] = da
    numbers["loss"] = _loss(cell, cell.variables)
    return numbers | (_lstm_back(cell, forward, da) if cell.is_lstm else _rnn_back(cell, forward, da))


def checks(cell: Cell, numbers: Trace, unit: int | None = None) -> list[Check]:
    """Each gradient of the trace that has a variable to move, against central differences.

    Beside inputs, weights and biases these are the sums before each nonlinearity, the LSTM's memory and its gates: a
    gate is moved by pinning it. With `unit`, of a matrix with more than MANY entries only this unit's row is compared.
    """

    def own_loss(variables: Mapping[str, Array]) -> Array:
        return _loss(cell, variables)

    found = []
    step = _step(cell)
    for name in cell.variables:
        if "d" + name in numbers:
            rows = _rows(cell.variables[name], unit)
            found.append(
                check_gradient(lambda v: _loss(cell, v), cell.variables, name, numbers["d" + name], step, rows)
            )
    for bias, z in (LSTM_SUMS if cell.is_lstm else RNN_SUMS).items():
        if "d" + z in numbers:
            found.append(_check_sum(cell, numbers, bias, z, step))
    if cell.is_lstm:
        found.append(_check_memory(cell, numbers, step))
        gates = {name: numbers[name] for name in ("ft", "it", "cct", "ot")}
        for name in gates:
            found.append(check_gradient(_loss_of_gates(cell, name), gates, name, numbers["d" + name], step))
    return found


def _rows(values: Array, unit: int | None) -> list[int] | None:
    return None if unit is None or values.size <= MANY else [min(unit, len(values) - 1)]


def _check_sum(cell: Cell, numbers: Trace, bias: str, z: str, step: float) -> Check:
    """The gradient before a nonlinearity: its sum is moved by a bias of its own for each example."""
    own = {**cell.variables, bias: cell.variables[bias] + np.zeros_like(numbers[z])}
    check = check_gradient(lambda v: _loss(cell, v), own, bias, numbers["d" + z], step)
    return replace(check, name="d" + z)


def _check_memory(cell: Cell, numbers: Trace, step: float) -> Check:
    """The two addends of dc: the memory alone is moved, as the old one of a cell that keeps it and writes nothing."""
    kept: Pins = {"ft": 1.0, "it": 0.0, "ot": numbers["ot"]}
    alone = {**cell.variables, "c_prev": numbers["c_next"]}
    check = check_gradient(lambda v: _loss(cell, v, kept), alone, "c_prev", numbers["dc"], step)
    return replace(check, name="dc")


def _step(cell: Cell) -> float:
    """A weight of an input of 1000 must move a thousandth as far as a weight of 1, or tanh is left behind."""
    largest = max(float(np.abs(array).max()) for name, array in cell.variables.items() if name[0] != "d")
    return STEP / max(1.0, largest / 4)


def _forward(v: Mapping[str, Array], pins: Pins) -> LSTMForward | RNNForward:
    if "Wf" in v:
        return lstm_steps.forward_steps(v["xt"], v["a_prev"], v["c_prev"], v, pins)
    return rnn_steps.forward_steps(v["xt"], v["a_prev"], v)


def _loss(cell: Cell, v: Mapping[str, Array], pins: Pins | None = None) -> Array:
    """The loss of one cell, or of each cell where a variable or a pin is a stack of copies."""
    forward = _forward(v, cell.pins if pins is None else pins)
    total: Array = (v["da_next"] * forward.a_next).sum(axis=(-2, -1))
    if isinstance(forward, LSTMForward):
        total = total + (v["dc_next"] * forward.c_next).sum(axis=(-2, -1))
    return total if cell.label is None else total + cross_entropy(forward.zy, cell.label)


def _loss_of_gates(cell: Cell, name: str) -> Loss:
    return lambda gates: _loss(cell, cell.variables, {**cell.pins, name: gates[name]})


def arriving(cell: Cell, forward: LSTMForward | RNNForward) -> tuple[Array, Gradients]:
    """All that arrives at a_next: from later steps, and from the loss at the output where there is one."""
    da_next = cell.variables["da_next"]
    da_from_y, gradients = _from_output(cell, forward)
    da = da_next + da_from_y
    return da, gradients


def _from_output(cell: Cell, forward: LSTMForward | RNNForward) -> tuple[Array, Gradients]:
    if cell.label is None:
        return np.zeros_like(forward.a_next), {}
    weights = "Wy" if cell.is_lstm else "Wya"
    step = output_backward(forward.yt_pred, cell.label, forward.a_next, cell.variables[weights])
    gradients = {"yt": step.yt, "dzy": step.dzy, "d" + weights: step.dWy, "dby": step.dby, "da_from_y": step.da_from_y}
    return step.da_from_y, gradients


def _rnn_back(cell: Cell, forward: LSTMForward | RNNForward, da: Array) -> Gradients:
    v = cell.variables
    cache = RNNCache(forward.a_next, v["a_prev"], v["xt"], v)
    return rnn_steps.backward_steps(da, cache)._asdict()


def _lstm_back(cell: Cell, forward: LSTMForward | RNNForward, da: Array) -> Gradients:
    assert isinstance(forward, LSTMForward)  # for the type checker: only an LSTM comes here
    v = cell.variables
    cache = cache_of(forward, v["xt"], v["a_prev"], v["c_prev"], v)
    steps = backward_steps_as_printed if cell.as_printed else lstm_steps.backward_steps
    gates = steps(da, v["dc_next"], cache, cell.pins)
    return gates._asdict() | lstm_steps.weight_steps(gates, cache)._asdict()
