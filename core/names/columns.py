"""Rows of cells -> the names among them: which column they stand in, whether a row of names of columns is above."""

import re
from collections.abc import Sequence

NAME_WORDS = frozenset({
    "name", "names", "nama", "nom", "noms", "nombre", "nombres", "naam", "imię", "imie", "nome", "vorname", "vornamen",
    "firstname", "forename", "prénom", "prenom", "surname", "lastname", "nachname", "title", "word", "label", "имя",
    "имена", "фамилия", "名前", "姓名", "名字", "이름", "όνομα", "isim", "ad", "jméno",
})  # fmt: skip
KIND_WORDS = frozenset({
    "city", "town", "place", "country", "kota", "stadt", "ville", "ciudad", "species", "genus", "dinosaur", "breed",
    "animal", "plant", "company", "brand", "team", "product", "street", "river", "mountain", "island",
    "person", "pokemon",
})  # fmt: skip
OTHER_WORDS = frozenset(
    {"id", "no", "nr", "year", "sex", "gender", "rank", "count", "number", "date", "frequency", "n"}
)
_letters = re.compile(r"[^\W\d_]")
_number = re.compile(r"[-+]?[\d.,:/% -]*\d[\d.,:/% -]*")
SAMPLE = 500


def header_of(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row holds the names of columns: it says so, or has words where numbers are below, or is
    written otherwise than all that is below."""
    first, below = rows[0], [row for row in rows[1:SAMPLE] if len(row) == len(rows[0])]
    words = {word for cell in first for word in _words(cell)}
    if words & (NAME_WORDS | (OTHER_WORDS if len(first) > 1 else frozenset())):
        return True
    if not below:
        return False
    for cell, column in zip(first, zip(*below, strict=True), strict=True):
        if _letters.search(cell) and sum(bool(_number.fullmatch(other)) for other in column) > 0.9 * len(column):
            return True
    return bool(words & KIND_WORDS) and any(map(_written_otherwise, zip(first, *below, strict=True)))


def _written_otherwise(column: Sequence[str]) -> bool:
    """Whether the first cell has a capital in front and nearly no other has, or the other way round."""
    capital = [cell[:1].isupper() for cell in column if cell]
    others = capital[1:]
    return len(others) > 0 and (sum(others) < 0.1 * len(others) if capital[0] else sum(others) > 0.9 * len(others))


def _words(cell: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", cell.lower())


def column_of(names: Sequence[str], columns: Sequence[Sequence[str]]) -> int:
    """The column of the names: the one that is called so, else the one whose cells are most like names."""
    return max(range(len(columns)), key=lambda i: _merit(names[i], columns[i]))


def _merit(name: str, column: Sequence[str]) -> float:
    """How like names the cells are: of letters, short, and rarely the same; the first of equals."""
    cells = [cell for cell in column[:SAMPLE] if cell]
    if not cells:
        return -1.0
    called = 1.0 if NAME_WORDS & set(_words(name)) else 0.5 if KIND_WORDS & set(_words(name)) else 0.0
    lettered = sum(_is_name(cell) for cell in cells) / len(cells)
    return lettered * (called + len(set(cells)) / len(cells))


def _is_name(cell: str) -> bool:
    letters = len(_letters.findall(cell))
    return letters > 1 and letters > 0.7 * len(cell) and len(cell) <= 40
