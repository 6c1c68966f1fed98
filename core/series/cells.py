"""What a cell looks like, before anything is decided: a number, a date, a time, or a word for nothing."""

import re
from collections.abc import Callable

import pandas as pd

NULLS = frozenset({
    "", "null", "nan", "**", "***", "****", "*****", "n/d", "n/m", "no data", "nodata", "not available",
    "na", "n/a", "n.a.", "n.a", "#n/a", "#na", "#value!", "#div/0!", "#ref!", "none", "nil", "nd",
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
LONGEST = 60  # letters of a cell that can be a number or a date
SAMPLE = 200  # cells from which a column is judged
SPACES = "\u00a0\u2007\u2009\u202f "
_CODES = "IDR|USD|EUR|GBP|JPY|SGD|MYR|HKD|CHF|AUD|CAD|NZD|CNY|RMB|INR|KRW|THB|PHP|VND|TWD|BRL"
CURRENCY = rf"(?:(?:US|A|C|CA|HK|NT|NZ|R|S)?\$|[€£¥₹₩₽₫₺₱฿]|(?i:rp)\.?|R[sM]\.?|Fr\.?|{_CODES})"

_DIGITS = rf"(?:(?:\d{{1,3}}(?:[.,'’{SPACES}]\d{{2,3}})+|\d+)(?:[.,]\d*)?|[.,]\d+)"
NUMBER = (
    rf"\(?[-+−–]?\s*(?:{CURRENCY}\s*)?[-+−–]?{_DIGITS}(?:[eE][-+]?\d+)?"
    rf"\s*(?:[%‰]|°?[^\W\d_]{{1,4}}\.?|{CURRENCY})?\)?[-–—]?"
)
REMARK = r"(?: \([\w ]*\))?"  # GMT+0700 (Western Indonesia Time)
CLOCK = r"\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Z|[A-Z]{3,4})?(?:[-+]\d{2}:?\d{2})?"
BARE_CLOCK = r"\d{1,2}\.\d{2}(?:\.\d{2})?|\d{1,2}[- ]?[AaPp][Mm]"  # after a date: 16.30, as in Indonesian; 11-PM
_MONTH = rf"(?i:{'|'.join(MONTHS)})[^\W\d_]{{0,7}}"
_DAY = r"\d{1,4}(?:st|nd|rd|th)?"
_DATES = (
    r"\d{1,4}[-/._ ]\s?\d{1,2}[-/._ ]\s?\d{1,4}",  # 2021-05-07, 7/5/2021, 07.05.21
    r"\d{1,2}[-/]\d{4}|\d{4}[-/]\d{1,2}|\d{4}[- ]?[QMWqmw]\d{1,2}|[QTqt]\d(?:[-/ ]?\d{4}|[-/ '’]\d{2})",
    rf"(?:[^\W\d_]+[.,]? )?{_DAY}[-/., ]+(?:de )?{_MONTH}[-/., ]+(?:de )?\d{{2,4}}",  # Fri, 7 May 2021, 07-Mei-21
    rf"(?:[^\W\d_]+[.,]? )?{_MONTH}\.?[-/ '’]{_DAY}(?:[-/, ]+\d{{2,4}})?",  # May 07, 2021, May 2021, May-21
    rf"\d{{4}}[-/ ]{_MONTH}",  # 2021-May
    rf"\d{{1,2}}{_MONTH}\d{{2,4}}|{_MONTH}\d{{4}}|\d{{4}}{_MONTH}(?:\d{{1,2}})?",  # 07MAY2021, MAY2021, 2021MAY07
    r"FY ?'?\d{2,4}(?: ?[-/Q]\d{1,4})?|Q\d[- ]?FY ?'?\d{2,4}|\d{4}[-/–]\d{4}",  # FY1960, FY21Q3, 1960/1961
    r"\d{4}[-/. ](?:I|II|III|IV)|(?:I|II|III|IV)[-/. ]\d{4}",  # 2021-III
    r"(?:中華)?(?:民[國国]|令和|平成|昭和|大正|明治) ?(?:\d{1,3}|元)年\d{1,2}月(?:\d{1,2}日)?",
    r"[MTSHR]\.?\d{1,2}[-./]\d{1,2}[-./]\d{1,2}",  # R5.4.20
    r"\d{2,4} ?[年년] ?\d{1,2} ?[月월](?: ?\d{1,2} ?[日일])?",
)
DATE = rf"(?:{'|'.join(_DATES)})(?:(?:T|,? |:)(?:{CLOCK}{REMARK}|{BARE_CLOCK}))?|\d{{8}}[T_ ]\d{{4,6}}Z?"
_number, _date = re.compile(NUMBER), re.compile(DATE)
_clock = re.compile(CLOCK)


def is_plain(cell: str) -> bool:
    """Whether a cell reads as a number, a date, a time or nothing."""
    return cell.lower() in NULLS or is_number(cell) or is_date(cell) or is_clock(cell)


def is_number(cell: str) -> bool:
    """Whether a cell reads as a number, whatever its decimal sign."""
    return len(cell) <= LONGEST and _number.fullmatch(cell) is not None


def is_date(cell: str) -> bool:
    """Whether a cell reads as a date that is more than digits, whatever its order."""
    return len(cell) <= LONGEST and _date.fullmatch(cell) is not None


def is_clock(cell: str) -> bool:
    """Whether a cell reads as a time of day."""
    return len(cell) <= LONGEST and _clock.fullmatch(cell) is not None


def null(cells: pd.Series) -> pd.Series:
    """Whether each cell is empty or a word for nothing."""
    return cells.str.lower().isin(NULLS)


def share(cells: pd.Series, reads: Callable[[str], bool]) -> float:
    """The share of cells that read so, judged from some of them."""
    sample = cells.iloc[:: max(1, len(cells) // SAMPLE)]
    return sum(map(reads, sample)) / max(1, len(sample))
