"""The simple forecasts: the libraries' own numbers, no look ahead, and an honest choice."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.forecast.baselines import persistence
from core.forecast.choice import Yardsticks, chosen
from core.forecast.seasons import autocorrelation, season
from core.forecast.windows import Split, cut
from core.forecast.yardsticks import (
    FEWEST,
    LINEAR,
    MOST_LEARNED,
    ORDER,
    SEASONAL,
    SMOOTHING,
    STRENGTHS,
    makers,
    rehearsal,
    yardsticks,
)
from core.training.events import Finished, Yardstick
from tests.shared_data import shared


def series(seed=0, rows=120, columns=2):
    """A column that is the other one a day late, and a season of seven days."""
    rng = np.random.RandomState(seed)
    walk = np.cumsum(rng.randn(rows + 1)) + 8 * np.sin(2 * np.pi * np.arange(rows + 1) / 7)
    return np.column_stack([walk[:-1], walk[1:], *(1000 + rng.randn(rows) for _ in range(columns - 2))])[:, :columns]


def windows(values, test=20, window=5, validation=0):
    return cut(values, Split(window, test, validation))


def made(cut_series):
    return {name: make(cut_series)[0] for name, make in makers(cut_series).items()}


@settings(max_examples=6)
@given(st.integers(0, 1000), st.integers(0, 19))
def test_no_forecast_sees_its_row_or_a_later_one(seed, k):
    values = series(seed)
    changed = values.copy()
    changed[100 + k :] = 1000 * np.random.RandomState(seed + 1).randn(20 - k, 2)
    before, after = made(windows(values)), made(windows(changed))
    assert list(before) == list(after)
    for name, forecast in before.items():
        np.testing.assert_array_equal(forecast[: k + 1], after[name][: k + 1], name)


def test_no_rehearsal_sees_what_is_held_out():
    values, changed = series(), series()
    changed[100:] = -1000.0
    before, after = ([e for e in yardsticks(windows(v)) if isinstance(e, Yardstick)] for v in (values, changed))
    for one, other in zip(before, after, strict=True):
        np.testing.assert_array_equal(one.rehearsed, other.rehearsed)


def test_the_rehearsal_is_the_validation_part_or_the_end_of_the_training_part():
    held = rehearsal(windows(series(), validation=12))
    assert held is not None
    assert (held.train, held.test) == (range(5, 88), range(88, 100))
    held = rehearsal(windows(series(), test=60))
    assert held is not None
    assert held.test == range(47, 60)  # a quarter of 55 rows with a window before them
    assert rehearsal(windows(series(rows=FEWEST + 40), test=20)) is None


def test_the_linear_model_is_scikit_learns():
    from sklearn.linear_model import Ridge
    from sklearn.model_selection import GridSearchCV, TimeSeriesSplit
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import MinMaxScaler

    one = windows(series())
    x, y = one.histories(one.train).reshape(95, -1), np.diff(one.target)[4:99]
    pipeline = Pipeline([("scale", MinMaxScaler()), ("ridge", Ridge())])
    folds = TimeSeriesSplit(4)
    search = GridSearchCV(pipeline, {"ridge__alpha": STRENGTHS}, cv=folds, scoring="neg_mean_squared_error").fit(x, y)
    expected = one.target[99:119] + search.predict(one.histories(one.test).reshape(20, -1))
    values, fitted = makers(one)[LINEAR](one)
    np.testing.assert_allclose(values, expected, rtol=1e-9)
    assert fitted["strength"] == search.best_params_["ridge__alpha"]


def test_exponential_smoothing_is_statsmodels():
    from statsmodels.tsa.holtwinters import SimpleExpSmoothing

    one = windows(series())
    values, fitted = makers(one)[SMOOTHING](one)
    level = one.target[99] + (values[0] - one.target[99])  # the level before the first held-out row
    for row, value in zip(one.test, values, strict=True):
        assert value == pytest.approx(level)
        level += fitted["alpha"] * (one.target[row] - level)
    theirs = SimpleExpSmoothing(one.target[:100], initialization_method="estimated").fit()
    assert fitted["alpha"] == pytest.approx(theirs.params["smoothing_level"], abs=0.01)
    assert values[0] == pytest.approx(theirs.forecast(1)[0], rel=0.01)


def test_the_simple_ones_by_hand():
    one = windows(series())
    found, target = made(one), one.target
    np.testing.assert_array_equal(found["copy 1"], one.values[99:119, 1])
    np.testing.assert_allclose(found["drift"], target[99:119] + (target[99] - target[0]) / 99)
    np.testing.assert_allclose(found["average"], [target[row - 5 : row].mean() for row in one.test])
    np.testing.assert_array_equal(found[SEASONAL], target[93:113])
    np.testing.assert_array_equal(found["persistence"], persistence(target, one.test))


def test_their_events_are_in_the_order_of_simplicity_and_the_best_is_chosen():
    one = windows(series(columns=3))
    record = Yardsticks(one)
    *events, last = yardsticks(one)
    record.take(events)
    assert record.best is None
    record.take([last])
    assert isinstance(last, Finished)
    assert [name.split()[0] for name in record.found] == sorted(
        (name.split()[0] for name in record.found), key=ORDER.index
    )
    assert record.best is record.found["copy 1"]  # which is the row to come
    assert "copy 2" not in [of.name for of in record.sensible()]  # in another unit


def test_where_nothing_can_be_rehearsed_as_today_is_the_yardstick():
    one = windows(series(rows=30), test=20)
    record = Yardsticks(one)
    record.take(yardsticks(one))
    assert record.best is record.found["persistence"]
    assert record.rehearsed == 0


@pytest.mark.parametrize("rows", [7, 12, 18, 30])
@pytest.mark.parametrize("values", ["still", "walk"])
def test_a_series_of_few_rows_has_its_yardsticks(rows, values):
    one = windows(np.ones((rows, 1)) if values == "still" else series(rows=rows, columns=1), test=1)
    for event in yardsticks(one):
        if isinstance(event, Yardstick):
            assert np.isfinite(event.values).all(), event.name


def test_of_a_long_series_models_learn_its_end():
    values = np.random.RandomState(0).randn(MOST_LEARNED + 600).cumsum()
    late, whole = windows(values[500:], test=100), windows(values, test=100)
    for name in (SMOOTHING, LINEAR):
        np.testing.assert_allclose(makers(late)[name](late)[0], makers(whole)[name](whole)[0], rtol=1e-6)


def test_a_leak_of_the_scaler_does_not_reach_them():
    honest = windows(series())
    leaked = cut(series(), replace(Split(5, 20), leak=True))
    for one, other in zip(made(honest).values(), made(leaked).values(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_the_simplest_of_those_that_are_as_good_is_chosen():
    actual, rng = np.zeros(200), np.random.RandomState(0)
    errors = rng.randn(200)
    assert chosen({"persistence": errors, "linear": 0.999 * errors + 0.02 * rng.randn(200)}, actual) == "persistence"
    assert chosen({"persistence": errors, "linear": 0.5 * errors}, actual) == "linear"
    assert chosen({"persistence": 2 * errors, "copy 1": errors, "copy 2": 0.99 * errors}, actual) == "copy 2"


def test_the_open_is_best_forecast_by_the_close_of_the_day_before():
    """As anybody who trades in Hong Kong knows."""
    file = pd.read_csv(shared("reports-data/HSI.csv"))[::-1]
    one = windows(file[["Open", "Close"]].to_numpy(), test=25, window=7)
    record = Yardsticks(one)
    record.take(yardsticks(one))
    assert record.best is record.found["copy 1"]
    actual, today = one.target[-25:], persistence(one.target, one.test)
    skill = 1 - np.mean((record.best.values - actual) ** 2) / np.mean((today - actual) ** 2)
    assert skill == pytest.approx(0.760, abs=5e-4)


@pytest.mark.parametrize("lag", [2, 7, 12, 24])
def test_a_season_is_found(lag):
    rng = np.random.RandomState(lag)
    pattern = np.tile(rng.permutation(lag).astype(float), 400 // lag)
    assert season(pattern + 0.1 * pattern.std() * rng.randn(len(pattern))) == lag


def test_a_random_walk_has_no_season_and_noise_has_none():
    rng = np.random.RandomState(0)
    assert sum(season(rng.randn(300).cumsum()) > 0 for _ in range(300)) <= 12  # 4 %; some paths do come back
    assert sum(season(rng.randn(300)) > 0 for _ in range(300)) == 0
    assert season(np.ones(90)) == season(np.arange(90.0)) == season(np.arange(3.0)) == 0


def test_the_autocorrelation_is_that_of_the_definition():
    values = np.random.RandomState(0).randn(50).cumsum()
    time = np.arange(50)
    around = values - np.poly1d(np.polyfit(time, values, 1))(time)
    variance = np.mean(around**2)
    expected = [np.mean(around[: 50 - k] * around[k:]) / variance for k in range(50)]
    np.testing.assert_allclose(autocorrelation(values), expected, atol=1e-10)
