"""One question with its numbers, and whether an answer to it is right."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.maths.arrays import Array

Facts = Mapping[str, float | str]
NEAR, LEAST = 0.01, 0.005
"""How far a number may be from the right one, as a share and at least; a whole number not at all."""


@dataclass(frozen=True)
class Asked:
    """facts: the numbers of its words. One of these is asked for: a `number`, whether a statement is `true`, or a click
    on one of `wires`, variables of a cell. `link`: the parameters with which the question's page shows the answer."""

    facts: Facts
    number: float | None = None
    true: bool | None = None
    wires: tuple[str, ...] = ()
    link: Mapping[str, str] = field(default_factory=dict)

    def is_right(self, answer: float | bool | str) -> bool:
        """Whether it answers the question: a number as near as two digits tell, True or False, a variable's name."""
        if self.wires:
            return answer in self.wires
        if self.true is not None:
            return answer is self.true
        number = self.number or 0.0
        allowed = 0.0 if isinstance(self.number, int) else max(LEAST, NEAR * abs(number))
        return abs(float(answer) - number) <= allowed * (1 + 1e-9)


def one(array: Array) -> float:
    """The number of an array that has just one."""
    return float(array.item())
