"""Columns of cells -> columns of numbers: thousands, suffixes, signs. Which decimal sign they use is settled before."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from core.maths.arrays import Array
from core.series.cells import CURRENCY, SAMPLE, SPACES, null

FACTORS = {
    "k": 1e3, "rb": 1e3, "ribu": 1e3, "tsd": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "mln": 1e6, "jt": 1e6, "juta": 1e6,
    "b": 1e9, "bn": 1e9, "mrd": 1e9, "mld": 1e9, "miliar": 1e9, "t": 1e12, "tn": 1e12, "triliun": 1e12,
}  # fmt: skip
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
    """The numbers of a column, NaN where a cell holds none, and the suffixes that its cells carry."""

    values: Array
    suffixes: tuple[str, ...]


def numbers_of(cells: pd.Series, decimal: str) -> Numbers:
    """The numbers of a column. A suffix such as M multiplies; %, a currency or a unit is only taken off."""
    usual = cells.str.fullmatch(f"[-+]?{pattern(decimal)}").to_numpy(dtype=bool)
    odd = ~usual
    odd[odd] = ~null(cells[odd]).to_numpy(dtype=bool)
    values = np.full(len(cells), np.nan)
    values[usual] = _floats(cells[usual], decimal)
    suffixes: tuple[str, ...] = ()
    if odd.any():
        values[odd], suffixes = _amounts(cells[odd], decimal, int(usual.sum() + odd.sum()))
    values[~np.isfinite(values)] = np.nan
    return Numbers(values, suffixes)


def _floats(cells: pd.Series, decimal: str) -> Array:
    ungrouped = cells.str.replace(f"[{other_sign(decimal)}{NEVER_DECIMAL}]", "", regex=True)
    plain = ungrouped if decimal == "." else ungrouped.str.replace(",", ".", regex=False)
    return np.asarray(pd.to_numeric(plain.astype(object), errors="coerce"), dtype=np.float64)


def _amounts(cells: pd.Series, decimal: str, filled: int) -> tuple[Array, tuple[str, ...]]:
    """Numbers with a currency, a suffix, or brackets for minus, NaN where there is none; and the suffixes. filled: the
    cells of the whole column that hold anything."""
    bare = cells.str.replace(CURRENCY, "", regex=True).str.strip()
    if bare.str.endswith(_DASHES).any():  # Rp8.900,-
        bare = bare.str.replace(rf"[.,]\s*[{''.join(_DASHES)}]+$", "", regex=True)
    sign = bare.str.replace(r"[\d.,].*$", "", regex=True).str.replace(" ", "", regex=False)
    digits = bare.str.replace(r"^[^\d.,]*", "", regex=True).str.replace(r"\D*$", "", regex=True)
    after = bare.str.replace(r"^.*\d[.,]?\s*", "", regex=True)
    suffix = after.str.replace(r"\.?\)?-?$", "", regex=True)
    well = digits.str.fullmatch(pattern(decimal)) & sign.isin(_SIGNS) & suffix.str.fullmatch(r"[^\s()+−–-]{0,8}")
    sample = cells.iloc[:: max(1, len(cells) // SAMPLE)]
    if sample.str.extract(f"({CURRENCY})")[0].str.rstrip(".").nunique() > 1:  # such as EUR1, USD1: names
        well[:] = False
    factors = _factors(suffix[well], filled)
    minus = sign.isin(_MINUS) | after.str.endswith("-")
    values = np.full(len(cells), np.nan)
    values[well] = _floats(digits[well], decimal) * suffix[well].map(factors).to_numpy(dtype=np.float64)
    return np.where(minus, -values, values), tuple(name for name in factors if name and np.isfinite(factors[name]))


def _factors(suffixes: pd.Series, filled: int) -> dict[str, float]:
    """What each suffix multiplies by. A word that most cells of the column carry is its unit; others are none."""
    counts = suffixes.value_counts(sort=False)
    factors = {text: _factor(text) for text in counts.index}
    return {text: factor or (1.0 if 2 * counts[text] > filled else np.nan) for text, factor in factors.items()}


def _factor(suffix: str) -> float | None:
    """What a suffix multiplies by; None for a unit."""
    return 1.0 if suffix in ("", "%", "‰") else FACTORS.get(suffix.lower())
