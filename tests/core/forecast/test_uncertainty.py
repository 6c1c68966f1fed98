"""Whether a skill is more than luck: the test is statsmodels' and SciPy's, the interval holds what it promises."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.forecast.uncertainty import block_of, compare, diebold_mariano, skill_interval


def errors(rng, rows, depend=0.0):
    """Two rows of errors of variance 1, each of which depends on the one before."""
    found = rng.randn(2, rows + 50)
    for row in range(1, rows + 50):
        found[:, row] += depend * found[:, row - 1]
    return found[:, 50:] * math.sqrt(1 - depend**2)


@given(st.integers(0, 100), st.integers(10, 400))
def test_the_test_is_statsmodels(seed, rows):
    from statsmodels.tsa.stattools import diebold_mariano_test

    own, other = errors(np.random.RandomState(seed), rows, 0.3)
    theirs = diebold_mariano_test(
        np.zeros(rows), own, 1.2 * other, lags=block_of(rows) - 1, harvey_adj=True, horizon=block_of(rows)
    )
    assert diebold_mariano(own, 1.2 * other) == pytest.approx(theirs.pvalue, rel=1e-6)


def test_the_test_is_the_formula():
    """Diebold and Mariano 1995, corrected after Harvey, Leybourne and Newbold 1997, by hand; Student's t is SciPy's."""
    from scipy.stats import t as student

    own, other = errors(np.random.RandomState(3), 60)
    d, n, h = own**2 - other**2, 60, block_of(60)
    around = d - d.mean()
    covariances = [around[: n - k] @ around[k:] / n for k in range(h)]
    variance = covariances[0] + 2 * sum((1 - k / h) * covariances[k] for k in range(1, h))
    statistic = d.mean() / math.sqrt(variance / n) * math.sqrt((n + 1 - 2 * h + h * (h - 1) / n) / n)
    assert diebold_mariano(own, other) == pytest.approx(2 * student.sf(abs(statistic), n - 1))


@pytest.mark.parametrize(("rows", "depend"), [(25, 0.0), (50, 0.3), (200, 0.5)])
def test_the_test_finds_a_difference_where_there_is_none_as_often_as_it_says(rows, depend):
    """Within three standard errors of the count."""
    rng, draws = np.random.RandomState(rows), 1500
    found = sum(diebold_mariano(*errors(rng, rows, depend)) < 0.1 for _ in range(draws))
    assert abs(found / draws - 0.1) < 3 * math.sqrt(0.1 * 0.9 / draws)


@pytest.mark.parametrize(("rows", "depend"), [(25, 0.0), (50, 0.3), (200, 0.5)])
def test_the_interval_holds_the_true_skill_as_often_as_it_promises(rows, depend):
    """Within three standard errors of the count."""
    rng, draws, true = np.random.RandomState(rows), 1500, 1 - 0.9**2
    held = 0
    for _ in range(draws):
        own, other = errors(rng, rows, depend)
        low, high = skill_interval(0.9 * own, other, draws=300)
        held += low <= true <= high
    assert abs(held / draws - 0.9) < 3 * math.sqrt(0.9 * 0.1 / draws)


def test_the_interval_is_around_the_skill_and_narrows_with_the_rows():
    widths = []
    for rows in (50, 200, 800):
        own, other = errors(np.random.RandomState(1), rows)
        low, high = skill_interval(own, other)
        assert low < 1 - np.mean(own**2) / np.mean(other**2) < high <= 1
        widths.append(high - low)
    assert widths[0] > widths[1] > widths[2]


def test_the_same_errors_give_the_same_figures():
    own, other = errors(np.random.RandomState(1), 100)
    assert skill_interval(own, other) == skill_interval(own.copy(), other.copy())


def test_forecasts_are_told_apart_where_both_ways_say_so():
    actual, rng = np.zeros(200), np.random.RandomState(0)
    own, other = errors(rng, 200)
    better, alike = compare(0.5 * own, other, actual), compare(own, other, actual)
    assert better.apart
    assert better.skill > 0.5
    assert better.p < 0.001
    assert not alike.apart
    assert alike.low < 0 < alike.high


def test_what_has_no_meaning_is_not_a_number():
    actual, forecast = np.zeros(30), np.ones(30)
    same, perfect = compare(forecast, forecast, actual), compare(forecast, actual, actual)
    assert same.same
    assert not same.apart
    assert same.skill == 0
    assert math.isnan(same.p)
    assert math.isnan(perfect.skill)
    few = compare(np.ones(5), np.full(5, 2.0), np.zeros(5))
    assert few.skill == 0.75
    assert math.isnan(few.low)
    assert not few.apart
    steady = compare(np.ones(30), np.full(30, 2.0), actual)
    assert steady.skill == 0.75
    assert math.isnan(steady.p)
