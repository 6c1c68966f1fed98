"""What is seen of a stock training: losses as multiples of that of "tomorrow = today"."""

from dataclasses import replace

import numpy as np
import pytest

from core.events import Forecast, Progress, Weights
from core.forecast_run import ForecastRun
from core.recipes import CHANGE, Settings, naive_loss
from core.stacked import Shape, initial
from core.windows import Split, cut

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
    assert run.everywhere() is None
    arrays = initial(Shape(7, 1, 3, 2), 1)
    run.weights = Weights(2, {**arrays, "dense/kernel": np.zeros_like(arrays["dense/kernel"])})
    np.testing.assert_allclose(run.everywhere(), SERIES[6:-1], rtol=1e-6)  # a head of zeros says "as today"
