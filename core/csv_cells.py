"""What a cell looks like, before anything is decided: a number, a date, a time, or a word for nothing."""

import re

import pandas as pd

NULLS = frozenset({
    "", "null", "nan", "na", "n/a", "n.a.", "n.a", "#n/a", "#na", "#value!", "#div/0!", "#ref!", "none", "nil", "nd",
    "n.d.", "-", "--", "---", "–", "—", ".", "..", "...", "?", "\\n", "missing", "tba", "<na>", "nat", "*",
})  # fmt: skip
MONTHS = {
    "jan": 1, "ene": 1, "sty": 1, "gen": 1, "feb": 2, "fev": 2, "fév": 2, "peb": 2, "lut": 2, "mar": 3, "mär": 3,
    "maa": 3, "mrt": 3, "apr": 4, "abr": 4, "avr": 4, "kwi": 4, "may": 5, "mei": 5, "mai": 5, "maj": 5, "mag": 5,
    "jun": 6, "juin": 6, "cze": 6, "giu": 6, "jul": 7, "juil": 7, "lip": 7, "lug": 7, "aug": 8, "agu": 8, "agt": 8,
    "ags": 8, "ago": 8, "aoû": 8, "aou": 8, "sie": 8, "sep": 9, "set": 9, "wrz": 9, "oct": 10, "okt": 10, "out": 10,
    "ott": 10, "paź": 10, "paz": 10, "nov": 11, "nop": 11, "lis": 11, "dec": 12, "des": 12, "dez": 12, "dic": 12,
    "déc": 12, "gru": 12,
}  # fmt: skip
SPACES = "\u00a0\u2007\u2009\u202f "
CURRENCY = r"(?:US\$|[$€£¥₹₩]|Rp\.?|IDR|USD|EUR|GBP|JPY|SGD|MYR|HKD)"

_DIGITS = rf"(?:(?:\d{{1,3}}(?:[.,'’{SPACES}]\d{{2,3}})+|\d+)(?:[.,]\d*)?|[.,]\d+)"
NUMBER = (
    rf"\(?[-+−–]?\s*(?:{CURRENCY}\s*)?[-+−–]?{_DIGITS}(?:[eE][-+]?\d+)?"
    rf"\s*(?:[%‰]|°?\pL{{1,4}}\.?|{CURRENCY})?\)?-?"
)
CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|GMT|[-+]\d{2}:?\d{2})?"
_MONTH = rf"(?i:{'|'.join(MONTHS)})\pL{{0,7}}"
_DAY = r"\d{1,4}(?:st|nd|rd|th)?"
_DATES = (
    r"\d{1,4}[-/. ]\s?\d{1,2}[-/. ]\s?\d{1,4}",  # 2021-05-07, 7/5/2021, 07.05.21
    r"\d{1,2}[-/]\d{4}|\d{4}[-/]\d{1,2}|\d{4}[- ]?[QMqm]\d{1,2}|[Qq]\d[- ]?\d{4}",  # 05/2021, 2021-05, 2021Q2
    rf"(?:\pL+[.,]? )?{_DAY}[-/., ]+(?:de )?{_MONTH}[-/., ]+(?:de )?\d{{2,4}}",  # Fri, 7 May 2021, 07-Mei-21
    rf"(?:\pL+[.,]? )?{_MONTH}\.?[-/ ]{_DAY}(?:[-/, ]+\d{{2,4}})?",  # May 07, 2021, May 2021
)
DATE = rf"(?:{'|'.join(_DATES)})(?:(?:T|,? ){CLOCK})?|\d{{8}}[T_ ]\d{{4,6}}"
_PLAIN = f"(?:{NUMBER}|{DATE}|{CLOCK})"
_plain = re.compile(_PLAIN.replace(r"\pL", r"[^\W\d_]"))


def is_plain(cell: str) -> bool:
    """Whether a cell reads as a number, a date, a time or nothing."""
    return cell.lower() in NULLS or _plain.fullmatch(cell) is not None


def plain(cells: pd.Series) -> pd.Series:
    """`is_plain` of a whole column."""
    return null(cells) | cells.str.fullmatch(_PLAIN)


def number(cells: pd.Series) -> pd.Series:
    """Whether each cell reads as a number, whatever its decimal sign."""
    return cells.str.fullmatch(NUMBER)


def null(cells: pd.Series) -> pd.Series:
    """Whether each cell is empty or a word for nothing."""
    return cells.str.lower().isin(NULLS)
