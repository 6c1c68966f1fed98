"""Parameters that are kept: bounded room, many early ones, the first and the newest always."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.training.events import Weights
from core.training.job import Job
from core.training.kept import MOST_BYTES, Kept
from core.training.listener import Listener
from tests.core.training.test_listener import Diary


def parameters(step: int, count: int = 10) -> Weights:
    return Weights(step, {"W": np.full((1, count), step / 3), "b": np.zeros(count)}, keep=True)


@given(st.sets(st.integers(0, 100_000), min_size=1, max_size=60), st.integers(2, 20))
def test_room_is_bounded_and_the_first_and_the_newest_stay(steps, fit):
    kept = Kept(most_bytes=fit * 80)
    for step in sorted(steps):
        kept.add(parameters(step))
        assert kept.bytes <= fit * 80
        assert kept.steps[0] == min(steps)
        assert kept.steps[-1] == step
    assert len(kept.steps) == min(fit, len(steps))
    for one in kept:
        np.testing.assert_array_equal(one.arrays["W"], np.float32(one.step / 3))


def test_the_early_ones_stay():
    kept = Kept(most_bytes=8 * 80)
    for step in (0, 1, 10, 50, 200, *range(1000, 101_000, 1000)):
        kept.add(parameters(step))
    assert kept.steps[:5] == [0, 1, 10, 50, 200]


def test_what_half_the_digits_cannot_hold_is_not_kept():
    kept = Kept()
    kept.add(parameters(1))
    kept.add(Weights(2, {"W": np.array([1e200])}, keep=True))
    assert kept.steps == [1]


def test_what_is_too_large_at_all_keeps_two():
    kept = Kept()
    for step in range(4):
        kept.add(parameters(step, MOST_BYTES))
    assert kept.steps == [0, 3]
    assert kept.at(2) is None


@pytest.mark.parametrize("listens", [[True] * 30, [False] * 30, [False, True] * 15])
def test_who_listens_late_has_the_same_as_who_listens_always(listens):
    """The same room, filled one by one or with those that are left."""
    job, kept = Job("id", "kind", "anna", kept=Kept(8 * 80)), Kept(8 * 80)
    listener = Listener(Diary(), job)
    for step, now in enumerate(listens):
        job.kept.add(parameters(step**2))
        if now:
            listener.listen()
    for one in listener.listen().events:
        kept.add(one)
    assert kept.steps == job.kept.steps
