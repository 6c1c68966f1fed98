"""Runs are named by what differs, stand in one table, and give back what they were about."""

from dataclasses import replace

import streamlit as st

from core.training.events import Progress
from core.training.job import Job, Status
from tests.ui.stocks.test_figures import trial
from ui.stocks import kept, state
from ui.stocks.differs import differs, facts
from ui.stocks.files import put_back
from ui.stocks.trial import Trial


def other(number: int, status: Status = Status.FINISHED, **settings) -> Trial:
    """A run of the same series with other settings."""
    one = trial(number)
    listener = one.listeners["change"]
    listener.record.settings = replace(listener.record.settings, **settings)
    listener.job.status = status
    return one


def test_a_run_is_named_by_what_differs():
    runs = [other(1), other(2, seed=7)]
    assert differs(runs[1], runs) == ["seed 7"]
    assert differs(runs[0], runs) == ["seed 1"]
    assert differs(runs[0], runs[:1]) == []
    runs.append(trial(3, held=20))
    assert "20 rows held out" in differs(runs[2], runs)
    log = other(4, target="log")
    assert differs(log, [other(1), log]) == ["learns the log return"]


def test_where_a_run_was_stopped_is_told():
    stopped = other(1, Status.STOPPED, epochs=100)
    assert facts(stopped)["stopped"] == "1 of 100"
    assert "stopped at 1 of 100" in differs(stopped, [stopped, other(2, epochs=1)])
    assert "stopped" not in facts(other(1, Status.RUNNING, epochs=100))


def test_all_runs_stand_in_one_table_with_their_own_errors():
    lines = kept.table([trial(1), trial(2, off=1.0)]).splitlines()
    assert len(lines) == 4
    assert "run 1" in lines[2]
    assert "| LSTM of the change |" in lines[3]
    assert lines[2].split("|")[-3] != lines[3].split("|")[-3]


def test_the_patience_of_a_link_is_that_of_the_training():
    found, broken = state.read({"early": "1", "patience": "9"})
    assert not broken
    assert {one.patience for one in found.settings(1000).values()} == {9}
    assert {one.patience for one in replace(found, early=False).settings(1000).values()} == {0}
    old, _ = state.read({"early": "1"})
    assert {one.patience for one in old.settings(1000).values()} == {5}


def test_uploaded_files_come_back():
    put_back({"stocks.own": ("a.csv", "1", b"a\n1\n")})
    assert st.session_state["stocks.own"] == ("a.csv", "1", b"a\n1\n")


def test_the_time_left_is_told_without_the_time_of_loading():
    job = Job("id", "stocks", "anna", seconds=20.0, begun=(10, 18.0))
    job.progress = Progress(10, 110, {})
    assert Job("id", "stocks", "anna").left is None
    job.progress = Progress(20, 110, {})
    assert job.left == 90 / 5
    job.paced = (18, 19.0)  # the pace was set afterwards: 2 updates a second since
    assert job.left == 90 / 2
