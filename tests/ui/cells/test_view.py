"""What the drawing is told: the trace's own numbers, none before its step, and the truth about each gradient."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from core.cells.trace import trace
from tests.states import every_step, states
from ui.cells import formulas, steps
from ui.cells.state import CellState
from ui.cells.view import view


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


def test_a_look_shows_value_gradient_and_every_entry():
    state = CellState("lstm", n_a=3, direction="backward", selected="ft")
    data = view(state, {}, 0)["look"]
    assert [found["name"] for found in data["found"]] == ["ft", "dft"]
    assert [len(found["cells"]) for found in data["found"]] == [3, 3]
    early = view(replace(state, direction="forward", step="stack"), {}, 0)["look"]
    assert early["found"] == []


def test_the_sliders_are_the_inputs_and_backward_also_what_arrives():
    forward = view(CellState("lstm", n_x=2, n_a=3, unit=1), {}, 0)["sliders"]
    assert [s["place"] for s in forward] == ["xt.0.0", "xt.1.0", "a_prev.1.0", "c_prev.1.0"]
    back = view(CellState("rnn", direction="backward"), {}, 0)["sliders"]
    assert [s["place"] for s in back] == ["xt.0.0", "a_prev.0.0", "da_next.0.0"]
