"""Rows of names -> one name for each column, and which words mean a date, a time or a price."""

import re

import pandas as pd

from core.series.cells import is_date, share

DATE_WORDS = frozenset({
    "date", "dates", "datetime", "timestamp", "day", "month", "year", "period", "tanggal", "tgl",
    "hari", "bulan", "tahun", "periode", "data", "quarter", "week", "season", "fy",
    "quartal", "triwulan", "trimestre", "minggu", "datum", "fecha", "dzień", "dzien", "jour", "unix", "epoch",
    "tarih", "dato", "päivämäärä", "дата", "日期", "交易日期", "日付", "日付け", "日時", "ngày", "날짜",
    "年月日", "年月", "交易日",
    "基準日", "تاریخ", "التاريخ", "วันที่",
})  # fmt: skip
TIME_WORDS = frozenset({
    "time", "times", "jam", "waktu", "pukul", "hour", "zeit", "uhrzeit", "hora", "heure", "godzina", "czas", "saat",
    "время", "时间",
})  # fmt: skip
PRICE_WORDS = (
    "close", "closing", "penutupan", "terakhir", "price", "last", "harga", "settle", "kurs", "rate", "zamkniecie",
    "zamknięcie", "schlusskurs", "schluss", "zuletzt", "cierre", "último", "ultimo", "clôture", "dernier", "fermeture",
    "chiusura", "fechamento", "slot", "kapanış", "şimdi", "закрытие", "цена", "收盘", "收盘价", "收盤", "收盤價",
    "終値", "终值", "종가", "value", "nilai",
)  # fmt: skip
NOT_A_PRICE = frozenset({
    "prev", "previous", "sebelumnya", "adj", "adjusted", "change", "chg", "perubahan", "volume", "vol", "turnover",
    "market", "cap", "real", "riil",
})  # fmt: skip


def words_of(name: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower())


def says(name: str, meanings: frozenset[str]) -> bool:
    """Whether a name holds one of some words."""
    return not meanings.isdisjoint(words_of(name))


def price_of(names: list[str]) -> str | None:
    """The column that is called a price: the plainest name of the most telling word."""
    for word in PRICE_WORDS:
        called = [name for name in names if word in words_of(name) and not says(name, NOT_A_PRICE)]
        if called:
            return min(called, key=lambda name: len(words_of(name)))
    return None


def is_title(row: list[str], below: list[str]) -> bool:
    """Whether a row above a row of names is a title with the delimiter in it, and not more of the names: what stands
    below names every column, the dates or the price among them, and the row is neither grouped nor names the dates."""
    row, below = _filled(row), _filled(below)
    dated = [i for i, name in enumerate(below) if names_dates(name)]
    telling = (
        not any(names_dates(name) for name in row[dated[0] :][:1]) if dated else _priced(below) and not _priced(row)
    )
    return telling and all(below[1:]) and all(row) and len(set(below)) == len(below) and len(set(row)) == len(row)


def names_dates(name: str) -> bool:
    """Whether a name says date or time and nothing else."""
    words = set(words_of(name))
    return bool(words) and words <= DATE_WORDS | TIME_WORDS


def _priced(names: list[str]) -> bool:
    return price_of(names) is not None


def _filled(row: list[str]) -> list[str]:
    """A row without the empty cells at its end."""
    return row[: max((i for i, cell in enumerate(row, 1) if cell), default=0)]


def names_of(levels: list[list[str]], cells: pd.DataFrame) -> pd.DataFrame:
    """The cells under their names. A column without one is called by its number, from 1, and dropped if it is empty."""
    width = cells.shape[1]
    empty = [bool((cells[i] == "").all()) for i in cells]
    dated = share(cells[0], is_date) > 0.5
    levels = [_fitted(level, width, not empty[-1], dated) for level in levels]
    names = [_joined(levels, column) for column in range(width)]
    keep = [i for i in range(width) if names[i] or not empty[i]]
    kept = cells[keep].copy()
    kept.columns = pd.Index(unlike([names[i] or _number(i, names) for i in keep]))
    return kept


def _fitted(level: list[str], width: int, full: bool, dated: bool) -> list[str]:
    """A row of names as wide as the data. One that is one short begins after the index, as R writes it."""
    level = [" ".join(name.split()) for name in level]
    named = dated and says(level[0], DATE_WORDS)
    return ["", *level] if len(level) == width - 1 and full and not named else [*level, *[""] * width][:width]


def _joined(levels: list[list[str]], column: int) -> str:
    """What tells the columns apart. A row that names the index only (as yfinance writes it) names just that."""
    for level in levels[1:]:
        if column == 0 and level[0] and not any(level[1:]):
            return level[0]
    telling = [level for level in levels if _differs(level[1:])] or levels[:1]
    parts = dict.fromkeys(level[column] for level in telling if level[column])
    return " ".join(parts) or next((level[column] for level in levels if level[column]), "")


def _differs(names: list[str]) -> bool:
    """Whether names tell columns apart: they are not all alike, nor one and the same wherever there is any."""
    filled = [name for name in names if name]
    return len(set(names)) > 1 and (len(filled) == 1 or len(set(filled)) > 1)


def _number(column: int, names: list[str]) -> str:
    """The number of a column without a name, marked where another column is called so."""
    return f"{column + 1}" if str(column + 1) not in names else f"{column + 1}'"


def unlike(names: list[str]) -> list[str]:
    """Names of which no two are the same: later ones get a number."""
    seen: set[str] = set()
    for i, name in enumerate(names):
        number = 1
        while names[i] in seen:
            number += 1
            names[i] = f"{name} {number}"
        seen.add(names[i])
    return names
