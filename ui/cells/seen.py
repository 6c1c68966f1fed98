"""What a kind of cell needs to be seen, beside what it is (core.cells.Kind): steps, names, questions, maps.

Each kind is told in a file of its own, ui/cells/rnn.py and ui/cells/lstm.py; the table of all is in ui/cells/kinds.py.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from core.cells.kind import Kind, Numbers
from core.maths.arrays import Array

Written = Mapping[str, str]
"""Variables as a tradition writes them: a base, "_" and a subscript."""
Truth = Callable[[Mapping[str, float], Array], str]
"""The right option of a question, from the numbers of the chosen unit and example, and the classes' probabilities."""


@dataclass(frozen=True)
class Seen:
    """A kind as the pages show it.

    `page` is the page of the cell: its words, its link, its place in the session. `layout` is the file of its drawing.
    `forward` and `backward` are its steps: an id, under which the lesson tells of it, and the variables it computes.
    `pairs` are the gradients that leave the cell, each with the one that came and that it is to be compared with.
    `apart` are the biases that stand by themselves in the drawing. `slopes` names the slope of each gate, which
    is 0 where the gate is pinned. `misprints` are the variables whose
    formulas the hand-out misprints, by the gate whose pin makes them go.
    `notations` write its own variables, by tradition. `truths` answer the questions of "direction.step";
    `asked_of` is the gate that one is about, whose pin has a reason of its own; those `of_two_classes` ask of no more.
    `maps` are drawn under the unrolled cell, each a variable with its scale; `passes` is the share of the gradient that
    each step lets through, by unit (n_a, T), and `fill` the variable that this share is; `curves` name the line of each
    gradient's length over time, and `ledger` is the shared weight that is looked at first.
    """

    kind: Kind
    page: str
    layout: str
    forward: Mapping[str, tuple[str, ...]]
    backward: Mapping[str, tuple[str, ...]]
    notations: Mapping[str, Written]
    maps: Mapping[str, str]
    passes: Callable[[Numbers], Array]
    curves: Mapping[str, str]
    ledger: str
    fill: str
    pairs: Mapping[str, str] = field(default_factory=dict)
    apart: tuple[str, ...] = ("by",)
    slopes: Mapping[str, str] = field(default_factory=dict)
    misprints: Mapping[str, str] = field(default_factory=dict)
    truths: Mapping[str, Truth] = field(default_factory=dict)
    asked_of: Mapping[str, str] = field(default_factory=dict)
    of_two_classes: tuple[str, ...] = ("softmax", "predict")

    @property
    def name(self) -> str:
        return self.kind.name

    def grid(self) -> list[tuple[str, str, list[str]]]:
        """Each matrix with the bias beside it, or "", and the variables that its columns weigh."""
        weigh = {"n_a+n_x": ["a_prev", "xt"], "n_x": ["xt"], "n_a": ["a_prev"]}
        found, biases = [], list(self.kind.biases)
        for name, shape in self.kind.shapes.items():
            if name[0] == "W":
                columns = ["a_next"] if name == self.kind.output else weigh[shape.split()[1]]
                bias = "by" if name == self.kind.output else next((b for b in biases if b != "by"), "")
                biases = [b for b in biases if b != bias]
                found.append((name, bias, columns))
        return found
