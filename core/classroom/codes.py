"""The code by which a class is joined: short enough to be typed, and not to be found by trying."""

import secrets
import time
from collections import deque
from collections.abc import Callable

from core.refusal import Refusal

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""None that is taken for another one."""
LENGTH = 6
MOST_TRIES, MOST_OF_ADDRESS, WITHIN = 10, 60, 60.0
"""So many codes may be tried in vain by a browser, and from an address that a whole school may share, within so many
seconds: in the three hours of a class not one in ten thousand of the 887 million."""
MOST_KNOWN = 10_000
"""Of so many who tried is remembered when."""

Clock = Callable[[], float]


def draw() -> str:
    """A new code."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def cleaned(typed: str) -> str:
    """A code as it was typed, without spaces and hyphens, in capitals; "" where it can be none."""
    code = typed.replace(" ", "").replace("-", "").upper()
    return code if len(code) == LENGTH and set(code) <= set(LETTERS) else ""


class Tries:
    """Counts the codes that were tried in vain, by who tried."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._failed: dict[str, deque[float]] = {}

    def check(self, who: str, most: int) -> None:
        """Raises Refusal("tries", seconds) for who must wait."""
        failed, now = self._failed.get(who, deque()), self._clock()
        while failed and failed[0] <= now - WITHIN:
            failed.popleft()
        if len(failed) >= most:
            raise Refusal("tries", seconds=int(failed[-most] + WITHIN - now) + 1)

    def fail(self, who: str) -> None:
        """One more in vain."""
        failed = self._failed.pop(who, deque(maxlen=MOST_OF_ADDRESS))
        self._failed[who] = failed
        failed.append(self._clock())
        while len(self._failed) > MOST_KNOWN:
            self._failed.pop(next(iter(self._failed)))
