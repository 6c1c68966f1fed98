"""The engine on a real cluster: a scheduler and a worker as processes of their own, as DASK_SCHEDULER_ADDRESS means."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from core.jobs import Engine, Status
from tests.test_jobs import ended, running, wait
from tests.trainings import count

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
Start = Callable[..., subprocess.Popen[bytes]]


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    monkeypatch.setenv("DASK_SCHEDULER_ADDRESS", address)
    return address


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a process of dask's command line; all of them end with the test."""
    started = []

    def start(*arguments: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-W", "ignore", "-m", "distributed.cli." + arguments[0], *arguments[1:]]
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        started.append(process)
        return process

    yield start
    for process in started:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def scheduler(start: Start, address: str) -> subprocess.Popen[bytes]:
    process = start("dask_scheduler", "--host", address, "--no-dashboard", "--no-show")
    port = int(address.rsplit(":", 1)[1])

    def answers() -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    wait(answers)
    return process


def worker(start: Start, address: str) -> None:
    start("dask_worker", address, "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1")


def test_jobs_of_two_sessions_run_one_after_the_other(start, address):
    scheduler(start, address)
    worker(start, address)
    engine = Engine()
    first, second = (engine.start("count", owner, count, 200, 0.002) for owner in ("anna", "budi"))
    assert (ended(first), ended(second)) == (Status.FINISHED, Status.FINISHED)
    assert [event.step for event in second.events] == [*range(1, 201), 200]
    engine.close()


def test_a_killed_worker_fails_its_job_which_is_not_repeated(start, address):
    """This scheduler allows a task three failures, as it does by default; a training has but one."""
    scheduler(start, address)
    worker(start, address)
    engine = Engine()
    job = engine.start("count", "anna", count, 100_000, 0.005)
    os.kill(running(job), signal.SIGKILL)
    assert ended(job) is Status.FAILED
    assert job.events[-1].reason == "worker_lost"
    steps = [event.step for event in job.events[:-1]]
    assert steps == list(range(1, len(steps) + 1))
    assert ended(engine.start("count", "anna", count, 5)) is Status.FINISHED
    engine.close()


def test_a_lost_scheduler_fails_the_job_and_the_next_one_finds_the_new_one(start, address):
    process = scheduler(start, address)
    worker(start, address)
    engine = Engine()
    job = engine.start("count", "anna", count, 100_000, 0.005)
    running(job)
    process.kill()
    assert ended(job) is Status.FAILED
    assert job.events[-1].reason == "scheduler_lost"
    assert len(job.events) > 1
    scheduler(start, address)
    worker(start, address)
    assert ended(engine.start("count", "anna", count, 5)) is Status.FINISHED
    engine.close()
