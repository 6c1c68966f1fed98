"""Runs a training, any generator of events, in a worker process, and receives these.

The engine is dask.distributed: embedded (worker processes of this machine, one thread each, loopback only), or a real
cluster where DASK_SCHEDULER_ADDRESS names its scheduler; the code is the same. A worker that dies is replaced, and its
job is marked failed, never silently repeated.
"""

import os
import pickle
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import accumulate
from typing import Any

import dask
from distributed import Client, Future, LocalCluster
from distributed import Event as Flag
from distributed import Queue as Mailbox

from core.refusal import Refusal
from core.training.events import Event, Failed, Finished, Progress, Weights
from core.training.job import Job, Status
from core.training.worker import Training, mailbox, work

FORGOTTEN_AFTER = 60.0
"""Seconds after which a job is stopped whose owner is gone: the tab was closed."""
ANSWERS_WITHIN = 5.0
"""Seconds in which a scheduler answers, or there is none."""
REMEMBERED = 6
"""So many ended jobs of a kind and an owner can still be found; then the oldest is forgotten."""
MOST_REMEMBERED = 150
"""The same of all jobs."""
MOST_KEPT = 100_000_000
"""Bytes of the parameters that ended jobs have kept, together; the oldest are forgotten before there are more."""


class Engine:
    """The worker processes and the jobs in them. Started on first use; one in a server.

    `present` says whether a job's owner is still there; it is asked every second.
    """

    def __init__(self, workers: int = 2, most_jobs: int = 20, present: Callable[[str], bool] = lambda _: True) -> None:
        self._address = os.environ.get("DASK_SCHEDULER_ADDRESS")
        self._cluster = None if self._address else _embedded(workers)
        self._client = self._connect()
        self._jobs: dict[str, Job] = {}
        self._futures: dict[str, Future[None]] = {}
        self._mailboxes: dict[str, Mailbox] = {}
        self._most_jobs = most_jobs
        self._present = present
        self._lock = threading.Lock()
        threading.Thread(target=self._watch, daemon=True, name="forgotten jobs").start()

    def start(
        self, kind: str, owner: str, training: Training, *arguments: Any,
        about: object = None, label: str = "", pace: float = 0.0,
    ) -> Job:  # fmt: skip
        """Queue `training(*arguments)`; `about` and `label` are kept with the job, for whoever finds it. `pace` is how
        many updates a second it makes; 0: as many as it can.

        Raises Refusal("too_many") where the owner has one of this kind that is not stopping, or all have too many, and
        Refusal("no_scheduler") where none answers.
        """
        with self._lock:
            under_way = self._under_way()
            alike = any((j.kind, j.owner) == (kind, owner) and not j.stopping for j in under_way)
            if len(under_way) >= self._most_jobs or alike:
                raise Refusal("too_many")
            if self._client.status != "running":
                self._client = self._connect()
            job = Job(uuid.uuid4().hex, kind, owner, about, label)
            self._client.subscribe_topic(job.id, lambda event: self._receive(job, *event))
            self._mailboxes[job.id] = Mailbox(mailbox(job.id), client=self._client)
            self.order(job, "pace", pace)
            future = self._client.submit(work, job.id, training, arguments, key=job.id, pure=False, retries=0)
            self._jobs[job.id], self._futures[job.id] = job, future
        future.add_done_callback(lambda done: self._ended(job, done))
        return job

    def find(self, id: str) -> Job | None:
        """The job of this id, if it is under way or was so not long ago."""
        return self._jobs.get(id)

    def of(self, kind: str, owner: str) -> list[Job]:
        """The jobs of an owner, the oldest first."""
        return [job for job in list(self._jobs.values()) if (job.kind, job.owner) == (kind, owner)]

    def place(self, job: Job) -> int:
        """How many jobs are before this one in the queue."""
        waiting = [j.id for j in self._under_way() if j.status is Status.QUEUED]
        return waiting.index(job.id) if job.id in waiting else 0

    def order(self, job: Job, name: str, value: float = 0.0) -> None:
        """Ask something of a job that has not ended (core/training/orders.py): it does so after its next update."""
        box = self._mailboxes.get(job.id)
        if box is None or job.status.final:
            return
        with suppress(KeyError):  # it ends in this very moment, and its mailbox is gone
            box.put((name, value))
        if name == "pace":
            job.paced = (job.progress.step if job.progress else 0, job.seconds)

    def pause(self, job: Job) -> None:
        """Let the job wait after its next update, its worker with it."""
        self.order(job, "pause")

    def resume(self, job: Job) -> None:
        """Let a paused job go on."""
        self.order(job, "resume")

    def stop(self, job: Job) -> None:
        """End the job within one update; one that still waits will find the order and not begin."""
        self.order(job, "stop")
        job.stopping = True
        if job.status is Status.QUEUED:
            job.status = Status.STOPPED

    def close(self) -> None:
        """End all workers."""
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()

    def _connect(self) -> Client:
        with _scheduler(self._address):
            return Client(self._address or self._cluster, set_as_default=False, timeout=ANSWERS_WITHIN)

    def _under_way(self) -> list[Job]:
        return [job for job in list(self._jobs.values()) if not job.status.final]

    def _receive(self, job: Job, at: float, message: dict[str, Any]) -> None:
        """A message of the worker, sent `at` this second of its clock."""
        if job.status is Status.RUNNING:
            job.seconds += at - job.received
        job.received = at
        if job.status.final:
            return
        if "status" in message:
            job.status = Status(message["status"])
        else:
            self._take(job, pickle.loads(message["event"]))  # noqa: S301  (written by our own worker)

    def _take(self, job: Job, event: Event) -> None:
        match event:
            case Weights():
                job.weights = event
                if event.keep:
                    job.kept.add(event)
            case Progress():
                if job.progress is None:
                    job.begun = (event.step, job.seconds)
                job.progress = event
        if not isinstance(event, Weights):
            job.events.append(event)
        if isinstance(event, Finished | Failed):
            job.status = Status.FINISHED if isinstance(event, Finished) else Status.FAILED

    def _ended(self, job: Job, future: "Future[None]") -> None:
        """The worker is done with it: by itself, or because it died, or because the scheduler was lost."""
        if future.status != "finished" and not job.status.final:
            lost = Failed(job.progress.step if job.progress else 0, "scheduler_lost", {})
            self._take(job, Failed(lost.step, "worker_lost", {}) if future.status == "error" else lost)
        with suppress(Exception):  # where the scheduler is gone, so is all that it kept
            self._client.unsubscribe_topic(job.id)
            Flag(f"begun-{job.id}", client=self._client).clear()
            self._mailboxes.pop(job.id).close()
        with self._lock:
            self._futures.pop(job.id, None)
            ended = [j for j in self._jobs.values() if j.status.final]
            alike = [j for j in ended if (j.kind, j.owner) == (job.kind, job.owner)]
            for forgotten in {j.id for j in (*alike[:-REMEMBERED], *ended[:-MOST_REMEMBERED], *_heavy(ended))}:
                del self._jobs[forgotten]

    def _watch(self) -> None:
        while True:
            time.sleep(1)
            for job in self._under_way():
                if self._present(job.owner):
                    job.seen = time.monotonic()
                elif time.monotonic() - job.seen > FORGOTTEN_AFTER:
                    self.stop(job)


def _heavy(ended: list[Job]) -> list[Job]:
    """The oldest of the ended jobs, as far as what all of them have kept takes too much room; never the newest."""
    room = list(accumulate(job.kept.bytes for job in reversed(ended)))
    fit = sum(taken <= MOST_KEPT for taken in room)
    return ended[: len(ended) - max(1, fit)]


def _embedded(workers: int) -> LocalCluster:
    """Worker processes of this machine. Dask always opens a port for its web pages: a free one, loopback, no pages."""
    dask.config.set(
        {
            "distributed.scheduler.allowed-failures": 0,
            "distributed.scheduler.http.routes": [],
            "distributed.admin.low-level-log-length": 1,  # else the scheduler keeps a thousand events of each job
        }
    )
    with _scheduler(None):
        return LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, host="127.0.0.1",
            dashboard_address="127.0.0.1:0", silence_logs=50,
        )  # fmt: skip


@contextmanager
def _scheduler(address: str | None) -> Iterator[None]:
    """Around what needs a scheduler that answers: the one of this address, or one of this machine."""
    try:
        yield
    except OSError as error:
        raise Refusal("no_scheduler", address=address) from error
