"""A cell described once: all that the rest of the project needs to know of a kind of recurrent cell.

Whoever traces, checks, unrolls or draws a cell asks its Kind and nothing else; the kinds there are stand in
core/cells/kinds.py. Numbers go by the reports' names: the state before a step is a_prev (c_prev), after it a_next
(c_next), and dv stands for dL/dv.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.cells.fused import Fused
from core.maths.arrays import Array

Numbers = Mapping[str, Array]
"""Numbers by name: xt, a_prev, Wax, ... as given, za, a_next, ... as computed, dza, da_prev, ... coming back."""

Pins = Mapping[str, float | Array]
"""Gates held at a value, by name: {"ft": 1.0}. A pinned gate depends on nothing, so no gradient passes it."""
NO_PINS: Pins = {}

REACHES = {"sigmoid": (0.0, 1.0), "tanh": (-1.0, 1.0)}
"""Between which values a curve runs."""

Steps = Callable[[Numbers, Pins], dict[str, Array]]
"""A way through a cell: what is known so far, by name -> what is computed from it, in the order of computation."""


@dataclass(frozen=True)
class Nonlinearity:
    """output = curve(argument), by the names of the variables; `curve` is "sigmoid" or "tanh"."""

    output: str
    argument: str
    curve: str


@dataclass(frozen=True)
class Kind:
    """One kind of cell.

    `shapes` are those of its parameters, in words ("n_a n_a+n_x"); `output` is the weight matrix of its output layer.
    `states` are carried from step to step, a first. `gates` can be pinned; `holding` names for each further state the
    pins that carry it on unchanged. `sums` gives each sum before a nonlinearity its parameters, the bias first.
    `partners` names what each gate is multiplied with.
    `forward` takes xt, the states before and the parameters; `backward` takes these, the numbers of `forward` and what
    arrives: da, all of it, and for each further state dc_next, by way of the next step. `needed` names what it takes of
    the way forward. `misprinted` is `backward` with the formulas of a hand-out, to be caught.
    `factor` takes numbers along time, (n_a, T) each, with the parameters, and gives the matrix (T, n_a, n_a) with which
    each step multiplies what comes back along the state `factor_of`.
    `fused` is the same cell several times as fast, for trainings.
    `draws` is the order in which each of the reports' examples draws its arrays.
    `recurrent` is the matrix from a to a where there is just one; `forget_bias` the bias that sets how long
    the cell remembers.
    """

    name: str
    shapes: Mapping[str, str]
    output: str
    forward: Steps
    backward: Steps
    needed: tuple[str, ...]
    sums: Mapping[str, tuple[str, ...]]
    nonlinearities: tuple[Nonlinearity, ...]
    factor: Callable[[Numbers], Array]
    factor_of: str = "a"
    states: tuple[str, ...] = ("a",)
    gates: tuple[str, ...] = ()
    partners: Mapping[str, str] = field(default_factory=dict)
    holding: Mapping[str, Pins] = field(default_factory=dict)
    misprinted: Steps | None = None
    draws: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    presets: Mapping[str, Callable[[Numbers], dict[str, Array]]] = field(default_factory=dict)
    fused: Fused | None = None
    recurrent: str = ""
    forget_bias: str = ""
    source: Mapping[str, tuple[Callable[..., Any], ...]] = field(default_factory=dict)
    """The functions whose lines are the equations, "forward", "backward" and "misprinted", to be shown."""

    @property
    def before(self) -> tuple[str, ...]:
        """The states before a step: ("a_prev", "c_prev")."""
        return tuple(f"{state}_prev" for state in self.states)

    @property
    def after(self) -> tuple[str, ...]:
        """The states after a step: ("a_next", "c_next")."""
        return tuple(f"{state}_next" for state in self.states)

    @property
    def arriving(self) -> tuple[str, ...]:
        """What the next step says of the states after this one: ("da_next", "dc_next")."""
        return tuple(f"d{state}_next" for state in self.states)

    @property
    def biases(self) -> tuple[str, ...]:
        return tuple(name for name in self.shapes if name[0] == "b")

    def array_shapes(self, n_x: int, n_a: int, n_y: int, m: int) -> dict[str, tuple[int, int]]:
        """The shape of every array of one cell with m examples: xt, states before, parameters, what arrives."""
        sizes = {"n_x": n_x, "n_a": n_a, "n_y": n_y, "n_a+n_x": n_a + n_x, "1": 1}
        sides = {name: words.split() for name, words in self.shapes.items()}
        parameters = {name: (sizes[rows], sizes[columns]) for name, (rows, columns) in sides.items()}
        states = dict.fromkeys(self.before, (n_a, m))
        return {"xt": (n_x, m), **states, **parameters, **dict.fromkeys(self.arriving, (n_a, m))}

    def reach(self, gate: str) -> tuple[float, float]:
        """The least and the largest value that a gate can have, and be held at: its curve's."""
        curve = next(one.curve for one in self.nonlinearities if one.output == gate)
        return REACHES[curve]

    def is_of(self, names: Iterable[str]) -> bool:
        """Whether parameters of these names are this kind's, known by their weights."""
        return {name for name in self.shapes if name[0] == "W"} <= set(names)

    def layer(self) -> Fused:
        """The fused layer. ValueError for a kind that has none and cannot be trained."""
        if self.fused is None:
            raise ValueError(f"{self.name} has no fused layer")
        return self.fused
