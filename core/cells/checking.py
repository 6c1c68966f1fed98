"""Is each gradient of a cell right? Each that has a variable to move, beside what the loss itself says of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from core.cells.kind import Numbers, Pins
from core.cells.trace import Cell, loss
from core.maths.arrays import Array
from core.maths.gradient_check import STEP, Check, Claim, check_gradients, rounding

MANY = 250
"""Of a matrix with more entries only one row is compared where one unit is looked at."""
STACKED = 500
"""So many entries are moved in one stack of copies; of a larger cell an array at a time."""


def checks(cell: Cell, numbers: Numbers, unit: int | None = None) -> list[Check]:
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
    numbers: Numbers
    unit: int | None

    def given(self) -> list[Check]:
        """The gradients of inputs, states, weights and biases."""
        variables = self.cell.variables
        return self._compare(variables, {name: self._claim(name) for name in variables if "d" + name in self.numbers})

    def sums(self) -> list[Check]:
        """The gradients before the nonlinearities: each sum is moved by a bias of its own for each example."""
        sums = {bias: z for z, (bias, *_) in self.cell.kind.sums.items() if "d" + z in self.numbers}
        own = {bias: self.cell.variables[bias] + np.zeros_like(self.numbers[z]) for bias, z in sums.items()}
        found = self._compare({**self.cell.variables, **own}, {bias: self._claim(z) for bias, z in sums.items()})
        return [replace(check, name="d" + z) for check, z in zip(found, sums.values(), strict=True)]

    def state(self, state: str, holding: Pins) -> Check:
        """All that is said of a further state: it alone is moved, as the old one of a cell that carries it on."""
        pins = {gate: self.numbers[gate] for gate in self.cell.kind.gates} | dict(holding)
        before = f"{state}_prev"
        alone = {**self.cell.variables, before: self.numbers[f"{state}_next"]}
        claim = Claim(self.numbers["d" + state], rounding(self._arriving))
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

    def _floor(self, name: str) -> Array:
        """Below this size the gradient of a variable is compared absolutely (core.maths.gradient_check.rounding).

        It was made of what arrived before a slope, and for a weight or an input of that times an operand. A unit's
        weights hear its own gradient alone, and of all its examples.
        """
        kind = self.cell.kind
        for z, (bias, *weights) in kind.sums.items():
            if name == z:
                return rounding(self._before(z))
            if name in (bias, *weights):
                heard = self._largest("xt", "a_prev", "a_next") if name in weights else 1.0
                return rounding(self._before(z).sum(axis=1, keepdims=True), heard)
        if name in ("xt", "a_prev"):
            inner = [(z, weights) for z, (_, *weights) in kind.sums.items() if kind.output not in weights]
            return rounding(max(self._before(z).sum() * self._largest(*weights) for z, weights in inner))
        partner = kind.partners.get(name)
        return rounding(self._arriving * (np.abs(self.numbers[partner]) if partner else 1.0))

    def _before(self, z: str) -> Array:
        """The size of what arrives at the nonlinearity of a sum, and of what that was made of."""
        output = next((bend.output for bend in self.cell.kind.nonlinearities if bend.argument == z), None)
        if output is None:
            return np.ones_like(self.numbers[z])  # the probabilities at the output, less the label
        partner = self.cell.kind.partners.get(output)
        made_of = self._arriving * np.abs(self.numbers[partner]) if partner else 0.0
        arrived: Array = np.abs(self.numbers["d" + output.removesuffix("_next")]) + made_of
        return arrived

    @cached_property
    def _arriving(self) -> Array:
        """The size of all that arrives at a unit's states, before their own slope, (n_a, m)."""
        kind = self.cell.kind
        bent = ["d" + bend.output for bend in kind.nonlinearities if bend.argument in kind.after]
        total: Array = sum((np.abs(self.numbers[d]) for d in ("da", *kind.arriving, *bent)), np.zeros(()))
        return total

    def _largest(self, *names: str) -> float:
        return max(_size(self.numbers[name]) for name in names)

    @cached_property
    def _step(self) -> float:
        return step_of(self.cell.variables)


def step_of(variables: Numbers) -> float:
    """How far each number of a cell is nudged: a weight of an input of 1000 a thousandth as far as one of 1, or tanh is
    left behind."""
    given = [array for name, array in variables.items() if name[0] != "d"]
    return STEP / max(1.0, max(map(_size, given)) / 4)


def _size(array: Array) -> float:
    return float(np.abs(array).max())
