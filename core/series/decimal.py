"""Whether 8.900 is eight point nine or eight thousand nine hundred: settled from all cells of a table."""

import re
from dataclasses import dataclass

import pandas as pd

from core.series.column_names import words_of
from core.series.numbers import NEVER_DECIMAL, other_sign

COMMA_WORDS = frozenset({
    "tanggal", "tgl", "terakhir", "pembukaan", "tertinggi", "terendah", "penutupan", "harga", "kurs", "jual",
    "beli", "nilai", "waktu", "datum", "schluss", "schlusskurs", "eröffnung", "hoch", "tief", "zuletzt", "fecha",
    "cierre", "apertura", "máximo", "mínimo", "último", "dernier", "clôture", "ouverture", "otwarcie", "zamknięcie",
    "zamkniecie", "najwyższy", "chiusura", "fechamento", "abertura", "открытие", "закрытие", "дата",
})  # fmt: skip
FEW = 20
_OPEN = r"[^\d.,]*[1-9]\d{0,2}[.,]\d{3}(?:[^\d.,].*)?"


def _proof(decimal: str) -> str:
    """A cell that can only be read with this decimal sign."""
    d, t = re.escape(decimal), re.escape(other_sign(decimal))
    grouped = rf"\d{{1,3}}(?:[{t}{NEVER_DECIMAL}]\d{{2,3}})*[{t}{NEVER_DECIMAL}]\d{{3}}"
    number = (
        rf"{grouped}{d}\d*|\d{{1,3}}(?:{t}\d{{2,3}})+{t}\d{{3}}|\d*{d}(?:\d{{0,2}}|\d{{4,}})|(?:0+|\d{{4,}}|){d}\d{{3}}"
    )
    return rf"[^\d.,]*(?:{number})(?:[eE][-+]?\d+)?(?:[^\d.,].*)?"


_PROOFS = {decimal: _proof(decimal) for decimal in (".", ",")}


@dataclass(frozen=True)
class Decimal:
    """The decimal sign of each column, the file's own, why ("cells", "columns", "ungrouped", "grouped", "names",
    "plain", or "open" where nothing tells), and a cell that could be read otherwise, if there is one."""

    of: dict[str, str]
    sign: str
    because: str
    example: str

    @property
    def common(self) -> str | None:
        """The sign of all columns, None where they differ."""
        return self.sign if set(self.of.values()) <= {self.sign} else None


def decimal_of(columns: pd.DataFrame, delimiter: str) -> Decimal:
    """The decimal sign of every column: its own cells prove it, else those of other columns, else weaker signs."""
    proofs = {str(name): _proved(columns[name]) for name in columns}
    total = sum(proofs.values())
    opens = {name: columns[name][columns[name].str.fullmatch(_OPEN).to_numpy(dtype=bool)] for name in proofs}
    undecided = [name for name, proof in proofs.items() if not proof and len(opens[name])]
    example = str(opens[undecided[0]].iloc[0]) if undecided else ""
    own = {name: "." if proof > 0 else "," for name, proof in proofs.items() if proof}
    if not undecided:
        sign = "," if total < 0 else "."
        return Decimal({name: own.get(name, sign) for name in proofs}, sign, "cells" if own else "plain", "")
    sign, because = _weighed(columns, undecided, total, example, delimiter)
    return Decimal({name: own.get(name, sign) for name in proofs}, sign, because, example)


def _proved(cells: pd.Series) -> int:
    """Cells that prove the point less cells that prove the comma."""
    signed = cells[cells.str.contains("[.,]", regex=True)]
    if not len(signed):
        return 0
    return int(signed.str.fullmatch(_PROOFS["."]).sum()) - int(signed.str.fullmatch(_PROOFS[","]).sum())


def _weighed(columns: pd.DataFrame, undecided: list[str], proved: int, example: str, delimiter: str) -> tuple[str, str]:
    """The decimal sign where a column leaves it open, and why."""
    shown = "." if "." in example else ","
    own = pd.concat([columns[name] for name in undecided])
    if own.str.fullmatch(r"[-+]?[1-9]\d{3,}").any():
        return shown, "ungrouped"
    if proved:
        return ("." if proved > 0 else ","), "columns"
    if own.str.fullmatch(r"[-+]?[1-9]\d{0,2}").any():
        return other_sign(shown), "grouped"
    ungrouped = any(columns[name].str.fullmatch(r"[-+]?[1-9]\d{3,}").mean() > 0.5 for name in columns)
    named = any(not COMMA_WORDS.isdisjoint(words_of(str(name))) for name in columns)
    if ungrouped and not (named and delimiter != ","):
        return shown, "ungrouped"
    if named and not ungrouped:
        return ",", "names"
    ends = own[own.str.fullmatch(_OPEN).to_numpy(dtype=bool)].str.contains("[05]$", regex=True)
    if len(ends) >= FEW and ends.all():  # prices in steps of 5 or 25 are likelier than thousandths that all end so
        return other_sign(shown), "open"
    return ("," if delimiter == ";" else "."), "open"
