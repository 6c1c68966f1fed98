"""Ways of writing dates that only a whole column explains -> ways that each cell explains by itself."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

Days = tuple[str, ...]
ENOUGH = 0.95  # of the days must be written so
FEWEST = 3  # days from which a way can be told by how they follow each other
_ERAS = {
    "令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "r": 2018, "h": 1988, "s": 1925, "t": 1911,
    "m": 1867,
}  # fmt: skip
_era = re.compile(rf"({'|'.join(_ERAS)})\.? ?(\d{{1,2}}|元)(?=[-./年])", re.IGNORECASE)
_republic = re.compile(r"(?:中華)?民[國国] ?(\d{1,3})")
_minguo_day = re.compile(r"(\d{2,3})([-/.年]) ?\d{1,2}[-/.月] ?\d{1,2}日?")
_leap_day = re.compile(r"(\d{2})[-/.年]0?2[-/.月]29日?")  # of our years none that leaves 1 when divided by 4 has one
_fiscal = re.compile(r"(?:FY ?'?)?(\d{4}) ?[-/–] ?(\d{4}|\d{2})", re.IGNORECASE)
_fiscal_year = re.compile(r"FY ?'?(\d{4}|\d{2})(?: ?[-/–] ?\d{2,4})?", re.IGNORECASE)
_fiscal_quarter = re.compile(
    r"FY ?'?(?P<year>\d{4}|\d{2})[-/ ]?Q(?P<part>[1-4])|Q(?P<part2>[1-4])[-/ ]?FY ?'?(?P<year2>\d{4}|\d{2})",
    re.IGNORECASE,
)
_roman = re.compile(r"(\d{4})[-/. ](I|II|III|IV)|(I|II|III|IV)[-/. ](\d{4})")
_pointed = re.compile(r"(\d{4})[.,](\d+)")
_ROMAN = ("I", "II", "III", "IV")


def respelled(days: Days) -> Days:
    """The different days of a column, those written in a way that needs the others rewritten."""
    sample = [day for day in days[:: max(1, len(days) // 50)] if day]
    if not sample:
        return days
    for way in (_fiscal_years, _of_eras, _minguo, _quarters, year_months, _parts_of_a_year):
        if (found := way(days, sample)) is not None:
            return found
    return days


def _most(sample: list[str], reads: Callable[[str], object]) -> bool:
    return sum(reads(day) is not None for day in sample) >= ENOUGH * len(sample)


def _rewritten(days: Days, shape: re.Pattern[str], spell: Callable[[re.Match[str]], str]) -> Days:
    """The days, those of a shape spelled otherwise."""
    return tuple(spell(match) if (match := shape.fullmatch(day)) else day for day in days)


def _full(year: str) -> str:
    return year if len(year) == 4 else f"{2000 + int(year) if int(year) < 70 else 1900 + int(year)}"


def _fiscal_years(days: Days, sample: list[str]) -> Days | None:
    """1960/61, FY1960: the year in which it begins; FY21Q3: its quarter."""
    if _most(sample, _fiscal_quarter.fullmatch):
        return _rewritten(
            days, _fiscal_quarter, lambda m: f"{_full(m['year'] or m['year2'])}Q{m['part'] or m['part2']}"
        )
    if _most(sample, _fiscal_year.fullmatch):
        return _rewritten(days, _fiscal_year, lambda m: _full(m[1]))
    pairs = [match for day in sample if (match := _fiscal.fullmatch(day))]
    follow = all((int(m[1]) + 1 - int(m[2])) % 100 == 0 for m in pairs)
    if len({m[1] for m in pairs}) > 1 and follow and len(pairs) >= ENOUGH * len(sample):
        return _rewritten(days, _fiscal, lambda m: m[1])
    return None


def _of_eras(days: Days, sample: list[str]) -> Days | None:
    """R5.4.20, 令和5年4月20日, 民國112年4月20日."""
    if _most(sample, _republic.match):
        return tuple(_republic.sub(lambda m: f"{int(m[1]):03}", day) for day in days)
    if not _most(sample, _era.match):
        return None
    return tuple(
        _era.sub(lambda m: str(_ERAS[m[1].lower()] + (1 if m[2] == "元" else int(m[2]))), day, 1) for day in days
    )


def _minguo(days: Days, sample: list[str]) -> Days | None:
    """99/12/31 beside 100/01/03 is a year of the same count; likewise 991231 beside 1000103; 89/02/29 was in 2000."""
    of_three = any((m := _minguo_day.fullmatch(day)) and len(m[1]) == 3 for day in sample)
    if of_three or any((m := _leap_day.fullmatch(day)) and int(m[1]) % 4 == 1 for day in days):
        return _rewritten(days, _minguo_day, lambda m: m[0].zfill(len(m[0]) + 3 - len(m[1])))
    if any(len(day) == 7 and day.isdigit() for day in sample):
        return tuple(day.zfill(7) if len(day) == 6 and day.isdigit() else day for day in days)
    return None


def _quarters(days: Days, sample: list[str]) -> Days | None:
    """2020-III, IV/2020."""
    if not _most(sample, _roman.fullmatch):
        return None
    return _rewritten(days, _roman, lambda m: f"{m[1] or m[4]}Q{_ROMAN.index(m[2] or m[3]) + 1}")


def year_months(days: Days, sample: list[str]) -> Days | None:
    """1871.01, ..., 1871.09, 1871.1, 1871.11: the month after a point, whose last zero a program dropped."""
    if len(days) < FEWEST or not _most(sample, _pointed.fullmatch):
        return None
    pairs = [(m[1], m[2]) for day in days if (m := _pointed.fullmatch(day))]
    parts = {part for _, part in pairs}
    months = {f"{month:02}" for month in range(1, 13)}
    if not parts <= months | {"1"} or not _in_order([f"{year}{part:0<2}" for year, part in pairs]):
        return None
    return _rewritten(days, _pointed, lambda m: f"{m[1]}-{m[2]:0<2}")


def _parts_of_a_year(days: Days, sample: list[str]) -> Days | None:
    """1958.2027: the year and how much of it is past; by months where the steps are twelfths."""
    if len(days) < FEWEST or not _most(sample, _pointed.fullmatch):
        return None
    years = [float(f"{m[1]}.{m[2]}") for day in days if (m := _pointed.fullmatch(day))]
    if not _in_order(years) or not all(1500 <= year < 2201 for year in years):
        return None
    steps = sorted(abs(after - before) for before, after in pairwise(years))
    monthly = abs(steps[len(steps) // 2] * 12 - 1) < 0.2
    return _rewritten(days, _pointed, lambda m: _in_year(int(m[1]), float(f"0.{m[2]}"), monthly))


def _in_year(year: int, past: float, monthly: bool) -> str:
    if monthly:
        return f"{year}-{min(12, int(past * 12 + 0.05) + 1):02}"
    return str(date(year, 1, 1) + timedelta(int(past * (365 + calendar.isleap(year)))))


def _in_order(found: list[str] | list[float]) -> bool:
    return found in (sorted(found), sorted(found, reverse=True))
