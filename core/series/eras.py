"""Years that are counted otherwise than ours -> our dates: the Persian, Islamic, Minguo and Buddhist calendars."""

from datetime import date
from typing import NamedTuple

import jdatetime
from hijridate import Hijri

CALENDARS = ("persian", "islamic")
"""Both count years near 1400: which of them is meant can be chosen."""
BUDDHIST, MINGUO = 543, -1911
_BUDDHIST_YEARS, _MINGUO_YEARS = range(2301, 2701), range(1, 200)
_PERSIAN_YEARS, _ISLAMIC_YEARS = range(1250, 1421), range(1343, 1501)


class Foreign(NamedTuple):
    """A day in another calendar than ours, as it is written."""

    year: int
    month: int
    day: int


def calendar_of(found: Foreign, calendar: str | None = None) -> str:
    """The calendar in which a year can only be meant; `calendar` decides between the Persian and the Islamic one."""
    if found.year in _MINGUO_YEARS:
        return "minguo"
    if found.year in _BUDDHIST_YEARS:
        return "buddhist"
    near = {"persian": _PERSIAN_YEARS, "islamic": _ISLAMIC_YEARS}
    likely = [name for name in (calendar, *near) if name and found.year in near[name]]
    return likely[0] if likely else ""


def gregorian(found: Foreign, calendar: str | None = None) -> date:
    """Our date of a day in another calendar. Raises ValueError where it has no such day."""
    match calendar_of(found, calendar):
        case "minguo":
            return date(found.year - MINGUO, found.month, found.day)
        case "buddhist":
            return date(found.year - BUDDHIST, found.month, found.day)
        case "persian":
            return _day(jdatetime.date(*found).togregorian())
        case "islamic":
            return _day(Hijri(*found).to_gregorian())
    raise ValueError(found)


def _day(day: date) -> date:
    return date(day.year, day.month, day.day)
