"""What any network must beat: simple forecasts as a careful person would make them, as a generator of events.

Each forecasts the held-out rows one step ahead: from the rows before each of them, and from what was fitted to the
training part. Each is made twice, for the held-out rows and for some rows before them (a rehearsal), so that the best
of them can be chosen without a look at what is held out. scikit-learn and statsmodels are loaded in workers only.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import numpy as np

from core.forecast import baselines
from core.forecast.seasons import season
from core.forecast.windows import Split, Windows, cut
from core.maths.arrays import Array
from core.training.events import Event, Finished, Progress, Yardstick

PERSISTENCE, COPY, DRIFT, AVERAGE, CONSTANT = "persistence", "copy", "drift", "average", "constant"
SEASONAL, SMOOTHING, LINEAR = "seasonal", "smoothing", "linear"
ORDER = (PERSISTENCE, COPY, DRIFT, AVERAGE, CONSTANT, SEASONAL, SMOOTHING, LINEAR)
"""The simplest first."""
STRENGTHS = tuple(10.0**power for power in range(-3, 5))
"""Of the linear model's ridge, to choose from; its inputs lie between 0 and 1."""
FOLDS = 4
MOST_LEARNED = 4000
"""Rows, the last ones of the training part, to which a model is fitted: more take time and tell little."""
FEWEST = 10
"""Rows in a rehearsal, or there is none."""

Made = tuple[Array, Mapping[str, float]]
"""A forecast of the held-out rows (rows,), and what was fitted for it, by name."""
Maker = Callable[[Windows], Made]


def yardsticks(windows: Windows) -> Iterator[Event]:
    """A Yardstick for each simple forecast, the simplest first, each with its rehearsal; at last Finished."""
    earlier, found = rehearsal(windows), makers(windows)
    for step, (name, make) in enumerate(found.items(), 1):
        values, fitted = make(windows)
        yield Yardstick(step, name, values, np.empty(0) if earlier is None else make(earlier)[0], fitted)
        yield Progress(step, len(found), {})
    yield Finished(len(found))


def rehearsal(windows: Windows) -> Windows | None:
    """The series before its held-out rows, with rows held out in turn: the validation part, or, where there is none,
    the last of the training part, as many as are held out but at most a quarter. None where these are too few."""
    rows = len(windows.validation) or min(len(windows.test), len(windows.train) // 4)
    if rows < FEWEST:
        return None
    return cut(windows.values[: windows.test.start], Split(windows.window, test=rows))


def makers(windows: Windows) -> dict[str, Maker]:
    """The forecasts that there are for a series, by name, the simplest first; "copy 1" copies its second column.

    Whether there is a season is asked of the rows before any rehearsal.
    """
    first = rehearsal(windows) or windows
    lag = season(first.target[_learned(first).start : first.train.stop])
    found: dict[str, Maker] = {PERSISTENCE: persistence}
    found |= {f"{COPY} {column}": partial(copied, column=column) for column in range(1, windows.values.shape[1])}
    found |= {DRIFT: drift, AVERAGE: average, CONSTANT: constant}
    found |= {SEASONAL: partial(seasonal, lag=lag)} if lag else {}
    return found | {SMOOTHING: smoothing, LINEAR: linear}


def at_hand(windows: Windows) -> list[Yardstick]:
    """Those that are there at once, without a rehearsal: persistence, moving average, constant."""
    found = {PERSISTENCE: persistence, AVERAGE: average, CONSTANT: constant}
    return [Yardstick(0, name, make(windows)[0], np.empty(0), make(windows)[1]) for name, make in found.items()]


def persistence(windows: Windows) -> Made:
    """Each row as the row before."""
    return baselines.persistence(windows.target, windows.test), {}


def copied(windows: Windows, column: int) -> Made:
    """Each row as another column was in the row before: the Open as the Close before it."""
    return baselines.persistence(windows.values[:, column], windows.test), {"column": column}


def drift(windows: Windows) -> Made:
    """Each row as the row before and the mean change of the training part."""
    mean = float(np.diff(windows.target[: windows.train.stop]).mean()) if windows.train.stop > 1 else 0.0
    return persistence(windows)[0] + mean, {"change": mean}


def average(windows: Windows) -> Made:
    """Each row as the mean of the last ones before it."""
    rows = baselines.average_rows(windows)
    return baselines.moving_average(windows.target, windows.test, rows), {"rows": rows}


def constant(windows: Windows) -> Made:
    """Each row as the mean of all before those held out."""
    values = baselines.constant(windows.target, windows.test)
    return values, {"value": float(values[0])}


def seasonal(windows: Windows, lag: int) -> Made:
    """Each row as the row one season before (seasonal naive)."""
    return windows.target[windows.test.start - lag : windows.test.stop - lag], {"rows": lag}


def smoothing(windows: Windows) -> Made:
    """Simple exponential smoothing: level(t) = level(t-1) + alpha (y(t) - level(t-1)), each row as the level before it.

    alpha and the first level are fitted to the training part; with them the level runs on through what is held out.
    """
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    learned, first = _learned(windows), windows.target[_learned(windows).start]
    scale = float(np.ptp(windows.target[learned.start : learned.stop]))
    if scale == 0:
        return persistence(windows)[0], {"alpha": 1.0}
    scaled = (windows.target[learned.start :] - first) / scale
    parameters = ETSModel(scaled[: len(learned)]).fit(disp=False).params
    along = ETSModel(scaled).smooth(parameters).fittedvalues
    return np.asarray(along)[-len(windows.test) :] * scale + first, {"alpha": float(parameters[0])}


def linear(windows: Windows) -> Made:
    """A linear model of the change since the row before, from the network's windows with all their columns.

    A ridge whose strength is chosen by folds in the order of time: the stronger it is, the nearer the model to drift.
    """
    learned = _learned(windows)
    rows = range(learned.start + windows.window, learned.stop)
    from threadpoolctl import threadpool_limits  # which scikit-learn brings

    with threadpool_limits(1):  # so small products are ten times slower where threads wait for each other
        model = ridge(len(rows)).fit(windows.histories(rows).reshape(len(rows), -1), _changes(windows, rows))
        change = model.predict(windows.histories(windows.test).reshape(len(windows.test), -1))
    strength = getattr(model, "best_params_", {"ridge__alpha": STRENGTHS[-1]})["ridge__alpha"]
    return persistence(windows)[0] + change, {"strength": float(strength)}


def ridge(rows: int) -> Any:
    """scikit-learn's pipeline of a scaler to 0..1 and a ridge; its strength chosen by folds, where there are rows."""
    from sklearn.linear_model import Ridge
    from sklearn.model_selection import GridSearchCV, TimeSeriesSplit
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import MinMaxScaler

    pipeline = make_pipeline(MinMaxScaler(), Ridge(STRENGTHS[-1]))
    if rows <= 2 * FOLDS:
        return pipeline
    folds = TimeSeriesSplit(FOLDS)
    return GridSearchCV(pipeline, {"ridge__alpha": STRENGTHS}, cv=folds, scoring="neg_mean_squared_error")


def _changes(windows: Windows, rows: range) -> Array:
    """The change of each row since the row before (m,)."""
    return windows.target[rows.start : rows.stop] - baselines.persistence(windows.target, rows)


def _learned(windows: Windows) -> range:
    """The rows to which a model is fitted."""
    return range(max(0, windows.train.stop - MOST_LEARNED), windows.train.stop)
