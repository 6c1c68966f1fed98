"""Trainings for the tests of the engine: what a worker runs must be importable there."""

import os
import time
from collections.abc import Iterator

import numpy as np

from core.training.events import Changed, Event, Finished, Progress, Weights
from core.training.orders import Orders


def count(to: int, pace: float = 0.0) -> Iterator[Event]:
    """Counts, telling its process; `pace` seconds a step."""
    for step in range(1, to + 1):
        time.sleep(pace)
        yield Progress(step, to, {"pid": float(os.getpid())})
    yield Finished(to)


def stumble(at: int) -> Iterator[Event]:
    """Raises after some steps."""
    yield from (Progress(step, 100, {}) for step in range(at))
    raise ZeroDivisionError("a training that stumbles")


def obey(to: int, orders: Orders, pace: float) -> Iterator[Event]:
    """Counts, `pace` seconds a step, and tells each order that it is given."""
    for step in range(1, to + 1):
        time.sleep(pace)
        yield from (Changed(step, name, value) for name, value in orders.take())
        yield Progress(step, to, {"pid": float(os.getpid())})
    yield Finished(to)


def weights(to: int, keep: bool = False) -> Iterator[Event]:
    """Tells parameters only, to be kept or not."""
    yield from (Weights(step, {"W": np.full((2, 2), float(step))}, keep) for step in range(1, to + 1))
    yield Finished(to)
