"""A user's text among the words of a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.kit import lesson


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Price ($)", r"Price (\$)"),
        ("a*b_c", r"a\*b\_c"),
        ("[x](y)", r"\[x\](y)"),
        (":red[x]", r"\:red\[x\]"),
        ("Close", "Close"),
    ],
)
def test_marks_of_markdown_are_written_as_they_stand(text, written):
    assert lesson.plain(text) == written


@given(st.text())
def test_nothing_is_lost(text):
    assert lesson.plain(text).replace("\\", "") == text.replace("\\", "")
