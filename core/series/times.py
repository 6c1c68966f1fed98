"""Times of day, as people write them -> microseconds since midnight."""

import re

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.maths.arrays import Array
from core.series.cells import LONGEST, REMARK

_clock = re.compile(
    r"(\d{1,2})(?::?(\d{2}))?:?(\d{2})?(?:[.,](\d+))?\s*(?:([AaPp])\.?[Mm]\.?)?\s*(?:Z|[A-Z]{3,4})?(?:([-+])(\d{2}):?(\d{2}))?"
    + REMARK
)
_pointed_clock = re.compile(r"(\d{1,2})[.:hH](\d{2})(?:[.:m](\d{2})s?)? ?(?:Uhr|h|hrs)?")


def times_of(cells: pd.Series) -> Array:
    """Times of day such as 16:00, 4:00:00 PM, 160000 or 16 in microseconds, NaN where a cell holds none."""
    codes, texts = pd.factorize(cells)
    longest = max((len(text) for text in texts if text.isdigit()), default=0)
    digits = longest + longest % 2  # 93000 and 93 beside 160000: zeros in front were dropped
    return np.asarray(np.array([time_of(_colons(text, digits))[0] for text in texts])[codes], dtype=np.float64)


def _colons(text: str, digits: int) -> str:
    """A time of day with colons: 16.30, 16h30, 08.00.00 Uhr; one in digits at its full length."""
    if text.isdigit():
        return text.zfill(digits) if digits > 2 else text
    pointed = _pointed_clock.fullmatch(text)
    return ":".join(filter(None, pointed.groups())) if pointed else text


def since_midnight(texts: tuple[str, ...]) -> NDArray[np.timedelta64]:
    codes, different = pd.factorize(np.array(texts, dtype=object))
    local, ahead = np.array([time_of(text) if text else (0.0, 0.0) for text in different]).T
    of_day = local - ahead if np.nansum(local) else local
    clocks = np.full(len(of_day), np.timedelta64("NaT"), dtype="timedelta64[us]")
    read = np.isfinite(of_day)
    clocks[read] = of_day[read].astype("int64").astype("timedelta64[us]")
    return np.asarray(clocks[codes])


def time_of(text: str) -> tuple[float, float]:
    """The time of day and how far its zone is ahead of UTC, both in microseconds; NaN for what is no time."""
    match = _clock.fullmatch(text) if len(text) <= LONGEST else None
    if not match:
        return np.nan, 0.0
    hour, minute, second, fraction, half, sign, zone_hour, zone_minute = match.groups()
    hours = int(hour) % 12 + 12 * (half in "Pp") if half else int(hour)
    seconds = 3600 * hours + 60 * int(minute or 0) + int(second or 0)
    if hours > 24 or int(minute or 0) > 59 or int(second or 0) > 60:
        return np.nan, 0.0
    ahead = (3600 * int(zone_hour) + 60 * int(zone_minute)) * (-1 if sign == "-" else 1) if sign else 0
    return seconds * 1e6 + round(float(f"0.{fraction or 0}") * 1e6), ahead * 1e6
