"""How far a forecast of several rows may err, from how far it has erred, and how often a band of that width has held.

From each origin among the held-out rows the network forecasts on, hearing itself; what came then gives an error for
each number of rows ahead. A band of split conformal prediction (Vovk et al. 2005; Lei et al. 2018) reaches as far as
`share` of these errors and a little further, because they are few:

    half width = the ceil(level n)-th smallest of the n known |errors|,   level = share (1 + 1 / m),   m = n / h

Errors h rows ahead of neighbouring origins overlap in h - 1 steps, so that n of them are worth about m that do not;
with m = n the band would be too narrow where h is large. Arrays are (origins, rows): nan where it is not yet known
what came.
"""

from dataclasses import dataclass

import numpy as np

from core.forecast.recursion import Predict, courses
from core.forecast.windows import Windows, before
from core.maths.arrays import Array

SHARE = 0.9
MOST_ORIGINS = 250
"""The last ones: older errors tell less of tomorrow, and each costs time."""
LEAST = 9
"""Without so many errors no band can promise nine of ten, and none is judged."""


def errors_ahead(predict: Predict, windows: Windows, rows: int, most: int = MOST_ORIGINS) -> Array:
    """What came minus what was forecast 1, 2, ... rows ahead of each origin: (origins, rows).

    There is an origin just before each of the last `most` held-out rows.
    """
    origins = range(max(windows.test.start, windows.rows - most), windows.rows)
    forecast = courses(predict, before(windows.values, origins, windows.window), rows)
    came = np.concatenate([windows.target[origins.start :], np.full(rows, np.nan)])
    return np.lib.stride_tricks.sliding_window_view(came, rows)[: len(origins)] - forecast


def half_widths(errors: Array, share: float = SHARE) -> Array:
    """How far the band reaches to each side (rows,), as far as the largest error where there are too few; nan where
    there is none."""
    return np.array([_half_width(known(errors, ahead), ahead, share) for ahead in range(1, errors.shape[1] + 1)])


def known(errors: Array, ahead: int) -> Array:
    """The errors so many rows ahead of which it is known what came, the oldest first."""
    column = errors[:, ahead - 1]
    return column[~np.isnan(column)]


def _half_width(errors: Array, ahead: int, share: float) -> float:
    if not len(errors):
        return float(np.nan)
    rank = int(np.ceil(round(share * (len(errors) + ahead), 9)))  # level n = share (n + h)
    return float(np.sort(np.abs(errors))[min(rank, len(errors)) - 1])


def enough(errors: Array, share: float = SHARE) -> int:
    """So many rows ahead there are errors enough for the band to be more than the largest of them."""
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
            past = found[: origin - ahead + 1]  # the one of an origin is known so many rows later
            held[ahead - 1] += abs(found[origin]) <= _half_width(past, ahead, share)
            judged[ahead - 1] += 1
    return Coverage(held, judged)
