"""A column that counts the time since a beginning, such as the seconds of a sensor: it tells which way time runs."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.maths.arrays import Array
from core.series.column_names import TIME_WORDS, says

WORDS = TIME_WORDS | {"seconds", "second", "secs", "sec", "s", "ms", "millis", "t", "elapsed", "detik", "sekunden"}
EVEN = 0.9
"""Share of the steps that are alike; others begin anew."""


class Elapsed(NamedTuple):
    """The column, its step from row to row, and the lines of the file at which it begins anew."""

    column: str
    step: float
    anew: list[int]


def elapsed_of(columns: dict[str, Array], rows: NDArray[np.int64]) -> Elapsed | None:
    """The column that counts on evenly from row to row, by its name and its numbers; None where there is none."""
    for name, values in columns.items():
        steps = np.diff(values)
        if len(steps) < 2 or not says(name, WORDS) or not np.isfinite(steps).all():
            continue
        usual = float(np.median(steps))
        even = np.isclose(steps, usual, rtol=1e-3)
        if usual > 0 and even.mean() >= EVEN and (steps[~even] < 0).all():
            return Elapsed(name, usual, [int(row) for row in rows[1:][~even]])
    return None
