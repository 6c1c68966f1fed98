"""Who is in a class, who of them follows, and who is woken when something is new. Many threads use it at once."""

from collections.abc import Callable
from threading import RLock

Wake = Callable[[], None]


class Presence:
    """The browsers that listen to one class: students to each new version, the teacher's windows to the counts too."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._wakes: dict[Wake, str] = {}
        self._counting: set[Wake] = set()
        self._aside: set[Wake] = set()
        self._known: set[str] = set()
        self._alone: set[str] = set()

    def enter(self, who: str, wake: Wake) -> None:
        """From now on this browser is woken at each new version."""
        with self._lock:
            self._wakes[wake] = who
            self._known.add(who)

    def leave(self, wake: Wake) -> None:
        """It listens no more."""
        with self._lock:
            self._wakes.pop(wake, None)

    def count(self, wake: Wake, aside: bool) -> None:
        """A window of the teacher's is woken whenever a count may have changed; one that stands `aside` has the words
        to say."""
        with self._lock:
            self._counting.add(wake)
            self._aside |= {wake} if aside else set()

    def uncount(self, wake: Wake) -> None:
        """It is closed."""
        with self._lock:
            self._counting.discard(wake)
            self._aside.discard(wake)

    def follow(self, who: str, on: bool) -> None:
        """Whether a student follows, or explores alone."""
        with self._lock:
            (self._alone.discard if on else self._alone.add)(who)

    def knows(self, who: str) -> bool:
        """Whether this browser is, or was, there."""
        return who in self._known

    @property
    def aside(self) -> bool:
        """Whether a window of the teacher's has the words to say."""
        return bool(self._aside)

    def there(self) -> set[str]:
        """The browsers that listen."""
        with self._lock:
            return set(self._wakes.values())

    def following(self) -> set[str]:
        """Those of them that follow."""
        with self._lock:
            return self.there() - self._alone

    def tell(self) -> None:
        """Wake all: there is a new version."""
        self._wake(lambda: [*self._wakes, *self._counting])

    def tell_counts(self) -> None:
        """Wake the teacher's windows."""
        self._wake(lambda: list(self._counting))

    def _wake(self, which: Callable[[], list[Wake]]) -> None:
        with self._lock:
            wakes = which()
        for wake in wakes:
            wake()
