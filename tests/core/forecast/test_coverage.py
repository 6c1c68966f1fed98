"""The band of the rows to come: its width on series of known distribution, and how often it is found to have held."""

import math
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.forecast.coverage import LEAST, MOST_ORIGINS, SHARE, band, enough, errors_ahead, known, measured
from core.forecast.windows import Split, cut

ROWS = 10
SERIES = 60


def as_today(histories):
    return histories[:, -1, 0]


def walk(seed: int, held: int = 203):
    steps = np.random.default_rng(seed).normal(0, 2, 20 + held)
    return cut(1000 + steps.cumsum(), Split(window=3, test=held))


def errors(seed: int, held: int = 203):
    return errors_ahead(as_today, walk(seed, held), ROWS)


@cache
def measured_of_many(share: float = SHARE):
    return [measured(errors(seed), share) for seed in range(SERIES)]


def test_the_errors_of_as_today_are_the_changes_over_so_many_rows():
    windows, found = walk(0, 30), errors(0, 30)
    assert found.shape == (30, ROWS)
    for ahead in (1, 4, 10):
        changes = windows.target[19 + ahead :] - windows.target[19:-ahead]
        np.testing.assert_allclose(known(found, ahead), changes)
        assert np.isnan(found[31 - ahead :, ahead - 1]).all()


def test_only_the_last_origins_count_where_there_are_many():
    assert len(errors(0, MOST_ORIGINS + 50)) == MOST_ORIGINS


def test_the_band_of_a_random_walk_is_as_wide_as_its_distribution_says():
    """1.645 standard deviations, which grow with the root of the rows; a little more, for the errors are few."""
    low, high = (np.median([band(errors(seed))[edge] for seed in range(SERIES)], axis=0) for edge in (0, 1))
    found = (high - low) / 2
    expected = 1.645 * 2 * np.sqrt(np.arange(1, ROWS + 1))
    assert found[0] == pytest.approx(expected[0], rel=0.05)
    assert (found > 0.95 * expected).all()
    assert (found < 1.35 * expected).all()


@pytest.mark.parametrize("ahead", [1, 5, 10])
def test_the_coverage_that_is_measured_is_the_one_that_is_promised(ahead):
    """On random walks, whose bands hold nine of ten and, where there are few errors, a little more: within three
    standard deviations of the binomial count of those origins whose steps do not overlap."""
    found = measured_of_many()
    held, judged = (sum(getattr(one, name)[ahead - 1] for one in found) for name in ("held", "judged"))
    assert judged == SERIES * (203 - ahead + 1 - LEAST - ahead + 1)
    spread = 3 * math.sqrt(0.9 * 0.1 * ahead / judged)
    assert 0.9 - spread < held / judged < 0.95 + spread


def test_a_band_that_promises_half_holds_half():
    found = measured_of_many(0.5)
    held, judged = (sum(getattr(one, name)[0] for one in found) for name in ("held", "judged"))
    assert abs(held / judged - 0.5) < 3 * math.sqrt(0.25 / judged) + 0.01


def test_a_network_whose_errors_grow_is_caught():
    """Steps that become ten times as large: the earlier errors promised too much."""
    steps = np.random.default_rng(0).normal(0, 1, 220) * np.geomspace(1, 10, 220)
    windows = cut(1000 + steps.cumsum(), Split(window=3, test=200))
    assert measured(errors_ahead(as_today, windows, 1)).share(1) < 0.87


def test_a_network_that_always_errs_to_one_side_has_a_band_beside_its_forecast():
    errors = np.full((30, 1), 7.0)
    assert [edge[0] for edge in band(errors)] == [pytest.approx(7.0)] * 2


@given(seed=st.integers(0, 100), last=st.integers(40, 99), ahead=st.integers(1, ROWS))
def test_no_band_knows_an_error_of_its_future(seed, last, ahead):
    """Whatever comes after a row, the origins judged by then are judged the same."""
    rng = np.random.default_rng(seed)
    series = rng.normal(size=120).cumsum()
    other = np.concatenate([series[: 20 + last], rng.normal(size=100 - last) * 50])
    judged = []
    for values in (series, other):
        found = errors_ahead(as_today, cut(values, Split(window=3, test=100)), ROWS)[:, :ahead]
        judged.append(measured(found[: last - ahead + 1]))
    np.testing.assert_array_equal(judged[0].held, judged[1].held)


def test_few_errors_are_told():
    """Nine errors of ten rows promise nine tenths of one row ahead; ninety of ten rows ahead."""
    assert enough(errors(0, 8)) == 0
    assert enough(errors(0, 9)) == 1
    assert enough(errors(0, 98)) == 9
    assert enough(errors(0, 99)) == 10
    low, high = band(errors(0, 4))
    assert low[0] <= known(errors(0, 4), 1).min()
    assert high[0] >= known(errors(0, 4), 1).max()
    assert np.isnan(low[4:]).all()
    assert math.isnan(measured(errors(0, 4)).share(1))
