"""A training as the server sees it: where it is, and all that it has yielded."""

import time
from dataclasses import dataclass, field
from enum import StrEnum

from core.training.events import Event, Progress, Weights
from core.training.kept import Kept


class Status(StrEnum):
    """Where a job is; the last three are final."""

    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    STOPPED = "stopped"
    FAILED = "failed"

    @property
    def final(self) -> bool:
        """Whether nothing more will come of the job."""
        return self in (Status.FINISHED, Status.STOPPED, Status.FAILED)


@dataclass
class Job:
    """One training under way, as the server sees it; only the engine changes it.

    `events` holds all events but the parameters, of which the newest are in `weights`, and those of some updates in
    `kept`. `seconds` is the time of running; `paced` the update and the second at which its pace was last set, `begun`
    those of its first progress, before which it loads and compiles; `seen` when the owner was last there; `received`
    when the last message was sent; `stopping`: it was asked to end, and does so after its update. `about` is what a
    page needs to follow the job when it finds it again.
    """

    id: str
    kind: str
    owner: str
    about: object = None
    label: str = ""
    status: Status = Status.QUEUED
    events: list[Event] = field(default_factory=list)
    weights: Weights | None = None
    kept: Kept = field(default_factory=Kept)
    progress: Progress | None = None
    seconds: float = 0.0
    paced: tuple[int, float] = (0, 0.0)
    begun: tuple[int, float] = (0, 0.0)
    seen: float = field(default_factory=time.monotonic)
    received: float = 0.0
    stopping: bool = False

    @property
    def rate(self) -> float:
        """Updates per second of running time, since its pace was set."""
        if self.progress is None or self.seconds <= self.paced[1]:
            return 0.0
        return (self.progress.step - self.paced[0]) / (self.seconds - self.paced[1])

    @property
    def steady(self) -> float:
        """Updates per second of running time since its first progress; 0 where it has told one alone."""
        if self.progress is None or self.seconds <= self.begun[1]:
            return 0.0
        return (self.progress.step - self.begun[0]) / (self.seconds - self.begun[1])

    @property
    def left(self) -> float | None:
        """Seconds of running time that remain, as fast as since its pace was set, or since its first progress, before
        which it loads and compiles; None where that is not known yet."""
        rate = self.rate if self.paced > self.begun else self.steady
        return (self.progress.total - self.progress.step) / rate if self.progress and rate else None
