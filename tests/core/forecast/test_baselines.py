"""Baselines, scores, the lag test, and forecasts that are fed back."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics

from core.forecast.baselines import constant, lag, moving_average, persistence, residuals, scores
from core.forecast.recursion import courses, recursive
from core.forecast.windows import before

ROWS = range(10, 40)


def walk(seed=0, rows=40):
    return 100 + np.random.default_rng(seed).normal(size=rows).cumsum()


def as_today(history):
    return history[:, -1, 0]


def test_the_baselines_know_the_days_before_only():
    target = walk()
    np.testing.assert_array_equal(persistence(target, ROWS), target[9:39])
    np.testing.assert_allclose(moving_average(target, ROWS, 5), [target[row - 5 : row].mean() for row in ROWS])
    np.testing.assert_allclose(moving_average(target, ROWS, 1), persistence(target, ROWS))


@given(st.integers(0, 50))
def test_errors_are_scikit_learns(seed):
    target, forecast = walk(seed), walk(seed + 100)[10:]
    found, actual = scores(forecast, target, ROWS), target[10:]
    assert found.rmse == pytest.approx(metrics.root_mean_squared_error(actual, forecast))
    assert found.mae == pytest.approx(metrics.mean_absolute_error(actual, forecast))
    assert found.mape == pytest.approx(metrics.mean_absolute_percentage_error(actual, forecast))
    assert found.skill == pytest.approx(1 - found.rmse**2 / metrics.mean_squared_error(actual, target[9:39]))


def test_scores_of_what_is_known_beforehand():
    target = walk()
    perfect, naive = scores(target[10:], target, ROWS), scores(persistence(target, ROWS), target, ROWS)
    assert (perfect.rmse, perfect.skill, perfect.direction) == (0, 1, 1)
    assert naive.skill == 0
    assert math.isnan(naive.direction)
    wrong_way = scores(2 * persistence(target, ROWS) - target[10:], target, ROWS)
    assert wrong_way.direction == 0
    assert wrong_way.skill == pytest.approx(-3)


def test_directions_are_counted_on_days_that_move():
    target = np.array([1.0, 2, 2, 3, 2])
    assert scores(np.array([3.0, 3, 3, 4]), target, range(1, 5)).direction == pytest.approx(2 / 3)


def test_scores_without_a_meaning_are_not_numbers():
    still, zero = scores(np.ones(3), np.ones(5), range(2, 5)), scores(np.ones(2), np.array([1.0, 0, 1]), range(1, 3))
    assert math.isnan(still.skill)
    assert math.isnan(still.direction)
    assert math.isnan(zero.mape)


@given(st.integers(0, 50), st.integers(0, 5))
def test_the_lag_of_a_shifted_series_is_its_shift(seed, shift):
    target = walk(seed, 300)
    rows = range(50, 300)
    found = lag(3 * target[50 - shift : 300 - shift] - 7, target, rows)
    assert found.shift == shift
    assert found.correlations[shift] == pytest.approx(1)


def test_a_shift_is_clear_only_where_it_explains_much_more_than_none():
    target, rows, rng = walk(0, 300), range(50, 300), np.random.default_rng(0)
    late = persistence(target, rows) + rng.normal(0, 0.05, 250)
    assert lag(late, target, rows).clear
    assert lag(late, target, rows).shift == 1
    line = np.linspace(target[50], target[299], 250)
    assert not lag(line, target, rows).clear
    noise = rng.normal(size=300)
    assert not lag(noise[49:299], rng.normal(size=300), rows).clear


def test_the_constant_is_the_mean_of_what_came_before():
    np.testing.assert_array_equal(constant(np.array([1.0, 3.0, 9.0, 9.0]), range(2, 4)), [2.0, 2.0])


def test_the_lag_of_what_does_not_vary():
    assert lag(np.ones(30), walk(), ROWS).correlations == (0.0,) * 11


def test_a_recursive_forecast_hears_itself():
    """The mean of two days, fed back: known by hand. The second column stays."""
    seen = []

    def predict(history):
        seen.append(history[0, :, 1].tolist())
        return history[:, :, 0].mean(axis=1)

    history = np.array([[2.0, 7.0], [4.0, 8.0]])
    np.testing.assert_allclose(recursive(predict, history, 3), [3.0, 3.5, 3.25])
    assert seen == [[7, 8], [8, 8], [8, 8]]
    several = courses(predict, np.stack([history, history + 1]), 3)
    np.testing.assert_allclose(several, [[3.0, 3.5, 3.25], [4.0, 4.5, 4.25]])


def test_one_step_and_recursive_agree_on_the_first_day_and_part_after_it():
    target = walk(3)[:, None]
    histories = before(target, ROWS, 4)
    steps = as_today(histories)
    np.testing.assert_array_equal(steps, persistence(target[:, 0], ROWS))
    fed_back = recursive(as_today, histories[0], len(ROWS))
    np.testing.assert_array_equal(fed_back, np.full(len(ROWS), steps[0]))


def test_residuals_are_what_is_missing():
    np.testing.assert_array_equal(residuals(np.array([1.0, 5]), np.array([3.0, 4])), [2, -1])
