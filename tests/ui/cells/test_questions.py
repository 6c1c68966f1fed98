"""Each question has one right answer: of its options, read as they are written, exactly one is true of the numbers."""

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.cells.trace import trace
from tests.states import every_step, states
from ui.cells import questions, steps
from ui.cells.state import CellState
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


def size(v):
    grown = abs(v["c_next"]) - abs(v["c_prev"])
    return {"grow": grown >= 0.01, "shrink": -grown >= 0.01, "stay": abs(grown) < 0.01}


def sign(value, names):
    """Options that tell a number's sign, or that it is 0 to within 0.0005."""
    return dict(zip(names, (value >= SAME, -value >= SAME, abs(value) < SAME), strict=True))


def steep(slope):
    return {"steep": slope > 0.5, "bent": 0.1 <= slope <= 0.5, "flat": slope < 0.1}


def of_sigmoid(gate, held):
    slope = 0 if held else gate * (1 - gate)
    return {"most": slope >= 0.1, "less": 0.01 <= slope < 0.1, "none": slope < 0.01}


def share(factor):
    return {name: true(abs(factor)) for name, true in SHARE.items()}


READ = {
    "lstm.forward.forget": lambda v, p: most_closed(v),
    "lstm.forward.candidate": lambda v, p: sign(v["cct"], ("up", "down", "equal")),
    "lstm.forward.tanh": lambda v, p: steep(1 - np.tanh(v["c_next"]) ** 2),
    "lstm.forward.hidden": lambda v, p: larger(abs(v["a_next"]), abs(v["a_prev"]), ("larger", "smaller", "equal")),
    "lstm.forward.predict": lambda v, p: larger(p[0], p[1], ("first", "second", "equal")),
    "lstm.backward.output": lambda v, p: of_sigmoid(v["ot"], v["held_ot"]),
    "lstm.backward.tanh": lambda v, p: share(v["ot"] * (1 - v["tanh_c"] ** 2)),
    "lstm.backward.candidate": lambda v, p: share(v["it"]),
    "lstm.backward.forget": lambda v, p: sign(v["dc"] * v["c_prev"], ("shrink", "grow", "equal")),
    "lstm.backward.inputs": lambda v, p: larger(abs(v["da_prev"]), abs(v["da"]), ("larger", "smaller", "equal")),
    "rnn.forward.weigh_a": lambda v, p: larger(abs(v["Wax_xt"]), abs(v["Waa_a"]), ("input", "past", "equal")),
    "rnn.forward.bias": lambda v, p: sign(v["za"], ("above", "below", "equal")),
    "rnn.backward.weights": lambda v, p: larger(abs(v["dWax"]), abs(v["dWaa"]), ("input", "past", "equal")),
    "lstm.forward.update": lambda v, p: size(v),
    "lstm.backward.meet": lambda v, p: larger(abs(v["dc_next"]), abs(v["dc_from_a"]), ("later", "shown", "equal")),
    "lstm.backward.carry": lambda v, p: share(v["ft"]),
    "rnn.forward.tanh": lambda v, p: steep(1 - v["a_next"] ** 2),
    "rnn.forward.softmax": lambda v, p: larger(p[0], p[1], ("first", "second", "equal")),
    "rnn.backward.tanh": lambda v, p: share(1 - v["a_next"] ** 2),
    "rnn.backward.a": lambda v, p: larger(abs(v["da_prev"]), abs(v["da"]), ("larger", "smaller", "equal")),
}
"""Each question's options as the words in ui.toml say them, told anew: nothing of ui/cells is used."""


def numbers_of(state, numbers):
    """Those of the unit and the example; of a weight's gradient the largest of the unit's row, with its sign."""
    here = {f"held_{gate}": gate in state.pins for gate in state.seen.kind.gates}
    for name, array in numbers.items():
        if array.ndim:
            row = array[min(state.unit, len(array) - 1)]
            at = np.abs(row).argmax() if name.startswith("dW") else min(state.column, len(row) - 1)
            here[name] = float(row[at])
    for name in ("zy", "yt_pred"):
        here |= {f"{name}{k}": float(numbers[name][k, min(state.column, numbers[name].shape[1] - 1)]) for k in (0, 1)}
    return here


def asked(state):
    """Which question, its options as they read for the state's numbers, and the answer that the page calls right."""
    numbers = trace(state.cell)
    here = numbers_of(state, numbers)
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


def asking(draw_from, data):
    """A drawn state at one of its steps that ask."""
    ids = [s.id for s in steps.steps(draw_from) if f"{draw_from.kind}.{draw_from.direction}.{s.id}" in READ]
    return replace(draw_from, step=data.draw(st.sampled_from(ids)))


@settings(max_examples=400)
@given(states(), st.data())
def test_the_reason_tells_the_numbers_of_the_trace_and_its_equations_hold(state, data):
    state = asking(state, data)
    numbers = trace(state.cell)
    here = numbers_of(state, numbers)
    told = "".join(f"{{{name}}}" if name else text_ for text_, name in questions.reason(state, numbers))
    words = lesson.strings("en")["questions"][state.kind][state.direction][state.step]
    about = {"lstm.forward.candidate": "cct", "lstm.backward.output": "ot"}
    held = about.get(f"{state.kind}.{state.direction}.{state.step}") in state.pins
    template = words["held" if held else "why"]
    names = re.findall(r"\{=(\w+)\}", template)
    assert names
    assert told == re.sub(r"([∗+] )?\{=(\w+)\}", lambda m: written(m[1] or "", here[m[2]]), template)
    for left, right in EQUATION.findall(template):
        operands = [here[name] for name in re.findall(r"\{=(\w+)\}", left)]
        terms = [1 - v if "1 −" in term else v for term, v in zip(re.split(" [∗+] ", left), operands, strict=True)]
        value = sum(terms) if " + " in left else np.prod(terms)
        assert value == pytest.approx(here[right], rel=1e-9, abs=1e-9 * max(1.0, *map(abs, operands))), template


VALUE = r"\(?(?:1 − )?\{=\w+\}\)?"
EQUATION = re.compile(rf"({VALUE}(?: [∗+] {VALUE})+) = \{{=(\w+)\}}")
"""Numbers multiplied or added, and what they are said to make."""


def written(sign, value):
    """A number after a sign, in parentheses where it is negative."""
    told = text(value)
    return f"{sign}({told})" if sign and told.startswith("−") else f"{sign}{told}"


@pytest.mark.parametrize("kind", ["rnn", "lstm"])
@pytest.mark.parametrize("direction", ["forward", "backward"])
def test_at_least_half_of_the_steps_ask(kind, direction):
    state = CellState(kind, direction=direction, ask=True)
    ids = [step.id for step in steps.steps(state) if step.id != "all"]
    assert 2 * sum(questions.asks(state, id) for id in ids) >= len(ids)
    assert not any(questions.asks(replace(state, ask=False), id) for id in ids)


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
