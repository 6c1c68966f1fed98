"""What the page says of a training of the memory task follows from its numbers."""

import pytest

from ui.through_time.memory_verdict import beside, outcome, sentence, solved_at

LEARNED = [(5, 0.3, 0.5, 1.38, 0.1), (10, 0.99, 2.0, 0.2, 0.1), (15, 1.0, 0.001, 0.004, 1e-5)]
GUESSES = [(5, 0.3, 0.5, 1.38, 0.1), (10, 0.26, 0.2, 1.39, 1e-9)]
LEARNING = [(5, 0.3, 0.5, 1.38, 0.1), (10, 0.6, 0.2, 0.9, 1e-3)]


@pytest.mark.parametrize(("points", "told"), [(LEARNED, "learned"), (GUESSES, "guesses"), (LEARNING, "learning")])
def test_three_outcomes(points, told):
    assert outcome(points) == told


def test_a_small_gradient_after_learning_is_no_vanishing_one():
    assert solved_at(LEARNED) == 10
    told = sentence("lstm", LEARNED)
    assert "**The LSTM remembers:** 100 % right; 98 % was first reached at update 10." in told
    assert "0.0010 now and was 2.000 at update 10" in told
    assert "cannot be learned" not in told


def test_who_guesses_is_told_what_reaches_the_first_step():
    told = sentence("rnn", GUESSES)
    assert "**The RNN guesses:** 26 % right at update 10, where chance is 25 %" in told
    assert "of guessing 1.386" in told
    assert "|da| is 1e−9, of a whole gradient of 0.200" in told
    assert "cannot be learned" not in sentence("rnn", [(10, 0.26, 0.2, 1.39, 0.1)])


def test_what_was_learned_and_lost_is_not_called_learned():
    assert outcome([*LEARNED, (20, 0.5, 3.0, 1.0, 0.1)]) == "learning"


def test_a_training_is_told_beside_the_one_that_was_kept():
    now, kept = [(100.0, 1.0, 0.1, 0.01, 0.01)], [(5.0, 0.25, 1.0, 1.4, 0.0), (900.0, 0.5, 1.0, 1.2, 0.0)]
    assert beside(now, kept) == "A: 50 % right at update 900; here **+100 %**."
    assert beside(now, []) == ""
