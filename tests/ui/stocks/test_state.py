"""The link of the stock page restores what was set; what is broken in it is named."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.forecast.recipes import as_in_the_reports
from core.forecast.windows import Split
from core.series import series
from core.series.order import ORDERS
from ui.stocks.files import SAMPLES
from ui.stocks.state import BOUNDS, BUNDLED, OVERRULABLE, SOURCES, WHOLE, StockState, read, write

numbers = {name: st.integers(*bounds) for name, bounds in BOUNDS.items()}
words = st.text("abc .,;|%ÄÖ", min_size=1, max_size=10)
choices = st.dictionaries(st.sampled_from([name for name in OVERRULABLE if name not in WHOLE]), words, max_size=3)
dates = st.sampled_from(["", "2018", "2018-09", "2018-09-28"])
states = st.builds(
    StockState,
    source=st.sampled_from(SOURCES),
    second=st.booleans(),
    since=dates,
    until=dates,
    learn_to=dates,
    column=st.just("") | words,
    order=st.sampled_from(ORDERS),
    overruled=choices,
    leak=st.booleans(),
    recursive=st.booleans(),
    everywhere=st.booleans(),
    network=st.sampled_from(["price", "change"]),
    learns=st.sampled_from(["change", "log"]),
    dropout=st.floats(0, 0.9),
    rate=st.floats(1e-5, 1),
    **numbers,
).map(StockState.fitted)


@given(states)
def test_a_link_restores_the_very_same_state(state):
    assert read(write(state)) == (state, None)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("of", "../etc/passwd"), ("epochs", "0"), ("epochs", "1e3"), ("rate", "nan"), ("dropout", "1"), ("order", "x"),
        ("read", "path:x"), ("read", "first_row:0"),
        ("read", "header_rows:9"), ("read", "header_rows:x"), ("column", "x" * 61), ("leak", "yes"),
        ("from", "2018-13"), ("to", "28/09/2018"), ("learn_to", "soon"), ("second", "2"),
    ],
)  # fmt: skip
def test_what_is_broken_is_named_and_falls_back(name, text):
    assert read({name: text}) == (StockState(), name)


BEGINS = {"goog": "Close", "ibm": "Close", "usd_idr": "USD_IDR", "seattle": "temp_max", "activity": "ax"}


@pytest.mark.parametrize(("source", "column"), BEGINS.items())
def test_a_bundled_series_begins_with_a_column_that_tells_something(source, column):
    state = StockState(source=source)
    data = (SAMPLES / f"{source}.csv").read_bytes()
    assert series.read(data, state.choices()).column == column
    assert not [found for found in series.read(data, state.choices()).findings if found.kind == "ask"]
    other = replace(state, column=next(iter(series.read(data).columns)))
    assert series.read(data, other.choices()).column == other.column


def test_every_bundled_series_has_its_first_column_held_here():
    assert set(BEGINS) == set(BUNDLED)


def test_a_series_has_a_second_file_only_beside_an_own_one_and_that_is_then_held_out():
    assert not StockState(source="goog", second=True).fitted().second
    both = StockState(source="own", second=True, learn_to="2018").fitted()
    assert (both.second, both.learn_to) == (True, "")
    other = replace(both, column="Open", since="2015", overruled={"decimal": ","}, units=7).of("ibm")
    assert other == StockState(source="ibm", units=7)


def test_as_in_the_reports_is_the_reports_recipe_on_their_column_in_the_order_of_the_file():
    odd = StockState(source="own", also=("High",), window=9, units=3, layers=1, dropout=0.0, epochs=2, batch=64,
                     rate=0.1, leak=True, early=True, seed=7)  # fmt: skip
    for rows, window in ((275, 7), (2051, 60)):
        state = odd.as_in_the_reports(["Close", "Open"])
        assert (state.column, state.also, state.order, state.seed) == ("Open", (), "file", 7)
        assert state.settings(rows)["price"] == replace(as_in_the_reports(rows), seed=7)
        assert state.split(rows, 16) == Split(window, 16)
    assert odd.as_in_the_reports(["Last"]).column == ""
    assert state.as_in_the_reports(["Open"]) == state
