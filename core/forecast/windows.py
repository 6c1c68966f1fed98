"""A series -> what a network can learn from: parts in the order of the rows, a scale, and windows before each day.

The parts are train, validation, test, one after the other; "newest first", as the reports' files stand, is merely
another order of the rows that are given. A part is the rows whose value is to be forecast; the window of such a row is
the rows just before it, which may lie in the part before (reports: the last len(test) + 60 values of train and test).
"""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import ArrayLike

from core.maths.arrays import Array, Sizes
from core.refusal import Refusal

LONG_WINDOW, SHORT_WINDOW = 60, 7
SHORT = 500
"""A series of fewer rows is short: the reports take 60 days before each of 2035, and 7 where there are 250."""


@dataclass(frozen=True)
class Split:
    """How to cut a series: parts as a number of rows (int) or a share of all (float), counted from its end.

    `leak` fits the scale on all rows, so the training knows the lowest and the highest price of the days it is judged
    on: to show what that does.
    """

    window: int = LONG_WINDOW
    test: int | float = 0.1
    validation: int | float = 0.0
    leak: bool = False


@dataclass(frozen=True, eq=False)
class Windows:
    """A series of `rows` days and some columns, the first of them the target, cut and scaled.

    values, scaled (rows, columns); scaled = values * factor + offset, where factor and offset have an entry a column;
    change is the standard deviation of a day's change in the scaled target. Parts are ranges of rows.
    """

    values: Array
    scaled: Array
    factor: Array
    offset: Array
    change: float
    window: int
    train: range
    validation: range
    test: range

    @property
    def rows(self) -> int:
        """How many days the series has."""
        return len(self.values)

    @property
    def target(self) -> Array:
        """What is to be forecast, in its own units (rows,)."""
        return self.values[:, 0]

    @property
    def within(self) -> bool:
        """Whether no held-out value leaves the range of those learned from: a scale that knows them is the same."""
        before, held = self.values[: self.train.stop], self.values[self.test.start :]
        return bool((held >= before.min(axis=0)).all() and (held <= before.max(axis=0)).all())

    @property
    def beyond(self) -> int:
        """How many held-out values of the target lie beyond all that is learned from."""
        before, held = self.target[: self.train.stop], self.target[self.test.start :]
        return int(((held < before.min()) | (held > before.max())).sum())

    def inputs(self, rows: range) -> Array:
        """The scaled window before each of some rows (m, window, columns): a view."""
        return before(self.scaled, rows, self.window)

    def histories(self, rows: range) -> Array:
        """The same in original units."""
        return before(self.values, rows, self.window)

    def scale(self, values: Array) -> Array:
        """From original units (..., columns) to the network's."""
        return values * self.factor + self.offset

    def unscale(self, target: Array) -> Array:
        """From the network's units to those of the target column."""
        return np.asarray((target - self.offset[0]) / self.factor[0])


def proposed_window(rows: int) -> int:
    """The reports' window for a series of so many rows."""
    return SHORT_WINDOW if rows < SHORT else LONG_WINDOW


def before(values: Array, rows: range, window: int) -> Array:
    """The `window` rows just before each of some rows: (rows, columns) -> (m, window, columns), a view."""
    starts = slice(rows.start - window, rows.stop - window)
    return sliding_window_view(values, window, axis=0)[starts].transpose(0, 2, 1)


def cut(values: ArrayLike, split: Split) -> Windows:
    """The parts of a series (rows, columns), or (rows,) where it has one column, its scale and its windows.

    Each column is scaled to 0..1 over the training rows (scikit-learn's MinMaxScaler, as in the reports).
    Raises Refusal("window" | "test" | "needed"), ValueError where a value is not finite.
    """
    values = np.asarray(values, dtype=np.float64)
    values = Sizes().match("values", values[:, None] if values.ndim == 1 else values, "rows columns")
    train, validation, test = _parts(len(values), split)
    fitted_on = values if split.leak else values[: train.stop]
    factor, offset = _min_max(fitted_on)
    scaled = values * factor + offset
    change = float(np.diff(scaled[: len(fitted_on), 0]).std()) or 1.0
    return Windows(values, scaled, factor, offset, change, split.window, train, validation, test)


def _parts(rows: int, split: Split) -> tuple[range, range, range]:
    if split.window < 1:
        raise Refusal("window", window=split.window)
    validation, test = (_count(part, rows) for part in (split.validation, split.test))
    if test < 1:
        raise Refusal("test", test=split.test)
    if rows - test - validation <= split.window:
        needed = split.window + validation + test + 1
        raise Refusal("needed", rows=rows, needed=needed, window=split.window, held=validation + test)
    learned = rows - test - validation
    return range(split.window, learned), range(learned, rows - test), range(rows - test, rows)


def _count(part: int | float, rows: int) -> int:
    return part if isinstance(part, int) else round(part * rows)


def _min_max(values: Array) -> tuple[Array, Array]:
    """Factor and offset of each column; a column that never varies keeps its size.

    What scikit-learn's MinMaxScaler gives (proven in the tests) without its 60 MB in the server.
    """
    low, range_ = values.min(axis=0), np.ptp(values, axis=0)
    factor = 1.0 / np.where(range_ == 0, 1.0, range_)
    return factor, -low * factor
