"""What the drawing is told: the trace's own numbers, none before its step, and the truth about each gradient."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from core.cells.trace import trace
from tests.states import every_step, states
from ui.cells import formulas, steps
from ui.cells.state import CellState
from ui.cells.view import view
from ui.kit.numbers import difference, text


@settings(max_examples=150)
@given(states())
def test_any_state_can_be_shown(state):
    data = view(state, {}, 3)
    assert json.loads(json.dumps(data))["seq"] == 3
    assert len(json.dumps(data)) < 60_000


@pytest.mark.parametrize(
    "fields", [{}, {"n_x": 3, "n_a": 5, "unit": 4}, {"example": "reports", "unit": 2, "column": 9}]
)
def test_every_value_is_the_trace_s(fields):
    for state in every_step(**fields):
        numbers = trace(state.cell)
        for name, (written, size) in view(state, {}, 0)["values"].items():
            whole = formulas.written(name, numbers[name], state.unit, state.column)
            assert written in (whole, "…")
            assert size == pytest.approx(formulas.size(name, numbers[name], state.unit, state.column), abs=1e-6)


def test_what_is_not_yet_computed_is_not_told():
    for state in every_step():
        data = view(state, {}, 0)
        later = steps.computed(state.kind, state.direction) - steps.revealed(state)
        told = {token[1] for line in data["views"]["numbers"] for token in line}
        points = {p["name"] for p in data["curves"]["points"] if p["at"]}
        assert not later & (set(data["values"]) | set(data["lit"]) | told | points)
        assert not later & {row["name"] for row in (data["checks"] or {"rows": []})["rows"]}


def test_gradients_belong_to_the_way_back():
    for state in every_step():
        if state.direction == "forward":
            assert not steps.computed(state.kind, "backward") & set(view(state, {}, 0)["values"])


def test_the_checks_are_green_and_the_misprints_red():
    right = view(CellState("lstm", direction="backward", label=1), {}, 0)["checks"]
    assert right["failed"] == 0
    assert len(right["rows"]) == 23
    wrong = view(CellState("lstm", direction="backward", label=1, as_printed=True), {}, 0)["checks"]
    assert {row["name"] for row in wrong["rows"] if not row["passed"]} >= {"dzf", "dzi", "dzc", "dWf", "dWi", "dWc"}
    assert wrong["failed"] == sum(not row["passed"] for row in wrong["rows"])


def test_what_is_wrong_is_marked_on_the_drawing_too():
    assert view(CellState("lstm", direction="backward", label=1), {}, 0)["wrong"] == []
    told = view(CellState("lstm", direction="backward", label=1, as_printed=True), {}, 0)
    assert {row["name"] for row in told["checks"]["rows"] if not row["passed"]} <= set(told["wrong"])
    assert {"dzf", "from_f", "dconcat", "dxt"} <= set(told["wrong"]), "what is computed from it is wrong as well"
    assert not {"dc", "dzo", "dWo", "from_o", "dc_prev"} & set(told["wrong"])
    early = view(CellState("lstm", direction="backward", as_printed=True, step="output"), {}, 0)
    assert early["wrong"] == []


@pytest.mark.parametrize("label", [None, 1])
def test_the_loss_is_told_with_its_parts(label):
    for kind in ("rnn", "lstm"):
        state = CellState(kind, direction="backward", label=label)
        whole = "".join(text for text, _ in view(state, {}, 0)["loss"]).replace("−", "-")
        *_, parts, total = whole.split(" = ") if whole.count(" = ") > 2 else (*whole.split(" = "), "")
        values = [float(part.strip("()")) for part in parts.split(" + ")]
        assert sum(values) == pytest.approx(float(trace(state.cell)["loss"]), abs=2e-3)
        assert total == "" or float(total) == pytest.approx(sum(values), abs=2e-3)
        assert ("cross-entropy" in whole) == (label is not None)
        assert all(name in whole for name in state.seen.kind.arriving)


def test_a_question_hides_its_answer_until_it_is_given():
    state = CellState("lstm", step="forget", ask=True)
    asked = view(state, {}, 0)
    assert "ft" not in asked["values"]
    assert asked["views"]["numbers"] == []
    assert "truth" not in asked["question"]
    answered = view(state, {"forward.forget": "ot"}, 0)
    assert "ft" in answered["values"]
    assert answered["question"]["answer"] == "ot"
    assert answered["question"]["truth"] in ("ft", "it", "ot")


def test_without_asking_there_is_no_question():
    assert view(CellState("lstm", step="forget"), {}, 0)["question"] is None


def test_a_look_shows_a_gate_with_its_weights_their_gradients_and_what_the_loss_says():
    state = CellState("lstm", n_x=2, n_a=3, unit=1, direction="backward", selected="ft")
    numbers = trace(state.cell)
    rows = view(state, {}, 0)["look"]["rows"]
    assert [row["name"] for row in rows] == ["ft", "Wf", "bf"]
    for row in rows:
        name, matrix = row["name"], row["name"] == "Wf"
        for told, array in ((row["value"], numbers[name]), (row["gradient"], numbers["d" + name])):
            expected = array[1:2] if matrix else array
            np.testing.assert_allclose(told["cells"], expected, rtol=5e-3)
        exact, place, passed = row["exact"]
        entry = tuple(int(index) for index in place.strip("[]").split(", "))
        assert float(exact.replace("−", "-")) == pytest.approx(numbers["d" + name][entry], rel=1e-6)
        assert passed
    assert rows[0]["value"]["text"] == text(float(numbers["ft"][1, 0]))


def test_a_look_shows_only_what_is_known():
    state = CellState("lstm", step="stack", selected="ft")
    rows = view(state, {}, 0)["look"]["rows"]
    assert [row["name"] for row in rows] == ["Wf", "bf"]
    assert not any("gradient" in row or "exact" in row for row in rows)
    [gradient] = view(CellState("lstm", direction="backward", selected="dft"), {}, 0)["look"]["rows"]
    assert gradient["exact"][2]


def test_a_wrong_gradient_is_told_wrong_in_the_look():
    state = CellState("lstm", direction="backward", as_printed=True, selected="zf")
    told = {row["name"]: row["exact"][2] for row in view(state, {}, 0)["look"]["rows"]}
    assert told == {"zf": False, "Wf": False, "bf": False}


@pytest.mark.parametrize("fields", [{}, {"seed": 7}, {"n_a": 3, "unit": 2}])
def test_the_gradients_that_leave_are_compared_with_those_that_came(fields):
    for kind, pairs in (("lstm", {"dc_prev": "dc", "da_prev": "da"}), ("rnn", {"da_prev": "da"})):
        state = CellState(kind, direction="backward", **fields)
        numbers = trace(state.cell)
        told = view(state, {}, 0)["pairs"]
        assert {name: of for name, (_, of) in told.items()} == pairs
        for name, (factor, of) in told.items():
            left, came = (float(numbers[n][state.unit, 0]) for n in (name, of))
            assert factor == text(left / came)
        early = view(replace(state, step="arrive"), {}, 0)["pairs"]
        assert early == {}
    nothing = CellState("rnn", direction="backward", edits={("da_next", 0, 0): 0.0})
    assert view(nothing, {}, 0)["pairs"] == {}, "nothing came, so nothing is a share of it"


def test_a_box_prints_what_can_be_set_on_it():
    small = CellState("lstm", edits={("Wf", 0, 1): 0.25})
    told = view(small, {}, 0)["boxes"]
    assert set(told) == {name for name in small.base if name[0] in "Wb"}
    assert told["Wf"][1] == ["Wf.0.1", "0.250"]
    larger = CellState("lstm", n_a=3, unit=2)
    told = view(larger, {}, 0)["boxes"]
    assert told["bf"] == [["bf.2.0", text(float(larger.base["bf"][2, 0]))]]
    assert [place for place, _ in told["by"]] == ["by.0.0", "by.1.0"]
    assert "Wf" not in told


def test_the_sliders_are_the_inputs_and_backward_also_what_arrives():
    forward = view(CellState("lstm", n_x=2, n_a=3, unit=1), {}, 0)["sliders"]
    assert [s["place"] for s in forward] == ["xt.0.0", "xt.1.0", "a_prev.1.0", "c_prev.1.0"]
    back = view(CellState("rnn", direction="backward"), {}, 0)["sliders"]
    assert [s["place"] for s in back] == ["xt.0.0", "a_prev.0.0", "da_next.0.0"]


@pytest.mark.parametrize("kind", ["rnn", "lstm"])
@pytest.mark.parametrize("direction", ["forward", "backward"])
def test_the_numbers_of_the_state_kept_as_a_stand_beside_the_present_ones(kind, direction):
    state = CellState(kind, direction=direction, label=1)
    ghost = CellState(kind, n_x=2, n_a=3, seed=9)
    here, there = trace(state.cell), trace(ghost.cell)
    for step in steps.steps(state):
        told = view(replace(state, step=step.id), {}, 0, ghost=ghost)
        shown = [name for name in step.computes if not formulas.is_matrix(name) and name in there]
        rows = told["compared"]["rows"]
        assert [name for name, *_ in rows] == shown or step.id == "all"
        for name, now, before, differs in rows:
            assert now == told["values"][name][0]
            assert before in (formulas.written(name, there[name], 0, 0), "…")
            sizes = [formulas.size(name, numbers[name], 0, 0) for numbers in (here, there)]
            assert differs == difference(*sizes)
        assert set(told["compared"]["wires"]) <= set(told["values"])
    assert len(rows) >= 2
    assert view(state, {}, 0)["compared"] is None
