"""The steps through one cell: which variables each computes, by which formula, and where core/ does it.

The formulas are read from the lines of core/ that run (ui/cells/translation.py); they are the single source of the
letters, of the numbers put into them and of the lines of code that are shown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from core.cells.trace import arriving
from core.maths import output
from ui.cells.kinds import SEEN
from ui.cells.seen import Seen
from ui.cells.state import CellState
from ui.cells.translation import formulas
from ui.kit.numbers import short

Pinned = tuple[tuple[str, float], ...]
"""Pins as pairs of gate and value."""
FROM_OUTPUT = ("dzy", "da_from_y")
"""With a loss at the output, what it says on the way to a_next."""


@dataclass(frozen=True)
class Step:
    """One step: its id, under which the lesson tells of it, and its formulas."""

    id: str
    formulas: tuple[str, ...]

    @property
    def computes(self) -> tuple[str, ...]:
        return tuple(formula.split(" = ")[0] for formula in self.formulas)


def steps(state: CellState) -> tuple[Step, ...]:
    """The steps of the state's direction, in order; the last, "all", computes nothing and shows everything."""
    return _steps(state.kind, state.direction, state.label is not None, state.as_printed, tuple(state.pins.items()))


@lru_cache(maxsize=256)
def _steps(kind: str, direction: str, loss: bool, as_printed: bool, pins: Pinned) -> tuple[Step, ...]:
    seen = SEEN[kind]
    written = _written(seen, loss, as_printed, pins)
    variables = seen.forward if direction == "forward" else _back(seen, loss)
    return (*(Step(id, tuple(written[name] for name in names)) for id, names in variables.items()), Step("all", ()))


def _back(seen: Seen, loss: bool) -> Mapping[str, tuple[str, ...]]:
    """The variables of each step back, first what arrives; a loss gives the output layer its gradients, too."""
    if not loss:
        return {"arrive": ("da",), **seen.backward}
    outputs = {"weights": (*seen.backward.get("weights", ()), "d" + seen.kind.output, "dby")}
    return {"arrive": (*FROM_OUTPUT, "da"), **seen.backward, **outputs}


def _written(seen: Seen, loss: bool, as_printed: bool, pins: Pinned) -> dict[str, str]:
    """The formula of each variable; a pinned gate is its value, and has no slope."""
    right = _of_kind(seen)
    for gate, value in pins:
        right |= {gate: f"{gate} = {short(value)}", seen.slopes[gate]: f"{seen.slopes[gate]} = 0"}
    printed = _of_source(seen.kind.source.get("misprinted", ())) if as_printed else {}
    pinned = dict(pins)
    return right | {name: printed[name] for name, gate in seen.misprints.items() if printed and gate not in pinned}


@cache
def _of_source(functions: tuple[Callable[..., Any], ...]) -> dict[str, str]:
    return formulas(functions)


def _of_kind(seen: Seen) -> dict[str, str]:
    """The formulas of core/, the output layer's in the letters of the kind."""
    kind, Wy = seen.kind, seen.kind.output
    layer = _of_source((output.output_backward, arriving))
    own = {name: layer[name] for name in ("dzy", "dby", "da")}
    own |= {f"d{Wy}": layer["dWy"].replace("dWy", f"d{Wy}", 1), "da_from_y": layer["da_from_y"].replace("Wy", Wy)}
    return _of_source((*kind.source["forward"], *kind.source["backward"])) | own


def current(state: CellState) -> Step:
    return next(step for step in steps(state) if step.id == state.step)


def revealed(state: CellState) -> set[str]:
    """The computed variables that the state's step has reached; backward, the whole forward pass is known.

    Without a loss it is known from the start, too, that the output says nothing: da_from_y is 0.
    """
    names: set[str] = set()
    if state.direction == "backward":
        names |= computed(state.kind, "forward") | ({"da_from_y"} if state.label is None else set())
    for step in steps(state):
        names |= set(step.computes)
        if step.id == state.step:
            return names
    raise ValueError(state.step)


@cache
def computed(kind: str, direction: str) -> set[str]:
    """All that a direction computes, with and without a loss at the output."""
    seen = SEEN[kind]
    variables = seen.forward if direction == "forward" else _back(seen, True)
    return {name for names in variables.values() for name in names}


@cache
def selectable(kind: str) -> tuple[str, ...]:
    """The variables that a click can select: what goes in, what is computed, forward and backward."""
    of = SEEN[kind].kind
    given = {"xt", *of.before, *SEEN[kind].apart, *of.arriving}
    return tuple(sorted(given | computed(kind, "forward") | computed(kind, "backward")))


def functions(state: CellState) -> tuple[Callable[..., Any], ...]:
    """The functions of core/ that compute the state's direction; the first that assigns a name is shown for it."""
    source = state.seen.kind.source
    if state.direction == "forward":
        return source["forward"]
    printed = source.get("misprinted", ()) if state.as_printed else ()
    first, *others = source["backward"]
    return (*printed, first, output.output_backward, arriving, *others)
