"""One cell at work: every number of its step forward and of its step back.

The loss that is differentiated is
    L = sum(da_next * a_next) + sum(dc_next * c_next) + [cross-entropy of yt_pred against a label]
so da_next and dc_next are exactly what arrives from later steps, and the bracket what the output adds.
"""

from dataclasses import dataclass, field

import numpy as np

from core.cells.kind import NO_PINS, Kind, Numbers, Pins
from core.maths.arrays import Array
from core.maths.output import cross_entropy, output_backward

Trace = dict[str, Array]
"""Numbers by name: xt, a_prev, Wax, ... as given, za, a_next, ... as computed, dza, da_prev, ... coming back."""


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
    known |= from_output(cell, known) | {"loss": loss_at(cell, known)}
    known["da"] = arriving(known)
    back = kind.misprinted if cell.as_printed and kind.misprinted else kind.backward
    return known | back(known, cell.pins)


def from_output(cell: Cell, known: Numbers) -> Trace:
    """What the loss at the output says of the output layer and of a_next; without a loss nothing, so da_from_y is 0."""
    if cell.label is None:
        return {"da_from_y": np.zeros_like(known["a_next"])}
    Wy = cell.kind.output
    step = output_backward(known["yt_pred"], cell.label, known["a_next"], known[Wy])
    return {"yt": step.yt, "dzy": step.dzy, "d" + Wy: step.dWy, "dby": step.dby, "da_from_y": step.da_from_y}


def arriving(known: Numbers) -> Array:
    """All that arrives at a_next: from later steps, and from the loss at the output."""
    da_next, da_from_y = known["da_next"], known["da_from_y"]
    da = da_next + da_from_y
    return da


def loss(cell: Cell, v: Numbers, pins: Pins | None = None) -> Array:
    """The loss of one cell, or of each cell where a variable or a pin is a stack of copies."""
    return loss_at(cell, {**v, **cell.kind.forward(v, cell.pins if pins is None else pins)})


def loss_at(cell: Cell, known: Numbers) -> Array:
    """The loss, as in the head of this file, from the numbers of the way forward and what arrives."""
    total: Array = sum(loss_parts(cell, known).values(), np.zeros(()))
    return total


def loss_parts(cell: Cell, known: Numbers) -> dict[str, Array]:
    """The addends of the loss by name: the "cross_entropy" if any, and for each arriving gradient that of its state."""
    of_output = {} if cell.label is None else {"cross_entropy": cross_entropy(known["zy"], cell.label)}
    ends = zip(cell.kind.arriving, cell.kind.after, strict=True)
    return of_output | {arrives: (known[arrives] * known[after]).sum(axis=(-2, -1)) for arrives, after in ends}
