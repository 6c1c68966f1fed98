"""A teacher's own question: which lines are answers, and which of them is right."""

import pytest

from core.refusal import Refusal
from ui.classroom.own import choice


def test_the_right_answer_is_marked_and_empty_lines_are_none():
    asked = choice("Which?", " forget \n\n* input\noutput\n", "because")
    assert asked.options == ("forget", "input", "output")
    assert (asked.truth, asked.why) == (1, "because")
    assert choice("Which?", "a\nb").truth is None


@pytest.mark.parametrize("typed", ["", "only one", "*a\n*b", "a\na", "\n".join("abcdef"), "a\n*"])
def test_what_is_no_choice_is_refused(typed):
    with pytest.raises(Refusal):
        choice("Which?", typed)
