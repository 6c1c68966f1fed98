"""Is an invented name new? It is compared with the nearest name that was learned."""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extractOne


class Invented(NamedTuple):
    """An invented name, the nearest learned one, and how many letters must be changed, added or left out between."""

    text: str
    nearest: str
    distance: int

    @property
    def memorised(self) -> bool:
        """Whether it is a name of the list."""
        return self.distance == 0


def invented(text: str, learned: Sequence[str]) -> Invented:
    """Compare a name with those that were learned, without regard to case (Levenshtein's distance)."""
    nearest, distance, _ = extractOne(text.lower(), learned, scorer=Levenshtein.distance)
    return Invented(text, nearest, int(distance))
