"""The series of the stock page: read as the user says, cut into parts and windows, and the task that it sets."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import pandas as pd
import streamlit as st

from core.forecast.recipes import require_positive
from core.forecast.windows import Split, Windows, cut
from core.maths.arrays import Array
from core.refusal import Refusal
from core.series import series as core_series
from core.series.course import BACKWARDS, FORWARDS, LATER, TWICE_BACKWARDS, UNSORTED, course, held_after, within
from core.series.dates import Moments
from core.series.joined import Joined, joined, read_second
from core.series.numbers import Mask
from core.series.series import Series
from ui.stocks import files
from ui.stocks.state import StockState

SHOWN_ROWS = 8
MARKS = {BACKWARDS: "backwards", TWICE_BACKWARDS: "backwards", LATER: "later", UNSORTED: "unsorted"}
"""What a course of time does wrong; other things are done wrong on purpose."""
CUT_BY = ("also", "since", "until", "learn_to", "test", "window", "leak", "early", "learns")
"""Fields that say how a series that was read becomes a task."""


@dataclass(frozen=True, eq=False)
class Task:
    """What is to be learned: the series' name; columns, the forecast one first; the date of each row, where there are
    dates; windows; what is done wrong, "leak", "backwards", "later" or "unsorted"; the name of the second file, where
    that is what is held out; the columns that are not heard (rows,) by name, where they have all values."""

    source: str
    names: tuple[str, ...]
    dates: Moments | None
    windows: Windows
    wrong: tuple[str, ...]
    second: str = ""
    unheard: Mapping[str, Array] = field(default_factory=dict)

    @property
    def column(self) -> str:
        """The column that is forecast."""
        return self.names[0]

    @cached_property
    def course(self) -> str:
        """How time runs in the rows."""
        return course(self.dates, self.windows.test.start if self.second else None)

    @property
    def turned(self) -> bool:
        """Whether the rows would stand otherwise in the order of time."""
        return self.course in (BACKWARDS, TWICE_BACKWARDS, UNSORTED)

    @property
    def dated(self) -> bool:
        """Whether dates are the axis of time: they are not where the rows leap to and fro."""
        return self.dates is not None and self.course in (FORWARDS, BACKWARDS)

    def same(self, other: "Task") -> bool:
        """Whether the other one is learned in the very same way."""
        parts = (self.source, self.names, self.wrong, self.windows.window, self.windows.validation, self.windows.test)
        others = (
            other.source,
            other.names,
            other.wrong,
            other.windows.window,
            other.windows.validation,
            other.windows.test,
        )
        return parts == others and np.array_equal(self.windows.values, other.windows.values)

    def at(self, rows: range) -> list[str | int]:
        """The dates of some rows, or their numbers from 1 where there are none."""
        if self.dates is None:
            return [row + 1 for row in rows]
        return [str(date)[:19].removesuffix("T00:00:00") for date in self.dates[rows.start : rows.stop]]

    def axis(self, rows: range, of: "Task | None" = None) -> list[str | int | None]:
        """Where some rows, or those of another task, stand on the axis of time: at their dates, or by their numbers
        in this task; None for a date that it has not."""
        dates = (of or self).at(rows)
        if self.dated or self.dates is None:
            return [*dates]
        numbers = {date: number for number, date in enumerate(self.at(range(self.windows.rows)), 1)}
        return [numbers.get(date) for date in dates]


@dataclass(frozen=True)
class Loaded:
    """A series as it was read, and the task that it sets."""

    series: Series
    task: Task


def load(state: StockState) -> Loaded:
    """The series that is chosen, read once for each way of reading. Raises Refusal."""
    key = (files.identity(state), state.choices(), *(getattr(state, name) for name in CUT_BY))
    found = st.session_state.get("stocks.loaded")
    if found is None or found[0] != key:
        found = (key, _load(state))
        st.session_state["stocks.loaded"] = found
    loaded: Loaded = found[1]
    return loaded


def read(state: StockState) -> Series:
    """The series of the first file, as it was read. Raises Refusal."""
    key = (files.identity(state)[:2], state.choices())
    found = st.session_state.get("stocks.series")
    if found is None or found[0] != key:
        found = (key, core_series.read(files.first(state), state.choices()))
        st.session_state["stocks.series"] = found
    return found[1]


def whole(state: StockState) -> Joined:
    """The series with the second file, where there is one. Raises Refusal."""
    series = read(state)
    return joined(series, read_second(files.second(), series, state.choices())) if state.second else Joined(series)


def _load(state: StockState) -> Loaded:
    found = whole(state)
    series = found.series
    names = (series.column, *(name for name in state.also if name in series.columns and name != series.column))
    core_series.require(series, 2)
    values = np.column_stack([series.columns[name] for name in names])
    there = np.isfinite(values).all(axis=1) & within(series.dates, len(values), state.since, state.until)
    dates = series.dates[there] if series.dates is not None else None
    held = _held(state, found, there, dates)
    windows = cut(values[there], state.split(int(there.sum()), held))
    if state.learns == "log":
        require_positive(windows)
    second = files.title_of_second() if found.held else ""
    others = {
        name: of[there] for name, of in series.columns.items() if name not in names and np.isfinite(of[there]).all()
    }
    task = Task(files.title(state), names, dates, windows, ("leak",) if state.leak else (), second, others)
    marks = [MARKS[task.course]] if task.course in MARKS else []
    return Loaded(series, replace(task, wrong=(*task.wrong, *marks)))


def _held(state: StockState, found: Joined, there: Mask, dates: Moments | None) -> int:
    """How many rows the second file or a date holds out; 0 where neither does. Raises Refusal."""
    if found.held:
        held = int(there[-found.held :].sum())
        if not held:
            raise Refusal("second-empty", column=found.series.column)
        return held
    return held_after(dates, state.learn_to) if state.learn_to else 0


def proposed(state: StockState, series: Series) -> Split:
    """How the series would be cut, as far as that can be said before it is."""
    try:
        windows = load(state).task.windows
    except Refusal:
        return state.split(len(series.rows))
    return state.split(windows.rows, len(windows.test))


def other_way(state: StockState, mark: str) -> StockState:
    """The same, but that what is done wrong on purpose is done right, or that this and nothing else is done wrong.

    Raises Refusal.
    """
    if mark == "leak":
        return replace(state, leak=False) if state.leak else replace(state, leak=True, order="time")
    if load(state).task.turned:
        return replace(state, order="time")
    rows = read(state).rows if state.order == "time" else read(replace(state, order="time")).rows
    return replace(state, order="file" if rows[0] > rows[-1] else "reversed", leak=False)


def preview(series: Series) -> pd.DataFrame:
    """The first rows of the file; lettered and numbered as in a spreadsheet, for the names may stand anywhere."""
    shown = series.preview.head(SHOWN_ROWS).fillna("")
    letters = (chr(ord("A") + k % 26) * (1 + k // 26) for k in range(shown.shape[1]))
    return shown.set_axis(list(letters), axis=1).set_axis(range(1, len(shown) + 1), axis=0)
