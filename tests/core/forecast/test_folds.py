"""The same again on earlier rows and with other seeds: no fold sees its future, and each figure is that of a training
of its own."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.model_selection import TimeSeriesSplit

from core.forecast.baselines import scores
from core.forecast.folds import AHEAD, cuts, held, most_folds, planned, rmse, rolling, yardsticks
from core.forecast.recipes import CHANGE, Settings, unit
from core.forecast.seeds import MOST_TOLD, again
from core.forecast.training import train
from core.forecast.windows import Split, cut
from core.training.events import Finished, Forecast, Progress, Scored

networks = pytest.mark.filterwarnings("ignore")  # TensorFlow's own, on import and on tracing
SMALL = Settings(units=4, layers=2, epochs=3, batch=3, learning_rate=0.01)
BOTH = {"price": SMALL, "change": replace(SMALL, target="change")}


def walk(seed: int = 0, rows: int = 80):
    return 100 + np.random.default_rng(seed).normal(size=rows).cumsum()


def windows(values=None, held_out: int = 10, validation: int = 0):
    return cut(walk() if values is None else values, Split(window=5, test=held_out, validation=validation))


def scored(events):
    return [event for event in events if isinstance(event, Scored)]


@given(rows=st.integers(40, 120), held_out=st.integers(1, 30), count=st.integers(2, 5))
def test_the_folds_are_scikit_learns(rows, held_out, count):
    given = windows(walk(rows=rows), held_out)
    found = cuts(given, count)
    split = TimeSeriesSplit(count, test_size=held(given, count)).split(given.values)
    for part, (learned, test) in zip(found, split, strict=True):
        assert list(part.test) == list(test)
        assert part.train.stop == learned[-1] + 1
    assert found[-1].rows == rows


@given(
    seed=st.integers(0, 100), count=st.integers(2, 5), fold=st.integers(0, 4), validation=st.integers(0, 8),
    leak=st.booleans(),
)  # fmt: skip
def test_a_fold_does_not_see_its_future_and_its_scale_not_even_its_held_out_rows(seed, count, fold, validation, leak):
    fold, rng = min(fold, count - 1), np.random.default_rng(seed)
    given = cut(walk(seed), Split(5, 10, validation, leak))
    part = cuts(given, count)[fold]
    changed = given.values.copy()
    changed[part.rows :] = rng.normal(0, 1000, (given.rows - part.rows, 1))
    np.testing.assert_array_equal(cuts(cut(changed, Split(5, 10, validation, leak)), count)[fold].values, part.values)
    changed[part.test.start :] = rng.normal(0, 1000, (given.rows - part.test.start, 1))
    other = cuts(cut(changed, Split(5, 10, validation, leak)), count)[fold]
    np.testing.assert_array_equal(other.factor, part.factor)
    np.testing.assert_array_equal(other.offset, part.offset)
    np.testing.assert_array_equal(other.scaled[: part.test.start], part.scaled[: part.test.start])
    assert unit(other, CHANGE) == unit(part, CHANGE)


@networks
def test_what_comes_later_changes_no_fold_before_it():
    given = windows()
    changed = given.values.copy()
    changed[70:] += np.random.default_rng(1).normal(0, 50, (10, 1))
    first, second = (scored(rolling(cut(values, Split(5, 10)), BOTH, 3)) for values in (given.values, changed))
    earlier = [(event.name, event.number, event.errors) for event in first if event.number < 3]
    assert str(earlier) == str([(event.name, event.number, event.errors) for event in second if event.number < 3])
    assert str(first) != str(second)
    assert len(first) == 3 * (len(BOTH) + len(yardsticks(given)))


@networks
def test_the_last_fold_is_the_training_that_one_has_seen():
    given = windows(validation=12)
    events = list(rolling(given, BOTH, 3))
    total = planned(given, BOTH, 3)
    assert events[-1] == Finished(total)
    steps = [event.step for event in events if isinstance(event, Progress)]
    assert steps == sorted(steps)
    assert all(event.total == total for event in events if isinstance(event, Progress))
    found = {event.name: event.errors for event in scored(events) if event.number == 3}
    for name, how in BOTH.items():
        forecast = [event.values for event in train(given, how) if isinstance(event, Forecast)][-1]
        assert found[name][0] == pytest.approx(scores(forecast, given.target, given.test).rmse, rel=1e-6)


@pytest.mark.parametrize("seed", range(3))
def test_the_yardsticks_say_one_thing_of_all_rows_ahead(seed):
    given = windows(walk(seed), 20)
    errors = yardsticks(given)
    found = {name: rmse(of) for name, of in errors.items()}
    target = given.target
    slope = np.diff(target[:60]).mean()
    for place, ahead in enumerate(AHEAD):
        changes = target[59 + ahead :] - target[59:-ahead]
        assert found["persistence"][place] == pytest.approx(np.sqrt((changes**2).mean()))
        assert found["drift"][place] == pytest.approx(np.sqrt(((changes - ahead * slope) ** 2).mean()))
        missed = target[59 + ahead :] - target[:60].mean()
        assert found["constant"][place] == pytest.approx(np.sqrt((missed**2).mean()))
    assert np.isnan(found["linear"]).tolist() == [False, True, True]


def test_a_season_comes_again_however_far_ahead():
    """A week that repeats itself is forecast without an error."""
    given = windows(np.tile([1.0, 5, 2, 8, 3, 9, 4], 20), 20)
    np.testing.assert_allclose(rmse(yardsticks(given)["seasonal"]), 0, atol=1e-9)


def test_more_rows_ahead_than_a_fold_holds_are_not_judged():
    found = rmse(yardsticks(windows(held_out=6))["persistence"])
    assert np.isnan(found).tolist() == [False, False, True]


def test_there_are_as_many_folds_as_leave_something_to_learn():
    assert most_folds(windows(), 5) == 5
    assert most_folds(windows(walk(rows=30), 12), 5) == 4  # 30 // 5 = 6 rows each, and 6 to learn from
    assert len(cuts(windows(walk(rows=30), 12), 4)) == 4
    assert most_folds(cut(walk(rows=9), Split(window=7, test=1)), 5) == 1


@networks
def test_other_seeds_are_trainings_of_their_own():
    given = windows()
    events = list(again(given, SMALL, [2, 3]))
    assert [(event.name, event.number) for event in scored(events)] == [("price", 2), ("price", 3)]
    for event in scored(events):
        last = [one.values for one in train(given, replace(SMALL, seed=event.number)) if isinstance(one, Forecast)][-1]
        assert event.errors == (pytest.approx(scores(last, given.target, given.test).rmse, rel=1e-6),)
    assert scored(events)[0].errors != scored(events)[1].errors
    assert events[-1].step == events[-2].step


@networks
def test_a_seed_with_which_it_explodes_is_told():
    [event] = scored(again(windows(), replace(SMALL, learning_rate=1e30), [2]))
    assert np.isnan(event.errors[0])


@networks
def test_of_very_many_updates_few_are_told():
    many = replace(SMALL, epochs=150, batch=1)
    told = [event for event in again(windows(), many, [2]) if isinstance(event, Progress)]
    assert len(told) <= MOST_TOLD
    assert told[-1].step > 0.99 * told[-1].total
