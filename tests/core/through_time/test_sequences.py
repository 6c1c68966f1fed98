"""Sequences: what is heard, what is asked, and what is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.refusal import Refusal
from core.through_time import sequences


def test_signals_are_what_they_are_called():
    np.testing.assert_array_equal(sequences.impulse(4, 1).x, [[0, 1, 0, 0]])
    np.testing.assert_array_equal(sequences.step(4, 2).x, [[0, 0, 1, 1]])
    np.testing.assert_array_equal(sequences.sine(4, 4).x, [[0, 1, 0, -1]])
    assert not np.signbit(sequences.sine(60, 12.0).x[0, ::6]).any()  # no −0 is shown
    first, again, other = (sequences.noise(60, np.random.default_rng(seed)).x for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=60), st.floats(0, 10))
def test_a_signal_asks_whether_the_next_number_is_larger(values, factor):
    found = sequences.signal(values)
    following = [*values[1:], values[0]]
    assert found.labels.tolist() == [int(after > now) for now, after in zip(values, following, strict=True)]
    assert (found.n_x, found.T, found.n_y) == (1, len(values), 2)
    louder = found.scaled(factor)
    np.testing.assert_array_equal(louder.x, factor * found.x)
    np.testing.assert_array_equal(louder.labels, found.labels)


@given(st.text("abcdefgh", min_size=2, max_size=60))
def test_a_word_asks_for_the_letter_that_follows(text):
    found = sequences.word(text)
    heard = [found.letters[row] for row in found.x.argmax(axis=0)]
    assert heard == list(text)
    np.testing.assert_array_equal(found.x.sum(axis=0), 1.0)
    assert [found.letters[label] for label in found.labels] == [*text[1:], "\n"]
    assert found.n_x == found.n_y == len(set(text)) + 1


@pytest.mark.parametrize(
    ("make", "reason", "facts"),
    [
        (lambda: sequences.signal([1.0]), "few", {"count": "1", "least": "2"}),
        (lambda: sequences.noise(61, np.random.default_rng(1)), "many", {"count": "61", "most": "60"}),
        (lambda: sequences.signal([1.0, float("nan"), 2.0]), "not_finite", {"position": "2"}),
        (lambda: sequences.word("a"), "few", {"count": "1", "least": "2"}),
        (lambda: sequences.word("ab" * 31), "many", {"count": "62", "most": "60"}),
    ],
)
def test_what_cannot_be_unrolled_is_refused(make, reason, facts):
    with pytest.raises(Refusal) as error:
        make()
    assert error.value.reason == reason
    assert error.value.facts == facts
