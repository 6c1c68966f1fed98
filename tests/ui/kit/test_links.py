"""What holds for the link of every page but those of the cells (tests/ui/cells/test_link.py)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.names import state as dinosaur_state
from ui.names.state import DinosaurState
from ui.stocks import state as stock_state
from ui.stocks.state import StockState
from ui.through_time import state as time_state
from ui.through_time.state import TimeState

PAGES = {
    "dinosaurs": (dinosaur_state, DinosaurState),
    "stocks": (stock_state, StockState),
    "time": (time_state, TimeState),
}
pages = pytest.mark.parametrize(("page", "state"), PAGES.values(), ids=PAGES)


@pages
def test_defaults_need_no_parameters(page, state):
    assert page.write(state()) == {}


@pages
@given(data=st.data())
def test_no_text_whatever_does_harm(page, state, data):
    parameters = data.draw(st.dictionaries(st.sampled_from(list(page.TABLE)), st.text(max_size=50)))
    found, broken = page.read(parameters)
    assert page.read(page.write(found)) == (found, None)
    assert set((broken or "").split(", ")) <= {*parameters, ""}
    if isinstance(found, TimeState):
        found.sequence()
    if isinstance(found, StockState):
        found.choices()
