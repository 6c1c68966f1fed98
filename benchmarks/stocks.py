"""How fast a network learns prices, against plain Keras; and what the change recipe gains on the reports' recipe.

All on one thread, as in a worker. Trainings are counted in seconds of CPU, which are those of the wall where the
machine is idle; a click is counted on the wall. The prices are the reports', where their file lies beside the project,
else those of a random walk of as many days.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from benchmarks.report import Figure
from core.forecast.baselines import scores
from core.forecast.coverage import SHARE, errors_ahead, measured
from core.forecast.folds import AHEAD, rolling
from core.forecast.recipes import CHANGE, Settings, as_in_the_reports, forecaster, shape_of, targets
from core.forecast.stacked import Arrays, keras_model
from core.forecast.stacked_step import step_of
from core.forecast.training import train, warm
from core.forecast.windows import Split, Windows, cut, proposed_window
from core.maths.arrays import Array
from core.training.engine import Engine
from core.training.events import Forecast, Weights
from core.training.job import Job
from tests.shared_data import SHARED

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
PRICES = SHARED / "reports-data/NSE-TATAGLOBAL.csv"
DAYS, SHORT_DAYS = 2035, 250
ROUNDS = 5
SHORT_EPOCHS = 5
"""In each round: one alone is over in a blink."""
MANY = 1_000_000
FOLDS = 5
LAST = 10
"""Epochs at the end of a training over which it is judged."""


def figures() -> Iterator[Figure]:
    prices = series()
    with threadpool_limits(1):  # NumPy's products too; dask sees to it in a worker
        yield epoch_ratio("stocks.epoch_ratio_to_plain_keras", prices, 1)
        yield epoch_ratio("stocks.short_epoch_ratio_to_plain_keras", prices[-SHORT_DAYS:], SHORT_EPOCHS)
        yield backtest(prices[-SHORT_DAYS:])
        yield from recipes(cut(prices, Split()))
    cold, warmed = (click(cut(prices, Split()), warmed) for warmed in (False, True))
    yield Figure("stocks.click_to_first_loss_s", warmed, cold, "seconds in a worker that was not warmed")


def series() -> Array:
    """Opening prices, oldest first."""
    if PRICES.is_file():
        return np.asarray(pd.read_csv(PRICES)["Open"].to_numpy(np.float64)[::-1])
    return np.asarray(200 * np.exp(np.random.default_rng(1).normal(0, 0.02, DAYS).cumsum()))


def epoch_ratio(name: str, prices: Array, epochs: int) -> Figure:
    """The median epoch of each, by turns."""
    windows = cut(prices, Split(window=proposed_window(len(prices))))
    settings = as_in_the_reports(len(prices))
    both = (ours(windows, settings), plain(windows, settings))
    for epoch in both:
        epoch()
    found = [[seconds(epoch, epochs) for epoch in both] for _ in range(ROUNDS)]
    own, keras = np.median(found, axis=0)
    return Figure(name, own / keras, 1.0, f"plain fit: {keras:.2f} s an epoch")


def ours(windows: Windows, settings: Settings) -> Callable[[], Any]:
    """One epoch more of a training, with all that it tells."""
    training = train(windows, replace(settings, epochs=MANY))
    return lambda: next(event for event in training if isinstance(event, Forecast))


def plain(windows: Windows, settings: Settings) -> Callable[[], Any]:
    """One epoch more of the reports' model in Keras' own way."""
    model = keras_model(shape_of(windows, settings), settings.dropout)
    model.compile("adam", "mean_squared_error")
    x = np.ascontiguousarray(windows.inputs(windows.train), np.float32)
    y = targets(windows, windows.train, settings)
    return lambda: model.fit(x, y, epochs=1, batch_size=settings.batch, verbose=0)


def seconds(what: Callable[[], Any], times: int) -> float:
    start = time.process_time()
    for _ in range(times):
        what()
    return (time.process_time() - start) / times


def recipes(windows: Windows) -> Iterator[Figure]:
    """The change recipe before and after the reports' recipe, which takes minutes; and the band of both."""
    before, reports, after = (whole(windows, settings) for settings in (CHANGE, Settings(), CHANGE))
    took = min(before[0], after[0])
    yield Figure("stocks.recipe_time_ratio", took / reports[0], 1.0, f"the reports' recipe: {reports[0]:.0f} s")
    rmse = f"the reports' recipe: RMSE {reports[1]:.2f}"
    yield Figure("stocks.recipe_rmse_ratio", after[1] / reports[1], 1.0, rmse)
    yield ahead_coverage(windows, {"reports": (Settings(), reports[2]), "change": (CHANGE, after[2])})


def whole(windows: Windows, settings: Settings) -> tuple[float, float, Arrays]:
    """Seconds from the first loss of a whole training to its end, its RMSE over the held-out days, and its weights.

    The RMSE of the reports' recipe goes up and down from epoch to epoch: the median of the last ten.
    """
    training = train(windows, settings)
    next(training)
    start = time.process_time()
    events = [event for event in training if isinstance(event, Forecast | Weights)]
    took = time.process_time() - start
    last = [event.values for event in events if isinstance(event, Forecast)][-LAST:]
    weights = [event.arrays for event in events if isinstance(event, Weights)][-1]
    return took, float(np.median([scores(values, windows.target, windows.test).rmse for values in last])), weights


def ahead_coverage(windows: Windows, trained: dict[str, tuple[Settings, Arrays]]) -> Figure:
    """How often the band of 90 % has held 1, 5 and 10 rows ahead: of all these shares the one farthest from 90 %."""
    shares = {}
    for name, (settings, arrays) in trained.items():
        found = measured(errors_ahead(forecaster(arrays, windows, settings), windows, max(AHEAD)))
        shares |= {f"{name} {ahead}": found.share(ahead) for ahead in AHEAD}
    told = ", ".join(f"{name}: {100 * share:.0f} %" for name, share in shares.items())
    farthest = max(shares.values(), key=lambda share: abs(share - SHARE))
    return Figure("stocks.ahead_coverage90", farthest, SHARE, f"promised; {told}")


def backtest(prices: Array) -> Figure:
    """Five folds of both networks and all simple forecasts, with the compiling, beside one training of each."""
    windows = cut(prices, Split(window=proposed_window(len(prices))))
    both = {"price": as_in_the_reports(len(prices)), "change": CHANGE}
    step_of.cache_clear()
    took = seconds(lambda: list(rolling(windows, both, FOLDS)), 1)
    alone = seconds(lambda: [list(train(windows, settings)) for settings in both.values()], 1)
    return Figure("stocks.backtest_s", took, alone, "one training of each network, compiled before")


def click(windows: Windows, warmed: bool) -> float:
    """Seconds from the start of a job to its first loss."""
    settings = Settings()
    with closing(Engine(workers=1)) as engine:
        if warmed:
            wait(
                engine.start("warm", "server", warm, shape_of(windows, settings), settings.batch),
                lambda j: j.status.final,
            )
        start = time.perf_counter()
        job = engine.start("stock", "anna", train, windows, settings)
        wait(job, lambda j: j.progress is not None or j.status.final)
        took = time.perf_counter() - start
        engine.stop(job)
        wait(job, lambda j: j.status.final)
        return took


def wait(job: Job, true: Callable[[Job], bool]) -> None:
    while not true(job):
        time.sleep(0.005)
