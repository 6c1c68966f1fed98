"""Is each gradient of a cell right? Each that has a variable to move, beside what the loss itself says of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from core.cells.kind import Numbers, Pins
from core.cells.trace import Cell, Trace, loss
from core.maths.arrays import Array
from core.maths.gradient_check import STEP, Check, Claim, check_gradients, rounding

MANY = 250
"""Of a matrix with more entries only one row is compared where one unit is looked at."""
STACKED = 500
"""So many entries are moved in one stack of copies; of a larger cell an array at a time."""


def checks(cell: Cell, numbers: Trace, unit: int | None = None) -> list[Check]:
    """Each gradient of the trace `numbers`, against the complex step and a central difference.

    Beside inputs, weights and biases these are the sums before each nonlinearity, the further states and the gates: a
    gate is moved by pinning it. With `unit`, of a matrix with more than MANY entries only this unit's row is compared.
    """
    checking = _Checking(cell, numbers, unit)
    states = [checking.state(state, pins) for state, pins in cell.kind.holding.items()]
    return [*checking.given(), *checking.sums(), *states, *map(checking.gate, cell.kind.gates)]


@dataclass(frozen=True)
class _Checking:
    """A cell, its numbers, and the unit that is looked at."""

    cell: Cell
    numbers: Trace
    unit: int | None

    def given(self) -> list[Check]:
        """The gradients of inputs, states, weights and biases."""
        variables = self.cell.variables
        return self._compare(variables, {name: self._claim(name) for name in variables if "d" + name in self.numbers})

    def sums(self) -> list[Check]:
        """The gradients before the nonlinearities: each sum is moved by a bias of its own for each example."""
        sums = {bias: z for bias, z in self.cell.kind.sums.items() if "d" + z in self.numbers}
        own = {bias: self.cell.variables[bias] + np.zeros_like(self.numbers[z]) for bias, z in sums.items()}
        found = self._compare({**self.cell.variables, **own}, {bias: self._claim(z) for bias, z in sums.items()})
        return [replace(check, name="d" + z) for check, z in zip(found, sums.values(), strict=True)]

    def state(self, state: str, holding: Pins) -> Check:
        """All that is said of a further state: it alone is moved, as the old one of a cell that carries it on."""
        pins = {gate: self.numbers[gate] for gate in self.cell.kind.gates} | dict(holding)
        before = f"{state}_prev"
        alone = {**self.cell.variables, before: self.numbers[f"{state}_next"]}
        claim = Claim(self.numbers["d" + state], self._floor(state))
        [check] = check_gradients(lambda v: loss(self.cell, v, pins), alone, {before: claim}, self._step)
        return replace(check, name="d" + state)

    def gate(self, gate: str) -> Check:
        """A gate is moved by pinning it; the others go on hearing."""

        def moved(v: Numbers) -> Array:
            return loss(self.cell, self.cell.variables, {**self.cell.pins, gate: v[gate]})

        [check] = check_gradients(moved, self.numbers, {gate: self._claim(gate)}, self._step)
        return check

    def _compare(self, variables: Numbers, claims: Mapping[str, Claim]) -> list[Check]:
        few = sum(variables[name].size for name in claims) <= STACKED
        groups = [dict(claims)] if few else [{name: claim} for name, claim in claims.items()]
        found = [check_gradients(lambda v: loss(self.cell, v), variables, group, self._step) for group in groups]
        return [check for group in found for check in group]

    def _claim(self, name: str) -> Claim:
        values = self.numbers[name]
        rows = None if self.unit is None or values.size <= MANY else (min(self.unit, len(values) - 1),)
        return Claim(self.numbers["d" + name], self._floor(name), rows)

    def _floor(self, name: str) -> float:
        """Below this size the gradient of a variable is compared absolutely (core.maths.gradient_check.rounding)."""
        kind = self.cell.kind
        weights = [n for n in kind.shapes if n[0] == "W"]
        operands = ["xt", "a_prev", "a_next"] if name in kind.shapes else weights if name in ("xt", "a_prev") else []
        return rounding(self._arriving, max((_size(self.numbers[operand]) for operand in operands), default=1.0))

    @cached_property
    def _arriving(self) -> float:
        """The largest size of what arrives before a slope."""
        kind = self.cell.kind
        before = {"d" + bend.output.removesuffix("_next") for bend in kind.nonlinearities} | {"da", *kind.arriving}
        return max(_size(self.numbers[d]) for d in before) + (self.cell.label is not None)

    @cached_property
    def _step(self) -> float:
        """A weight of an input of 1000 must be nudged a thousandth as far as one of 1, or tanh is left behind."""
        given = [array for name, array in self.cell.variables.items() if name[0] != "d"]
        return STEP / max(1.0, max(map(_size, given)) / 4)


def _size(array: Array) -> float:
    return float(np.abs(array).max())
