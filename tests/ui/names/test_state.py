"""The link of the dinosaur page restores what was set; what is broken in it is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.names.names import LONGEST_NAME
from core.names.settings import BOUNDS, CHOICES, Settings
from ui.names.state import NAMES, PACES, TEMPERATURE, VIEWS, DinosaurState, read, write

numbers = {
    name: (st.integers if isinstance(getattr(Settings(), name), int) else st.floats)(*bounds)
    for name, bounds in BOUNDS.items()
}
choices = {name: st.sampled_from(words) for name, words in CHOICES.items()}
changes = st.dictionaries(st.integers(0, 100), st.floats(*BOUNDS["learning_rate"]), max_size=5).map(
    lambda rates: tuple(sorted(rates.items()))
)
states = st.builds(
    DinosaurState,
    settings=st.builds(Settings, **choices, **numbers, changes=changes),
    pace=st.sampled_from(tuple(PACES)),
    moment=st.none() | st.integers(0, 200_000),
    names=st.sampled_from(NAMES),
    view=st.sampled_from(VIEWS),
    run=st.sampled_from(["rnn", "lstm", "0123456789abcdef"]),
    beside=st.sampled_from(["", "lstm"]),
    text=st.text("abcdefghijklmnopqrstuvwxyzé竜", max_size=LONGEST_NAME),
    at=st.integers(0, LONGEST_NAME),
    temperature=st.floats(*TEMPERATURE),
    unit=st.integers(0, 199),
    draws=st.integers(0, 1000),
).map(DinosaurState.fitted)


@given(states)
def test_a_link_restores_the_very_same_state(state):
    assert read(write(state)) == (state, None)


def test_a_change_beyond_the_end_is_none():
    state = DinosaurState(settings=Settings(iterations=1000, changes=((10, 0.5), (1001, 0.1))))
    assert state.fitted().settings.changes == ((10, 0.5),)


def test_the_pace_is_that_of_the_reports_updates():
    assert DinosaurState().updates_per_second == 0
    assert DinosaurState(pace="20").updates_per_second == 35_000 / 20


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("units", "0"), ("units", "201"), ("units", "5.5"), ("rate", "nan"), ("rate", "11"), ("cell", "gru"),
        ("clip", "hard"), ("held", "0.9"), ("updates", "1e9"), ("list", "../names"), ("run", "<b>"), ("run", "a" * 41),
        ("beside", "a b"), ("text", "x" * 41), ("text", "a\x00b"), ("at", "-1"), ("temperature", "0"), ("draws", "x"),
        ("after", "-1"), ("after", "new"), ("pace", "30"), ("view", "loss"),
        ("changes", "5"), ("changes", "5_99"), ("changes", "x_0.1"),
        ("changes", "~".join(f"{step}_0.1" for step in range(60))),
    ],
)  # fmt: skip
def test_what_is_broken_is_named_and_falls_back(name, text):
    assert read({name: text}) == (DinosaurState(), name)
