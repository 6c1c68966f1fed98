"""A run kept as A: found by what it was trained with, drawn beside the one that is shown, its errors told."""

import pytest
import streamlit as st

from core.training.job import Status
from tests.ui.stocks.test_figures import VALUES, trial
from ui.kit.numbers import difference, size
from ui.stocks import compared, state
from ui.stocks.figures import Figures
from ui.stocks.judged import judged
from ui.stocks.state import StockState


def begun(number, set_, **how):
    """A finished run that was begun with this."""
    one = trial(number, **how)
    one.link = "?" + "&".join(f"{name}={text}" for name, text in state.write(set_).items())
    return one


@pytest.fixture
def runs(monkeypatch):
    """Two runs of this session, of other seeds, and the store of the page."""
    found = {"a": begun(1, StockState(seed=7), off=2.0), "b": begun(2, StockState(), off=1.0)}
    monkeypatch.setitem(st.session_state, "stocks.trials", found)
    store = state.store()
    monkeypatch.setitem(st.session_state, store.key("state"), StockState())
    monkeypatch.setitem(st.session_state, store.key("ghost"), None)
    return found, store


def test_what_is_set_shows_its_run_and_what_is_only_looked_at_changes_nothing(runs):
    found, _ = runs
    assert compared.shown(StockState()) is found["b"]
    assert compared.shown(StockState(seed=7, ahead=3, recursive=True)) is found["a"]
    assert compared.shown(StockState(seed=9)) is found["b"]
    next(iter(found["b"].listeners.values())).job.status = Status.RUNNING
    assert compared.shown(StockState(seed=7)) is found["b"]


def test_the_errors_of_what_was_kept_stand_beside_the_present_ones(runs):
    found, store = runs
    figures = Figures(found["b"])
    assert compared.sentences(store, figures) == []
    store.ghost = StockState(seed=7)
    [said] = compared.sentences(store, figures)
    errors = [judged(Figures(found[name]))["change"].scores.rmse for name in ("b", "a")]
    assert said.startswith("A is run 1")
    assert f"RMSE {size(errors[1])}, here {size(errors[0])} (**{difference(*errors)}**)" in said
    store.ghost = StockState(seed=8)
    assert compared.sentences(store, figures) == [
        "A has not been trained in this browser: *Swap with A*, then train both networks."
    ]


def test_of_other_values_only_the_skill_is_compared(runs):
    found, store = runs
    found["c"] = begun(3, StockState(source="ibm"), values=VALUES + 5)
    store.ghost = StockState(source="ibm")
    [said] = compared.sentences(store, Figures(found["b"]))
    assert "on other values a skill of 0.000, here" in said
    assert "RMSE" not in said
