"""A training as it is followed: the record of what it yields, and the job whose events fill the record."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from core.training.events import Event, Weights
from core.training.job import Job


class Record(Protocol):
    """What keeps the events of one training, in its own way."""

    def take(self, events: Iterable[Event]) -> None:
        """Add some events, in the order in which they came."""


R = TypeVar("R", bound=Record)


@dataclass
class Listener(Generic[R]):
    """A record, and the job that fills it: `listen` gives the record all that is new."""

    record: R
    job: Job
    _taken: int = 0
    _weights: Weights | None = None
    _kept: int = -1

    def listen(self) -> R:
        """The record with every event that has arrived by now, and with the newest parameters.

        Those that are kept come after the newest, and were looked for before: none of them is newer.
        """
        events = self.job.events[self._taken :]
        self._taken += len(events)
        kept = [one for one in self.job.kept if one.step > self._kept]
        self._kept = max((one.step for one in kept), default=self._kept)
        weights = self.job.weights
        newest = [weights] if weights is not None and weights is not self._weights else []
        self._weights = weights
        self.record.take([*events, *newest, *kept])
        return self.record
