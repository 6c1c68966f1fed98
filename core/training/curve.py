"""A curve that grows without end in bounded room."""

from collections.abc import Sequence

MOST_POINTS = 400


class Curve:
    """Points (step, value, ...), at most MOST_POINTS of them.

    Every `stride`-th point that was added is kept, and always the newest. When the room is full, `stride` doubles:
    every second of the kept points goes. The first never does. So the curve costs the same however long it gets.
    """

    def __init__(self) -> None:
        self.points: list[Sequence[float]] = []
        self.stride = 1
        self._added = 0

    def add(self, *point: float) -> None:
        """Add a point at the end."""
        if self.points and (self._added - 1) % self.stride:
            self.points.pop()  # it was kept for being the newest
        self.points.append(point)
        self._added += 1
        if len(self.points) > MOST_POINTS:
            newest = self.points[-1]
            self.points = self.points[::2]
            self.stride *= 2
            if self.points[-1] is not newest:
                self.points.append(newest)

    def __len__(self) -> int:
        return len(self.points)
