"""Plans: what is written is read again, and what is malformed is refused with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.classroom import Question
from core.classroom.plan import Beat, Plan, decode, encode, read, write
from core.refusal import Refusal

PAGES = ("home", "lstm_cell", "gradients")
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1, max_size=30)
said = words.filter(str.strip)
questions = st.one_of(
    st.none(),
    st.builds(
        lambda ask, options, why: Question(ask, tuple(options), None, len(options) - 1, why),
        said, st.lists(said, min_size=2, max_size=5, unique=True), words,
    ),
    st.builds(lambda ask: Question(ask, (), (-1.5, 2.0), 0.25), said),
)  # fmt: skip
beats = st.builds(
    Beat, st.sampled_from(PAGES), said, words, st.floats(0.25, 60), words, st.lists(words, max_size=2).map(tuple),
    questions,
)  # fmt: skip
plans = st.builds(
    Plan, said, st.lists(beats, min_size=1, max_size=4).map(tuple), st.lists(words, max_size=2).map(tuple)
)


@given(plans)
def test_what_is_written_is_read_again_from_a_file_and_from_a_link(plan):
    assert read(write(plan), PAGES) == plan
    code = encode(plan)
    assert code.isascii()
    assert code[1:].replace("-", "").replace("_", "").isalnum()
    assert decode(code, PAGES) == plan


GOOD = """title = "Two beats"
aims = ["One"]

[[beats]]
page = "home"
say = "Begin"

[[beats]]
page = "lstm_cell"
link = "step=forget"
say = "Go on"
minutes = 2
"""


def test_times_add_up():
    plan = read(GOOD, PAGES)
    assert (plan.minutes, plan.until(0), plan.until(1)) == (3.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("change", "reason", "line"),
    [
        (('say = "Go on"', "say = Go on"), "plan_toml", 11),
        (('page = "lstm_cell"', 'page = "nowhere"'), "plan_page", 9),
        (('page = "lstm_cell"\n', ""), "plan_page", 8),
        (('say = "Go on"', "say = 7"), "plan_text", 11),
        (('say = "Begin"', 'say = " "'), "plan_text", 6),
        (("minutes = 2", "minutes = -1"), "plan_minutes", 12),
        (("minutes = 2", "minutes = true"), "plan_minutes", 12),
        (("minutes = 2", "minute = 2"), "plan_key", 12),
        (("minutes = 2", 'ask = { ask = "Why?", options = ["one"] }'), "plan_question", 12),
        (('aims = ["One"]', 'aims = "One"'), "plan_text", 2),
        (('title = "Two beats"', 'name = "Two beats"'), "plan_key", 1),
        (("[[beats]]", "[[beat]]"), "plan_beats", 1),
    ],
)
def test_what_is_malformed_is_refused_with_its_line(change, reason, line):
    with pytest.raises(Refusal) as refused:
        read(GOOD.replace(*change), PAGES)
    assert (refused.value.reason, refused.value.facts["line"]) == (reason, str(line))


@given(st.text(max_size=60))
def test_no_text_whatever_does_harm(text):
    for take in (read, decode):
        with pytest.raises(Refusal) as refused:
            take(text, PAGES)
        assert int(refused.value.facts["line"]) >= 0


def test_a_code_that_unpacks_to_too_much_is_refused():
    huge = Plan("x", tuple(Beat("home", "y" * 700, "z" * 19_000) for _ in range(100)))
    with pytest.raises(Refusal):
        decode(encode(huge), PAGES)
