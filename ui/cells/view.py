"""All that the component of one cell shows, as plain data: the drawing's numbers and the four views of the step."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from core.cells.checking import checks
from core.cells.presets import N_Y
from core.cells.trace import loss_parts, trace
from ui.cells import formulas, notation, questions, steps
from ui.cells import link as cell_link
from ui.cells.checks import rows as check_rows
from ui.cells.compared import compared
from ui.cells.look import look
from ui.cells.state import CellState
from ui.cells.step_views import Numbers, curves, question, section_of, views
from ui.cells.wires import boxes, class_at, pairs, strips, value
from ui.kit import lesson
from ui.kit.numbers import text

KEPT = 64
"""Views that are remembered: a class looks at the same numbers in many sessions at once."""


@dataclass(frozen=True)
class _Asked:
    """What a view is made of; `key` tells it apart from others."""

    key: Hashable
    state: CellState = field(compare=False)
    answers: Mapping[str, str] = field(compare=False)
    ghost: CellState | None = field(compare=False)


def viewed(state: CellState, answers: Mapping[str, str], ghost: CellState | None) -> dict[str, Any]:
    """The view without what only a session knows: the number of its last message, and what was wrong with it."""
    links = [None if one is None else tuple(cell_link.write(one).items()) for one in (state, ghost)]
    key = (lesson.language(), state.kind, *links, tuple(sorted(answers.items())))
    return _viewed(_Asked(key, state, dict(answers), ghost))


@lru_cache(KEPT)
def _viewed(asked: _Asked) -> dict[str, Any]:
    return view(asked.state, asked.answers, 0, "", asked.ghost)


def view(
    state: CellState, answers: Mapping[str, str], seq: int, notice: str = "", ghost: CellState | None = None
) -> dict[str, Any]:
    """The component's data for a state.

    `answers` are the predictions made so far, `seq` is the last message applied and `notice` what was wrong with it;
    `ghost` is the state that is compared with it.
    """
    cell = state.cell
    numbers = trace(cell)
    step = steps.current(state)
    asked = question(state, numbers, answers)
    hidden = set(step.computes) if asked and "truth" not in asked else set()
    shown = _shown(state, numbers) - hidden
    checked = _checks(state, cell, numbers, shown)
    return {
        "seq": seq,
        "notice": notice,
        "cell": state.seen.layout,
        "grid": state.seen.grid(),
        "words": lesson.words("stage"),
        "symbols": notation.symbols(state.kind, state.notation),
        "direction": state.direction,
        "steps": [_step(state, s.id, answers) for s in steps.steps(state)],
        "step": state.step,
        "lit": [name for name in _lit(state, step) if name in shown],
        "values": {name: value(name, numbers, state) for name in sorted(shown)},
        "units": {"count": state.sizes[1], "chosen": state.unit, "strips": strips(state, numbers, shown)},
        "examples": {"count": state.sizes[2], "chosen": state.column},
        "sliders": _sliders(state, numbers),
        "weights": {} if state.large else {n: v.tolist() for n, v in cell.variables.items() if n[0] in "Wb"},
        "classes": _classes(state, numbers) if "yt_pred" in shown else [],
        "misprints": state.as_printed and state.direction == "backward",
        "pins": dict(state.pins),
        "gates": {gate: state.seen.kind.reach(gate) for gate in state.seen.kind.gates},
        "boxes": boxes(state),
        "pairs": pairs(state, numbers, shown),
        "compared": compared(state, numbers, ghost, shown, step),
        "loss": _loss(state, numbers) if state.direction == "backward" else [],
        "question": asked,
        "views": views(state, step, numbers, hidden),
        "curves": curves(state, numbers, shown),
        "checks": checked,
        "wrong": [name for name in _wrong(state, checked) if name in shown],
        "look": look(state, numbers, shown, checked),
    }


def _step(state: CellState, id: str, answers: Mapping[str, str]) -> dict[str, Any]:
    """A step in the row of steps: whether it asks, and whether the walk waits there for an answer."""
    asks, at = questions.asks(state, id), questions.place(replace(state, step=id))
    return {"id": id, "title": section_of(state, id).title, "asks": asks, "open": asks and at not in answers}


def _classes(state: CellState, numbers: Numbers) -> list[list[Any]]:
    """Each class with its probability as written and as a number; of many the one that is looked at, and the rest."""
    p = numbers["yt_pred"][:, state.column]
    if len(p) <= N_Y:
        return [[state.letters[k], text(float(share)), round(float(share), 6)] for k, share in enumerate(p)]
    share = float(p[class_at(state, numbers)])
    rest = [lesson.words("stage")["rest"], text(1 - share), round(1 - share, 6)]
    return [rest, [state.letters[class_at(state, numbers)], text(share), round(share, 6)]]


def _shown(state: CellState, numbers: Numbers) -> set[str]:
    """What is given and what the steps have reached; a gradient is given only to the walk back."""
    arriving = set(state.seen.kind.arriving)
    given = {n for n in state.base if n not in arriving} | (arriving if state.direction == "backward" else set())
    return (given | steps.revealed(state)) & set(numbers)


def _lit(state: CellState, step: steps.Step) -> list[str]:
    """The variables of the step at hand, on both sides of its formulas; all of them at the last step."""
    if step.id == "all":
        return [n for n in steps.selectable(state.kind) if n.startswith("d") == (state.direction == "backward")]
    return sorted({name for formula in step.formulas for name in formulas.NAME.findall(formula)})


def _sliders(state: CellState, numbers: Numbers) -> list[dict[str, Any]]:
    names = ["xt", *state.seen.kind.before]
    if state.direction == "backward":
        names += state.seen.kind.arriving
    found = []
    for name in names:
        for row in _inputs(state, numbers) if name == "xt" else [state.unit]:
            value = float(numbers[name][row, state.column])
            index = f"[{state.letters[row]}]" if name == "xt" and state.sizes[0] > 1 else ""
            found.append({"place": f"{name}.{row}.{state.column}", "name": name, "index": index, "value": value})
    return found


def _inputs(state: CellState, numbers: Numbers) -> list[int]:
    """The inputs that have a slider: all of a small cell, of a large one the letter that is read."""
    return [int(numbers["xt"][:, 0].argmax())] if state.large else list(range(state.sizes[0]))


def _checks(state: CellState, cell: Any, numbers: Numbers, shown: set[str]) -> dict[str, Any] | None:
    """Every gradient that is shown, beside what the loss itself gives."""
    if state.direction == "forward":
        return None
    unit = state.unit if state.large else None
    found = [check for check in checks(cell, numbers, unit) if check.name in shown]
    return check_rows(found)


def _loss(state: CellState, numbers: Numbers) -> lesson.Line:
    """L with its addends: each by its name, then each as its number, then their sum."""
    parts = {name: float(part) for name, part in loss_parts(state.cell, numbers).items()}
    after = dict(zip(state.seen.kind.arriving, state.seen.kind.after, strict=True))
    named: lesson.Line = []
    for name in parts:
        named += [(" + ", "")] if named else []
        if name in after:
            named += [("Σ ", ""), (name, name), (" ∗ ", ""), (after[name], after[name])]
        else:
            named.append((lesson.words("stage")["cross_entropy"], ""))
    values = [text(value) if value >= 0 else f"({text(value)})" for value in parts.values()]
    total = text(float(numbers["loss"]))
    return [("L = ", ""), *named, (f" = {' + '.join(values)}" + (f" = {total}" if len(values) > 1 else ""), "")]


def _wrong(state: CellState, checked: dict[str, Any] | None) -> list[str]:
    """The gradients that the check finds wrong, and those without a check of their own that are computed from them."""
    if not checked or not checked["failed"]:
        return []
    passed = {row["name"]: row["passed"] for row in checked["rows"]}
    wrong = {name for name, right in passed.items() if not right}
    for step in steps.steps(state):
        for formula in step.formulas:
            name, *operands = formulas.NAME.findall(formula)
            if name not in passed and wrong & set(operands):
                wrong.add(name)
    return sorted(wrong)
