"""Trainings on prices: what they tell, that they repeat, stop early and fail clearly; the reports' recipe."""

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from core.forecast.baselines import persistence, scores
from core.forecast.recipes import (
    CHANGE,
    Settings,
    as_in_the_reports,
    beginning,
    forecast_of,
    forecaster,
    learning_rate,
    shape_of,
)
from core.forecast.recursion import recursive
from core.forecast.stacked import Shape
from core.forecast.training import export, train, validation_loss, warm
from core.forecast.windows import Split, cut, proposed_window
from core.training.engine import Engine
from core.training.events import Failed, File, Finished, Forecast, Progress, Weights
from tests.core.training.test_engine import ended, wait
from tests.shared_data import shared

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own, on import and on tracing

SMALL = Settings(units=4, layers=2, epochs=3, batch=3, learning_rate=0.01)
"""All small trainings share one compiled step."""


@pytest.fixture
def walk():
    return 100 + np.random.default_rng(0).normal(size=80).cumsum()


@pytest.fixture
def windows(walk):
    return cut(walk, Split(window=5, test=10, validation=12))


def of(kind, events):
    return [event for event in events if isinstance(event, kind)]


def figures(events, name):
    return [event.figures[name] for event in of(Progress, events) if name in event.figures]


def test_what_a_training_tells(windows):
    events = list(train(windows, SMALL))
    updates = math.ceil(len(windows.train) / 3)
    assert events[-1] == Finished(3 * updates)
    assert [event.step for event in of(Forecast, events)] == [updates, 2 * updates, 3 * updates]
    assert len(figures(events, "loss")) == len(figures(events, "val_loss")) == 3
    assert figures(events, "loss")[-1] < figures(events, "loss")[0]
    assert all(event.total == 3 * updates for event in of(Progress, events))
    calls = [event.step for event in of(Progress, events) if "batch" in event.figures]
    assert calls == sorted(set(calls))
    assert len(calls) >= 3


def test_the_loss_of_an_epoch_is_the_mean_over_its_windows(windows):
    """With a rate of 0 nothing is learned: the loss is that of the first weights, whatever the batches."""
    settings = replace(SMALL, epochs=1, learning_rate=0.0, dropout=0.0)
    loss = figures(train(windows, settings), "loss")[0]
    alone = replace(windows, validation=windows.train)
    assert loss == pytest.approx(validation_loss(beginning(shape_of(windows, SMALL), SMALL), alone, SMALL), rel=1e-5)


def test_the_same_settings_give_the_same_numbers(windows):
    first, second = (list(train(windows, SMALL)) for _ in range(2))
    assert of(Progress, first) == of(Progress, second)
    for a, b in zip(of(Forecast, first), of(Forecast, second), strict=True):
        np.testing.assert_array_equal(a.values, b.values)
    for a, b in zip(of(Weights, first), of(Weights, second), strict=True):
        assert all(np.array_equal(a.arrays[name], b.arrays[name]) for name in a.arrays)
    other = list(train(windows, replace(SMALL, seed=2)))
    assert figures(other, "loss") != figures(first, "loss")


def test_the_best_weights_are_told(windows):
    """A rate that is far too high: the loss on the validation part goes up and down."""
    events = list(train(windows, replace(SMALL, learning_rate=0.3, epochs=8)))
    val_losses = figures(events, "val_loss")
    assert val_losses[-1] > min(val_losses)
    best = of(Weights, events)[-1]
    assert validation_loss(best.arrays, windows, SMALL) == pytest.approx(min(val_losses), rel=1e-6)
    assert of(Forecast, events)[-1].step == best.step
    np.testing.assert_allclose(of(Forecast, events)[-1].values, forecast_of(best.arrays, windows, windows.test, SMALL))


def test_early_stopping_waits_for_its_patience(windows):
    events = list(train(windows, replace(SMALL, learning_rate=0.3, epochs=50, patience=2)))
    val_losses = figures(events, "val_loss")
    assert len(val_losses) < 50
    assert int(np.argmin(val_losses)) == len(val_losses) - 3
    assert isinstance(events[-1], Finished)


def test_who_stops_it_has_heard_weights_and_a_forecast(walk):
    """Left in the second epoch of a long training: what the first one reached is known."""
    windows, told = cut(walk, Split(window=5, test=10)), []
    training = train(windows, replace(SMALL, epochs=100))
    for event in training:
        told.append(event)
        if isinstance(event, Progress) and event.figures["epoch"] == 2:
            break
    training.close()
    assert len(of(Weights, told)) == len(of(Forecast, told)) == 1
    forecast = forecaster(of(Weights, told)[0].arrays, windows, SMALL)(windows.histories(windows.test))
    np.testing.assert_array_equal(forecast, of(Forecast, told)[0].values)


def test_who_stops_it_loses_a_tenth_at_most_and_the_weights_told_are_few(walk):
    windows = cut(walk[:30], Split(window=5, test=10))
    events = list(train(windows, replace(SMALL, epochs=100)))
    told = [event.step for event in of(Weights, events)]
    assert told[-1] == events[-1].step
    assert len(told) < 40
    assert len(of(Forecast, events)) == 100
    for event in of(Forecast, events):
        assert event.step - max(step for step in told if step <= event.step) <= 0.1 * event.step


def test_a_training_that_explodes_says_so(windows):
    events = list(train(windows, replace(SMALL, learning_rate=1e30)))
    assert isinstance(events[-1], Failed)
    assert (events[-1].reason, events[-1].facts["what"]) == ("exploded", "loss")
    assert all(math.isfinite(value) for event in of(Progress, events) for value in event.figures.values())
    assert all(np.isfinite(event.values).all() for event in of(Forecast, events))


def test_the_change_begins_as_persistence_wherever_the_prices_are(windows, walk):
    settings = replace(SMALL, target="change", epochs=1, learning_rate=0.0)
    expected = persistence(windows.target, windows.test)
    np.testing.assert_allclose(of(Forecast, train(windows, settings))[0].values, expected)
    far = walk.copy()
    far[70:] += 1000
    far_windows = cut(far, Split(window=5, test=10, validation=12))
    forecast = of(Forecast, train(far_windows, settings))[0].values
    np.testing.assert_allclose(forecast, persistence(far, far_windows.test))
    price = of(Forecast, train(far_windows, replace(SMALL, epochs=10)))[-1].values
    assert scores(price, far, far_windows.test).rmse > scores(forecast, far, far_windows.test).rmse


def test_a_recursive_forecast_of_a_trained_network(windows):
    arrays = of(Weights, train(windows, SMALL))[-1].arrays
    network = forecaster(arrays, windows, SMALL)
    histories = windows.histories(windows.test)
    fed_back = recursive(network, histories[0], 10)
    assert fed_back[0] == pytest.approx(network(histories)[0], rel=1e-6)
    again = np.concatenate([histories[0, 1:, 0], fed_back[:1]])
    assert fed_back[1] == pytest.approx(network(again[None, :, None])[0], rel=1e-6)


def test_the_cosine_falls_from_the_rate_to_nothing():
    rates = [learning_rate(CHANGE, step, 100) for step in range(101)]
    assert rates[0] == CHANGE.learning_rate
    assert rates[50] == pytest.approx(CHANGE.learning_rate / 2)
    assert rates[100] == pytest.approx(0, abs=1e-9)
    assert rates == sorted(rates, reverse=True)
    assert learning_rate(SMALL, 99, 100) == SMALL.learning_rate


def test_the_recipe_is_the_reports():
    assert as_in_the_reports(2035) == Settings("price", 50, 4, 0.2, 100, 32)
    assert as_in_the_reports(250).batch == 3
    assert shape_of(cut(np.arange(100.0), Split()), Settings()) == Shape(60, 1, 50, 4)


@pytest.mark.parametrize("order", [1, -1], ids=["newest first, as in the files", "oldest first"])
@pytest.mark.parametrize(("train_file", "test_file"), [("NSE-TATAGLOBAL", "tatatest"), ("HSI", "HSItest")])
def test_the_reports_recipe_on_their_data(train_file, test_file, order):
    """One epoch of it; in file order a report's windows join its two files where eight years lie between."""
    known, asked = (pd.read_csv(shared(f"reports-data/{name}.csv"))["Open"] for name in (train_file, test_file))
    values = np.concatenate([known[::order], asked[::order]])
    windows = cut(values, Split(window=proposed_window(len(known)), test=len(asked)))
    np.testing.assert_array_equal(windows.histories(windows.test)[0, :, 0], known[::order][-windows.window :])
    events = list(train(windows, replace(as_in_the_reports(len(known)), epochs=1)))
    assert isinstance(events[-1], Finished)
    assert of(Forecast, events)[0].values.shape == (len(asked),)
    assert figures(events, "loss")[0] < 0.5


def test_in_a_worker_it_is_warmed_stopped_and_made_a_file(windows):
    engine = Engine(workers=1)
    try:
        ended(engine.start("warm", "server", warm, shape_of(windows, SMALL), SMALL.batch))
        job = engine.start("stock", "anna", train, windows, replace(SMALL, epochs=100_000))
        wait(lambda: job.weights is not None or job.status.final)
        engine.stop(job)
        assert ended(job) == "stopped", job.events[-1]
        arrays = job.weights.arrays
        file = engine.start("file", "anna", export, "price.keras", arrays, shape_of(windows, SMALL), SMALL.dropout)
        assert ended(file) == "finished"
        assert file.events[0].content.startswith(b"PK")
        assert isinstance(file.events[0], File)
    finally:
        engine.close()
