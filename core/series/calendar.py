"""Year, month and day in columns of their own -> one column of dates."""

import pandas as pd

from core.series.cells import is_date, share
from core.series.column_names import words_of

ENOUGH = 0.6  # of the cells must be dates
_YEAR = frozenset({"year", "tahun", "thn", "jahr", "año", "ano", "année", "rok"})
_MONTH = frozenset({"month", "bulan", "bln", "monat", "mes", "mês", "mois", "miesiąc"})
_DAY = frozenset({"day", "hari", "tanggal", "tgl", "tag", "día", "dia", "jour", "dzień"})


def with_joined_dates(cells: pd.DataFrame) -> pd.DataFrame:
    """The table with one column of dates in front, instead of those that it is made of; else as it is."""
    parts = [
        next((str(name) for name in cells if words & set(words_of(str(name)))), "") for words in (_YEAR, _MONTH, _DAY)
    ]
    found = [name for name in parts if name]
    if (
        not all(parts[:2])
        or len(set(found)) < len(found)
        or any(share(cells[name], is_date) > ENOUGH for name in cells)
    ):
        return cells
    joined = cells[found[0]].str.cat([cells[name] for name in found[1:]], sep="-")
    if share(joined, is_date) < ENOUGH:
        return cells
    rest = cells.drop(columns=found)
    rest.insert(0, " ".join(found), joined)
    return rest
