"""The engine on a cluster whose scheduler is lost; all else that it does there is in test_jobs.py."""

import pytest

from core.refusal import Refusal
from core.training import engine as jobs
from core.training.engine import Engine
from core.training.job import Status
from tests.cluster import cluster
from tests.core.training.test_engine import ended, running
from tests.trainings import count

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")


def test_a_lost_scheduler_fails_the_job_and_the_next_one_finds_the_new_one(monkeypatch):
    with cluster() as found:
        monkeypatch.setenv("DASK_SCHEDULER_ADDRESS", found.address)
        scheduler = found.scheduler()
        found.worker()
        engine = Engine()
        job = engine.start("count", "anna", count, 100_000, 0.005)
        running(job)
        scheduler.kill()
        assert ended(job) is Status.FAILED
        assert job.events[-1].reason == "scheduler_lost"
        assert len(job.events) > 1
        found.scheduler()
        found.worker()
        assert ended(engine.start("count", "anna", count, 5)) is Status.FINISHED
        engine.close()


def test_where_no_scheduler_answers_it_is_told(monkeypatch):
    monkeypatch.setenv("DASK_SCHEDULER_ADDRESS", "tcp://127.0.0.1:9")
    monkeypatch.setattr(jobs, "ANSWERS_WITHIN", 0.5)
    with pytest.raises(Refusal) as refused:
        Engine()
    assert (refused.value.reason, refused.value.facts) == ("no_scheduler", {"address": "tcp://127.0.0.1:9"})
