"""Which rows make one series, and in which order: one of several series, each date once, oldest first."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.refusal import Refusal
from core.series.choices import Choices, LeftOut
from core.series.dates import Moments

Mask = NDArray[np.bool_]
ORDERS = ("time", "file", "reversed")
DUPLICATES = ("first", "last", "all")
MOST_GROUPS = 1000
EXPLAINED = 0.1  # groups explain repeated dates where no more than this share of them stays repeated


@dataclass(frozen=True, eq=False)
class Arranged:
    """Positions of the rows of the series, and what was found on the way.

    file_order: how the file is ordered, "oldest" or "newest" first, "unsorted" or "unknown".
    group_column, groups, group: the column that tells several series apart, their names, and the one that was taken.
    repeated: rows whose date was there before; differ: whether their cells differ; duplicates: what was done with them.
    """

    positions: NDArray[np.intp]
    left_out: tuple[LeftOut, ...]
    file_order: str
    group_column: str = ""
    groups: tuple[str, ...] = ()
    group: str = ""
    repeated: int = 0
    differ: bool = False
    duplicates: str = ""


def arranged(
    cells: pd.DataFrame, texts: tuple[str, ...], numbers: Mask, date: str, moments: Moments | None, choices: Choices
) -> Arranged:
    """The rows of one series in the order that is wanted; `date` is the column from which the moments come, `numbers`
    says which rows hold any number.

    Raises Refusal("order" | "duplicates" | "group").
    """
    _refuse_unknown(choices)
    if moments is None:
        turned = slice(None, None, -1 if choices.order == "reversed" else 1)
        return Arranged(np.arange(len(cells))[turned], (), "unknown")
    keep = ~np.isnat(moments)
    left_out = _left_out(cells, ~keep, "date", date)
    column, groups = _groups(cells[keep], moments[keep], texts, choices.group)
    group = "" if choices.group == "" or not groups else choices.group or groups[0]
    if group:
        others = keep & (cells[column] != group).to_numpy(dtype=bool)
        left_out += _left_out(cells, others, "group", column)
        keep &= ~others
    remarks = keep & ~numbers  # such as a dividend, below its day's row
    remarks[remarks] = np.isin(moments[remarks], moments[keep & numbers]) if remarks.any() else False
    left_out += _left_out(cells, remarks, "remark", date)
    keep &= ~remarks
    again, differ = _repeated(cells[keep], moments[keep])
    duplicates = choices.duplicates or ("all" if 2 * again > keep.sum() else "first")
    if duplicates != "all":
        later = np.zeros(len(keep), dtype=bool)
        later[keep] = pd.Series(moments[keep]).duplicated(keep="last" if duplicates == "last" else "first")
        left_out += _left_out(cells, later, "duplicate", date)
        keep &= ~later
    positions, file_order = _in_order(moments, np.flatnonzero(keep), choices.order)
    return Arranged(
        positions, tuple(left_out), file_order, column, groups, group, again, differ, duplicates if again else ""
    )


def _refuse_unknown(choices: Choices) -> None:
    if choices.order not in (None, *ORDERS):
        raise Refusal("order", order=choices.order)
    if choices.duplicates not in (None, *DUPLICATES):
        raise Refusal("duplicates", duplicates=choices.duplicates)


def _left_out(cells: pd.DataFrame, which: Mask, reason: str, column: str) -> list[LeftOut]:
    found = cells.loc[which, column]
    return [LeftOut(int(row), reason, column, text) for row, text in zip(found.index, found, strict=True)]


def _groups(
    cells: pd.DataFrame, moments: Moments, texts: tuple[str, ...], group: str | None
) -> tuple[str, tuple[str, ...]]:
    """The column of words that tells apart series which share their dates, and the words in their order."""
    repeated = int(pd.Series(moments).duplicated().sum())
    for name in texts if repeated or group else ():
        words = cells[name]
        left = int(pd.DataFrame({"date": moments, "word": words.to_numpy()}).duplicated().sum())
        telling = 1 < words.nunique() <= min(MOST_GROUPS, len(words) // 2) and left <= EXPLAINED * repeated
        if (telling and group in (None, "")) or (group and (words == group).any()):
            return name, tuple(words.unique())
    if group:
        raise Refusal("group", group=group)
    return "", ()


def _repeated(cells: pd.DataFrame, moments: Moments) -> tuple[int, bool]:
    """How many rows repeat an earlier date, and whether any of them says something else than the earlier one."""
    dates = pd.Series(moments, index=cells.index)
    again = int(dates.duplicated().sum())
    if not again:
        return 0, False
    alike = cells.groupby(dates.to_numpy()).nunique()
    return again, bool((alike > 1).any(axis=None))


def _in_order(moments: Moments, rows: NDArray[np.intp], order: str | None) -> tuple[NDArray[np.intp], str]:
    file_order = _file_order(moments[rows])
    if order == "file":
        return rows, file_order
    if order == "reversed":
        return rows[::-1], file_order
    start = rows[::-1] if file_order == "newest" else rows
    return start[np.argsort(moments[start], kind="stable")], file_order


def _file_order(moments: Moments) -> str:
    steps = np.diff(moments).astype("int64")
    if (steps >= 0).all():
        return "oldest"
    return "newest" if (steps <= 0).all() else "unsorted"
