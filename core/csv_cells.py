"""What a cell looks like, before anything is decided: a number, a date, or a word for nothing."""

import re

import pandas as pd

NULLS = frozenset({
    "", "null", "nan", "na", "n/a", "n.a.", "n.a", "#n/a", "#na", "#value!", "#div/0!", "#ref!", "none", "nil", "nd",
    "n.d.", "-", "--", "---", "–", "—", ".", "..", "...", "?", "\\n", "missing", "tba", "<na>", "nat", "*",
})  # fmt: skip
SPACES = "\u00a0\u2007\u2009\u202f "
CURRENCY = r"(?:US\$|[$€£¥₹₩]|Rp\.?|IDR|USD|EUR|GBP|JPY|SGD|MYR|HKD)"
_DIGITS = rf"(?:(?:\d{{1,3}}(?:[.,'’{SPACES}]\d{{2,3}})+|\d+)(?:[.,]\d*)?|[.,]\d+)"
NUMBER = (
    rf"\(?[-+−–]?\s*(?:{CURRENCY}\s*)?[-+−–]?{_DIGITS}(?:[eE][-+]?\d+)?"
    rf"\s*(?:[%‰]|°?\pL{{1,4}}\.?|{CURRENCY})?\)?-?"
)
_WORD = r"\pL{3,10}"
DATE = (
    r"(?:\d{1,4}[-/. ]\s?\d{1,2}[-/. ]\s?\d{1,4}|\d{1,2}[-/.]\d{4}|\d{4}[-/.]\d{1,2}|\d{4}[- ]?[QMqm]\d{1,2}"
    rf"|[Qq]\d[- ]?\d{{4}}|(?:\pL+[.,]? )?\d{{1,4}}(?:st|nd|rd|th)?[-/., ]+(?:de )?{_WORD}[-/., ]+(?:de )?\d{{1,4}}"
    rf"|(?:\pL+[.,]? )?{_WORD}\.?[-/ ]?\d{{1,4}}(?:st|nd|rd|th)?(?:[-/, ]+\d{{2,4}})?)"
    r"(?:[T ,]\s?\d{1,2}:\d{2}.*)?|\d{8}[T_ ]\d{4,6}"
)
_PLAIN = f"(?:{NUMBER}|{DATE})"
_plain = re.compile(_PLAIN.replace(r"\pL", r"[^\W\d_]"))


def is_plain(cell: str) -> bool:
    """Whether a cell reads as a number, a date or nothing."""
    return cell.lower() in NULLS or _plain.fullmatch(cell) is not None


def null(cells: pd.Series) -> pd.Series:
    return cells.str.lower().isin(NULLS)


def number(cells: pd.Series) -> pd.Series:
    return cells.str.fullmatch(NUMBER)


def plain(cells: pd.Series) -> pd.Series:
    """`is_plain` of a whole column."""
    return null(cells) | cells.str.fullmatch(_PLAIN)
