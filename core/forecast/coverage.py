"""How far a forecast of several rows may err, from how it has erred, and how often a band of that width has held.

From each origin among the held-out rows the network forecasts on, hearing itself; what came then gives an error e for
each number of rows ahead, h. The band is that of split conformal prediction (Lei et al. 2018), around the mean error,
for a network that leaves the prices it was scaled on errs to one side. Older errors weigh less (Barber et al. 2023),
w = 2^(-age / HALF_LIFE), so that the band follows errors that grow; all are worth m = (sum w)^2 / sum w^2 equal ones:

    low, high = mean -+ width;   width = the level-quantile of |e - mean|, by weight;   level = share (1 + h / m)

Errors h rows ahead of neighbouring origins overlap in h - 1 steps, so that m of them are worth about m / h that do
not; without this the band is too narrow where h is large. Errors are (origins, rows ahead), nan where it is not yet
known what came.
"""

from dataclasses import dataclass

import numpy as np

from core.forecast.recursion import Predict, courses
from core.forecast.windows import Windows, before
from core.maths.arrays import Array

SHARE = 0.9
HALF_LIFE = 40.0
"""Rows after which an error weighs half: of 20, 30, 40, 60 and 100 all held between 80 and 97 % at 1, 5 and 10 rows on
the reports' TATA; on Google, where the errors of the reports' network grow, those up to 60."""
MOST_ORIGINS = 250
"""The last ones: older errors weigh next to nothing, and each costs time."""
LEAST = 9
"""Without so many errors no band can promise nine of ten, and none is judged."""


def errors_ahead(predict: Predict, windows: Windows, rows: int, most: int = MOST_ORIGINS) -> Array:
    """What came minus what was forecast 1, 2, ... rows ahead of each origin: (origins, rows).

    There is an origin just before each of the last `most` held-out rows.
    """
    origins = range(max(windows.test.start, windows.rows - most), windows.rows)
    forecast = courses(predict, before(windows.values, origins, windows.window), rows)
    came = np.concatenate([windows.target[origins.start :], np.full(rows - 1, np.nan)])
    return np.lib.stride_tricks.sliding_window_view(came, rows) - forecast


def band(errors: Array, share: float = SHARE) -> tuple[Array, Array]:
    """(low, high) of what may come minus what is forecast (rows,) each, as wide as the errors known allow where they
    are too few; nan where there is none."""
    edges = np.array([_edges(known(errors, ahead), ahead, share) for ahead in range(1, errors.shape[1] + 1)])
    return edges[:, 0], edges[:, 1]


def known(errors: Array, ahead: int) -> Array:
    """The errors so many rows ahead of which it is known what came, the oldest first."""
    column = errors[:, ahead - 1]
    return column[~np.isnan(column)]


def _edges(errors: Array, ahead: int, share: float) -> tuple[float, float]:
    if not len(errors):
        return float(np.nan), float(np.nan)
    weights = 0.5 ** (np.arange(len(errors))[::-1] / HALF_LIFE)
    weights /= weights.sum()
    mean = float(weights @ errors)
    level = share * (1 + ahead * float(weights @ weights))
    order = np.argsort(abs(errors - mean))
    place = int(np.searchsorted(weights[order].cumsum(), level - 1e-9))
    width = float(abs(errors - mean)[order[min(place, len(errors) - 1)]])
    return mean - width, mean + width


def enough(errors: Array, share: float = SHARE) -> int:
    """So many rows ahead there are errors enough to promise that share: n / h that do not overlap."""
    counts = [(ahead, len(known(errors, ahead))) for ahead in range(1, errors.shape[1] + 1)]
    return max((ahead for ahead, count in counts if share * (count + ahead) <= count), default=0)


@dataclass(frozen=True, eq=False)
class Coverage:
    """How often bands of earlier origins have held, for each number of rows ahead: held of judged, (rows,) each."""

    held: Array
    judged: Array

    def share(self, ahead: int) -> float:
        """The share that held so many rows ahead; nan where no band was judged."""
        return float(self.held[ahead - 1] / self.judged[ahead - 1]) if self.judged[ahead - 1] else float(np.nan)


def measured(errors: Array, share: float = SHARE) -> Coverage:
    """Each origin's band is made as today's, of the errors that were known at that time, and held if what came lay
    within; an origin with fewer than LEAST such errors is not judged."""
    held, judged = (np.zeros(errors.shape[1], int) for _ in range(2))
    for ahead in range(1, errors.shape[1] + 1):
        found = known(errors, ahead)
        for origin in range(LEAST + ahead - 1, len(found)):
            low, high = _edges(found[: origin - ahead + 1], ahead, share)  # an error is known so many rows later
            held[ahead - 1] += low <= found[origin] <= high
            judged[ahead - 1] += 1
    return Coverage(held, judged)
