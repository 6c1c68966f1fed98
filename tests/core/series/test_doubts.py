"""What looks broken in a series is told, and what only looks so is not; zeros can be left out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.refusal import Refusal
from core.series.choices import DOUBTS
from core.series.series import Choices, read, require
from tests.csv_files import DAYS, file, found

TOLD = {"unlike", "jump", "stuck", "dragged", "outside", "zeros", "nines"}


def walk(seed):
    return 100 * np.exp(np.cumsum(np.random.RandomState(seed).randn(len(DAYS)) * 0.01))


def told(values, choices=None):
    series = read(file(DAYS[: len(values)], [f"{value:.4f}" for value in values]), choices)
    return {finding.reason: finding.facts["rows"] for finding in series.findings if finding.reason in TOLD}


@pytest.mark.parametrize("factor", [0.1, 1 / 9.8, 4.0, 10.0, 1000.0])
@pytest.mark.parametrize("place", [0, 9, len(DAYS) - 1])
def test_a_slipped_point_or_a_spike(factor, place):
    values = walk(1)
    values[place] *= factor
    assert told(values) == {"unlike": str(place + 2)}


@pytest.mark.parametrize("factor", [0.493, 0.1, 2.0, 7.0])
def test_a_split(factor):
    values = walk(2)
    values[30:] *= factor
    assert told(values) == {"jump": "32"}


def test_a_feed_that_stands_still_and_steps_that_were_dragged():
    values = walk(3)
    values[20:45] = values[20]
    assert told(values) == {"stuck": "22-46"}
    values = walk(4)
    values[20:32] = values[20] + 0.25 * np.arange(12)
    assert list(told(values)) == ["dragged"]


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.sampled_from(["prices", "degrees", "changes", "rain", "rates", "counts", "doubling"]))
def test_no_false_alarm(seed, kind):
    rng = np.random.RandomState(seed)
    size = len(DAYS)
    values = {
        "prices": walk(seed), "degrees": 3 * np.sin(np.arange(size) / 3) + rng.randn(size) + 3.3,
        "changes": rng.standard_t(4, size), "rain": rng.exponential(5, size) * (rng.rand(size) < 0.4),
        "rates": np.repeat(rng.randint(1, 30, 8) / 4, size // 8), "counts": rng.poisson(30, size) + 1.0,
        "doubling": 2.0 ** np.arange(size) * np.exp(0.2 * rng.randn(size)),
    }[kind]  # fmt: skip
    assert not told(values)


def test_a_close_outside_of_its_day():
    close = walk(5)
    rows = [f"{c:.2f},{c * 1.01:.2f},{c * 0.99:.2f},{c * (1.5 if 5 <= i < 9 else 1):.2f}" for i, c in enumerate(close)]
    assert found(read(file(DAYS, rows, "Date,Open,High,Low,Close")), "outside")["rows"] == "7-10"
    rows[5:9] = [rows[4]] * 4
    assert "outside" not in {f.reason for f in read(file(DAYS, rows, "Date,Open,High,Low,Close")).findings}


def test_zeros_can_be_left_out():
    values = walk(6)
    values[[7, 30]] = 0
    data = file(DAYS, values)
    asked = next(finding for finding in read(data).findings if finding.kind == "ask")
    assert (asked.reason, asked.field, asked.options, asked.facts["rows"]) == (
        "zeros",
        "zeros",
        ("keep", "missing"),
        "9, 32",
    )
    assert (require(read(data, Choices(zeros="keep")), 2).values == 0).sum() == 2
    left = require(read(data, Choices(zeros="missing")), 2)
    assert (len(left.values), left.values.min() > 0) == (len(DAYS) - 2, True)
    assert [(row.row, row.reason) for row in left.left_out] == [(9, "zero"), (32, "zero")]
    assert not [finding for finding in read(data, Choices(zeros="missing")).findings if finding.kind == "ask"]


def broken():
    """A file of each kind of doubt, with the positions of its rows."""
    spike, stuck, dragged, nines = (walk(seed) for seed in (1, 3, 4, 7))
    spike[9] *= 10
    stuck[20:45] = stuck[20]
    dragged[20:32] = dragged[20] + 0.25 * np.arange(12)
    nines[[4, 50]] = 9999
    close = walk(5)
    rows = [f"{c:.2f},{c * 1.01:.2f},{c * 0.99:.2f},{c * (1.5 if 5 <= i < 9 else 1):.2f}" for i, c in enumerate(close)]
    return {
        "unlike": (file(DAYS, spike), [9]),
        "stuck": (file(DAYS, stuck), [*range(20, 45)]),
        "dragged": (file(DAYS, [f"{value:.4f}" for value in dragged]), [*range(20, 32)]),
        "nines": (file(DAYS, nines), [4, 50]),
        "outside": (file(DAYS, rows, "Date,Open,High,Low,Close"), [*range(5, 9)]),
    }


@pytest.mark.parametrize("doubt", DOUBTS)
def test_what_is_doubtful_can_be_left_out(doubt):
    data, places = broken()[doubt]
    plain = read(data)
    told = next(finding for finding in plain.findings if finding.reason == doubt)
    assert (told.kind, told.field, told.options) == ("note", doubt, ("keep", "out"))
    kept, left = (read(data, Choices(**{doubt: answer})) for answer in told.options)
    np.testing.assert_array_equal(kept.columns[plain.column], plain.columns[plain.column])
    gone = np.flatnonzero(np.isnan(left.columns[plain.column]))
    assert gone.tolist() == places
    assert doubt in {finding.reason for finding in left.findings}  # it is still told which rows these are
    assert {row.reason for row in require(left, 2).left_out} == {"doubtful"}
    with pytest.raises(Refusal):
        read(data, Choices(**{doubt: "x"}))


def test_the_warmest_and_the_coldest_are_no_span_of_the_rain():
    rows = [f"{i % 7},{20 + i % 5},{10 + i % 5},{15 + i % 5}" for i in range(len(DAYS))]
    series = read(file(DAYS, rows, "Date,rain,temp_max,temp_min,mean"))
    assert "outside" not in {finding.reason for finding in series.findings}
