"""What is asked of a training while it runs."""

import time

Order = tuple[str, float]
"""A word and a number: ("stop", 0), ("pause", 0), ("resume", 0), ("pace", updates a second; 0: as many as it can), or
one that the training itself carries out, such as ("learning_rate", 0.02)."""


class Orders:
    """The orders that a training carries out itself: its worker puts them in, and between two updates the training
    takes them out. A training that takes any has one of these among its arguments."""

    def __init__(self) -> None:
        self._waiting: list[Order] = []

    def give(self, order: Order) -> None:
        """Let an order wait until it is taken."""
        self._waiting.append(order)

    def take(self) -> list[Order]:
        """All orders that wait, the oldest first; they wait no longer."""
        if not self._waiting:
            return []
        taken, self._waiting = self._waiting, []
        return taken


class Pace:
    """Holds a training back to so many updates a second, counted from the update at which this was asked for."""

    def __init__(self) -> None:
        self._rate, self._start, self._step = 0.0, 0.0, 0

    def set(self, rate: float, step: int) -> None:
        """From this update and this moment on; 0: as fast as it can be."""
        self._rate, self._start, self._step = rate, time.monotonic(), step

    def again(self, step: int) -> None:
        """The same after a pause."""
        self.set(self._rate, step)

    def early(self, step: int) -> float:
        """Seconds by which an update has come too early; none where it is late."""
        if not self._rate:
            return 0.0
        due = self._start + (step - self._step) / self._rate
        return max(0.0, due - time.monotonic())
