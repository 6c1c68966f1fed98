"""Columns of cells -> columns of numbers: thousands, suffixes, signs. Which decimal sign they use is settled before."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd

from core.arrays import Array
from core.csv_cells import CURRENCY, SPACES, null

FACTORS = {
    "k": 1e3, "rb": 1e3, "ribu": 1e3, "tsd": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "mln": 1e6, "jt": 1e6, "juta": 1e6,
    "b": 1e9, "bn": 1e9, "mrd": 1e9, "mld": 1e9, "miliar": 1e9, "t": 1e12, "tn": 1e12, "triliun": 1e12,
}  # fmt: skip
NEVER_DECIMAL = rf"'’{SPACES}"


def pattern(decimal: str) -> str:
    """A number without sign or suffix, its thousands well placed: 1,234.5 but not 1,5 for a decimal point."""
    d, thousands = re.escape(decimal), other_sign(decimal) + NEVER_DECIMAL
    whole = rf"(?:\d{{1,3}}(?:[{thousands}]\d{{2,3}})*[{thousands}]\d{{3}}|\d+)"
    return rf"(?:{whole}(?:{d}\d*)?|{d}\d+)(?:[eE][-+]?\d+)?"


def other_sign(decimal: str) -> str:
    return "," if decimal == "." else "."


_amounts = {
    decimal: re.compile(
        rf"(?P<open>\()?(?P<sign>[-+−–]?)\s*(?:{CURRENCY}\s*)?(?P<inner>[-+−–]?)(?P<digits>{pattern(decimal)})"
        rf"\s*(?P<suffix>[^\d\s.,()'’+−–-]{{0,8}})\.?\)?(?P<trailing>-?)"
    )
    for decimal in (".", ",")
}


@dataclass(frozen=True, eq=False)
class Numbers:
    """The numbers of a column, NaN where a cell holds none, and the suffixes that its cells carry."""

    values: Array
    suffixes: tuple[str, ...]


def numbers_of(cells: pd.Series, decimal: str) -> Numbers:
    """The numbers of a column. A suffix such as M multiplies; %, a currency or a unit is only taken off."""
    usual = cells.str.fullmatch(f"[-+]?{pattern(decimal)}").to_numpy(dtype=bool)
    odd = ~usual & ~null(cells).to_numpy(dtype=bool)
    values = np.full(len(cells), np.nan)
    values[usual] = _floats(cells[usual], decimal)
    codes, texts = pd.factorize(cells[odd])
    amounts = [_amount(text, decimal) for text in texts]
    units = {suffix for _, suffix in amounts if suffix and _factor(suffix) is None}
    if len(units) > 1:  # words, not a unit
        amounts = [(np.nan, "") if suffix in units else (value, suffix) for value, suffix in amounts]
    if amounts:
        values[odd] = np.array([value for value, _ in amounts])[codes]
    values[~np.isfinite(values)] = np.nan
    return Numbers(values, tuple(dict.fromkeys(suffix for _, suffix in amounts if suffix)))


def _floats(cells: pd.Series, decimal: str) -> Array:
    ungrouped = cells.str.replace(f"[{other_sign(decimal)}{NEVER_DECIMAL}]", "", regex=True)
    plain = ungrouped if decimal == "." else ungrouped.str.replace(",", ".", regex=False)
    return np.asarray(pd.to_numeric(plain.astype(object), errors="coerce"), dtype=np.float64)


def _amount(cell: str, decimal: str) -> tuple[float, str]:
    """The number in one cell, NaN if there is none, and its suffix."""
    match = _amounts[decimal].fullmatch(cell)
    if not match:
        return np.nan, ""
    digits = re.sub(f"[{other_sign(decimal)}{NEVER_DECIMAL}]", "", match["digits"]).replace(",", ".")
    signs = match["sign"] + match["inner"] + match["trailing"]
    minus = match["open"] or not {"-", "−", "–"}.isdisjoint(signs)
    return (-1.0 if minus else 1.0) * float(digits) * (_factor(match["suffix"]) or 1.0), match["suffix"]


def _factor(suffix: str) -> float | None:
    """What a suffix multiplies by; None for a unit."""
    if suffix in ("%", "‰") or re.fullmatch(CURRENCY, suffix):
        return 1.0
    return FACTORS.get(suffix.lower())
