"""Year, month and day in columns of their own -> one column of dates."""

from collections.abc import Iterator
from itertools import permutations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.series.cells import is_date, share
from core.series.column_names import words_of

ENOUGH = 0.6  # of the cells must be dates
FEWEST = 3  # rows from which numbers can show that they are a calendar
_YEAR = frozenset({"year", "yr", "yyyy", "tahun", "thn", "jahr", "jaar", "año", "ano", "année", "rok", "anno", "年"})
_MONTH = frozenset({
    "month", "mon", "mo", "mm", "mth", "bulan", "bln", "monat", "maand", "mes", "mês", "mois", "miesiąc", "mese", "月",
})  # fmt: skip
_DAY = frozenset({
    "day", "dy", "dd", "hari", "tanggal", "tgl", "tag", "dag", "día", "dia", "jour", "dzień", "giorno", "日",
})  # fmt: skip
_SIZES = ((1700, 2200), (1, 12), (1, 31))  # of a year, a month, a day
Whole = NDArray[np.int64]


def with_joined_dates(cells: pd.DataFrame) -> pd.DataFrame:
    """The table with one column of dates in front, instead of those that it is made of; else as it is."""
    if any(share(cells[name], is_date) > ENOUGH for name in cells):
        return cells
    for parts in (*_named(cells), *_counted(cells)):
        joined = cells[parts[0]].str.cat([cells[name] for name in parts[1:]], sep="-")
        if share(joined, is_date) >= ENOUGH:
            rest = cells.drop(columns=list(parts))
            rest.insert(0, " ".join(parts), joined)
            return rest
    return cells


def _named(cells: pd.DataFrame) -> Iterator[list[str]]:
    """The columns that are called year, month and day."""
    parts = [
        next((str(name) for name in cells if words & set(words_of(str(name)))), "") for words in (_YEAR, _MONTH, _DAY)
    ]
    found = [name for name in parts if name]
    if all(parts[:2]) and len(set(found)) == len(found):
        yield found


def _counted(cells: pd.DataFrame) -> Iterator[list[str]]:
    """Neighbours whose numbers are a calendar, whatever they are called: together they never go back."""
    names = [str(name) for name in cells]
    whole = {name: numbers for name in names if (numbers := _whole(cells[name])) is not None}
    for first in range(len(names)):
        for size in (3, 2):
            some = names[first : first + size]
            if len(some) < size or not all(name in whole for name in some):
                continue
            for order in permutations(some):
                if _is_calendar([whole[name] for name in order]):
                    yield list(order)
                    return


def _whole(cells: pd.Series) -> Whole | None:
    """The whole numbers of a column of nothing else."""
    if len(cells) < FEWEST or not cells.iloc[:: max(1, len(cells) // 200)].str.fullmatch(r"\d{1,4}").all():
        return None
    return cells.to_numpy(dtype=object).astype(np.int64) if cells.str.fullmatch(r"\d{1,4}").all() else None


def _is_calendar(parts: list[Whole]) -> bool:
    """Whether numbers are years, months and days: each within its bounds, and all together a calendar that runs on."""
    if any(part.min() < low or part.max() > high for part, (low, high) in zip(parts, _SIZES, strict=False)):
        return False
    year, month, day = (*parts, np.ones(len(parts[0]), dtype=np.int64))[:3]
    counted = 12 * 31 * year + 31 * month + day
    steps = np.diff(counted)
    turning = len(np.unique(month)) > 1 or len(np.unique(day)) > 1
    usual = np.median(np.abs(steps))
    even = usual <= 31 and np.abs(steps).max() <= 12 * 31
    onward = (steps >= 0).all() or (steps <= 0).all()
    return bool(turning and even and onward and (len(parts) == 3 or (steps != 0).all()))
