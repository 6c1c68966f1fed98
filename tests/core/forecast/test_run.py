"""What is seen of a stock training: losses as multiples of that of "tomorrow = today"."""

from dataclasses import replace

import numpy as np
import pytest

from core.forecast.recipes import CHANGE, Settings, naive_loss
from core.forecast.run import ForecastRun
from core.forecast.stacked import Shape, initial
from core.forecast.windows import Split, cut
from core.training.events import Forecast, Progress, Weights

SERIES = 100 + np.cumsum(np.random.RandomState(0).randn(120))
WINDOWS = cut(SERIES, Split(window=7, test=20, validation=15))


@pytest.mark.parametrize("settings", [Settings(), CHANGE])
@pytest.mark.parametrize("part", ["train", "validation", "test"])
def test_the_naive_loss_is_the_mean_square_of_the_changes_whatever_the_units(settings, part):
    rows = getattr(WINDOWS, part)
    changes = np.diff(SERIES)[rows.start - 1 : rows.stop - 1] * WINDOWS.factor[0]
    unit = 1.0 if settings.target == "price" else WINDOWS.change
    assert naive_loss(WINDOWS, settings, rows) == pytest.approx(float(((changes / unit) ** 2).mean()))


def test_it_listens():
    run = ForecastRun(WINDOWS, replace(CHANGE, units=3, layers=2))
    naive = {part: naive_loss(WINDOWS, CHANGE, getattr(WINDOWS, part)) for part in ("train", "validation")}
    run.take([Progress(1, 9, {"batch": 2.0, "epoch": 1}), Forecast(1, np.arange(20.0))])
    run.take([Progress(2, 9, {"loss": 3.0, "epoch": 1, "val_loss": 4.0})])
    assert run.batches.points == [(1, 2.0 / naive["train"])]
    assert run.epochs == [(1, 3.0 / naive["train"])]
    assert run.validation == [(1, 4.0 / naive["validation"])]
    np.testing.assert_array_equal(run.forecast, np.arange(20.0))
    with pytest.raises(ValueError, match="no weights yet"):
        run.everywhere()
    arrays = initial(Shape(7, 1, 3, 2), 1)
    run.weights = Weights(2, {**arrays, "dense/kernel": np.zeros_like(arrays["dense/kernel"])})
    np.testing.assert_allclose(run.everywhere(), SERIES[6:-1], rtol=1e-6)  # a head of zeros says "as today"


def test_what_follows_from_the_weights_is_computed_once_for_each():
    run = ForecastRun(WINDOWS, replace(CHANGE, units=3, layers=2))
    silent = initial(Shape(7, 1, 3, 2), 1) | {"dense/kernel": np.zeros((3, 1), np.float32)}
    run.weights = Weights(1, silent)
    np.testing.assert_allclose(run.recursive(), np.full(20, SERIES[99]), rtol=1e-6)
    np.testing.assert_allclose(run.ahead(5), np.full(5, SERIES[-1]), rtol=1e-6)
    low, high = run.band(5)
    assert (low < run.ahead(5)).all()
    assert (run.ahead(5) < high).all()
    assert run.ahead(5) is run.ahead(5)
    before = run.ahead(5)
    run.weights = Weights(2, silent | {"dense/bias": np.ones(1, np.float32)})
    assert (run.ahead(5) > before).all()
