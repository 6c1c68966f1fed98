"""Cells -> moments in time, for one order of day, month and year."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.series.cells import BARE_CLOCK, LONGEST, MONTHS
from core.series.eras import Foreign, gregorian
from core.series.spelling import respelled
from core.series.times import since_midnight

Moments = NDArray[np.datetime64]  # datetime64[us], NaT where a cell holds no date
ORDERS = ("day", "month", "year", "year-month")
YEARS = range(1500, 2201)
EXCEL_BEGINS, EXCEL_DAYS = date(1899, 12, 30), range(20_000, 80_001)
_EPOCHS = {9: 1e6, 10: 1e6, 13: 1e3, 16: 1.0, 19: 1e-3}  # microseconds in one unit, by the digits of our time's dates
_EPOCH = r"\d{9,10}(?:\.\d+)?|\d{13}(?:\.0+)?|\d{16}|\d{19}"
_bare = re.compile(rf"(.*\d) ({BARE_CLOCK})")
_counted = re.compile(r"(\d{5})[.,](\d+)")
_sas = re.compile(r"(\d{1,2}[-/]?[^\W\d_]{3,9}[-/]?\d{2,4}):(\d{1,2}:.*)")  # 06JAN2020:16:30:00, 06/Jan/2020:16:30:00
_short = re.compile(r"[^\W\d_]{3,}\.?[-/'’]\d{2}")
_compact = re.compile(r"(\d{8})[T_ ]?(\d{4}|\d{6})Z?")
_period = re.compile(
    r"\d{4}[-/: ]?[QMWqmw]\d{1,2}|[QTqt]\d(?:[-/: ]?\d{4}|[-/ '’]\d{2})|\d[QTqt][-/: ]?\d{2,4}"
)  # but not 8.20M
_numeric = re.compile(r"\d{1,4}([-/._ ])\s?\d{1,2}\1\s?\d{1,4}|\d{1,4}[-/]\d{1,4}|\d{4,8}(?:\.0+)?")


@dataclass(frozen=True, eq=False)
class Written:
    """The cells of a column, each different day once: days[codes] and clocks are its parts, `epochs` are moments that
    are counted from 1970 (NaT elsewhere). calendar: which one years near 1400 belong to, None for the likeliest."""

    days: tuple[str, ...]
    codes: NDArray[np.intp]
    clocks: NDArray[np.timedelta64]
    epochs: Moments
    calendar: str | None = None

    def moments(self, order: str) -> Moments:
        """Each cell as a moment, where `order` says what stands first in 01/02/03."""
        dates = np.array([_our_date(day, order, self.calendar) for day in self.days], dtype="datetime64[D]")
        written = dates[self.codes].astype("datetime64[us]") + self.clocks
        return np.where(np.isnat(self.epochs), written, self.epochs)

    def foreign(self, order: str) -> Foreign | None:
        """A day that is written in another calendar than ours, if there is one."""
        return next((day for text in self.days if isinstance(day := _date(text, order), Foreign)), None)


def written(cells: pd.Series, calendar: str | None = None) -> Written:
    """The parts of dates as people write them, and of seconds, ms, us or ns since 1970.

    A zone is taken off dates; times of day with a zone become UTC.
    """
    epochs = np.full(len(cells), np.datetime64("NaT"), dtype="datetime64[us]")
    counted = cells.str.fullmatch(_EPOCH).to_numpy(dtype=bool)
    if counted.any():
        epochs[counted] = _since_1970(cells[counted])
    days, clocks = zip(*map(_parts, cells.mask(counted, "").to_numpy()), strict=True)
    codes, different = pd.factorize(np.array(days, dtype=object))
    return Written(respelled(tuple(different)), codes, since_midnight(clocks), epochs, calendar)


def _since_1970(cells: pd.Series) -> Moments:
    units = cells.str.replace(r"\..*", "", regex=True).str.len().map(_EPOCHS).to_numpy(dtype=np.float64)
    seconds = pd.to_numeric(cells.astype(object)).to_numpy(dtype=np.float64)
    return np.asarray((seconds * units).astype("int64").astype("datetime64[us]"))


def _parts(cell: str) -> tuple[str, str]:
    """The day and the time of day, which is empty where there is none."""
    colon = cell.find(":")
    if colon < 0:
        counted = _counted.fullmatch(cell) if cell[5:6] in (".", ",") else None
        if counted:
            return _excel(*counted.groups())
        parts = _compact.fullmatch(cell) or _bare.fullmatch(cell) if 11 < len(cell) <= LONGEST else None
        return (parts[1], parts[2].replace(".", ":").replace("-", "")) if parts else (cell, "")
    if any(map(str.isalpha, (cell[1:4], cell[2:5], cell[3:6]))) and (sas := _sas.fullmatch(cell)):
        return sas[1], sas[2]
    cut = max(cell.rfind(" ", 0, colon), cell.rfind("T", 0, colon))
    return (cell[:cut].rstrip(" ,"), cell[cut + 1 :]) if cut > 0 else (cell, "")


def _excel(days: str, fraction: str) -> tuple[str, str]:
    """Excel's count of days, its fraction as the time of day to the second."""
    seconds = round(float(f"0.{fraction}") * 86400)
    return days, f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}" if seconds else ""


def _our_date(text: str, order: str, calendar: str | None) -> date | None:
    found = _date(text, order)
    try:
        return gregorian(found, calendar) if isinstance(found, Foreign) else found
    except ValueError:
        return None


def _date(text: str, order: str) -> date | Foreign | None:
    """The day that a text names, where `order` says what stands first in 01/02/03."""
    if len(text) > LONGEST:
        return None
    words = re.findall(r"[^\W\d_]+", text.lower())
    numbers = re.findall(r"\d+", text)
    try:
        if words:
            return (
                _date_in_period(words, numbers)
                if _period.fullmatch(text)
                else _date_in_words(words, numbers, order, _short.fullmatch(text) is not None)
            )
        return _date_in_numbers(numbers, order) if _numeric.fullmatch(text) else None
    except ValueError:
        return None


def _date_in_period(words: list[str], numbers: list[str]) -> date | Foreign | None:
    """2021Q2, Q2 2021, Q2-21, 2Q21, 2021M05, 2021-W18."""
    year, part = sorted(numbers, key=len, reverse=True)
    if words == ["w"]:
        return date.fromisocalendar(int(year), int(part), 1)
    return _day(year, str(3 * int(part) - 2) if words in (["q"], ["t"]) else part, "1")


def _date_in_words(words: list[str], numbers: list[str], order: str, short: bool) -> date | Foreign | None:
    """7 May 2021, May 07, 2021, 07-Mei-21, May 2021, 2021年5月7日; May-21 is a month where `short` says so."""
    if words[0] in ("年", "년"):
        return _day(numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else "1") if len(numbers) > 1 else None
    months = [MONTHS.get(word[:4]) or MONTHS.get(word[:3]) for word in words]
    month = next((str(month) for month in reversed(months) if month), "")
    if not month or len(numbers) not in (1, 2):
        return None
    if len(numbers) == 1:
        return _day(numbers[0], month, "1") if len(numbers[0]) == 4 or short else None
    year_first = len(numbers[0]) == 4 or (order == "year" and len(numbers[1]) < 3)
    day, year = reversed(numbers) if year_first else numbers
    return _day(year, month, day)


def _date_in_numbers(numbers: list[str], order: str) -> date | Foreign | None:
    """2021-05-07, 7/5/2021, 07.05.21, 2021-05, 05/2021, 20210507, 210507, 202105, 2021, or Excel's count of days."""
    if len(numbers) == 3:
        first, second, third = numbers
        if len(first) >= 3 or order == "year":
            return _day(first, second, third)
        return _day(third, second, first) if order == "day" else _day(third, first, second)
    if len(numbers) == 2:
        month, year = sorted(numbers, key=len)
        return _day(year, month, "1") if len(year) == 4 else None
    return _date_in_digits(numbers[0], order)


def _date_in_digits(digits: str, order: str) -> date | Foreign | None:
    match len(digits), order:
        case (8, "day") | (6, "day"):
            return _day(digits[4:], digits[2:4], digits[:2])
        case (8, "month") | (6, "month"):
            return _day(digits[4:], digits[:2], digits[2:4])
        case (8, _) | (6, "year"):
            return _day(digits[:-4], digits[-4:-2], digits[-2:])
        case (7, _):
            return _day(digits[:3], digits[3:5], digits[5:])
        case (6, _):
            return _day(digits[:4], digits[4:], "1")
        case (5, _):
            return EXCEL_BEGINS + timedelta(int(digits)) if int(digits) in EXCEL_DAYS else None
        case (4, _):
            return _day(digits, "1", "1")
    return None


def _day(year: str, month: str, day: str) -> date | Foreign | None:
    """The date; two digits of a year mean 1970 to 2069, other years than ours another calendar."""
    full = int(year) + (2000 if int(year) < 70 else 1900) if len(year) <= 2 else int(year)
    if max(len(month), len(day)) > 2:
        return None
    return date(full, int(month), int(day)) if full in YEARS else Foreign(full, int(month), int(day))
