"""A list of names -> clean names and their vocabulary, or an error that says what is wrong with the list."""

import re
import unicodedata
from dataclasses import dataclass

import numpy as np

from core.refusal import Refusal

MOST_BYTES = 1_000_000
FEWEST_NAMES = 10
LONGEST_NAME = 40
NEWLINE = "\n"


class NamesError(Refusal):
    """A list that cannot be learned from."""


@dataclass(frozen=True)
class Names:
    """Clean names in lower case, in the order of the list, and the letters they are made of; newline is letter 0."""

    names: tuple[str, ...]
    vocabulary: tuple[str, ...]

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


def read(data: bytes) -> Names:
    """The names of a file: one a line, or the first column of a CSV. Empty lines are left out, case is dropped.

    Raises NamesError("huge" | "binary" | "few" | "long").
    """
    if len(data) > MOST_BYTES:
        raise NamesError("huge", size=f"{len(data) / 1e6:.1f}", most=f"{MOST_BYTES / 1e6:.0f}")
    lines = unicodedata.normalize("NFC", _decoded(data)).splitlines()
    names = [re.split(r"[,;\t]", line, maxsplit=1)[0].strip().strip('"').lower() for line in lines]
    for row, name in enumerate(names, 1):
        if len(name) > LONGEST_NAME:
            raise NamesError("long", row=row, letters=len(name), most=LONGEST_NAME)
    names = [name for name in names if name]
    if len(names) < FEWEST_NAMES:
        raise NamesError("few", count=len(names), least=FEWEST_NAMES)
    return of(names)


def _decoded(data: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16 with it, else Latin-1; control characters betray a binary file."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ["utf-16"] if marked else ["utf-8-sig", "latin-1"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any(unicodedata.category(letter) == "Cc" and letter not in "\r\n\t" for letter in text):
            break
        return text
    raise NamesError("binary")


def shuffled(names: Names, rng: np.random.RandomState) -> list[str]:
    """The names in another order, drawn as the reports draw it."""
    order = list(names.names)
    rng.shuffle(order)
    return order
