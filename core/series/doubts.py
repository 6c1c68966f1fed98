"""What looks broken in the column to look at: single numbers, jumps, stretches, measured by the column itself."""

import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from core.maths.arrays import Array
from core.series.cells import null
from core.series.choices import ANSWERS, DOUBTS, Choices, Finding, ask, note
from core.series.column_names import price_of, words_of
from core.series.numbers import Mask
from core.series.ranges import ranges

SHOWN = 5
Masks = dict[str, Mask]  # by the kind of doubt
FEWEST = 8  # numbers from which it shows what a column's own steps are like
FEW, RARE = 3, 0.02  # rows, or a share of them: what happens more often is no slip
UNLIKE = 20.0  # times the step that four of five of a column do not reach
STUCK, STUCK_RUNS = 10, 10.0  # equal rows in a row; times the mean length of such stretches
FAR = 3.0  # times a usual step zero lies below all other numbers, where it stands for nothing
DRAGGED = 8  # equal steps in a row
ZEROS = 0.1  # of the rows may be zeros that stand for nothing
_NINES = re.compile(r"99+\.9+|999+|8888+")
OPEN = frozenset({"open", "opening", "pembukaan", "eröffnung", "apertura", "ouverture", "otwarcie"})
HIGH = frozenset({"high", "tertinggi", "hoch", "máximo", "maximo", "najwyższy", "najwyzszy", "haut", "massimo"})
LOW = frozenset({"low", "terendah", "tief", "mínimo", "minimo", "najniższy", "najnizszy", "bas"})


def odd_of(values: Array, cells: pd.Series) -> Masks:
    """Which cells of a column hold no number, or one that is unlike its column."""
    there, empty = np.isfinite(values), null(cells).to_numpy(dtype=bool)
    zero = zeros_for_nothing(values)
    odd = {"missing": ~there & empty, "unreadable": ~there & ~empty, "nines": np.isin(values, _nines(values))}
    usable = there & ~odd["nines"] & ~zero
    odd["unlike"] = _on(usable, _spikes(values[usable]))
    rest = usable & ~odd["unlike"]
    odd["jump"] = _on(rest, _jumps(values[rest]))
    odd["stuck"] = _on(rest, _stuck(values[rest]))
    odd["dragged"] = _on(rest, _dragged(values[rest]))
    return odd


def of_values(odd: Masks, values: Array, cells: pd.Series, choices: Choices) -> Iterator[Finding]:
    """Whatever is odd in a column, and its answers where it may be left out; and zeros where all else is above zero."""
    name, zero = str(cells.name), zeros_for_nothing(values)
    for reason, which in odd.items():
        if which.any():
            told = note(reason, reason, ANSWERS) if reason in DOUBTS else note(reason)
            yield replace(told, facts=_facts(name, which, cells))
    if zero.any():
        tell = ask if choices.zeros is None and _is_far(values) else note
        yield replace(tell("zeros", "zeros", ("keep", "missing")), facts=_facts(name, zero, cells))


def _facts(name: str, which: Mask, cells: pd.Series) -> dict[str, str]:
    words = ", ".join(cells[which].unique()[:SHOWN])
    return {"column": name, "count": str(which.sum()), "rows": ranges(list(cells.index[which])), "text": words}


def _on(some: Mask, which: Mask) -> Mask:
    """What was found among some of the rows, among all of them."""
    whole = np.zeros(len(some), dtype=bool)
    whole[some] = which
    return whole


def zeros_for_nothing(values: Array) -> Mask:
    """Zeros in a column of which all else is above zero, where they are few."""
    there, zero = np.isfinite(values), values == 0
    few = zero.sum() <= ZEROS * len(values)
    return zero if few and (values[there] >= 0).all() and not zero[there].all() else np.zeros(len(values), dtype=bool)


def _is_far(values: Array) -> bool:
    """Whether zero lies farther from all other numbers than these move from one to the next."""
    found = values[np.isfinite(values) & (values != 0)]
    steps = np.abs(np.diff(found))
    return len(steps) > 0 and bool(found.min() > FAR * np.quantile(steps, 0.8))


def outside(columns: dict[str, Array], name: str) -> Mask | None:
    """Where a price leaves the span of its day, which the columns called high and low say; None without such."""
    high, low = (_called(columns, words) for words in (HIGH, LOW))
    if high is None or low is None or (price_of([name]) is None and not OPEN & set(words_of(name))):
        return None
    value, top, bottom = columns[name], columns[high], columns[low]
    with np.errstate(invalid="ignore"):
        slack = 1e-3 * np.abs(top)
        return np.asarray((value > top + slack) | (value < bottom - slack))


def _called(columns: dict[str, Array], words: frozenset[str]) -> str | None:
    found = [name for name in columns if (said := set(words_of(name))) & words and said <= words | {"price"}]
    return found[0] if len(found) == 1 else None


def _steps(found: Array) -> list[Array]:
    """The steps of a column: plain, and as factors where all is above zero."""
    plain = np.diff(found)
    return [plain, np.diff(np.log(found))] if (found > 0).all() else [plain]


def _unlike(steps: Array) -> Mask:
    """Which steps are of another size than the column's own, measured by what four of five steps do not reach."""
    sizes = np.abs(steps)
    moving = sizes[sizes > 0]
    if len(moving) < FEWEST - 1:
        return np.zeros(len(steps), dtype=bool)
    return np.asarray(sizes > UNLIKE * np.quantile(moving, 0.8))


def _leaps(found: Array) -> Mask:
    """(n - 1,) steps unlike all others both as differences and as factors: near zero a factor says nothing, and far
    above where the column began a difference does not."""
    if len(found) < FEWEST:
        return np.zeros(max(0, len(found) - 1), dtype=bool)
    return np.asarray(np.all([_unlike(steps) for steps in _steps(found)], axis=0))


def _spikes(found: Array) -> Mask:
    """Numbers that leap away from the one before and back to it, or stand alone at an end; or below zero where nearly
    all are above it."""
    spikes = np.zeros(len(found), dtype=bool)
    few = max(FEW, RARE * len(found))
    far = np.r_[False, _unlike(np.diff(found))] & np.r_[_unlike(np.diff(found)), True] if len(found) else spikes
    alone = (found < 0) & far if 0 < (found < 0).sum() <= few and len(found) >= FEWEST else spikes
    rest = np.flatnonzero(~alone)
    leaps = _leaps(found[rest])
    back = np.zeros(len(rest), dtype=bool)
    if len(rest) > 2:
        back[1:-1] = leaps[:-1] & leaps[1:] & ~_unlike_between(found[rest])
    spikes[rest] = back | _ends(leaps)
    spikes = spikes | alone
    return spikes if spikes.sum() <= few else np.zeros(len(found), dtype=bool)


def _unlike_between(found: Array) -> Mask:
    """Whether the numbers before and after each inner one differ as the column's steps do not."""
    between = np.abs(found[2:] - found[:-2])
    steps = np.abs(np.diff(found))
    moving = steps[steps > 0]
    return np.asarray(between > UNLIKE * np.quantile(moving, 0.8)) if len(moving) else between > 0


def _ends(leaps: Mask) -> Mask:
    """The first or the last number, where only the step beside it leaps."""
    ends = np.zeros(len(leaps) + 1, dtype=bool)
    if len(leaps) > 1:
        ends[0], ends[-1] = leaps[0] and not leaps[1], leaps[-1] and not leaps[-2]
    return ends


def _jumps(found: Array) -> Mask:
    """The first numbers of another level, such as after a split."""
    jumps = np.r_[False, _leaps(found)] if len(found) else np.zeros(0, dtype=bool)
    return jumps if jumps.sum() <= max(FEW, RARE * len(found)) else np.zeros(len(found), dtype=bool)


def _runs(same: Mask) -> list[tuple[int, int]]:
    """(n - 1,) which neighbours are alike -> the first and the last row of each stretch of such."""
    edges = np.diff(np.r_[0, same.astype(np.int8), 0])
    return list(zip(np.flatnonzero(edges == 1).tolist(), np.flatnonzero(edges == -1).tolist(), strict=True))


def _stuck(found: Array) -> Mask:
    """Stretches of equal numbers far longer than the column's others; zeros of rain are none."""
    stuck = np.zeros(len(found), dtype=bool)
    if len(found) < FEWEST:
        return stuck
    same = np.diff(found) == 0
    runs = [(first, last) for first, last in _runs(same) if last - first + 1 >= STUCK]
    others = len(found) - sum(last - first for first, last in runs)
    usual = others / max(1, int((~same).sum()))  # the mean length of a stretch, had the long ones one row
    long = [(first, last) for first, last in runs if last - first + 1 >= STUCK_RUNS * usual]
    if len(long) > FEW:
        return stuck
    for first, last in long:
        stuck[first : last + 1] = found[first] != 0
    return stuck


def _dragged(found: Array) -> Mask:
    """Stretches of equal steps, as a spreadsheet fills them in, in a column whose steps differ elsewhere."""
    dragged = np.zeros(len(found), dtype=bool)
    if len(found) < FEWEST:
        return dragged
    steps = np.diff(found)
    same = np.isclose(np.diff(steps), 0, atol=1e-9 * float(np.abs(found).max())) & (steps[1:] != 0)
    for first, last in _runs(same):
        if last - first + 1 >= DRAGGED:
            dragged[first : last + 2] = True
    return dragged if 3 * dragged.sum() <= len(found) and same.mean() < 0.5 else np.zeros(len(found), dtype=bool)


def _nines(values: Array) -> list[float]:
    """Such as -99.99, 8888, 9999, as programs write what was not measured: they lie far from all other numbers."""
    found = np.unique(values[np.isfinite(values)])
    ends = [float(end) for end in {*found[:2], *found[-2:]} if _NINES.fullmatch(f"{abs(end):g}")]
    rest = found[~np.isin(found, ends)]
    return [end for end in ends if len(rest) > 1 and min(abs(end - rest[[0, -1]])) > rest[-1] - rest[0]]
