"""Rolling origin: a series held out piece after piece, each forecast by networks that were trained anew before it.

One held-out end may be an easy or a hard one. Here as many rows as are held out are held out again and again, each
time one piece earlier (scikit-learn's TimeSeriesSplit), and everything is fitted anew: scale, networks, yardsticks.
A fold is cut from the rows up to its own end, so that nothing of what comes later is there to be known.
"""

import math
from collections.abc import Iterator, Mapping

import numpy as np

from core.forecast.coverage import errors_ahead
from core.forecast.recipes import Settings, forecaster
from core.forecast.seeds import trained, updates
from core.forecast.windows import Split, Windows, cut
from core.forecast.yardsticks import DRIFT, LINEAR, SEASONAL, makers
from core.maths.arrays import Array
from core.training.events import Event, Finished, Scored

AHEAD = (1, 5, 10)
"""Rows ahead at which a forecast is judged."""
MOST_ORIGINS = 1000
"""Held-out rows of a fold from which forecasts are made, at most."""


def rolling(windows: Windows, settings: Mapping[str, Settings], count: int) -> Iterator[Event]:
    """Judge each network and each yardstick on `count` folds. Yields Progress in updates of all networks; after each
    training Scored with the RMSE of each of AHEAD in this fold, from 1, nan where there is none; at last Finished."""
    total, done = planned(windows, settings, count), 0
    for fold, part in enumerate(cuts(windows, count), 1):
        for name, errors in yardsticks(part).items():
            yield Scored(done, name, fold, rmse(errors))
        for name, how in settings.items():
            arrays = yield from trained(part, how, done, total)
            done += updates(part, how)
            failed = np.full((1, max(AHEAD)), np.nan)
            errors = (
                failed
                if arrays is None
                else errors_ahead(forecaster(arrays, part, how), part, max(AHEAD), MOST_ORIGINS)
            )
            yield Scored(done, name, fold, rmse(errors))
    yield Finished(total)


def held(windows: Windows, count: int) -> int:
    """How many rows each fold holds out: as many as the series, but all folds together leave one part to begin with."""
    return min(len(windows.test), windows.rows // (count + 1))


def most_folds(windows: Windows, most: int) -> int:
    """How many folds there can be, so that the first has a window to learn from; 0 where there can be none."""
    needed = windows.window + len(windows.validation) + 1
    return max((k for k in range(1, most + 1) if windows.rows - k * held(windows, k) >= needed), default=0)


def cuts(windows: Windows, count: int) -> list[Windows]:
    """The folds, the earliest first; the last one ends where the series ends. Their scale is fitted honestly."""
    from sklearn.model_selection import TimeSeriesSplit

    split = TimeSeriesSplit(count, test_size=held(windows, count))
    rules = Split(windows.window, held(windows, count), len(windows.validation))
    return [cut(windows.values[: test[-1] + 1], rules) for _, test in split.split(windows.values)]


def planned(windows: Windows, settings: Mapping[str, Settings], count: int) -> int:
    """How many updates all networks make on all folds."""
    size = held(windows, count)
    learned = (windows.rows - k * size - len(windows.validation) - windows.window for k in range(count, 0, -1))
    return sum(how.epochs * math.ceil(rows / how.batch) for rows in learned for how in settings.values())


def yardsticks(windows: Windows) -> dict[str, Array]:
    """The errors of the simple forecasts so many rows ahead of each origin, as errors_ahead gives them."""
    came = np.concatenate([windows.target[windows.test.start :], np.full(max(AHEAD) - 1, np.nan)])
    actual = np.lib.stride_tricks.sliding_window_view(came, max(AHEAD))
    return {name: actual - _on(name, *make(windows), windows) for name, make in makers(windows).items()}


def _on(name: str, values: Array, fitted: Mapping[str, float], windows: Windows) -> Array:
    """What a simple forecast says (origins, rows ahead), from what it says of the next row (origins,).

    Of later rows most say the same; drift goes on, a season comes again, and the linear model says nothing.
    """
    further = np.arange(max(AHEAD))
    if name == LINEAR:
        return np.where(further == 0, values[:, None], np.nan)
    if name == SEASONAL:
        lag = int(fitted["rows"])
        origins = np.arange(windows.test.start, windows.rows)[:, None]
        return np.asarray(windows.target[origins + further % lag - lag])
    return np.asarray(values[:, None] + further * (fitted["change"] if name == DRIFT else 0.0))


def rmse(errors: Array) -> tuple[float, ...]:
    """The root mean squared error of each of AHEAD, over the origins where it is known; nan where there is none."""
    columns = (errors[:, ahead - 1] for ahead in AHEAD)
    found = (column[~np.isnan(column)] for column in columns)
    return tuple(float(np.sqrt((column**2).mean())) if len(column) else float(np.nan) for column in found)
