"""What is said of a paste is true of it: the mistake in words, the line of core/, and nothing where nothing fits."""

import pytest

from core.lessons import diagnose
from core.lessons.diagnosis import count
from ui.kit import lesson
from ui.reports.examples import EXAMPLES
from ui.reports.told import table, told

WORDS = lesson.words("mistakes")


def said(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in told(diagnose(text)):
        found.setdefault(one.how, []).append(one.text)
    return found


@pytest.mark.parametrize(
    ("example", "mistake"),
    [("r3", "lstm_only_forget_gate"), ("course", "lstm_nothing_carried"), ("stacked", "lstm_x_over_a")],
)
def test_each_example_shows_its_mistake(example, mistake):
    found = said(EXAMPLES[example]())
    [error] = found["error"]
    assert WORDS[mistake] in error
    assert not found.get("warning")
    printed = lesson.words("pasted")["misprinted"].values()
    assert any(one in error for one in printed) is (example != "stacked")


def test_the_line_of_core_is_named_that_is_right_for_the_way_of_the_exercise():
    [ahead] = said(EXAMPLES["stacked"]())["error"]
    assert "`stack(a_prev, xt)`" in ahead
    assert "cache" not in ahead


def test_all_right_is_said_with_their_number():
    text = "dxt[1][2] = 3.230559115109188\ndc_prev[2][3] = 0.7975220387970015"
    assert said(text) == {"success": [lesson.words("pasted")["all_right"].format(count=2)]}


def test_where_none_fits_it_is_said_of_how_many():
    [warning] = said("dxt[1][2] = 1.2345678")["warning"]
    assert str(count()) in warning


def test_two_that_fit_are_both_named():
    text = "\n".join(["a[4][3][6] = 0.05611223191608443", "c[1][2][1] = -0.9673696409976703"])
    [error] = said(text)["error"]
    assert WORDS["lstm_nothing_kept"] in error
    assert WORDS["lstm_c_not_handed_on"] in error


@pytest.mark.parametrize(
    ("text", "start"),
    [("foo[1] = 2.5", "foo\\[1\\]: no exercise"), ("dxt[9][9] = 2.5", "dxt\\[9\\]\\[9\\] lies beyond"),
     ("hello *there*", "“hello \\*there\\*” is no line"),
     ("dxt[1] = [0,5 0,6]", "“dxt\\[1\\] = \\[0,5 0,6\\]” has commas"),
     ("dxt[1][2] = 9.1", "**`dxt[1][2]`.** Wrong, but")],
)  # fmt: skip
def test_what_cannot_be_judged_is_told_in_a_sentence(text, start):
    [warning] = said(text)["warning"]
    assert warning.startswith(start)


def test_the_table_says_right_and_wrong_by_a_mark_and_a_word():
    found = table(diagnose("dxt[1][2] = 3.230559115109188\nda_prev[2][3] = -0.58670254\nhello"))
    assert "✓\u00a0right" in found
    assert "✗\u00a0wrong" in found
    assert "−0.0639" in found.replace("-", "−")
    assert len(found.splitlines()) == 4
