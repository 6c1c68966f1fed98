"""A code tells all of a learner's progress, and what is none is refused."""

import base64
import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.lessons.learner import MOST, Learner, read
from core.refusal import Refusal

IDS = st.frozensets(
    st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz_.0123456789"), min_size=1, max_size=30), max_size=20
)
TALLY = st.tuples(st.integers(0, 500), st.integers(0, 500)).map(lambda two: (min(two), max(two)))
LEARNERS = st.builds(
    lambda reached, missed, tally, ask: Learner(reached, missed - reached, tally, ask), IDS, IDS, TALLY, st.booleans()
)


def packed(said: object) -> str:
    return base64.urlsafe_b64encode(zlib.compress(json.dumps(said).encode())).decode().rstrip("=")


@given(LEARNERS)
def test_a_code_tells_all_of_it(learner):
    assert read(learner.code) == learner
    assert read(f" {learner.code}\n") == learner
    assert len(learner.code) < MOST


@given(LEARNERS, LEARNERS)
def test_joined_nothing_that_was_reached_is_lost(one, other):
    both = one.join(other)
    assert both.reached == one.reached | other.reached
    assert not both.missed & both.reached
    assert both.predictions in (one.predictions, other.predictions)


def test_what_is_reached_is_no_longer_missed():
    missed = Learner().miss("challenge.deaf")
    assert missed.missed == {"challenge.deaf"}
    assert missed.reach("challenge.deaf") == Learner(frozenset({"challenge.deaf"}))
    assert missed.reach("challenge.deaf").miss("challenge.deaf").missed == frozenset()


def test_predictions_are_counted():
    assert Learner().predict(True).predict(False).predict(True).predictions == (2, 3)


@given(st.text(max_size=60))
def test_what_is_no_code_is_refused(text):
    with pytest.raises(Refusal, match="progress"):
        read(text)


@pytest.mark.parametrize(
    "said",
    [[], {}, 1, [[], [], [0, 0]], [[1], [], [0, 0], 1], [[], [], [2, 1], 1], [[], [], ["a", "b"], 1],
     [[[]], [], [0, 0], 1], [[], [], [True, True], 1]],
)  # fmt: skip
def test_a_code_that_says_something_else_is_refused(said):
    with pytest.raises(Refusal, match="progress"):
        read(packed(said))


def test_a_code_that_unpacks_to_much_is_refused_and_not_unpacked():
    bomb = base64.urlsafe_b64encode(zlib.compress(b"[" * 10_000_000)).decode()
    for code in (bomb[: MOST - 1], bomb, "A" * 10 * MOST, packed([["x" * 5_000], [], [0, 0], 1])):
        with pytest.raises(Refusal, match="progress"):
            read(code)
