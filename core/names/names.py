"""A list of names -> clean names and their vocabulary, or an error that says what is wrong with the list."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace

import numpy as np

from core.names.columns import column_of, header_of
from core.refusal import Refusal
from core.series.choices import LeftOut
from core.series.column_names import unlike
from core.series.rows import ONE_COLUMN, best_delimiter, parted_each, unwrapped
from core.series.text import text_of

MOST_BYTES = 1_000_000
FEWEST_NAMES = 10
LONGEST_NAME = 40
NEWLINE = "\n"
MOST_DAMAGED = 0.1  # of the lines; with more the file is no text
LIST_DELIMITERS = (",", ";", "\t", "|", ONE_COLUMN)
_damage = re.compile("[\0-\x08\x0b-\x1f\x7f\ufffd]")


@dataclass(frozen=True)
class Reading:
    """What was taken from a file: its encoding, the column of all its columns, whether a row of names of columns was
    skipped, how many names stand there again, and the lines that were left out: "long" or "damaged"."""

    encoding: str
    column: str
    columns: tuple[str, ...]
    header: bool
    duplicates: int
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class Names:
    """Clean names in lower case, in the order of the list, and the letters they are made of; newline is letter 0.
    reading: how they were read, of a file of the user's own."""

    names: tuple[str, ...]
    vocabulary: tuple[str, ...]
    reading: Reading | None = field(default=None, compare=False)

    @property
    def char_to_ix(self) -> dict[str, int]:
        return {letter: index for index, letter in enumerate(self.vocabulary)}

    def indices(self, name: str) -> list[int]:
        to_ix = self.char_to_ix
        return [to_ix[letter] for letter in name]

    def text(self, indices: list[int]) -> str:
        """The name of some indices, its first letter upper case; the newline at its end is left out."""
        return "".join(self.vocabulary[index] for index in indices).strip(NEWLINE).capitalize()


def of(names: list[str]) -> Names:
    """Names and the sorted vocabulary of their letters, as in the reports."""
    vocabulary = sorted({letter for name in names for letter in name} | {NEWLINE})
    return Names(tuple(names), tuple(vocabulary))


def read(data: bytes, column: str | None = None, header: bool | None = None) -> Names:
    """The names of a file: one a line, or in the column that is named or recognised of a CSV. Case is dropped; what
    cannot be learned is left out.

    Raises Refusal("huge" | "binary" | "few" | "long" | "column" | "spreadsheet" | "html" | "json").
    """
    if len(data) > MOST_BYTES:
        raise Refusal("huge", size=f"{len(data) / 1e6:.1f}", most=f"{MOST_BYTES / 1e6:.0f}")
    lines, left_out, encoding = _lines(data)
    rows = {line: cells for line, cells in lines.items() if any(cells)}
    taken, columns, found = _column(list(rows.values()), column, header)
    texts = {line: cells[taken] if taken < len(cells) else "" for line, cells in rows.items()}
    if header if header is not None else found:
        texts.pop(next(iter(texts)), "")
    reading = _left_out(texts, left_out)
    names = [text.lower() for line, text in texts.items() if text and line not in {left.row for left in reading}]
    if len(names) < FEWEST_NAMES:
        long = [left for left in reading if left.reason == "long"]
        if long and not names:
            raise Refusal("long", row=long[0].row, letters=len(texts[long[0].row]), most=LONGEST_NAME)
        raise Refusal("few", count=len(names), least=FEWEST_NAMES)
    told = Reading(encoding, columns[taken], columns, found if header is None else header,
                   len(names) - len(set(names)), tuple(reading))  # fmt: skip
    return replace(of(names), reading=told)


def _lines(data: bytes) -> tuple[dict[int, list[str]], list[LeftOut], str]:
    """The cells of each line by its number, the lines that are damaged, and the encoding. A quotation mark that is
    never closed spoils its own line only."""
    try:
        text, encoding = text_of(_mostly_utf8(data), damaged=True)
    except Refusal as error:
        if error.reason == "empty":
            raise Refusal("few", count=0, least=FEWEST_NAMES) from error
        raise Refusal(error.reason, **error.facts) from error
    lines = unwrapped(unicodedata.normalize("NFC", text).split("\n"))
    damaged = [i for i, line in enumerate(lines) if _damage.search(line)]
    if len(damaged) > MOST_DAMAGED * len(lines):
        raise Refusal("binary")
    whole = [line for i, line in enumerate(lines) if i not in set(damaged)]
    delimiter = best_delimiter(whole, LIST_DELIMITERS)
    parted = iter(parted_each(whole, delimiter))
    numbered = [i for i in range(len(lines)) if i not in set(damaged)]
    cells = {i + 1: [cell.strip().strip('"') for cell in row] for i, row in zip(numbered, parted, strict=True)}
    return cells, [LeftOut(i + 1, "damaged", "", lines[i][:LONGEST_NAME]) for i in damaged], encoding


def _mostly_utf8(data: bytes) -> bytes:
    """A text in UTF-8 of which single lines are damaged: their bad bytes are marked, so that the others keep theirs."""
    try:
        data.decode()
    except UnicodeDecodeError:
        beyond = [line for line in data.split(b"\n") if not line.isascii()]
        if sum(_is_utf8(line) for line in beyond) > len(beyond) / 2:
            return data.decode("utf-8", errors="replace").encode()
    return data


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _column(rows: list[list[str]], column: str | None, header: bool | None) -> tuple[int, tuple[str, ...], bool]:
    """The place of the column of names, what all columns are called, and whether the first row says so."""
    if not rows:
        return 0, ("1",), False
    width = max(Counter(map(len, rows)).items(), key=lambda item: (item[1], item[0]))[0]
    level = [[*row, *[""] * width][:width] for row in rows]
    found = header_of(level) if header is None else header
    called = [name or str(i) for i, name in enumerate(level[0], 1)] if found else [str(i + 1) for i in range(width)]
    names = unlike(called)
    if column is not None and column not in names:
        raise Refusal("column", column=column)
    below = level[found:] or level
    taken = names.index(column) if column is not None else column_of(names, list(zip(*below, strict=True)))
    return taken, tuple(names), found


def _left_out(texts: dict[int, str], damaged: list[LeftOut]) -> list[LeftOut]:
    """The damaged lines, and those whose name is too long."""
    long = [LeftOut(line, "long", "", text[:LONGEST_NAME]) for line, text in texts.items() if len(text) > LONGEST_NAME]
    return sorted([*damaged, *long], key=lambda left: left.row)


def shuffled(names: Names, rng: np.random.RandomState) -> list[str]:
    """The names in another order, drawn as the reports draw it."""
    order = list(names.names)
    rng.shuffle(order)
    return order
