"""The state of a cell page to take along: every number of it, the steps in the page's order, with NumPy alone.

The code is that of core/: the lines that the page shows beside each step, and the functions that they use.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from core.maths.gradient_check import complex_steps
from core.maths.output import cross_entropy, output_backward
from ui.cells import source, steps, taken_check
from ui.cells.kinds import SEEN
from ui.cells.state import CellState
from ui.cells.step_views import section_of
from ui.cells.store import CellStore
from ui.kit import lesson, opened, taken
from ui.kit.notebook import Code, Maker, Piece, Words

INDENT = "    "
SHARED = "dWy"
"""What the lines that all kinds share call the gradient of the output layer's weights."""


def of_page(kind: str, address: str) -> list[Piece]:
    """The notebook of the page of a kind of cell, as it is set in this session."""
    store = CellStore(kind)
    return pieces(store.state, store.ghost, address + store.link)


def pieces(state: CellState, kept: CellState | None, link: str) -> list[Piece]:
    """The notebook of a state, and of the state A where one was kept; `link` opens both."""
    now, before = list(_part(state)), list(_part(kept)) if kept is not None else None
    title = lesson.words("pages")[state.seen.page]
    return taken.whole(title, link, _functions(state), now, before, [taken_check.slopes()])


def _functions(state: CellState) -> list[Callable[..., Any]]:
    """Those of the lines of both directions, of the loss and of the check."""
    ways = [replace(state, direction=way, as_printed=False) for way in ("forward", "backward")]
    return [*(function for way in ways for function in steps.functions(way)), cross_entropy, complex_steps]


def _part(state: CellState) -> Iterator[Piece]:
    """One state: what is set, forward, the loss, backward."""
    yield from _given(state)
    ahead, back = (replace(state, direction=way) for way in ("forward", "backward"))
    yield taken.words("forward")
    yield from _walk(ahead)
    yield taken.words("loss")
    yield Code(f"loss = {_loss(state)}\n{taken.showing(['loss'])}")
    yield taken.words("as_printed" if state.as_printed else "backward")
    yield Code(_before_the_way_back(state))
    yield from _walk(back)
    yield taken.words("check")
    ahead_lines = [line for step in steps.steps(ahead) for name in step.computes for line in _lines(ahead, name)]
    yield taken_check.loss_function(state, ahead_lines, _loss(state))
    yield taken_check.moved(state)


def _given(state: CellState) -> Iterator[Piece]:
    _, units, examples = state.sizes
    yield taken.words("given")
    if state.example == "given":
        yield Words(opened.find(state.given, state.kind).origin)
    if units * examples > 1:
        facts = {"unit": state.unit, "units": units, "example": state.column, "examples": examples}
        yield taken.words("seen", **facts)
    arrays = state.cell.variables
    label = [] if state.label is None else [f"label = {state.label}"]
    yield Code("\n".join([taken.assignments(arrays), "n_a = len(a_prev)", *label, taken.showing(list(arrays))]))


def _walk(state: CellState) -> Iterator[Piece]:
    """The steps of a direction: the words of each, its formulas, its lines."""
    for step in steps.steps(state):
        if step.computes:
            section = section_of(state, step.id)
            told = "\n\n".join(taken.named(paragraph) for paragraph in section.paragraphs[:2])
            formulas = "\n".join(INDENT + formula for formula in step.formulas)
            yield Words(f"### {section.title}\n\n{told}\n\n{formulas}")
            lines = [line for name in step.computes for line in _lines(state, name)]
            yield Code("\n".join([*lines, taken.showing(step.computes)]))


def _lines(state: CellState, name: str) -> list[str]:
    """The lines that compute a variable: core's own, but for what a pin holds."""
    seen, Wy = state.seen, state.seen.kind.output
    if name in state.pins:
        argument = next(bend.argument for bend in seen.kind.nonlinearities if bend.output == name)
        return [f"{name} = np.full_like({argument}, {state.pins[name]!r})"]
    if name in (seen.slopes[gate] for gate in state.pins):
        return [f"{name} = np.zeros_like(a_next)"]
    right = replace(state, as_printed=state.as_printed and seen.misprints.get(name) not in state.pins)
    found = source.lines(steps.functions(right), [SHARED if name == f"d{Wy}" else name])
    return [re.sub(r"\b(d?)Wy\b", rf"\1{Wy}", line.code) for line in found]


def _loss(state: CellState) -> str:
    """The sum that is the loss, as core.cells.trace has it."""
    kind = state.seen.kind
    output_part = [] if state.label is None else ["cross_entropy(zy, label)"]
    ends = zip(kind.arriving, kind.after, strict=True)
    parts = [*output_part, *(f"({arrives} * {after}).sum(axis=(-2, -1))" for arrives, after in ends)]
    return " + ".join(parts)


def _before_the_way_back(state: CellState) -> str:
    """Without a class that is asked for the output says nothing; else its label is written as 0 and 1."""
    if state.label is None:
        return f"da_from_y = np.zeros_like(a_next)\n{taken.showing(['da_from_y'])}"
    lines = [line.code for line in source.assignments(output_backward) if "yt" in line.sets]
    return "\n".join([*lines, taken.showing(["yt"])])


MAKERS: dict[str, Maker] = {seen.page: partial(of_page, kind) for kind, seen in SEEN.items()}
"""Who makes the notebook of a page, by page."""
