"""A kind of cell that the project does not know, told in a few lines here, does all that the others do.

A leaky unit:  a_next = (1 - k) a_prev + k tanh(Wax xt + Waa a_prev + ba),  yt_pred = softmax(Wya a_next + by)
"""

from dataclasses import replace

import numpy as np
import pytest

from core.cells import kinds
from core.cells.checking import checks
from core.cells.initial_weights import initial_weights
from core.cells.kind import Kind, Nonlinearity
from core.cells.trace import Cell, trace
from core.maths.activations import softmax, tanh, tanh_slope
from core.through_time import gradient_flow, sequences
from core.through_time.ledger_check import check_sums, largest_entry
from core.through_time.unrolled import backward, unroll
from tests.gradients import assert_agrees
from ui.cells import kinds as seen_kinds
from ui.cells import link, steps
from ui.cells.rnn import RNN_SEEN
from ui.cells.state import CellState
from ui.cells.view import view
from ui.kit import lesson
from ui.through_time.state import TimeState
from ui.through_time.view import view as view_through_time

K = 0.25
SHAPES = {"Wax": "n_a n_x", "Waa": "n_a n_a", "Wya": "n_y n_a", "ba": "n_a 1", "by": "n_y 1"}


def forward_steps(xt, a_prev, parameters):
    Wax, Waa, Wya, ba, by = (parameters[name] for name in SHAPES)
    za = Wax @ xt + Waa @ a_prev + ba
    leak = tanh(za)
    a_next = 0.75 * a_prev + 0.25 * leak
    zy = Wya @ a_next + by
    yt_pred = softmax(zy)
    return {"za": za, "leak": leak, "a_next": a_next, "zy": zy, "yt_pred": yt_pred}


def backward_steps(da, a_prev, xt, leak, parameters):
    Wax, Waa = parameters["Wax"], parameters["Waa"]
    dleak = 0.25 * da
    slope_a = tanh_slope(leak)
    dza = dleak * slope_a
    dWax = dza @ xt.T
    dWaa = dza @ a_prev.T
    dba = dza.sum(axis=1, keepdims=True)
    dxt = Wax.T @ dza
    da_prev = 0.75 * da + Waa.T @ dza
    return {
        "dleak": dleak, "slope_a": slope_a, "dza": dza, "dWax": dWax, "dWaa": dWaa, "dba": dba, "dxt": dxt,
        "da_prev": da_prev,
    }  # fmt: skip


LEAKY = Kind(
    name="leaky",
    shapes=SHAPES,
    output="Wya",
    forward=lambda v, pins: forward_steps(v["xt"], v["a_prev"], v),
    backward=lambda v, pins: backward_steps(v["da"], v["a_prev"], v["xt"], v["leak"], v),
    needed=("a_next", "a_prev", "xt", "leak"),
    sums={"za": ("ba", "Wax", "Waa"), "zy": ("by", "Wya")},
    nonlinearities=(Nonlinearity("leak", "za", "tanh"),),
    factor=lambda v: (1 - K) * np.eye(len(v["Waa"])) + K * tanh_slope(v["leak"]).T[:, :, None] * v["Waa"],
    recurrent="Waa",
    source={"forward": (forward_steps,), "backward": (backward_steps,)},
)
LEAKY_SEEN = replace(
    RNN_SEEN,
    kind=LEAKY,
    forward={"bias": ("za",), "tanh": ("leak", "a_next"), "softmax": ("zy", "yt_pred")},
    backward={
        "tanh": ("dleak", "slope_a", "dza"),
        "weights": ("dWax", "dWaa", "dba"),
        "x": ("dxt",),
        "a": ("da_prev",),
    },
    notations={"reports": RNN_SEEN.notations["reports"] | {"leak": "l"}},
    truths={},
    passes=lambda v: tanh_slope(v["leak"]),
    curves={"da": "rnn"},
)


@pytest.fixture(autouse=True)
def _there(monkeypatch):
    monkeypatch.setitem(kinds.KINDS, "leaky", LEAKY)
    monkeypatch.setitem(seen_kinds.SEEN, "leaky", LEAKY_SEEN)
    words = lesson.strings("en")["time"]
    monkeypatch.setitem(words, "leaky", "Leaky unit")
    monkeypatch.setitem(words["diagram"], "fill_leaky", "fill: slope of tanh")
    monkeypatch.setitem(words["diagram"], "says_back_leaky", "{cell}: step {step} hears {da}")


def unrolled():
    sequence = sequences.word("leaky")
    return unroll(LEAKY, sequence, initial_weights(LEAKY, sequence.n_x, 3, sequence.n_y, np.random.default_rng(1)))


@pytest.mark.parametrize("label", [None, 1])
def test_it_is_traced_and_each_gradient_checked(label):
    rng = np.random.default_rng(4)
    arrays = {name: rng.standard_normal(shape) for name, shape in LEAKY.array_shapes(2, 3, 2, 1).items()}
    cell = Cell(LEAKY, arrays, label)
    found = checks(cell, trace(cell))
    assert {"dxt", "da_prev", "dWax", "dWaa", "dba", "dza"} <= {check.name for check in found}
    assert all(check.passed for check in found)
    wrong = replace(LEAKY, backward=lambda v, pins: LEAKY.backward(v, pins) | {"da_prev": v["Waa"].T @ v["da"]})
    cell = replace(cell, kind=wrong)
    assert {check.name for check in checks(cell, trace(cell)) if not check.passed} == {"da_prev"}


def test_it_is_unrolled_with_its_ledger_and_its_factors():
    u = unrolled()
    back = backward(u, [u.T - 1])
    for name in u.parameters:
        assert_agrees(
            lambda v: float(unroll(LEAKY, u.sequence, v).losses[-1]), u.parameters, name, back.gradients["d" + name]
        )
    entries = {name: largest_entry(back.ledger["d" + name]) for name in u.parameters}
    assert all(check.passed for check in check_sums(u, back, [u.T - 1], entries))
    through = gradient_flow.products(u.factors(), u.T - 1)
    last = back.numbers["da"][:, -1]
    np.testing.assert_allclose(back.numbers["da"][:, 0], through[0].T @ last, rtol=1e-10)


def test_it_is_drawn_as_data_at_every_step():
    for direction in ("forward", "backward"):
        state = CellState("leaky", n_x=2, n_a=3, direction=direction, label=0)
        numbers = trace(state.cell)
        for step in steps.steps(state):
            at = replace(state, step=step.id)
            told = view(at, {}, 0)
            assert set(told["values"]) <= set(numbers)
            assert link.read(link.write(at), "leaky") == (at, None)
    told = {formula.split(" = ")[0]: formula for step in steps.steps(state) for formula in step.formulas}
    assert told["da_prev"] == "da_prev = 0.75 ∗ da + Waaᵀ · dza"
    assert told["slope_a"] == "slope_a = 1 − leak²"
    assert told["dWya"] == "dWya = dzy · a_nextᵀ"
    assert not view(state, {}, 0)["checks"]["failed"]


def test_it_is_drawn_through_time():
    state = TimeState(T=6, n_a=3, way="backward", shown="leaky", ledger="leaky.Waa")
    told = view_through_time(state, {}, 0)
    [cell] = told["cells"]
    assert "".join(part for part, _ in cell["says"]).startswith("Leaky unit: step 6 hears")
    assert len(cell["passes"]) == len(cell["wires"]["a"]) == 6
    assert cell["rows"] == ["fill", "a"]
    assert {len(row) for row in cell["written"].values()} == {6}
    assert [one["name"] for one in cell["maps"]] == ["da"]
    assert told["ledger"]["chosen"] == "leaky.Waa"
    assert not told["ledger"]["checks"]["failed"]
