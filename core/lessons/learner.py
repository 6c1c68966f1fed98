"""What a learner has reached: kept by the browser, written as one short code that can be taken to another machine.

An id is of what was reached or missed: a page of the path, a challenge, a question.
"""

import base64
import binascii
import json
import zlib
from dataclasses import dataclass, replace

from core.refusal import Refusal

MOST = 4_000
"""Characters of a code, bytes of what it says: a browser keeps no more in a cookie."""


@dataclass(frozen=True)
class Learner:
    """reached, missed: ids; predictions: how many were right, and of how many; ask: whether the steps ask first."""

    reached: frozenset[str] = frozenset()
    missed: frozenset[str] = frozenset()
    predictions: tuple[int, int] = (0, 0)
    ask: bool = True

    def reach(self, id: str) -> "Learner":
        """What was reached is no longer missed."""
        return replace(self, reached=self.reached | {id}, missed=self.missed - {id})

    def miss(self, id: str) -> "Learner":
        """What was reached before stays reached."""
        return self if id in self.reached else replace(self, missed=self.missed | {id})

    def predict(self, right: bool) -> "Learner":
        """One more prediction."""
        (found, of) = self.predictions
        return replace(self, predictions=(found + right, of + 1))

    def join(self, other: "Learner") -> "Learner":
        """With what was reached on another machine; the tally is that with more predictions, `ask` stays as it is."""
        reached = self.reached | other.reached
        most = max(self.predictions, other.predictions, key=lambda tally: tally[1])
        return Learner(reached, (self.missed | other.missed) - reached, most, self.ask)

    @property
    def code(self) -> str:
        """All of it in letters, digits, - and _."""
        said = [sorted(self.reached), sorted(self.missed), list(self.predictions), int(self.ask)]
        packed = zlib.compress(json.dumps(said, separators=(",", ":")).encode(), 9)
        return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read(code: str) -> Learner:
    """The progress that a code tells. Raises Refusal("progress")."""
    try:
        reached, missed, (right, of), ask = json.loads(_unpacked(code.strip()))
        found = Learner(frozenset(reached), frozenset(missed), (right, of), bool(ask))
    except (ValueError, TypeError, zlib.error, RecursionError) as error:
        raise Refusal("progress") from error
    counts = all(type(count) is int for count in (right, of)) and 0 <= right <= of
    if not counts or not all(isinstance(id, str) for id in found.reached | found.missed):
        raise Refusal("progress")
    return found


def _unpacked(code: str) -> bytes:
    """The bytes of a code, at most MOST of them."""
    if len(code) > MOST:
        raise ValueError(code)
    try:
        packed = base64.b64decode(code + "=" * (-len(code) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError(code) from error
    unpacking = zlib.decompressobj()
    said = unpacking.decompress(packed, MOST)
    if not unpacking.eof:
        raise ValueError(code)
    return said
