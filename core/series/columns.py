"""The columns of numbers of a table, and the one that is most likely wanted."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.maths.arrays import Array
from core.series.cells import is_number, null, share
from core.series.choices import SeriesError
from core.series.column_names import price_of
from core.series.decimal import Decimal, decimal_of
from core.series.numbers import numbers_of

ENOUGH = 0.6  # of the cells that are not empty must be numbers


@dataclass(frozen=True, eq=False)
class Columns:
    """Numbers by column, the suffixes they carry, the decimal sign, and the columns without numbers."""

    values: dict[str, Array]
    suffixes: dict[str, tuple[str, ...]]
    decimal: Decimal
    texts: tuple[str, ...]
    empty: tuple[str, ...]

    @property
    def there(self) -> NDArray[np.bool_]:
        """(n,) which rows hold a number in any column."""
        return np.asarray(np.any([np.isfinite(values) for values in self.values.values()], axis=0))


def columns_of(cells: pd.DataFrame, delimiter: str, decimal: str | None = None) -> Columns:
    """The columns of numbers among some columns of cells.

    Raises SeriesError("decimal" | "no-numbers").
    """
    if decimal not in (None, ".", ","):
        raise SeriesError("decimal", decimal=decimal)
    filled = {str(name): cells[name][~null(cells[name]).to_numpy(dtype=bool)] for name in cells}
    like = [name for name, some in filled.items() if share(some, is_number) >= ENOUGH]
    signs = decimal_of(pd.DataFrame(cells[like]), delimiter)
    if decimal:
        signs = Decimal(dict.fromkeys(like, decimal), decimal, "chosen", "")
    read = {name: numbers_of(cells[name], signs.of[name]) for name in like}
    good = [name for name in like if np.isfinite(read[name].values).sum() >= ENOUGH * len(filled[name])]
    if not good:
        raise SeriesError("no-numbers", row=cells.index[0], text=" ".join(cells.iloc[0])[:80])
    return Columns(
        {name: read[name].values for name in good},
        {name: read[name].suffixes for name in good if read[name].suffixes},
        signs,
        tuple(name for name in filled if name not in good and len(filled[name])),
        tuple(name for name in filled if not len(filled[name])),
    )


def proposed(values: dict[str, Array]) -> tuple[str, str]:
    """The column to look at, and why: its "name", the "bars" of a chart (open, high, low, close), or the "first" that
    varies without counting."""
    price = price_of([name for name in values if not constant(values[name])])
    if price:
        return price, "name"
    bars = bars_of(values)
    if bars:
        return bars[3], "bars"
    return next(
        (name for name in values if not constant(values[name]) and not _counts(values[name])), next(iter(values))
    ), "first"


def bars_of(values: dict[str, Array]) -> tuple[str, ...]:
    """Four neighbours that can only be open, high, low and close: the second is never below, the third never above."""
    names = list(values)
    for i in range(len(names) - 3):
        first, high, low, last = (values[name] for name in names[i : i + 4])
        with np.errstate(invalid="ignore"):
            fits = (high >= np.fmax(first, last)) & (low <= np.fmin(first, last)) & (high > low)
        if fits.mean() > 0.9:
            return tuple(names[i : i + 4])
    return ()


def constant(values: Array) -> bool:
    found = values[np.isfinite(values)]
    return not len(found) or bool((found == found[0]).all())


def _counts(values: Array) -> bool:
    """Whether a column only numbers the rows: nearly all its steps are the same and not zero."""
    steps = np.diff(values[np.isfinite(values)])
    if len(steps) < 2:
        return False
    usual = np.median(steps)
    return bool(usual != 0 and np.isclose(steps, usual, rtol=1e-6, atol=abs(usual) * 1e-6).mean() > 0.9)
