"""Runs a training, any generator of events, in a worker process, and hears what it tells.

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
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import dask
from distributed import Client, Event, Future, LocalCluster, get_worker

from core.events import Event as Told
from core.events import Failed, Finished, Progress

LISTEN_EVERY = 0.1
"""Seconds between two looks of a worker at its flags: stop and pause take effect within this time and one update."""
FORGOTTEN_AFTER = 60.0
"""Seconds after which a job that nobody polls is stopped: its tab was closed."""
NICENESS = 10

Training = Callable[..., Iterator[Told]]


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
        return self in (Status.FINISHED, Status.STOPPED, Status.FAILED)


@dataclass
class Job:
    """One training under way, as the server sees it. `events` grows; nothing else of it is for others to change."""

    id: str
    kind: str
    owner: str
    status: Status = Status.QUEUED
    events: list[Told] = field(default_factory=list)
    polled: float = field(default_factory=time.monotonic)

    @property
    def progress(self) -> Progress | None:
        """The newest word on how far it is."""
        return next((event for event in reversed(self.events) if isinstance(event, Progress)), None)


class TooManyJobsError(Exception):
    """The session or the server has as many jobs as it may."""


class Engine:
    """The worker processes and the jobs in them. Started on first use; one in a server."""

    def __init__(self, workers: int = 2, most_jobs: int = 20) -> None:
        dask.config.set({"distributed.scheduler.allowed-failures": 0, "distributed.scheduler.http.routes": []})
        address = os.environ.get("DASK_SCHEDULER_ADDRESS")
        self._cluster = None if address else _embedded(workers)
        self._client = Client(address or self._cluster, set_as_default=False)
        self._jobs: dict[str, tuple[Job, Future[None]]] = {}
        self._most_jobs = most_jobs
        self._lock = threading.Lock()
        threading.Thread(target=self._watch, daemon=True, name="forgotten jobs").start()

    def start(self, kind: str, owner: str, training: Training, *arguments: Any) -> Job:
        """Queue `training(*arguments)`; TooManyJobsError where the owner has one of this kind or all have too many."""
        with self._lock:
            under_way = [job for job, _ in self._jobs.values() if not job.status.final]
            if len(under_way) >= self._most_jobs or any((j.kind, j.owner) == (kind, owner) for j in under_way):
                raise TooManyJobsError
            job = Job(uuid.uuid4().hex, kind, owner)
            self._client.subscribe_topic(job.id, lambda told: self._hear(job, told))
            future = self._client.submit(_work, job.id, training, arguments, key=job.id, pure=False, retries=0)
            self._jobs[job.id] = (job, future)
        future.add_done_callback(lambda done: self._ended(job, done))
        return job

    def place(self, job: Job) -> int:
        """How many jobs are before this one in the queue."""
        waiting = [j.id for j, _ in self._jobs.values() if j.status is Status.QUEUED]
        return waiting.index(job.id) if job.id in waiting else 0

    def poll(self, job: Job) -> None:
        """Someone is watching."""
        job.polled = time.monotonic()

    def pause(self, job: Job) -> None:
        self._flag("pause", job).set()

    def resume(self, job: Job) -> None:
        self._flag("pause", job).clear()

    def stop(self, job: Job) -> None:
        """End the job within one update; one that still waits never begins."""
        if job.status is Status.QUEUED:
            job.status = Status.STOPPED
            self._jobs[job.id][1].cancel()
        self._flag("stop", job).set()

    def close(self) -> None:
        """End all workers."""
        self._client.close()
        if self._cluster is not None:
            self._cluster.close()

    def _flag(self, name: str, job: Job) -> Event:
        return Event(f"{name}-{job.id}", client=self._client)

    def _hear(self, job: Job, told: tuple[float, Any]) -> None:
        message = told[1]
        if "status" in message:
            if not job.status.final:
                job.status = Status(message["status"])
            return
        event = pickle.loads(message["event"])  # noqa: S301  (written by our own worker, over loopback)
        job.events.append(event)
        if isinstance(event, Finished | Failed):
            job.status = Status.FINISHED if isinstance(event, Finished) else Status.FAILED

    def _ended(self, job: Job, future: "Future[None]") -> None:
        """The worker is done with it: by itself, or because it died, or because the scheduler was lost."""
        if future.status != "finished" and not job.status.final:
            step = job.progress.step if job.progress else 0
            job.events.append(Failed(step, "worker_lost" if future.status == "error" else "scheduler_lost", {}))
            job.status = Status.FAILED

    def _watch(self) -> None:
        while True:
            time.sleep(1)
            for job, _ in list(self._jobs.values()):
                if not job.status.final and time.monotonic() - job.polled > FORGOTTEN_AFTER:
                    self.stop(job)


def _work(id: str, training: Training, arguments: tuple[Any, ...]) -> None:
    """In the worker: run the training, tell each event, look at the flags now and then."""
    worker = get_worker()
    os.setpriority(os.PRIO_PROCESS, 0, NICENESS)  # the pages come first
    flags = {name: Event(f"{name}-{id}") for name in ("stop", "pause")}
    worker.log_event(id, {"status": Status.RUNNING.value})
    step, looked = 0, time.monotonic()
    try:
        for event in training(*arguments):
            step = event.step
            worker.log_event(id, {"event": pickle.dumps(event)})
            if time.monotonic() - looked >= LISTEN_EVERY:
                if _stopped(worker, id, flags):
                    worker.log_event(id, {"status": Status.STOPPED.value})
                    return
                looked = time.monotonic()
    except Exception as error:  # whatever a training does wrong is told to its page, and to nobody else
        failed = Failed(step, "exception", {"what": f"{type(error).__name__}: {error}"})
        worker.log_event(id, {"event": pickle.dumps(failed)})


def _stopped(worker: Any, id: str, flags: dict[str, Event]) -> bool:
    """Whether the job is to end; while it is to pause, wait here."""
    if flags["pause"].is_set() and not flags["stop"].is_set():
        worker.log_event(id, {"status": Status.PAUSED.value})
        while flags["pause"].is_set() and not flags["stop"].is_set():
            time.sleep(LISTEN_EVERY / 2)
        worker.log_event(id, {"status": Status.RUNNING.value})
    return bool(flags["stop"].is_set())


def _embedded(workers: int) -> LocalCluster:
    """Worker processes of this machine. Dask always opens a port for its web pages: a free one, loopback, no pages."""
    return LocalCluster(
        n_workers=workers, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address="127.0.0.1:0",
        silence_logs=50,
    )  # fmt: skip
