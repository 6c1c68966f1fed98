"""What is set on the pages through time: its link, its sequence, its two cells."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.cells.initial_weights import spectral_radius
from core.cells.rnn_kind import RNN
from core.maths.clipping import norm
from core.through_time.unrolled import backward, unroll
from ui.through_time import clip_state
from ui.through_time.clip_state import CHOICES, EXPLODING
from ui.through_time.state import (
    BOUNDS,
    KINDS,
    LEDGERS,
    LOSS_STEPS,
    MAPS,
    PLACES,
    REALS,
    SHOWN,
    WAYS,
    TimeState,
    read,
    write,
)

states = st.builds(
    TimeState,
    kind=st.sampled_from(KINDS),
    text=st.text("abcdefgé", min_size=2, max_size=60),
    values=st.lists(st.floats(-1e6, 1e6), max_size=60).map(tuple),
    loss_steps=st.sampled_from(LOSS_STEPS) | st.integers(1, 60).map(str),
    shown=st.sampled_from(SHOWN),
    way=st.sampled_from(WAYS),
    ledger=st.sampled_from(LEDGERS),
    maps=st.lists(st.sampled_from(MAPS), unique=True).map(tuple),
    ask=st.booleans(),
    **{name: st.sampled_from(choices) for name, choices in CHOICES.items()},
    **{name: st.integers(*bounds) for name, bounds in (BOUNDS | PLACES | clip_state.BOUNDS).items()},
    **{name: st.floats(*bounds) for name, bounds in (REALS | clip_state.REALS).items()},
)


@given(states)
def test_a_link_restores_the_very_same_state_and_its_cells_are_as_set(state):
    assert read(write(state)) == (state, None)
    sequence = state.sequence()
    cells = state.cells(sequence)
    assert state.steps == sequence.T
    assert 1 <= state.step <= sequence.T
    assert spectral_radius(cells["rnn"]["Waa"]) == pytest.approx(state.radius)
    assert np.all(cells["lstm"]["bf"] == state.bias)
    assert {len(cell["by"]) for cell in cells.values()} == {sequence.n_y}
    assert all(0 <= t < sequence.T for t in state.losses(sequence))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("T", "1"),
        ("T", "61"),
        ("radius", "nan"),
        ("kind", "song"),
        ("text", "a"),
        ("text", "a b"),
        ("bias", "9"),
        ("values", "1~x"),
        ("values", "~".join(["1"] * 61)),
        ("heard", "0"),
        ("heard", "first"),
        ("at", "61"),
        ("ledger", "rnn.Wf"),
        ("cells", "gru"),
        ("way", "up"),
        ("row", "-1"),
        ("maps", "rnn.ft"),
    ],
)
def test_what_is_broken_is_named_and_falls_back(name, text):
    assert read({name: text}) == (TimeState(), name)


@pytest.mark.parametrize(
    ("name", "text"),
    [("clip_limit", "0"), ("clip_cell", "gru"), ("clip_learn", "2"), ("cliff_b", "inf"), ("cliff_updates", "101")],
)
def test_what_is_broken_of_a_clip_likewise(name, text):
    assert read({name: text}) == (TimeState(), name)


def test_what_shall_explode_does_and_only_a_change_of_the_network_is_a_new_network():
    state = replace(TimeState(), **EXPLODING)
    sequence = state.sequence()
    back = backward(unroll(RNN, sequence, state.cells(sequence)["rnn"]), state.losses(sequence))
    assert norm(back.gradients) > 20 * state.clip_limit
    assert replace(state, clip_rank=3, cliff_w=1.0).network() == replace(state, clip_rank=5, clip_how="norm").network()
    assert replace(state, T=3).network() != state.network()
