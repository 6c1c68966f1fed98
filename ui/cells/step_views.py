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
    shown = step.formulas or tuple(formula for s in steps.steps(state) for formula in s.formulas)
    here = (state.unit, state.column)
    with_numbers = [line for formula in shown if not hidden for line in formulas.numbers(formula, numbers, *here)]
    code = _code(state, [formula.split(" = ")[0] for formula in shown])
    return {
        "title": section.title,
        "what": what,
        "why": why,
        "try": attempt,
        "letters": [formulas.letters(formula, numbers) for formula in shown],
        "numbers": with_numbers,
        "code": [
            {"file": line.file, "number": line.number, "tokens": _tokens(line.code, state, numbers)} for line in code
        ],
        "shapes": _shapes(code, state, numbers),
    }


def _code(state: CellState, names: list[str]) -> list[source.SourceLine]:
    functions = steps.functions(state)
    found = source.lines(functions, ["dWy" if name == "d" + state.seen.kind.output else name for name in names])
    if state.pins and set(names) & {*state.seen.slopes, *state.seen.slopes.values()}:
        found += [line for function in functions for line in source.assignments(function) if "hold(" in line.code]
    return found


def _tokens(code: str, state: CellState, numbers: Numbers) -> lesson.Line:
    """A line of code with its variables; the code that all kinds share calls the output layer's weights Wy."""
    of = _of_code(state)
    return [(part, of.get(part, part if part in numbers else "")) for part in formulas.PIECES.split(code) if part]


def _of_code(state: CellState) -> dict[str, str]:
    """What the shared code names otherwise than the kind does."""
    Wy = state.seen.kind.output
    return {} if Wy == "Wy" else {"Wy": Wy, "dWy": f"d{Wy}"}


def _shapes(code: list[source.SourceLine], state: CellState, numbers: Numbers) -> list[list[str]]:
    """Each variable of the code with its shape; one that the kind names otherwise with both its names."""
    found = {}
    for line in code:
        for written, name in _tokens(line.code, state, numbers):
            if name in numbers:
                shape = "(" + ", ".join(map(str, numbers[name].shape)) + ")"
                found[written] = [written, shape if written == name else f"= {name} {shape}"]
    return list(found.values())


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
            "note": lesson.words("stage")["of_two_classes"] if p.name == "yt_pred" else "",
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
    place = questions.place(state)
    options = {name: words for name, words in found.items() if name != "ask"}
    asked: dict[str, Any] = {"place": place, "ask": lesson.tokens(found["ask"]), "options": options}
    if place in answers:
        right, why = questions.truth(state, numbers), questions.reason(state, numbers)
        asked |= {"answer": answers[place], "truth": right, "why": why}
    return asked
