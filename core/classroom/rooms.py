"""All classes that are open on this server."""

import time
from threading import RLock

from core.classroom.codes import MOST_OF_ADDRESS, MOST_TRIES, Clock, Tries, cleaned
from core.classroom.room import Room
from core.refusal import Refusal

MOST_ROOMS = 50


class Rooms:
    """Opens classes and finds them by their codes; they live in memory, and end with it."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._lock = RLock()
        self._open: dict[str, Room] = {}
        self.tries = Tries(clock)

    def open(self, teacher: str) -> Room:
        """A new class, or the one that this browser has open. Raises Refusal("rooms")."""
        with self._lock:
            found = self.of(teacher)
            if found is None:
                if len(self._open) >= MOST_ROOMS:
                    raise Refusal("rooms", most=MOST_ROOMS)
                found = Room(teacher, self._clock)
                self._open[found.code] = found
            return found

    def of(self, teacher: str) -> Room | None:
        """The class that this browser steers."""
        with self._lock:
            self._sweep()
            return next((room for room in self._open.values() if room.steered_by(teacher)), None)

    def find(self, typed: str, who: str, address: str = "") -> Room:
        """The class of a code. Raises Refusal("no_class"), and Refusal("tries") for who has tried too many in vain.

        Who is in the class already is let in whatever others try from the same address.
        """
        with self._lock:
            self._sweep()
            room = self._open.get(cleaned(typed))
            if room is not None and room.knows(who):
                return room
            self.tries.check(f"browser {who}", MOST_TRIES)
            self.tries.check(f"address {address}", MOST_OF_ADDRESS)
            if room is None:
                self._failed(who, address)
                raise Refusal("no_class")
            return room

    def admit(self, typed: str, secret: str, who: str, address: str = "") -> Room:
        """The class of a code, which `who` may steer from now on. Raises as find, and Refusal("steer")."""
        room = self.find(typed, who, address)
        try:
            room.admit(who, secret)
        except Refusal:
            self._failed(who, address)
            raise
        return room

    def _failed(self, who: str, address: str) -> None:
        self.tries.fail(f"browser {who}")
        self.tries.fail(f"address {address}")

    def _sweep(self) -> None:
        for code, room in list(self._open.items()):
            if room.over:
                del self._open[code]
                room.end()


ROOMS = Rooms()
"""Those of this server."""
