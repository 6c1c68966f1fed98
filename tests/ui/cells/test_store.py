"""Messages of the drawing: what is right is applied, what is wrong is named and changes nothing."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.states import not_asking
from ui.cells import link


def script(kind, message):
    """Runs inside AppTest: a page's store applies one message."""
    import streamlit as st

    from ui.cells.store import CellStore

    store = CellStore(kind)
    store.open()
    store.apply(message)
    st.session_state["result"] = (store.state, store.answers, store.seq, store.take_notice())


def applied(message, kind="lstm"):
    told = {"kind": kind, "message": {"seq": 5, **message}}
    app = not_asking(AppTest.from_function(script, default_timeout=60, kwargs=told)).run()
    assert not app.exception
    state, answers, seq, notice = app.session_state["result"]
    assert seq == 5
    assert link.read(dict(app.query_params), kind) == (state, None)
    return state, answers, notice


@pytest.mark.parametrize(
    ("message", "field", "value"),
    [
        ({"edits": {"xt.0.0": 0.5, "Wf.0.1": -2}}, "edits", {("xt", 0, 0): 0.5, ("Wf", 0, 1): -2.0}),
        ({"direction": "backward"}, "step", "arrive"),
        ({"direction": "backward"}, "direction", "backward"),
        ({"step": "forget"}, "step", "forget"),
        ({"look": "ft"}, "selected", "ft"),
        ({"unit": 0}, "unit", 0),
        ({"pins": {"ft": 0.5, "cct": -1}}, "pins", {"ft": 0.5, "cct": -1.0}),
        ({"pins": {"it": "0,7", "ot": None}}, "pins", {"it": 0.7}),
    ],
)
def test_a_message_is_applied(message, field, value):
    state, _, notice = applied(message)
    assert getattr(state, field) == value
    assert notice == ""


def test_an_answer_is_kept():
    assert applied({"answer": ["forward.forget", "ft"]})[1] == {"forward.forget": "ft"}
    assert applied({"answer": ["forward.forget", ""]})[1] == {}


@pytest.mark.parametrize("value", [None, "", "abc", 1e7, "1e12", float("nan"), [], {}])
def test_a_number_that_is_none_is_refused_with_its_place(value):
    state, _, notice = applied({"edits": {"c_prev.0.0": value}})
    assert state == link.opening("lstm")
    assert notice == "c_prev[0, 0]: a number from −1,000,000 to 1,000,000 is needed; the old value stays."


def test_a_pin_beyond_its_gate_s_reach_is_refused_with_the_bounds():
    state, _, notice = applied({"pins": {"cct": -2}})
    assert state.pins == {}
    assert notice == "Hold the candidate at: a number from −1 to 1 is needed; the old value stays."


def test_a_decimal_comma_is_understood():
    state, _, notice = applied({"edits": {"c_prev.0.0": "1,5"}})
    assert (state.edits, notice) == ({("c_prev", 0, 0): 1.5}, "")


@pytest.mark.parametrize(
    "message",
    [
        {"pins": {"zf": 1}}, {"pins": {"ft": 1.5}}, {"pins": []},
        {"step": "arrive"}, {"step": None}, {"direction": "up"}, {"unit": 7}, {"unit": "x"}, {"column": 1},
        {"look": "os"}, {"edits": []}, {"edits": {"xt": 1}}, {"edits": {"../x.0.0": 1}},
    ],
)  # fmt: skip
def test_a_message_that_is_not_understood_changes_nothing(message):
    state, _, notice = applied(message)
    assert state == link.opening("lstm")
    assert notice


def test_what_is_right_in_a_message_counts_beside_what_is_wrong():
    state, _, notice = applied({"step": "nowhere", "edits": {"xt.0.0": 1.5}}, kind="rnn")
    assert state.edits == {("xt", 0, 0): 1.5}
    assert "step" in notice
