"""The worker's side of a job: run the training, send each of its events, look into the mailbox now and then."""

import os
import pickle
import time
from collections.abc import Callable, Iterator
from typing import Any

from distributed import Event as Flag
from distributed import Queue as Mailbox
from distributed import get_worker

from core.training.events import Event, Failed
from core.training.orders import Orders, Pace

LISTEN_EVERY = 0.1
"""Seconds between two looks into the mailbox: an order takes effect within this time and one event."""
NICENESS = 10

Training = Callable[..., Iterator[Event]]


def work(id: str, training: Training, arguments: tuple[Any, ...]) -> None:
    """Run a training and send its events under the job's id, until it ends or is stopped."""
    worker = get_worker()
    if os.getpriority(os.PRIO_PROCESS, 0) < NICENESS:
        os.setpriority(os.PRIO_PROCESS, 0, NICENESS)  # the pages come first
    begun = Flag(f"begun-{id}")
    if begun.is_set():  # a scheduler may hand a dead worker's task to another; a training is never repeated
        send(worker, id, Failed(0, "worker_lost", {}))
        return
    begun.set()
    hand = Hand(worker, id, next((one for one in arguments if isinstance(one, Orders)), Orders()))
    try:
        hand.run(training, arguments)
    finally:
        hand.close()


def send(worker: Any, id: str, event: Event) -> None:
    """Put an event on the job's topic, to which the server has subscribed."""
    worker.log_event(id, {"event": pickle.dumps(event)})


class Hand:
    """Runs one training as the orders in its mailbox ask for; what is not stop, pause or pace it hands on to it."""

    def __init__(self, worker: Any, id: str, orders: Orders) -> None:
        self._worker, self._id, self._orders = worker, id, orders
        self._mailbox = Mailbox(mailbox(id))
        self._pace = Pace()
        self._paused = self._stopped = False
        self._step, self._looked = 0, 0.0

    def close(self) -> None:
        """Give the mailbox back."""
        self._mailbox.close()

    def run(self, training: Training, arguments: tuple[Any, ...]) -> None:
        """The whole training; one that was stopped while it waited does not begin."""
        self._look()
        if self._stopped:
            return
        self._tell("running")
        try:
            for event in training(*arguments):
                self._step = event.step
                send(self._worker, self._id, event)
                if self._ends():
                    self._tell("stopped")
                    return
        except Exception as error:  # whatever a training does wrong is an event of its own, and nobody else's trouble
            what = f"{type(error).__name__}: {error}"
            send(self._worker, self._id, Failed(self._step, "exception", {"what": what}))

    def _ends(self) -> bool:
        """Whether the training is to end; while it is to pause or is too early, wait here."""
        if time.monotonic() - self._looked >= LISTEN_EVERY:
            self._look()
        if self._paused and not self._stopped:
            self._pause()
        while not self._stopped and (early := self._pace.early(self._step)):
            time.sleep(min(early, LISTEN_EVERY))
            self._look()
            if self._paused:
                self._pause()
        return self._stopped

    def _pause(self) -> None:
        self._tell("paused")
        while self._paused and not self._stopped:
            time.sleep(LISTEN_EVERY / 2)
            self._look()
        self._tell("running")
        self._pace.again(self._step)

    def _look(self) -> None:
        """Take all that lies in the mailbox."""
        for name, value in self._mailbox.get(batch=True):
            match name:
                case "stop":
                    self._stopped = True
                case "pause" | "resume":
                    self._paused = name == "pause"
                case "pace":
                    self._pace.set(value, self._step)
                case _:
                    self._orders.give((name, value))
        self._looked = time.monotonic()

    def _tell(self, status: str) -> None:
        self._worker.log_event(self._id, {"status": status})


def mailbox(id: str) -> str:
    """The name under which the scheduler keeps the orders of a job."""
    return f"orders-{id}"
