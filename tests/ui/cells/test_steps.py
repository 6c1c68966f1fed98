"""Steps, their formulas, their source and their words fit together."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from core import ROOT
from core.cells.trace import trace
from tests.states import every_step, states
from ui.cells import formulas, notation, questions, source, steps
from ui.cells.state import CellState
from ui.kit import lesson


def test_every_formula_speaks_of_numbers_that_exist():
    for state in [*every_step(), *every_step(n_a=2, as_printed=True)]:
        numbers = trace(state.cell())
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
    state = CellState(True, direction="backward", as_printed=True)
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
    for lstm in (False, True):
        for direction in ("forward", "backward"):
            state = CellState(lstm, direction=direction, label=0)
            computed = [name for step in steps.steps(state) for name in step.computes]
            assert len(computed) == len(set(computed))


@pytest.mark.parametrize("language", lesson.languages())
def test_every_step_has_its_words(language):
    for lstm, page in ((False, "rnn_cell"), (True, "lstm_cell")):
        found = lesson.sections(page, language)
        needed = {"top"}
        for direction in ("forward", "backward"):
            needed |= {f"{direction}.{step.id}" for step in steps.steps(CellState(lstm, direction=direction))}
        assert set(found) == needed
        assert all(len(found[id].paragraphs) == 3 for id in needed - {"top"}), "what, why, try"


@pytest.mark.parametrize("language", lesson.languages())
def test_words_speak_of_variables_that_exist(language):
    for lstm, page in ((False, "rnn_cell"), (True, "lstm_cell")):
        known = set(trace(CellState(lstm, label=0).cell()))
        for id, section in lesson.sections(page, language).items():
            for paragraph in section.paragraphs:
                assert {name for _, name in lesson.tokens(paragraph) if name} <= known, (page, id)


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
                assert questions.truth(seeded, trace(seeded.cell())) in set(found) - {"ask"}
    written = lesson.strings("en")["questions"]
    assert asked == 2 * 11 * sum(len(steps) for cell in written.values() for steps in cell.values())


def test_the_truth_follows_the_numbers():
    grow = CellState(True, step="update", preset="overwrite", edits={("xt", 0, 0): 3.0, ("c_prev", 0, 0): -0.1})
    assert questions.truth(grow, trace(grow.cell())) == "grow"
    stay = CellState(True, step="update", pins={"ft": 1.0, "it": 0.0})
    assert questions.truth(stay, trace(stay.cell())) == "stay"
    flat = CellState(False, step="tanh", preset="saturated")
    assert questions.truth(flat, trace(flat.cell())) == "flat"


@pytest.mark.parametrize("lstm", [False, True])
def test_every_notation_writes_every_variable(lstm):
    for name in notation.names(lstm):
        written = notation.symbols(lstm, name)
        for variable in steps.selectable(lstm):
            assert variable in written or variable.removeprefix("d") in written, (name, variable)
        states_ = [written[v] for v in ("xt", "a_prev", "a_next") + (("c_prev", "c_next") if lstm else ())]
        assert len(set(states_)) == len(states_)
