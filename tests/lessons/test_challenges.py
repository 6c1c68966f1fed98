"""Each challenge: its solution reaches it, its start does not, and the page does not open with it reached."""

import re
from dataclasses import fields

import pytest

from core.lessons.challenges import CHALLENGES, reached
from tests.lessons.challenges import work
from ui.kit import challenges, lesson
from ui.kit.challenges import Challenge

ALL = challenges.told_in("en")
IDS = [one.id for one in ALL]
OPENING = {"rnn_cell": "step=all", "lstm_cell": "step=all", "dinosaurs": "run=rnn"}
"""A link that opens a page as a first visit finds it; of a page through time the playhead's place stands for none."""


@pytest.fixture(params=ALL, ids=IDS)
def one(request) -> Challenge:
    return request.param


def test_every_challenge_has_words_and_all_words_a_challenge():
    assert sorted((one.page, one.id) for one in ALL) == sorted(
        (page, id) for page in CHALLENGES for id in CHALLENGES[page]
    )
    assert len(ALL) >= 24


@pytest.mark.parametrize("language", lesson.languages())
def test_every_language_tells_the_same_challenges(language):
    told = challenges.told_in(language)
    assert [(o.id, o.page, o.start, o.solution) for o in told] == [(o.id, o.page, o.start, o.solution) for o in ALL]
    for one in told:
        assert all(getattr(one, field.name) for field in fields(one) if field.name != "then"), one.id
        assert 1 <= len(one.hints) <= 2, one.id


def test_its_solution_reaches_it_and_says_why_in_numbers(one):
    facts = reached(one.page, one.id, work(one, one.solution))
    assert facts is not None
    assert set(re.findall(r"{(\w+)}", one.told)) <= facts.keys()
    said = challenges.sentence(one, facts)
    assert not re.search(r"[{}]|NaN", said)
    assert re.search(r"\d", said)


def test_its_start_does_not_reach_it(one):
    assert reached(one.page, one.id, work(one, one.start)) is None


@pytest.mark.parametrize(
    "one", [one for one in ALL if one.page not in ("memory_task", "stocks")], ids=lambda one: one.id
)
def test_no_page_opens_with_it_reached(one):
    """The memory task and the prices open without a training."""
    assert reached(one.page, one.id, work(one, OPENING.get(one.page, "at=60"))) is None
