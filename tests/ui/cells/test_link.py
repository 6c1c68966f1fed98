"""A link restores the very same state; a broken or hostile one is told and does no harm."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.cells.trace import trace
from tests.states import states
from ui.cells import link as cell_link
from ui.cells import steps
from ui.cells.kinds import SEEN
from ui.cells.state import CellState


@settings(max_examples=200)
@given(states())
def test_a_link_restores_the_very_same_numbers(state):
    restored, broken = cell_link.read(cell_link.write(state), state.kind)
    assert broken is None
    assert restored == state
    before, after = trace(state.cell), trace(restored.cell)
    assert all(np.array_equal(before[name], after[name], equal_nan=True) for name in before)


@pytest.mark.parametrize("kind", SEEN)
def test_only_the_bare_address_opens_the_first_step(kind):
    """Any other link shows the whole cell where it names no step, as links always did."""
    first = steps.steps(CellState(kind))[0].id
    assert cell_link.read({}, kind) == (CellState(kind, step=first), None)
    assert cell_link.write(CellState(kind, step=first)) == {"step": first}
    assert cell_link.read({"seed": "5"}, kind) == (CellState(kind, seed=5), None)
    assert cell_link.read({"way": "backward"}, kind) == (CellState(kind, direction="backward"), None)
    assert cell_link.write(CellState(kind, seed=5)) == {"seed": "5"}
    assert cell_link.write(CellState(kind)) == {"step": "all"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("size", "9x9"), ("size", "0x1"), ("size", "1"), ("size", "1x1x1"), ("seed", "abc"), ("seed", "-1"),
        ("seed", "99999"), ("seed", "٣"), ("weights", "echo"), ("example", "../etc/passwd"),
        ("edits", "xt.0.0_nan"), ("edits", "xt.0.0_inf"), ("edits", "xt.0.0_1e7"), ("edits", "xt.0.5_1"),
        ("edits", "xt.-1.0_1"), ("edits", "nothing.0.0_1"), ("edits", "xt.0.0"), ("edits", "_" * 30_000),
        ("pins", "zf_1"), ("pins", "ft_x"), ("pins", "ft_-1000000.0"), ("pins", "it_1.01"), ("pins", "ot_-0.5"),
        ("pins", "cct_-1.5"), ("pins", "ft_0.5~cct_2.0"), ("class", "2"), ("printed", "yes"), ("unit", "1"),
        ("of", "3"), ("way", "up"), ("step", "arrive"), ("names", "slides"), ("look", "<script>"), ("ask", "2"),
    ],
)  # fmt: skip
def test_what_is_broken_is_named_and_falls_back(name, text):
    assert cell_link.read({name: text}, kind="lstm") == (CellState("lstm"), name)


def test_what_is_not_broken_still_counts():
    state, broken = cell_link.read({"seed": "7", "size": "bad", "pins": "ft_1.0"}, kind="lstm")
    assert broken == "size"
    assert (state.seed, state.pins, state.n_a) == (7, {"ft": 1.0}, 1)


def test_unknown_parameters_are_nothing_to_worry_about():
    assert cell_link.read({"utm_source": "mail"}, kind="rnn") == (cell_link.opening("rnn"), None)


@settings(max_examples=300)
@given(st.dictionaries(st.sampled_from(list(cell_link.TABLE)), st.text(max_size=40)), st.sampled_from(list(SEEN)))
def test_no_text_whatever_does_harm(parameters, kind):
    state, broken = cell_link.read(parameters, kind)
    assert cell_link.read(cell_link.write(state), kind) == (state, None)
    assert set((broken or "").split(", ")) <= {*parameters, ""}
