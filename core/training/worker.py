"""The worker's side of a job: run the training, send each of its events, look at the flags now and then."""

import os
import pickle
import time
from collections.abc import Callable, Iterator
from typing import Any

from distributed import Event as Flag
from distributed import get_worker

from core.training.events import Event, Failed

LISTEN_EVERY = 0.1
"""Seconds between two looks at the flags: stop and pause take effect within this time and one event."""
NICENESS = 10

Training = Callable[..., Iterator[Event]]


def work(id: str, training: Training, arguments: tuple[Any, ...]) -> None:
    """Run a training and send its events under the job's id, until it ends or is stopped."""
    worker = get_worker()
    if os.getpriority(os.PRIO_PROCESS, 0) < NICENESS:
        os.setpriority(os.PRIO_PROCESS, 0, NICENESS)  # the pages come first
    flags = {name: Flag(f"{name}-{id}") for name in ("begun", "stop", "pause")}
    if flags["begun"].is_set():  # a scheduler may hand a dead worker's task to another; a training is never repeated
        send(worker, id, Failed(0, "worker_lost", {}))
        return
    flags["begun"].set()
    if flags["stop"].is_set():  # while it waited
        return
    worker.log_event(id, {"status": "running"})
    step, looked = 0, time.monotonic()
    try:
        for event in training(*arguments):
            step = event.step
            send(worker, id, event)
            if time.monotonic() - looked >= LISTEN_EVERY:
                if stopped(worker, id, flags):
                    worker.log_event(id, {"status": "stopped"})
                    return
                looked = time.monotonic()
    except Exception as error:  # whatever a training does wrong is an event of its own, and nobody else's trouble
        send(worker, id, Failed(step, "exception", {"what": f"{type(error).__name__}: {error}"}))


def send(worker: Any, id: str, event: Event) -> None:
    """Put an event on the job's topic, to which the server has subscribed."""
    worker.log_event(id, {"event": pickle.dumps(event)})


def stopped(worker: Any, id: str, flags: dict[str, Flag]) -> bool:
    """Whether the job is to end; while it is to pause, wait here."""
    if flags["pause"].is_set() and not flags["stop"].is_set():
        worker.log_event(id, {"status": "paused"})
        while flags["pause"].is_set() and not flags["stop"].is_set():
            time.sleep(LISTEN_EVERY / 2)
        worker.log_event(id, {"status": "running"})
    return bool(flags["stop"].is_set())
