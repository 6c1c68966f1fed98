"""The same training again with other seeds: how much of what a network reached was luck. A generator of events."""

import math
from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

import numpy as np

from core.forecast.baselines import scores
from core.forecast.recipes import Settings, forecast_of
from core.forecast.stacked import Arrays
from core.forecast.training import train
from core.forecast.windows import Windows
from core.training.events import Event, Finished, Progress, Scored, Weights

MOST_TOLD = 1000
"""Of the steps of a whole generator, at most about so many are told: each is kept as long as its job."""


def again(windows: Windows, settings: Settings, seeds: Sequence[int]) -> Iterator[Event]:
    """Train with each seed in turn. Yields Progress, and Scored with the RMSE of the held-out rows, one row ahead,
    after each training; one that explodes is Scored with nan. At last Finished."""
    each = updates(windows, settings)
    for number, seed in enumerate(seeds):
        how = replace(settings, seed=seed)
        arrays = yield from trained(windows, how, number * each, len(seeds) * each)
        yield Scored((number + 1) * each, settings.target, seed, _rmse(arrays, windows, how))
    yield Finished(len(seeds) * each)


def updates(windows: Windows, settings: Settings) -> int:
    """How many updates a training makes, unless it stops early."""
    return settings.epochs * math.ceil(len(windows.train) / settings.batch)


def trained(windows: Windows, settings: Settings, done: int, total: int) -> Generator[Event, None, Arrays | None]:
    """A training within a longer work of `total` updates, `done` before it. Yields its Progress; returns the weights
    that count, or None where it explodes before there are any."""
    arrays, told, spacing = None, 0, math.ceil(total / MOST_TOLD)
    for event in train(windows, settings):
        if isinstance(event, Weights):
            arrays = event.arrays
        elif isinstance(event, Progress) and event.step >= told + spacing:
            told = event.step
            yield Progress(done + told, total, {})
    return arrays


def _rmse(arrays: Arrays | None, windows: Windows, settings: Settings) -> tuple[float, ...]:
    if arrays is None:
        return (np.nan,)
    return (scores(forecast_of(arrays, windows, windows.test, settings), windows.target, windows.test).rmse,)
