"""Questions and votes: what fits and what is refused; both rounds; the table."""

import csv
import io
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.classroom import Ballot, Question
from core.classroom.vote import HEAD, OPTIONS, table
from core.refusal import Refusal

NUMBER = Question("What is dc?", bounds=(-2.0, 2.0), truth=0.25)


@pytest.mark.parametrize(
    ("reason", "asked"),
    [
        ("options", {"options": ("one",)}),
        ("options", {"options": tuple("abcdef")}),
        ("options", {"options": ("same", "same")}),
        ("empty", {"options": ("a", " ")}),
        ("bounds", {"bounds": (1.0, 1.0)}),
        ("bounds", {"bounds": (0.0, math.inf)}),
        ("bounds", {"bounds": (0.0, math.nan)}),
        ("bounds", {"bounds": (0.0, 1.0), "options": ("a", "b")}),
        ("truth", {"options": ("a", "b"), "truth": 2}),
        ("truth", {"bounds": (0.0, 1.0), "truth": 1.5}),
        ("long", {"options": ("a" * 121, "b")}),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(reason, asked):
    with pytest.raises(Refusal, match=reason):
        Question("Why?", **asked)


def test_a_question_without_words_is_refused():
    with pytest.raises(Refusal, match="empty"):
        Question(" ", ("a", "b"))


anything = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=3), st.lists(st.integers()))


@given(anything)
def test_only_what_fits_is_taken_as_an_answer(answer):
    plain = isinstance(answer, int | float) and not isinstance(answer, bool)
    for asked, fits in (
        (Question("Why?", ("a", "b", "c")), plain and answer in (0, 1, 2)),
        (NUMBER, plain and -2 <= answer <= 2),
    ):
        if fits:
            assert asked.take(answer) == answer
        else:
            with pytest.raises(Refusal, match="answer"):
                asked.take(answer)


@given(st.integers(*OPTIONS), st.data())
def test_the_counts_are_those_of_each_browser_s_newest_vote(options, data):
    ballot = Ballot(Question("Which?", tuple(map(str, range(options)))))
    votes = st.lists(st.tuples(st.sampled_from("abcd"), st.integers(0, options - 1)), max_size=12)
    expected = []
    for round in (1, 2):
        if round == 2:
            ballot.again()
        said = data.draw(votes)
        for who, answer in said:
            ballot.vote(who, answer, round)
        newest = list(dict(said).values())
        expected.append([newest.count(option) for option in range(options)])
        assert ballot.voted == len(newest)
    assert ballot.counts() == expected
    rows = list(csv.DictReader(io.StringIO(table([ballot]))))
    assert [int(row["votes"]) for row in rows] == [count for round in expected for count in round]


def test_after_the_reveal_no_vote_counts_and_there_are_two_rounds():
    ballot = Ballot(NUMBER)
    ballot.vote("anna", 1, 1)
    ballot.reveal()
    with pytest.raises(Refusal, match="over"):
        ballot.vote("ben", 0, 1)
    ballot.again()
    with pytest.raises(Refusal, match="over"):
        ballot.vote("ben", 0, 1)
    ballot.vote("ben", 0.25, 2)
    with pytest.raises(Refusal, match="rounds"):
        ballot.again()
    assert ballot.numbers() == [[1.0], [0.25]]


def test_votes_are_shown_before_the_truth_in_each_round_and_where_there_is_none_at_once():
    ballot = Ballot(Question("Which?", ("this", "that"), truth=1))
    for round in (1, 2):
        ballot.reveal()
        assert (ballot.revealed, ballot.told, len(ballot.rounds)) == (True, False, round)
        if round == 1:
            ballot.again()
            assert not ballot.revealed
    ballot.reveal()
    assert ballot.told
    of_opinion = Ballot(Question("Which?", ("this", "that")))
    of_opinion.reveal()
    assert of_opinion.told


def test_the_table_tells_question_round_and_what_is_right_and_nobody_s_name():
    ballot = Ballot(Question('Which, "this" or that?', ("this", "that, too"), truth=1))
    ballot.vote("the browser of anna", 1, 1)
    numbers = Ballot(NUMBER)
    for who, answer in (("anna", 0.25), ("ben", -1.5), ("carl", 0.25)):
        numbers.vote(who, answer, 1)
    text = table([ballot, numbers])
    assert tuple(next(csv.reader(io.StringIO(text)))) == HEAD
    rows = [(row["answer"], row["right"], row["votes"]) for row in csv.DictReader(io.StringIO(text))]
    assert rows == [("this", "0", "0"), ("that, too", "1", "1"), ("-1.5", "0", "1"), ("0.25", "1", "2")]
    assert "anna" not in text
