"""The link of the stock page restores what was set; what is broken in it is named."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.series import series
from core.series.order import ORDERS
from ui.stocks.data import SAMPLES
from ui.stocks.state import BOUNDS, OVERRULABLE, SOURCES, WHOLE, StockState, read, write

numbers = {name: st.integers(*bounds) for name, bounds in BOUNDS.items()}
words = st.text("abc .,;|%ÄÖ", min_size=1, max_size=10)
choices = st.dictionaries(st.sampled_from([name for name in OVERRULABLE if name not in WHOLE]), words, max_size=3)
states = st.builds(
    StockState,
    source=st.sampled_from(SOURCES),
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
)


@given(states)
def test_a_link_restores_the_very_same_state(state):
    assert read(write(state)) == (state, None)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("of", "../etc/passwd"), ("epochs", "0"), ("epochs", "1e3"), ("rate", "nan"), ("dropout", "1"), ("order", "x"),
        ("read", "path:x"), ("read", "first_row:0"),
        ("read", "header_rows:9"), ("read", "header_rows:x"), ("column", "x" * 61), ("leak", "yes"),
    ],
)  # fmt: skip
def test_what_is_broken_is_named_and_falls_back(name, text):
    assert read({name: text}) == (StockState(), name)


@pytest.mark.parametrize(("source", "column"), [("goog", "Close"), ("usd_idr", "USD_IDR"), ("seattle", "temp_max")])
def test_a_bundled_series_begins_with_a_column_that_tells_something(source, column):
    state = StockState(source=source)
    data = (SAMPLES / f"{source}.csv").read_bytes()
    assert series.read(data, state.choices()).column == column
    other = replace(state, column=next(iter(series.read(data).columns)))
    assert series.read(data, other.choices()).column == other.column
