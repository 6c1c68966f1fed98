"""Columns of cells -> columns of numbers: thousands, suffixes, signs. Which decimal sign they use is settled before."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.maths.arrays import Array
from core.series.cells import CURRENCY, SPACES, null

FACTORS = {
    "k": 1e3, "rb": 1e3, "ribu": 1e3, "tsd": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "mln": 1e6, "jt": 1e6, "juta": 1e6,
    "b": 1e9, "bn": 1e9, "mrd": 1e9, "mld": 1e9, "miliar": 1e9, "t": 1e12, "tn": 1e12, "triliun": 1e12,
}  # fmt: skip
FEW = 0.2  # of the amounts may be in another currency
Mask = NDArray[np.bool_]
NEVER_DECIMAL = rf"'’{SPACES}"
_MINUS = ("-", "−", "–", "(", "(-", "(−")
_DASHES = ("-", "–", "—")
_SIGNS = ("", "+", *_MINUS)


def pattern(decimal: str) -> str:
    """A number without sign or suffix, its thousands well placed: 1,234.5 but not 1,5 for a decimal point."""
    d, thousands = re.escape(decimal), other_sign(decimal) + NEVER_DECIMAL
    whole = rf"(?:\d{{1,3}}(?:[{thousands}]\d{{2,3}})*[{thousands}]\d{{3}}|\d+)"
    return rf"(?:{whole}(?:{d}\d*)?|{d}\d+)(?:[eE][-+]?\d+)?"


def other_sign(decimal: str) -> str:
    return "," if decimal == "." else "."


@dataclass(frozen=True, eq=False)
class Numbers:
    """The numbers of a column, NaN where a cell holds none, the suffixes that its cells carry, and the positions of
    cells in another currency than the others."""

    values: Array
    suffixes: tuple[str, ...]
    strange: tuple[int, ...] = ()


def numbers_of(cells: pd.Series, decimal: str) -> Numbers:
    """The numbers of a column. A suffix such as M multiplies; %, a currency or a unit is only taken off."""
    usual = cells.str.fullmatch(f"[-+]?{pattern(decimal)}").to_numpy(dtype=bool)
    odd = ~usual
    odd[odd] = ~null(cells[odd]).to_numpy(dtype=bool)
    values = np.full(len(cells), np.nan)
    values[usual] = _floats(cells[usual], decimal)
    suffixes: tuple[str, ...] = ()
    strange = np.zeros(0, dtype=np.intp)
    if odd.any():
        values[odd], suffixes, other = _amounts(cells[odd], decimal, int(usual.sum() + odd.sum()))
        strange = np.flatnonzero(odd)[other]
    values[~np.isfinite(values)] = np.nan
    return Numbers(values, suffixes, tuple(strange.tolist()))


def _floats(cells: pd.Series, decimal: str, powers: pd.Series | None = None) -> Array:
    """The numbers of some cells, each times a power of ten: as one text, so that 8.20M is right to the last digit."""
    ungrouped = cells.str.replace(f"[{other_sign(decimal)}{NEVER_DECIMAL}]", "", regex=True)
    plain = ungrouped if decimal == "." else ungrouped.str.replace(",", ".", regex=False)
    whole = plain if powers is None else plain.where(plain.str.contains("[eE]"), plain + "e" + powers)
    return np.asarray(pd.to_numeric(whole.astype(object), errors="coerce"), dtype=np.float64)


def _amounts(cells: pd.Series, decimal: str, filled: int) -> tuple[Array, tuple[str, ...], Mask]:
    """Numbers with a currency, a suffix, or brackets for minus, NaN where there is none; the suffixes; and which cells
    have another currency than nearly all. filled: the cells of the whole column that hold anything."""
    bare = cells.str.replace(CURRENCY, "", regex=True).str.strip()
    if bare.str.endswith(_DASHES).any():  # Rp8.900,-
        bare = bare.str.replace(rf"[.,]\s*[{''.join(_DASHES)}]+$", "", regex=True)
    sign = bare.str.replace(r"[\d.,].*$", "", regex=True).str.replace(" ", "", regex=False)
    digits = bare.str.replace(r"^[^\d.,]*", "", regex=True).str.replace(r"\D*$", "", regex=True)
    after = bare.str.replace(r"^.*\d[.,]?\s*", "", regex=True)
    suffix = after.str.replace(r"\.?\)?-?$", "", regex=True)
    well = digits.str.fullmatch(pattern(decimal)) & sign.isin(_SIGNS) & suffix.str.fullmatch(r"[^\s()+−–-]{0,8}")
    strange = np.zeros(len(cells), dtype=bool)
    currencies = cells[well].str.extract(f"({CURRENCY})")[0].str.rstrip(".").str.lower()
    counts = currencies.value_counts()
    if len(counts) > 1:
        strange[well.to_numpy(dtype=bool)] = (currencies.notna() & (currencies != counts.index[0])).to_numpy(dtype=bool)
        if counts.iloc[1:].sum() > FEW * counts.sum():  # such as EUR1, USD1: names
            well[:], strange[:] = False, False
    factors = _factors(suffix[well], filled)
    minus = sign.isin(_MINUS) | after.str.endswith("-")
    values = np.full(len(cells), np.nan)
    times = suffix[well].map(factors).to_numpy(dtype=np.float64)
    powers = pd.Series([f"{np.log10(time):.0f}" if time > 0 else "0" for time in times], cells[well].index, dtype="str")
    values[well] = np.where(np.isnan(times), np.nan, _floats(digits[well], decimal, powers))
    names = tuple(name for name in factors if name and np.isfinite(factors[name]))
    return np.where(minus, -values, values), names, strange


def _factors(suffixes: pd.Series, filled: int) -> dict[str, float]:
    """What each suffix multiplies by. A word that most cells of the column carry is its unit; others are none."""
    counts = suffixes.value_counts(sort=False)
    factors = {text: _factor(text) for text in counts.index}
    return {text: factor or (1.0 if 2 * counts[text] > filled else np.nan) for text, factor in factors.items()}


def _factor(suffix: str) -> float | None:
    """What a suffix multiplies by; None for a unit."""
    return 1.0 if suffix in ("", "%", "‰") else FACTORS.get(suffix.lower())
