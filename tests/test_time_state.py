"""What is set on the page through time: its link, its sequence, its two cells."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.initial_weights import spectral_radius
from ui.time_state import BOUNDS, HEARD, KINDS, REALS, TABLE, TimeState, read, write

states = st.builds(
    TimeState,
    kind=st.sampled_from(KINDS),
    text=st.text("abcdefgé", min_size=2, max_size=60),
    heard=st.sampled_from(HEARD),
    **{name: st.integers(*bounds) for name, bounds in BOUNDS.items()},
    **{name: st.floats(*bounds) for name, bounds in REALS.items()},
)


@settings(deadline=None)
@given(states)
def test_a_link_restores_the_very_same_state_and_its_cells_are_as_set(state):
    assert read(write(state)) == (state, None)
    sequence = state.sequence()
    cells = state.cells(sequence)
    assert (len(state.text) if state.kind == "word" else state.T) == sequence.T
    assert spectral_radius(cells["rnn"]["Waa"]) == pytest.approx(state.radius)
    assert np.all(cells["lstm"]["bf"] == state.bias)
    assert {len(cell["by"]) for cell in cells.values()} == {sequence.n_y}
    assert state.losses(sequence)[-1] == sequence.T - 1


@pytest.mark.parametrize(
    ("name", "text"),
    [("T", "1"), ("T", "61"), ("radius", "nan"), ("kind", "song"), ("text", "a"), ("text", "a b"), ("bias", "9")],
)
def test_what_is_broken_is_named_and_falls_back(name, text):
    assert read({name: text}) == (TimeState(), name)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(list(TABLE)), st.text(max_size=50)))
def test_no_text_whatever_does_harm(parameters):
    state, broken = read(parameters)
    assert read(write(state)) == (state, None)
    state.sequence()
    assert set((broken or "").split(", ")) <= {*parameters, ""}
