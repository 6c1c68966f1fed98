"""The usual step of a series in time, and where it leaps."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.series.dates import Moments

STEPS = {
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 30.5,
    "quarter": 91.3,
    "year": 365.2,
}  # days
_WEEK, _DAY = 7 * 86400.0, 86400.0


@dataclass(frozen=True)
class Rhythm:
    """The usual step, by name (of STEPS, else "") and in seconds; how many are far longer, and the longest."""

    step: str
    seconds: float
    gaps: int
    longest_days: float
    after: str


def rhythm_of(moments: Moments) -> Rhythm | None:
    """The rhythm of some moments; None where fewer than three are different."""
    when = np.sort(moments)
    when = when[np.diff(when, prepend=np.datetime64("NaT")) != np.timedelta64(0)]
    if len(when) < 3:
        return None
    seconds = np.diff(when) / np.timedelta64(1, "s")
    usual, longest = float(np.median(seconds)), int(np.argmax(seconds))
    step = next((name for name, days in STEPS.items() if abs(usual / _DAY - days) <= 0.05 * days), "")
    gaps = int((seconds > _longest_step(usual)).sum())
    return Rhythm(step, usual, gaps, float(seconds[longest] / _DAY), str(when[longest].astype("datetime64[s]")))


def leaps(moments: Moments) -> NDArray[np.bool_]:
    """Between which neighbours of n moments, in whatever order, there is a gap: (n - 1,)."""
    rhythm = rhythm_of(moments)
    seconds = np.abs(np.diff(moments) / np.timedelta64(1, "s"))
    return seconds > (_longest_step(rhythm.seconds) if rhythm else np.inf)


def _longest_step(usual: float) -> float:
    """In seconds; what is longer is a gap. Weekends and long holidays are none."""
    return max(4 * usual, 1.5 * _WEEK if usual <= _DAY else 0.0)
