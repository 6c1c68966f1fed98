"""Steps, their formulas, their source and their words fit together."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from core import ROOT
from core.cells.trace import trace
from tests.states import every_step, states
from ui.cells import formulas, notation, questions, source, step_views, steps
from ui.cells.kinds import SEEN
from ui.cells.state import CellState
from ui.kit import lesson


def test_every_formula_speaks_of_numbers_that_exist():
    for state in [*every_step(), *every_step(n_a=2, as_printed=True)]:
        numbers = trace(state.cell)
        for formula in steps.current(state).formulas:
            names = set(formulas.NAME.findall(formula)) - formulas.FUNCTIONS - {"n_a"}
            assert names <= set(numbers), formula


def test_every_step_has_its_line_of_the_real_source():
    for state in [*every_step(), *every_step(as_printed=True)]:
        for name in steps.current(state).computes:
            [line] = source.lines(steps.functions(state), ["dWy" if name == "dWya" else name])
            written = (ROOT / line.file).read_text().splitlines()
            assert written[line.number - 1].strip().startswith(line.code.split("(")[0].split(",")[0])
            assert line.file.startswith("core/")


def test_the_hand_out_s_lines_come_from_the_hand_out():
    state = CellState("lstm", direction="backward", as_printed=True)
    files = {line.file for line in source.lines(steps.functions(state), ["dzf", "dzi", "dzc"])}
    assert files == {"core/cells/handout.py"}


@settings(max_examples=60)
@given(states())
def test_a_later_step_reveals_more(state):
    seen: set[str] = set()
    for step in steps.steps(state):
        now = steps.revealed(replace(state, step=step.id))
        assert seen <= now
        assert set(step.computes) <= now
        seen = now


def test_nothing_is_computed_twice():
    for kind in SEEN:
        for direction in ("forward", "backward"):
            state = CellState(kind, direction=direction, label=0)
            computed = [name for step in steps.steps(state) for name in step.computes]
            assert len(computed) == len(set(computed))


@pytest.mark.parametrize("language", lesson.languages())
def test_every_step_has_its_words(language):
    for kind, seen in SEEN.items():
        found = lesson.sections(seen.page, language)
        needed = {"top"}
        for direction in ("forward", "backward"):
            needed |= {f"{direction}.{step.id}" for step in steps.steps(CellState(kind, direction=direction))}
        assert set(found) == needed
        assert all(len(found[id].paragraphs) == 3 for id in needed - {"top"}), "what, why, try"


@pytest.mark.parametrize("language", lesson.languages())
def test_words_speak_of_variables_that_exist(language):
    for kind, seen in SEEN.items():
        known = set(trace(CellState(kind, label=0).cell))
        for id, section in lesson.sections(seen.page, language).items():
            for paragraph in section.paragraphs:
                assert {name for _, name in lesson.tokens(paragraph) if name} <= known, (kind, id)


def test_every_language_has_the_same_words():
    def shape(node):
        return {key: shape(value) for key, value in node.items()} if isinstance(node, dict) else None

    english = shape(lesson.strings("en"))
    for language in lesson.languages():
        assert shape(lesson.strings(language)) == english


def test_every_question_has_its_step_and_its_true_answer():
    asked = 0
    for state in every_step():
        for seed in range(1, 12):
            found = questions.question(state)
            if found:
                asked += 1
                seeded = replace(state, seed=seed)
                assert questions.truth(seeded, trace(seeded.cell)) in set(found) - {"ask"}
    written = lesson.strings("en")["questions"]
    assert asked == 2 * 11 * sum(len(steps) for cell in written.values() for steps in cell.values())


def test_the_truth_follows_the_numbers():
    grow = CellState("lstm", step="update", preset="overwrite", edits={("xt", 0, 0): 3.0, ("c_prev", 0, 0): -0.1})
    assert questions.truth(grow, trace(grow.cell)) == "grow"
    stay = CellState("lstm", step="update", pins={"ft": 1.0, "it": 0.0})
    assert questions.truth(stay, trace(stay.cell)) == "stay"
    flat = CellState("rnn", step="tanh", preset="saturated")
    assert questions.truth(flat, trace(flat.cell)) == "flat"


@pytest.mark.parametrize("kind", SEEN)
def test_every_notation_writes_every_variable(kind):
    for name in notation.names(kind):
        written = notation.symbols(kind, name)
        for variable in steps.selectable(kind):
            assert variable in written or variable.removeprefix("d") in written, (name, variable)
        states_ = [written[v] for v in ("xt", *SEEN[kind].kind.before, *SEEN[kind].kind.after)]
        assert len(set(states_)) == len(states_)


def written(name, symbols):
    """As ui/components/browser/dom.js writes it: a symbol of its own, or d and that of its variable."""
    base, sub = symbols.get(name) or symbols.get(name[1:], (name[1:], ""))
    return f"{base if name in symbols else name[0] + base} {sub}".strip()


@pytest.mark.parametrize("kind", SEEN)
def test_two_variables_are_never_written_alike(kind):
    """Else a formula says dh = dh."""
    variables = [name for name, array in trace(CellState(kind, label=0).cell).items() if array.ndim]
    assert len(variables) > 20
    for notation_ in notation.names(kind):
        symbols = notation.symbols(kind, notation_)
        found = {name: written(name, symbols) for name in variables}
        assert len(set(found.values())) == len(found), (notation_, sorted(found.values()))


def test_letters_and_code_speak_of_the_same_variables():
    for state in [*every_step(), *every_step(n_a=2, as_printed=True)]:
        numbers = trace(state.cell)
        for formula in steps.current(state).formulas:
            name = formula.split(" = ")[0]
            [line] = view_code(state, numbers, name)
            assert {v for _, v in line if v} == set(formulas.NAME.findall(formula)) & set(numbers), formula


def view_code(state, numbers, name):
    """The lines of code that are shown for one variable, as tokens."""
    step = steps.Step(state.step, (f"{name} = 0",))
    return [line["tokens"] for line in step_views.views(state, step, numbers, {name})["code"]]


def test_the_whole_way_shows_every_formula():
    for state in every_step(n_a=2):
        if state.step == "all":
            told = [
                line[0][1]
                for line in step_views.views(state, steps.current(state), trace(state.cell), set())["letters"]
            ]
            assert told == [name for step in steps.steps(state) for name in step.computes]
            assert {"lstm": "zf", "rnn": "za"}[state.kind] in told or state.direction == "backward"
