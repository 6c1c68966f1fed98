"""The engine with real processes: finish, fail, stop, pause, kill, queue, two sessions, bounds, forgotten jobs."""

import os
import pickle
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from unittest.mock import patch

import numpy as np
import pytest

from core.refusal import Refusal
from core.training import engine as jobs
from core.training.engine import Engine
from core.training.events import Changed, Failed, Finished, Progress
from core.training.job import Job, Status
from core.training.orders import Orders
from tests.cluster import cluster
from tests.trainings import count, obey, stumble, weights

LOOKS = 9_000
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")


@pytest.fixture(scope="module", params=["embedded", "cluster"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """With worker processes of its own, and on a scheduler and a worker that were started beside it."""
    with ExitStack() as stack:
        if request.param == "cluster":
            found = stack.enter_context(cluster())
            found.scheduler()
            found.worker()
            stack.enter_context(patch.dict(os.environ, DASK_SCHEDULER_ADDRESS=found.address))
        engine = Engine(workers=1, most_jobs=4)
        yield engine
        engine.close()


def wait(true: Callable[[], bool]) -> None:
    """Until it is so; what is not so after so many looks never will be."""
    for _ in range(LOOKS):
        if true():
            return
        time.sleep(0.01)
    raise TimeoutError


def ended(job: Job) -> Status:
    wait(lambda: job.status.final)
    return job.status


def running(job: Job) -> int:
    """Wait until it tells something; the process that it runs in."""
    wait(lambda: job.progress is not None)
    return int(job.progress.figures["pid"])


def test_every_event_arrives_in_order(engine):
    job = engine.start("count", "anna", count, 500)
    assert ended(job) is Status.FINISHED
    assert [event.step for event in job.events] == [*range(1, 501), 500]
    assert job.events[-1] == Finished(500)
    assert running(job) != os.getpid()


def test_an_exception_is_told_and_the_next_job_runs(engine):
    job = engine.start("count", "anna", stumble, 7)
    assert ended(job) is Status.FAILED
    assert job.events[-1] == Failed(6, "exception", {"what": "ZeroDivisionError: a training that stumbles"})
    assert len(job.events) == 8
    assert ended(engine.start("count", "anna", count, 3)) is Status.FINISHED


def test_stop_takes_effect_at_once_and_keeps_what_was_reached(engine):
    job = engine.start("count", "anna", count, 100_000, 0.005)
    running(job)
    engine.stop(job)
    assert ended(job) is Status.STOPPED
    reached = len(job.events)
    assert 0 < reached < 100_000
    assert ended(engine.start("count", "anna", count, 3)) is Status.FINISHED  # the only worker is free
    assert len(job.events) == reached


def test_pause_and_resume(engine):
    job = engine.start("count", "anna", count, 400, 0.005)
    running(job)
    engine.pause(job)
    wait(lambda: job.status is Status.PAUSED)
    reached = len(job.events)
    time.sleep(0.3)
    assert len(job.events) == reached
    engine.resume(job)
    assert ended(job) is Status.FINISHED
    assert [event.step for event in job.events[:-1]] == list(range(1, 401))


NEVER = 1e-4
"""Updates a second at which none comes within a test."""


def test_a_job_is_held_back_to_its_pace_from_the_first_update_and_let_go(engine):
    job = engine.start("count", "anna", count, 400, pace=NEVER)
    running(job)
    time.sleep(0.3)
    assert [event.step for event in job.events] == [1]
    engine.order(job, "pace", 0.0)
    assert ended(job) is Status.FINISHED
    assert len(job.events) == 401


def test_a_job_that_is_held_back_hears_pause_and_stop(engine):
    job = engine.start("count", "anna", count, 100_000, pace=NEVER)
    running(job)
    engine.pause(job)
    wait(lambda: job.status is Status.PAUSED)
    engine.resume(job)
    wait(lambda: job.status is Status.RUNNING)
    engine.stop(job)
    assert ended(job) is Status.STOPPED
    assert job.events[-1].step <= 2  # the pause ended a wait for the second


def changes(job: Job) -> list[Changed]:
    return [event for event in list(job.events) if isinstance(event, Changed)]


def test_an_order_reaches_the_training_and_each_once(engine):
    job = engine.start("obey", "anna", obey, 100_000, Orders(), 0.005)
    running(job)
    for rate in (0.5, 0.25):
        engine.order(job, "learning_rate", rate)
    wait(lambda: len(changes(job)) == 2)
    engine.stop(job)
    ended(job)
    assert [(one.setting, one.value) for one in changes(job)] == [("learning_rate", 0.5), ("learning_rate", 0.25)]
    engine.order(job, "learning_rate", 1.0)  # it has ended: nobody is there to hear it


def test_a_killed_worker_fails_its_job_once_and_the_next_runs(engine):
    job = engine.start("count", "anna", count, 100_000, 0.005)
    pid = running(job)
    os.kill(pid, signal.SIGKILL)
    assert ended(job) is Status.FAILED
    assert job.events[-1].reason == "worker_lost"
    assert any(isinstance(event, Progress) for event in job.events)
    reached = len(job.events)
    for _ in range(2):  # were the lost job repeated, the only worker would be busy with it
        after = engine.start("count", "anna", count, 5)
        assert ended(after) is Status.FINISHED
        assert running(after) != pid
    assert len(job.events) == reached


def test_a_queue_and_its_places(engine):
    first = engine.start("count", "anna", count, 100_000, 0.005)
    running(first)
    second, third = (engine.start("count", owner, count, 3) for owner in ("budi", "citra"))
    assert (engine.place(second), engine.place(third)) == (0, 1)
    assert second.status is Status.QUEUED
    engine.stop(third)
    assert third.status is Status.STOPPED
    engine.stop(first)
    assert ended(second) is Status.FINISHED
    assert third.events == []


def test_one_job_of_a_kind_for_an_owner_and_a_bound_for_all(engine):
    first = engine.start("count", "anna", count, 100_000, 0.005)
    with pytest.raises(Refusal, match="too_many"):
        engine.start("count", "anna", count, 3)
    others = [engine.start(kind, "anna", count, 3) for kind in ("a", "b", "c")]
    with pytest.raises(Refusal, match="too_many"):
        engine.start("d", "anna", count, 3)
    for job in (first, *others):
        engine.stop(job)
    ended(first)


def test_another_may_begin_while_the_one_before_it_still_makes_its_last_update(engine):
    slow = engine.start("slow", "anna", count, 100, 2.0)
    wait(lambda: slow.status is Status.RUNNING)
    engine.stop(slow)
    assert not slow.status.final
    after = engine.start("slow", "anna", count, 3)
    assert ended(after) is Status.FINISHED
    assert slow.status is Status.STOPPED


def test_a_job_whose_owner_is_gone_is_stopped(engine, monkeypatch):
    there, asked = {"anna"}, []

    def present(owner: str) -> bool:
        asked.append(owner)
        return owner in there

    monkeypatch.setattr(jobs, "FORGOTTEN_AFTER", 0.0)
    monkeypatch.setattr(engine, "_present", present)
    job = engine.start("count", "anna", count, 100_000, 0.01)
    running(job)
    wait(lambda: len(asked) >= 2)
    assert job.status is Status.RUNNING
    there.clear()
    assert ended(job) is Status.STOPPED
    assert set(asked) == {"anna"}


def test_a_job_is_found_again_by_its_id_and_by_its_owner(engine):
    job = engine.start("found", "anna", count, 100_000, 0.005, about={"names": "own"}, label="one")
    running(job)
    assert engine.find("no such job") is None
    assert engine.find(job.id) is job
    assert engine.of("found", "anna") == [job]
    assert engine.of("found", "budi") == engine.of("other", "anna") == []
    assert (job.about, job.label) == ({"names": "own"}, "one")
    engine.stop(job)
    ended(job)
    assert engine.find(job.id) is job


def test_of_the_ended_jobs_only_the_newest_are_remembered(engine, monkeypatch):
    monkeypatch.setattr(jobs, "REMEMBERED", 3)
    done = []
    for _ in range(5):
        done.append(engine.start("count", "anna", count, 2))
        ended(done[-1])
    wait(lambda: engine.find(done[1].id) is None)
    assert all(engine.find(job.id) is job for job in done[-3:])


def test_the_rate_is_that_of_running_time(engine):
    """By the worker's clock, as it comes with each message: three seconds, a long pause, two seconds."""
    job = Job("id", "count", "anna")
    told = [(10, "running"), (11.5, 1), (13, "paused"), (913, "running"), (914, 2), (915, 5)]
    for at, what in told:
        message = {"event": pickle.dumps(Progress(what, 9, {}))} if isinstance(what, int) else {"status": what}
        engine._receive(job, at, message)
    assert job.seconds == 5
    assert job.rate == 5 / 5
    job.paced = (2, 4.0)  # since then 3 updates in a second
    assert job.rate == 3 / 1


def test_the_steady_rate_begins_with_the_first_progress(engine):
    """Eight seconds of loading, then two updates a second."""
    job = Job("id", "count", "anna")
    for at, what in [(10, "running"), (18, 4), (20, 8)]:
        told = isinstance(what, int)
        engine._receive(
            job, at, {"event": pickle.dumps(Progress(what, 9, {}))} if told else {"status": what}
        )  # fmt: skip
        assert job.steady == (2 if what == 8 else 0)


def test_only_the_newest_parameters_are_kept(engine):
    job = engine.start("weights", "anna", weights, 5)
    assert ended(job) is Status.FINISHED
    assert job.weights.step == 5
    assert job.kept.steps == []
    np.testing.assert_array_equal(job.weights.arrays["W"], np.full((2, 2), 5.0))
    assert job.events == [Finished(5)]


def test_parameters_that_are_to_be_kept_are_and_the_oldest_jobs_go_where_they_have_no_room(engine, monkeypatch):
    monkeypatch.setattr(jobs, "MOST_KEPT", 2 * 3 * 16)  # two jobs of three times four numbers of four bytes
    done = []
    for owner in ("anna", "budi", "citra", "dewi"):
        done.append(engine.start("keeps", owner, weights, 3, True))
        assert ended(done[-1]) is Status.FINISHED
        assert done[-1].kept.steps == [1, 2, 3]
    wait(lambda: engine.find(done[1].id) is None)
    assert [engine.find(job.id) for job in done] == [None, None, *done[2:]]
