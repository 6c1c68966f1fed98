"""The columns of numbers of a table, and the one that is most likely wanted."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.maths.arrays import Array
from core.refusal import Refusal
from core.series.cells import is_number, null, share
from core.series.column_names import DATE_WORDS, TIME_WORDS, price_of, says, words_of
from core.series.dates import Moments
from core.series.decimal import Decimal, decimal_of
from core.series.numbers import numbers_of

NEARLY_ALL = 0.95
NEAR = 0.3  # of the height of a bar, to where the one before ended
INDEX_WORDS = frozenset({
    "id", "idx", "index", "no", "nr", "num", "nomor", "number", "row", "rownum", "rank", "seq", "unnamed", "序号",
    "編號",
})  # fmt: skip
ENOUGH = 0.6  # of the cells that are not empty must be numbers


@dataclass(frozen=True, eq=False)
class Columns:
    """Numbers by column, the suffixes they carry, the decimal sign, the columns without numbers; and the positions of
    cells in another currency than the rest of their column."""

    values: dict[str, Array]
    suffixes: dict[str, tuple[str, ...]]
    decimal: Decimal
    texts: tuple[str, ...]
    empty: tuple[str, ...]
    strange: dict[str, tuple[int, ...]]

    @property
    def there(self) -> NDArray[np.bool_]:
        """(n,) which rows hold a number in any column."""
        return np.asarray(np.any([np.isfinite(values) for values in self.values.values()], axis=0))


def columns_of(cells: pd.DataFrame, delimiter: str, decimal: str | None = None) -> Columns:
    """The columns of numbers among some columns of cells.

    Raises Refusal("decimal" | "no-numbers").
    """
    if decimal not in (None, ".", ","):
        raise Refusal("decimal", decimal=decimal)
    filled = {str(name): cells[name][~null(cells[name]).to_numpy(dtype=bool)] for name in cells}
    like = [name for name, some in filled.items() if share(some, is_number) >= ENOUGH]
    signs = decimal_of(pd.DataFrame(cells[like]), delimiter)
    if decimal:
        signs = Decimal(dict.fromkeys(like, decimal), decimal, "chosen", "")
    read = {name: numbers_of(cells[name], signs.of[name]) for name in like}
    good = [name for name in like if np.isfinite(read[name].values).sum() >= ENOUGH * len(filled[name])]
    if not good:
        raise Refusal("no-numbers", row=cells.index[0], text=" ".join(cells.iloc[0])[:80])
    return Columns(
        {name: read[name].values for name in good},
        {name: read[name].suffixes for name in good if read[name].suffixes},
        signs,
        tuple(name for name in filled if name not in good and len(filled[name])),
        tuple(name for name in filled if not len(filled[name])),
        {name: read[name].strange for name in good if read[name].strange},
    )


def proposed(values: dict[str, Array], moments: Moments | None = None) -> tuple[str, str]:
    """The column to look at, and why: its "name", the "bars" of a chart (open, high, low, close), or the "first" that
    varies and is neither an index nor a part of the date."""
    varying = [name for name in values if not constant(values[name])]
    price = price_of(varying)
    if price:
        return price, "name"
    bars = bars_of(values)
    if bars:
        return bars[3], "bars"
    told = [name for name in varying if not _is_index(name, values[name]) and not _dates(name, values[name], moments)]
    growing = [name for name in told if not _counts(values[name])]
    return (growing or told or varying or list(values))[0], "first"


def _is_index(name: str, values: Array) -> bool:
    """Whether a column is called an index, or has no name and holds whole numbers that only rise or only fall."""
    if not INDEX_WORDS.isdisjoint(words_of(name)):
        return True
    steps = np.diff(values[np.isfinite(values)])
    whole = (values[np.isfinite(values)] % 1 == 0).all()
    return bool(name.rstrip("'").isdigit() and whole and len(steps) > 1 and ((steps > 0).all() or (steps < 0).all()))


def _dates(name: str, values: Array, moments: Moments | None) -> bool:
    """Whether a column is called a part of the date, or is one: the year, the month, the day, the hour."""
    if says(name, DATE_WORDS | TIME_WORDS):
        return True
    if moments is None:
        return False
    when = pd.Series(moments).dt
    parts = (
        when.year,
        when.month,
        when.day,
        when.hour,
        when.day_of_week,
        when.day_of_week + 1,
        when.day_of_year,
        when.quarter,
    )
    return any(float((part.to_numpy() == values).mean()) > NEARLY_ALL for part in parts)


def bars_of(values: dict[str, Array]) -> tuple[str, ...]:
    """Four neighbours without names that can only be open, high, low and close: the second is never below, the third
    never above, and each row begins near to where the one before ended, measured by how far these two are apart."""
    names = list(values)
    for four in (names[i : i + 4] for i in range(len(names) - 3)):
        first, high, low, last = (values[name] for name in four)
        with np.errstate(invalid="ignore"):
            fits = (high >= np.fmax(first, last)) & (low <= np.fmin(first, last)) & (high > low)
        gaps, spans = np.abs(first[1:] - last[:-1]), (high - low)[1:]
        there = np.isfinite(gaps) & np.isfinite(spans)
        named = not all(name.isdigit() for name in four)
        if not named and fits.mean() > 0.9 and there.any() and np.median(gaps[there]) < NEAR * np.median(spans[there]):
            return tuple(four)
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
