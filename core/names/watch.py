"""Which updates of a training become events: one of so many; each, where the loss becomes huge or the end comes.

So a curve has few points where little happens, and every update where it matters.
"""

from collections import deque
from collections.abc import Iterator

from core.training.events import Noticed, Progress

CLOSE = 20
"""So many updates before and after a loss that has become huge are events one by one."""
HUGE = 10.0
"""A loss is huge from so many times that of a network which takes all letters for equally likely."""


class Watch:
    """Takes every update and yields some. `total` is the number of all, `every` the distance of those it must yield."""

    def __init__(self, total: int, every: int) -> None:
        self._total, self._every = total, every
        self._waiting: deque[Progress] = deque(maxlen=CLOSE)
        self._last, self._clipped = -1, 0
        self._noticed: int | None = None

    def add(self, step: int, figures: dict[str, float], clipped: bool, due: bool) -> Iterator[Progress]:
        """An update, whose figure clipped becomes the share of clipped ones since the last event."""
        self._waiting.append(self._progress(step, figures, float(clipped)))
        self._clipped += clipped
        close = self._noticed is not None and step <= self._noticed + CLOSE
        if due or close or step % self._every == 0:
            yield self._progress(step, figures, self._clipped / (step - self._last))
            self._forget(step)

    def notice(self, name: str, figures: dict[str, float], chance: float) -> Iterator[Progress | Noticed]:
        """The first loss that is huge, that of the newest update, and the updates that led to it, one by one.

        `chance` is the loss where all letters are equally likely.
        """
        if self._noticed is not None or figures["current"] <= HUGE * chance:
            return
        self._noticed = self._waiting[-1].step if self._waiting else self._last
        yield from self.last()
        facts = {"name": name, "loss": figures["current"], "norm": figures["norm"], "chance": chance}
        yield Noticed(self._noticed, "huge", {key: str(fact) for key, fact in facts.items()})

    def last(self) -> Iterator[Progress]:
        """The updates just before now that were no events."""
        yield from self._waiting
        self._forget(self._waiting[-1].step if self._waiting else self._last)

    def _progress(self, step: int, figures: dict[str, float], clipped: float) -> Progress:
        return Progress(step, self._total, {**figures, "clipped": clipped})

    def _forget(self, step: int) -> None:
        self._waiting.clear()
        self._last, self._clipped = step, 0
