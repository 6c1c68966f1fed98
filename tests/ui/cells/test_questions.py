"""Each question has one right answer: of its options, read as they are written, exactly one is true of the numbers."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.cells.trace import trace
from tests.states import every_step, states
from ui.cells import questions, steps
from ui.kit import lesson
from ui.kit.numbers import text

SAME = 5e-4
SHARE = {"most": lambda s: s > 0.5, "less": lambda s: 0.01 <= s <= 0.5, "none": lambda s: s < 0.01}


def larger(one, other, names):
    """Options that tell which of two sizes is larger, or that they are alike to within 0.0005."""
    apart = one - other
    return dict(zip(names, (apart >= SAME, -apart >= SAME, abs(apart) < SAME), strict=True))


def most_closed(v):
    gates = {gate: v[gate] for gate in ("ft", "it", "ot")}
    found = {gate: all(gates[o] - gates[gate] >= SAME for o in gates if o != gate) for gate in gates}
    return found | {"equal": sorted(gates.values())[1] - min(gates.values()) < SAME}


def steepness(v):
    slope = 1 - v["a_next"] ** 2
    return {"steep": slope > 0.5, "bent": 0.1 <= slope <= 0.5, "flat": slope < 0.1}


def size(v):
    grown = abs(v["c_next"]) - abs(v["c_prev"])
    return {"grow": grown >= 0.01, "shrink": -grown >= 0.01, "stay": abs(grown) < 0.01}


READ = {
    "lstm.forward.forget": lambda v, p: most_closed(v),
    "lstm.forward.update": lambda v, p: size(v),
    "lstm.backward.meet": lambda v, p: larger(abs(v["dc_next"]), abs(v["dc_from_a"]), ("later", "shown", "equal")),
    "lstm.backward.carry": lambda v, p: {name: true(abs(v["ft"])) for name, true in SHARE.items()},
    "rnn.forward.tanh": lambda v, p: steepness(v),
    "rnn.forward.softmax": lambda v, p: larger(p[0], p[1], ("first", "second", "equal")),
    "rnn.backward.tanh": lambda v, p: {name: true(1 - v["a_next"] ** 2) for name, true in SHARE.items()},
    "rnn.backward.a": lambda v, p: larger(abs(v["da_prev"]), abs(v["da"]), ("larger", "smaller", "equal")),
}
"""Each question's options as the words in ui.toml say them, told anew: nothing of ui/cells is used."""


def asked(state):
    """Which question, its options as they read for the state's numbers, and the answer that the page calls right."""
    numbers = trace(state.cell)
    here = {
        name: float(array[min(state.unit, len(array) - 1), min(state.column, array.shape[1] - 1)])
        for name, array in numbers.items()
        if array.ndim
    }
    name = f"{state.kind}.{state.direction}.{state.step}"
    true = READ[name](here, numbers["yt_pred"][:, state.column])
    assert set(true) == set(questions.question(state)) - {"ask"}
    return true, questions.truth(state, numbers)


def test_each_question_is_read():
    written = lesson.strings("en")["questions"]
    assert set(READ) == {f"{k}.{way}.{id}" for k, ways in written.items() for way, ids in ways.items() for id in ids}


@settings(max_examples=400)
@given(states(), st.data())
def test_exactly_one_option_is_true(state, data):
    asking = [s.id for s in steps.steps(state) if f"{state.kind}.{state.direction}.{s.id}" in READ]
    true, truth = asked(replace(state, step=data.draw(st.sampled_from(asking))))
    assert [name for name, holds in true.items() if holds] == [truth]


@pytest.mark.parametrize("edit", [0.0, 0.3, 50.0])
def test_exactly_one_option_is_true_at_the_ends(edit):
    """Where everything is 0 or saturated, too."""
    for preset in ("zero", "random"):
        for state in every_step(preset=preset, edits={("xt", 0, 0): edit}):
            if f"{state.kind}.{state.direction}.{state.step}" in READ:
                true, truth = asked(state)
                assert [name for name, holds in true.items() if holds] == [truth], (state, true)


def test_the_words_name_the_bounds():
    """What the options leave open is told in them, as the number that decides."""
    for ways in lesson.strings("en")["questions"].values():
        for ids in ways.values():
            for id, words in ids.items():
                if "equal" in words:
                    assert f"{SAME:.4f}" in words["equal"], id
                if "none" in words:
                    assert words["none"].removeprefix("less than ") in words["less"], id
    assert text(SAME) == "0.0005"
