"""Each "Try" of a lesson is carried out, and what it says is held against core's numbers.

A Try is the third paragraph of a section. It has an entry in the table of its page, or a reason why no number decides.
"""

import json
import math

import pytest

from core.names.examples import example
from tests.lessons import clipping, dinosaurs, gradients, lstm_cell, memory_task, rnn_cell, unrolled
from ui.kit import lesson
from ui.through_time.memory_charts import TABLE

TRIES = {
    (page.__name__.rpartition(".")[2], id): one
    for page in (rnn_cell, lstm_cell, unrolled, gradients, clipping, memory_task, dinosaurs)
    for id, one in page.TRIES.items()
}
NOT_EVALUATED = {
    ("dinosaurs", "names"): "200,000 updates of 200 units take an hour, and the name that is memorised first is chance",
    ("stocks", "loss"): "a hundred epochs of the reports' network take minutes; what is asked is to watch",
    ("stocks", "forecast"): "both networks must be trained, which takes minutes; tests/core/forecast trains small ones",
    ("stocks", "time"): "two trainings of both networks take minutes; that a run is drawn over another is tested in ui",
}
PAGES = ("home", "rnn_cell", "lstm_cell", "unrolled", "gradients", "clipping", "memory_task", "dinosaurs", "stocks")


def asked():
    """Every Try there is, by page and section."""
    sections = {(page, id): one for page in PAGES for id, one in lesson.sections(page, "en").items()}
    return {place: one.paragraphs[2] for place, one in sections.items() if len(one.paragraphs) > 2}


def test_each_try_is_carried_out_or_has_its_reason():
    assert not set(TRIES) & set(NOT_EVALUATED)
    assert set(TRIES) | set(NOT_EVALUATED) == set(asked())


@pytest.mark.parametrize("place", TRIES, ids="-".join)
def test_a_try_says_the_truth(place):
    one = TRIES[place]
    assert one.words in asked()[place], "the Try was rewritten: see whether its entry still carries it out"
    for found in one.carried_out():
        assert one.claim(*found)


def test_the_memory_s_numbers_are_those_measured():
    """Whether the paragraph on the memory task says what data/results/memory_task.json and the algebra say."""
    told = " ".join(lesson.sections("memory_task", "en")["task"].paragraphs)
    rows = {(row["cell"], row["forget_bias"], row["T"]): row for row in json.loads(TABLE.read_text())["rows"]}
    for T in (10, 30, 60):
        assert 1 / (1 + math.exp(-math.log(T))) == pytest.approx(T / (T + 1))
        assert rows["lstm", "log T", T]["solved"] == 10
    assert pytest.approx(0.37, abs=0.005) == (60 / 61) ** 60
    assert "37 %" in told
    assert rows["lstm", "log T", 60]["median_updates"] < 40
    assert [rows["lstm", bias, 10]["solved"] for bias in "01"] == [10, 10]
    assert [rows["lstm", bias, 60]["solved"] for bias in "01"] == [0, 0]
    assert rows["rnn", "", 60]["solved"] == 1


def test_the_bits_are_as_they_are_explained():
    told = lesson.sections("dinosaurs", "en")["loss"].paragraphs[0]
    run = example("rnn")
    assert f"{run.figures['loss'] / run.letters_per_name / math.log(2):.2f} bits" in told
    assert f"= {2**2.47:.1f} equally likely" in told
    assert f"{len(run.names.vocabulary)} letters of the bundled list: log2 27 = {math.log2(27):.2f} bits" in told
    for cell in ("rnn", "lstm"):
        assert example(cell).bits[0][1] == pytest.approx(math.log2(27), abs=0.01)
        assert example(cell).bits[-1][1] < example(cell).baselines[2]
