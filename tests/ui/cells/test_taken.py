"""The notebook and the script of a cell page: with NumPy alone they give every number that the page shows."""

import re
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings

from core.cells.checking import checks
from core.cells.trace import trace
from tests.states import states
from tests.taken import run_both, run_scripts
from ui.cells import steps, taken
from ui.cells.kinds import SEEN
from ui.cells.state import CellState
from ui.kit import opened
from ui.kit.notebook import Words, script
from ui.names import cell as names_cell

LINK = "http://localhost:8501/lstm_cell?step=all"


def compare(found, state):
    """Every number of the page's trace, to the last bit, and each gradient of the loss itself beside the check's."""
    numbers = trace(state.cell)
    shown = {*state.base, *steps.computed(state.kind, "forward"), "loss"}
    back = [name for step in steps.steps(replace(state, direction="backward")) for name in step.computes]
    for name in {*shown, *back, "da_from_y"} - ({"yt"} if state.label is None else set()):
        np.testing.assert_array_equal(found[name], numbers[name], err_msg=name)
    for check in checks(state.cell, numbers, state.unit if state.large else None):
        size = abs(numbers["loss"]) + 1
        place = (0, *check.index[1:]) if found[f"{check.name}_exact"].shape[0] == 1 else check.index
        np.testing.assert_allclose(found[f"{check.name}_exact"][place], check.exact, rtol=1e-9, atol=1e-12)
        np.testing.assert_allclose(found[f"{check.name}_nudged"][place], check.nudged, rtol=1e-6, atol=1e-8 * size)


EVERY = [
    CellState(kind, label=label, n_x=n_x, n_a=n_a, as_printed=kind == "lstm" and label == 1, pins=pins)
    for kind, label, (n_x, n_a) in product(SEEN, (None, 1), ((1, 1), (3, 5)))
    for pins in ({}, {"ft": 0.25, "cct": -0.5} if SEEN[kind].kind.gates else {})
]


def test_the_script_gives_the_page_s_numbers():
    """With and without a loss, misprints, pins; and the reports' example with its ten examples."""
    every = [*EVERY, *(CellState(kind, example="reports", label=0, unit=2, column=7) for kind in SEEN)]
    runs = run_scripts([taken.pieces(state, None, LINK) for state in every])
    for state, (now, kept, _) in zip(every, runs, strict=True):
        compare(now, state)
        assert kept is None


@pytest.mark.parametrize("kind", SEEN)
def test_notebook_and_script_are_one(kind):
    """Also beside a state that was kept as A: both have both states, and print what differs."""
    state = CellState(kind, label=0, n_a=2)
    a = replace(state, seed=4, edits={("xt", 0, 0): 1 / 3}, n_x=2)
    first, second = run_both(taken.pieces(state, a, LINK))
    assert first[2] == second[2]
    for now, kept, _ in (first, second):
        compare(now, state)
        compare(kept, a)
    difference = trace(state.cell)["a_next"][1, 0] - trace(a.cell)["a_next"][1, 0]
    [printed] = re.findall(r"^a_next\[1, 0\] = .* difference: (.*)$", first[2], re.MULTILINE)
    assert float(printed) == pytest.approx(difference, rel=1e-9)


def test_what_is_printed_are_the_numbers():
    """Each by its name, in the order of the page's steps."""
    state = CellState("lstm", label=1)
    [(_, _, told)] = run_scripts([taken.pieces(state, None, LINK)])
    numbers, names = trace(state.cell), []
    for name, value in re.findall(r"^(\w+) = (.*)$", told, re.MULTILINE):
        if name in numbers:
            assert float(value) == pytest.approx(numbers[name].item(), rel=1e-9, abs=1e-300)
            names.append(name)
    walk = [
        name
        for way in ("forward", "backward")
        for step in steps.steps(replace(state, direction=way))
        for name in step.computes
    ]
    single = [name for name in walk if numbers[name].size == 1]
    assert [name for name in names if name in single] == single


def test_each_step_has_its_words_and_the_link_is_in_the_head():
    state = CellState("rnn", n_a=2, unit=1)
    head, *others = taken.pieces(state, None, LINK)
    assert f"<{LINK}>" in head.text
    assert LINK in script([head])
    words = "\n".join(piece.text for piece in others if isinstance(piece, Words))
    assert "unit 1 of 2" in words
    assert "    za = Wax_xt + Waa_a + ba" in words
    assert "{" not in words


def test_no_file_of_ours_is_asked_for():
    text = script(taken.pieces(CellState("lstm"), None, LINK))
    assert set(re.findall(r"^(?:from|import) (\w+)", text, re.MULTILINE)) <= {
        "base64", "collections", "dataclasses", "io", "numpy", "typing",
    }  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(states())
def test_any_state_can_be_taken_along(state):
    state = state.fitted()
    with np.errstate(all="ignore"):
        numbers = trace(state.cell)
    if not all(np.isfinite(array).all() for array in numbers.values()):
        return
    [(now, _, _)] = run_scripts([taken.pieces(state, None, LINK)])
    np.testing.assert_array_equal(now["a_next"], numbers["a_next"])
    np.testing.assert_array_equal(now["dxt"], numbers["dxt"])


def test_the_cell_of_a_trained_network_is_taken_along_with_all_its_weights():
    """Its arrays are too large to be written out; of the largest matrices the check has the unit's row alone."""
    key = names_cell.key("lstm", 35_000, 2, "onyx")
    state = CellState("lstm", example="given", given=key, label=opened.look_up(key).label, unit=7)
    pieces = taken.pieces(state, None, LINK)
    assert opened.look_up(key).origin in "\n".join(piece.text for piece in pieces if isinstance(piece, Words))
    [(now, _, _)] = run_scripts([pieces])
    compare(now, state)
    assert now["dWf_exact"].shape == (1, 50 + 27)
