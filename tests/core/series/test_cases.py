"""Files of the kinds that were once read wrongly: each is read as tests/cases/expected.json says."""

import json
from pathlib import Path

import numpy as np
import pytest

import core.series
from core.refusal import Refusal

CASES = Path(__file__).parents[2] / "cases"
EVERY = json.loads((CASES / "expected.json").read_text("utf-8"))
EXPECTED = {name: case for name, case in EVERY.items() if name.startswith("k")}
BROKEN = {"unlike", "jump", "stuck", "dragged", "outside"}
TOLD = {
    "k09_close_outside_the_day.csv": {"outside", "jump"},
    "k09_slipped_point.csv": {"unlike"},
    "k09_spike_of_four.csv": {"unlike"},
    "k09_small_but_honest.csv": set(),
    "k09_stuck_feed.csv": {"stuck", "jump"},
    "k10_zeros_for_no_trade.csv": set(),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_case_is_right(name):
    case = EXPECTED[name]
    series = core.series.read((CASES / name).read_bytes())
    values = series.columns[series.column]
    reasons = {finding.reason for finding in series.findings}
    facts = {
        "rows": len(series.rows),
        "value_column": series.column,
        "value_at_first": values[0],
        "value_at_last": values[-1],
        "missing": int(np.isnan(values).sum()),
    }
    assert {key: fact for key, fact in facts.items() if key in case} == {key: case[key] for key in facts if key in case}
    for end, place in (("first_date", 0), ("last_date", -1)):
        if end in case:
            assert series.dates[place] == moment(case[end])
    if "accept_last" in case:
        assert values[-1] in case["accept_last"]
    assert ("newest" in reasons) == (case.get("order") == "newest first")
    assert case.get("not_reason") not in {f.facts.get("because") for f in series.findings if f.reason == "column"}
    if name in TOLD:
        assert reasons & BROKEN == TOLD[name]


def moment(text):
    """A date of the expectations, a month or a quarter among them."""
    year, _, quarter = text.partition(" Q")
    return np.datetime64(f"{year}-{3 * int(quarter) - 2:02}" if quarter else text.replace(" ", "T"))


def test_every_answer_to_what_a_case_asks_can_be_given():
    for name in EXPECTED:
        data = (CASES / name).read_bytes()
        for asked in (finding for finding in core.series.read(data).findings if finding.kind == "ask"):
            for option in asked.options:
                answered = core.series.read(data, core.series.Choices(**{asked.field: option}))
                again = {finding.reason for finding in answered.findings if finding.kind == "ask"}
                assert asked.reason not in again, (name, option)


def test_zeros_of_no_trade_can_be_left_out():
    data = (CASES / "k10_zeros_for_no_trade.csv").read_bytes()
    left = core.series.read(data, core.series.Choices(zeros="missing"))
    assert np.isnan(left.columns["Close"]).sum() == 4


def test_another_currency_is_told():
    series = core.series.read((CASES / "k15_one_stray_cell_euro.csv").read_bytes())
    assert next(f.facts["rows"] for f in series.findings if f.reason == "currency") == "13"


def test_the_room_has_a_face():
    with pytest.raises(Refusal):
        core.series.read(b"")
