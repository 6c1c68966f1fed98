"""Messages of the unrolled drawing: what they ask for happens, and what is not understood changes nothing."""

from dataclasses import replace

import numpy as np
import pytest

from core.refusal import Refusal
from core.through_time.sequences import MOST
from ui.through_time.openings import OPENINGS
from ui.through_time.state import TimeState, read, write
from ui.through_time.store import PARTS, TimeStore, numbers, own

STATE = TimeState(T=8)
STORE = TimeStore(OPENINGS["unrolled"])


def heard(state, **message):
    for part, apply in PARTS.items():
        if part in message:
            state = apply(state, message[part])
    return state


def test_a_dragged_bar_makes_the_numbers_the_user_s_own_and_moves_no_other():
    loud = replace(STATE, scale=2.0, kind="sine")
    before = loud.sequence().x[0]
    after = heard(loud, edits={"3": -0.5})
    assert (after.kind, after.scale) == ("own", 1.0)
    np.testing.assert_array_equal(after.sequence().x[0], np.where(np.arange(8) == 3, -0.5, before))
    assert read(write(after)) == (after, None)


def test_more_steps_of_own_numbers_are_zeros_and_fewer_are_kept_in_mind():
    state = own(STATE, (1.0, 2.0, 3.0))
    assert state.T == 3
    assert heard(state, T=5).sequence().x[0].tolist() == [1, 2, 3, 0, 0]
    assert heard(heard(state, T=2), T=3).sequence().x[0].tolist() == [1, 2, 3]


def test_turning_round_starts_the_walk():
    back = heard(STATE, direction="backward")
    assert (back.way, back.step) == ("backward", 8)
    assert heard(back, direction="forward").step == 1


def test_a_playhead_at_the_end_stays_there_when_there_are_more_steps():
    assert heard(heard(STATE, step=8), T=12).step == 12
    assert heard(heard(STATE, step=7), T=12).step == 7


def test_a_map_is_opened_and_closed_by_the_same_message():
    opened = heard(heard(STATE, map="lstm.ft"), map="rnn.a_next")
    assert opened.maps == ("lstm.ft", "rnn.a_next")
    assert heard(opened, map="lstm.ft").maps == ("rnn.a_next",)
    assert read(write(opened)) == (opened, None)


def test_the_loss_of_one_step_and_again_the_last():
    one = heard(STATE, heard=3)
    assert one.losses(one.sequence()) == [2]
    again = heard(one, heard=3)
    assert again.losses(again.sequence()) == [7]


@pytest.mark.parametrize(
    "message",
    [
        {"edits": {"8": 1}}, {"edits": {"0": "x"}}, {"edits": {"0": 2e6}}, {"edits": {"0": None}}, {"bias": "nan"},
        {"T": 61}, {"T": 4.5}, {"radius": 9}, {"radius": None}, {"step": 0}, {"unit": -1}, {"heard": 9},
        {"shown": "gru"}, {"ledger": "rnn.Wf"}, {"entry": [1]}, {"entry": ["a", 0]}, {"direction": "up"},
        {"map": "rnn.ft"},
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused_with_a_sentence(message):
    with pytest.raises((ValueError, TypeError)) as refused:
        heard(STATE, **message)
    assert STORE.refusal(next(iter(message)), refused.value)


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ({"T": "61"}, "Steps, T: a whole number from 2 to 60 is needed; the old value stays."),
        ({"T": ""}, "Steps, T: a whole number from 2 to 60 is needed; the old value stays."),
        ({"radius": "1e7"}, "RNN: spectral radius of Waa: a number from 0.1 to 2 is needed; the old value stays."),
        ({"edits": {"2": "1e7"}},
         "Input of step 3: a number from −1,000,000 to 1,000,000 is needed; the old value stays."),
    ],
)  # fmt: skip
def test_a_refused_number_is_told_with_its_field_and_bounds(message, sentence):
    with pytest.raises(Refusal) as refused:
        heard(STATE, **message)
    assert STORE.refusal(next(iter(message)), refused.value) == sentence


def test_a_typed_number_may_have_a_decimal_comma():
    assert heard(STATE, radius="1,25").radius == 1.25
    assert heard(STATE, T="12").T == 12


def test_a_letter_is_no_number_to_be_dragged():
    with pytest.raises(ValueError, match="word"):
        heard(replace(STATE, kind="word"), edits={"0": 1})


def test_typed_numbers_with_any_separators():
    assert numbers("1, -2.5;3e-1\n4\t5") == (1.0, -2.5, 0.3, 4.0, 5.0)
    assert numbers("1,2,3") == numbers("1 2 3") == numbers("1, 2, 3") == numbers("1,2,3,")
    assert numbers("0.5,1.5") == (0.5, 1.5)


def test_a_comma_within_numbers_that_something_else_parts_is_a_decimal_comma():
    assert numbers("1,5 2,5") == numbers("1,5; 2,5") == numbers("1,5, 2,5") == (1.5, 2.5)
    assert numbers("2;-0,25;1") == (2.0, -0.25, 1.0)
    assert numbers("1,2,3 4,5,6") == (1.0, 2.0, 3.0, 4.0, 5.0, 6.0)


@pytest.mark.parametrize(
    ("text", "reason", "facts"),
    [
        ("1,5 2.5", "decimal_comma", {"word": "1,5"}),
        ("0.5 1; -0,25", "decimal_comma", {"word": "-0,25"}),
        ("1, zwei, 3", "no_number", {"position": "2", "word": "zwei"}),
        ("1 nan", "no_number", {"position": "2", "word": "nan"}),
        ("1", "few", {"count": "1", "least": "2"}),
        ("", "few", {"count": "0", "least": "2"}),
        ("1 " * 61, "many", {"count": "61", "most": str(MOST)}),
    ],
)
def test_typed_numbers_that_are_none_are_refused_with_the_place(text, reason, facts):
    with pytest.raises(Refusal) as refused:
        numbers(text)
    assert (refused.value.reason, refused.value.facts) == (reason, facts)
