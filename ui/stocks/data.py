"""The series of the stock page: bundled or the user's own, read as the user says, cut into parts and windows."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import streamlit as st

from core import ROOT
from core.forecast.recipes import require_positive
from core.forecast.windows import Windows, cut
from core.refusal import Refusal
from core.series import series as core_series
from core.series.dates import Moments
from core.series.series import Series
from ui.kit import lesson
from ui.stocks.state import BUNDLED, StockState

SAMPLES = ROOT / "data" / "samples"
SHOWN_ROWS = 8
OWN = "stocks.own"


@dataclass(frozen=True, eq=False)
class Task:
    """What is to be learned: the series' name; columns, the forecast one first; the date of each row, where there are
    dates; windows; and what is done wrong on purpose, "leak" or "backwards"."""

    source: str
    names: tuple[str, ...]
    dates: Moments | None
    windows: Windows
    wrong: tuple[str, ...]

    @property
    def column(self) -> str:
        """The column that is forecast."""
        return self.names[0]

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


@dataclass(frozen=True)
class Loaded:
    """A series as it was read, and the task that it sets."""

    series: Series
    task: Task


def load(state: StockState) -> Loaded:
    """The series that is chosen, read once for each way of reading. Raises Refusal."""
    key = (_file(state), state.choices(), state.also, state.test, state.window, state.leak, state.early, state.learns)
    found = st.session_state.get("stocks.loaded")
    if found is None or found[0] != key:
        found = (key, _load(state))
        st.session_state["stocks.loaded"] = found
    loaded: Loaded = found[1]
    return loaded


def read(state: StockState) -> Series:
    """The series as it was read. Raises Refusal."""
    key = (_file(state), state.choices())
    found = st.session_state.get("stocks.series")
    if found is None or found[0] != key:
        found = (key, core_series.read(_bytes(state), state.choices()))
        st.session_state["stocks.series"] = found
    return found[1]


def _load(state: StockState) -> Loaded:
    series = read(state)
    names = (series.column, *(name for name in state.also if name in series.columns and name != series.column))
    core_series.require(series, 2)
    there = np.isfinite(np.column_stack([series.columns[name] for name in names])).all(axis=1)
    values = np.column_stack([series.columns[name][there] for name in names])
    windows = cut(values, state.split(len(values)))
    if state.learns == "log":
        require_positive(windows)
    dates = series.dates[there] if series.dates is not None else None
    backwards = dates is not None and bool(dates[0] > dates[-1])
    wrong = (*(("leak",) if state.leak else ()), *(("backwards",) if backwards else ()))
    return Loaded(series, Task(_source(state), names, dates, windows, wrong))


def other_way(state: StockState, mark: str) -> StockState:
    """The same, but that what is done wrong on purpose is done right, or that this and nothing else is done wrong.

    Raises Refusal.
    """
    if mark == "leak":
        return replace(state, leak=False) if state.leak else replace(state, leak=True, order="time")
    if state.order != "time":
        return replace(state, order="time")
    rows = read(state).rows
    return replace(state, order="file" if rows[0] > rows[-1] else "reversed", leak=False)


def _source(state: StockState) -> str:
    own = st.session_state.get(OWN)
    return str(lesson.words("stocks")["short"][state.source]) if state.source in BUNDLED or not own else own[0]


def _file(state: StockState) -> str:
    own = st.session_state.get(OWN)
    return state.source if state.source in BUNDLED else f"own {own[1] if own else ''}"


def _bytes(state: StockState) -> bytes:
    if state.source in BUNDLED:
        return (SAMPLES / f"{state.source}.csv").read_bytes()
    if OWN not in st.session_state:
        raise Refusal("not_here")
    data: bytes = st.session_state[OWN][2]
    return data


def preview(series: Series) -> pd.DataFrame:
    """The first rows of the file; lettered and numbered as in a spreadsheet, for the names may stand anywhere."""
    shown = series.preview.head(SHOWN_ROWS).fillna("")
    letters = (chr(ord("A") + k % 26) * (1 + k // 26) for k in range(shown.shape[1]))
    return shown.set_axis(list(letters), axis=1).set_axis(range(1, len(shown) + 1), axis=0)
