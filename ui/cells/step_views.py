"""The views of the step at hand, as plain data: in letters, with numbers, in code, shapes, curves, its question."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from core.cells.operating_points import operating_points, samples
from core.maths.arrays import Array
from ui.cells import formulas, questions, source, steps
from ui.cells.state import CellState
from ui.kit import lesson
from ui.kit.numbers import text

Numbers = Mapping[str, Array]


def section_of(state: CellState, id: str) -> lesson.Section:
    return lesson.section(state.seen.page, f"{state.direction}.{id}")


def views(state: CellState, step: steps.Step, numbers: Numbers, hidden: set[str]) -> dict[str, Any]:
    section = section_of(state, step.id)
    what, why, attempt = (lesson.tokens(paragraph) for paragraph in section.paragraphs)
    told = step.formulas or tuple(s.formulas[-1] for s in steps.steps(state) if s.formulas)
    here = (state.unit, state.column)
    with_numbers = [line for formula in told if not hidden for line in formulas.numbers(formula, numbers, *here)]
    code = _code(state, [formula.split(" = ")[0] for formula in told])
    return {
        "title": section.title,
        "what": what,
        "why": why,
        "try": attempt,
        "letters": [formulas.letters(formula, numbers) for formula in told],
        "numbers": with_numbers,
        "code": [
            {"file": line.file, "number": line.number, "tokens": formulas.letters(line.code, numbers)} for line in code
        ],
        "shapes": _shapes(code, numbers),
    }


def _code(state: CellState, names: list[str]) -> list[source.SourceLine]:
    functions = steps.functions(state)
    found = source.lines(functions, ["dWy" if name == "d" + state.seen.kind.output else name for name in names])
    if state.pins and set(names) & {*state.seen.slopes, *state.seen.slopes.values()}:
        found += [line for function in functions for line in source.assignments(function) if "hold(" in line.code]
    return found


def _shapes(code: list[source.SourceLine], numbers: Numbers) -> list[list[str]]:
    names: dict[str, None] = {}
    for line in code:
        names |= dict.fromkeys(name for name in formulas.NAME.findall(line.code) if name in numbers)
    return [[name, "(" + ", ".join(map(str, numbers[name].shape)) + ")"] for name in names]


@cache
def _curve(name: str) -> list[list[float]]:
    z, y = samples(name)
    return [[round(float(a), 3), round(float(b), 4)] for a, b in zip(z, y, strict=True)]


def curves(state: CellState, numbers: Numbers, shown: set[str]) -> dict[str, Any]:
    points = operating_points(state.seen.kind, numbers, state.unit, state.column, state.pins)
    drawn = [
        {
            "name": p.name,
            "argument": p.argument,
            "curve": p.curve,
            "at": [p.z, p.y, p.slope] if p.name in shown else None,
            "written": [text(p.z), text(p.y), text(p.slope)] if p.name in shown else ["", "", ""],
        }
        for p in points
    ]
    return {"lines": {name: _curve(name) for name in ("sigmoid", "tanh")}, "points": drawn}


def question(state: CellState, numbers: Numbers, answers: Mapping[str, str]) -> dict[str, Any] | None:
    """The step's question where the user wants them; with the truth once it is answered."""
    found = questions.question(state) if state.ask else None
    if found is None:
        return None
    place = f"{state.direction}.{state.step}"
    options = {name: words for name, words in found.items() if name != "ask"}
    asked: dict[str, Any] = {"place": place, "ask": lesson.tokens(found["ask"]), "options": options}
    if place in answers:
        asked |= {"answer": answers[place], "truth": questions.truth(state, numbers)}
    return asked
