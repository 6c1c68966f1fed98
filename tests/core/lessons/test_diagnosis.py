"""Each known mistake is told from its digits, and what is right is told no mistake."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.cells.exercises import with_mistake
from core.lessons import diagnose, exercises
from core.lessons.diagnosis import count
from core.lessons.printed import place, written
from core.refusal import Refusal
from ui.kit import lesson

BESIDE = {
    "optimize": ["Wya[1][2]", "by[3]", "Waa[1][2]", "Wax[3][12]", "dWax[3][1]"],
    "clip": ["dWax[1][1]", "dWaa[3][3]"],
    "rnn_cell_backward": ["dba.shape"],
    "lstm_cell_backward": ["dbf.shape", "dbo.shape"],
}
"""What a notebook may print beside what the reports do."""
MISTAKES = list({mistake.key: mistake for exercise in exercises() for mistake in exercise.room.mistakes}.values())
ALIKE = {
    ("lstm_nothing_kept", "lstm_forward"): {"lstm_c_not_handed_on"},
    ("lstm_c_not_handed_on", "lstm_forward"): {"lstm_nothing_kept"},
    ("lstm_dc_not_carried", "lstm_backward"): {"lstm_dc_next_left_out", "lstm_dc_prev_of_dc_next"},
    ("lstm_dc_next_left_out", "lstm_backward"): {"lstm_dc_not_carried", "lstm_dc_prev_of_dc_next"},
    ("lstm_dc_prev_of_dc_next", "lstm_backward"): {"lstm_dc_not_carried", "lstm_dc_next_left_out"},
}
"""Along a sequence whose memory begins at 0 these give the same digits: all of them are named."""


def printed(exercise, numbers) -> str:
    """What a notebook would print of it."""
    places = [*exercise.printed, *BESIDE.get(exercise.id, [])]
    return "\n".join(f"{what} = {written(place(what).of(numbers))}" for what in places)


@cache
def seen_in(mistake) -> list:
    """The exercises whose printed numbers it changes, with what is printed then."""
    found = []
    for exercise in exercises():
        if mistake in exercise.room.mistakes and (numbers := with_mistake(exercise, mistake)):
            text = printed(exercise, numbers)
            if any(answer.verdict != "right" for answer in diagnose(text)):
                found.append((exercise, text))
    return found


@pytest.mark.parametrize("exercise", exercises(), ids=lambda exercise: exercise.id)
def test_what_is_right_is_told_no_mistake(exercise):
    answers = diagnose(printed(exercise, exercise.ours()))
    assert len(answers) >= len(exercise.printed)
    for answer in answers:
        assert (answer.verdict, answer.mistakes) == ("right", ())
        assert exercise.function in {found.function for found in answer.exercises}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: "-".join(mistake.key))
def test_a_mistake_is_told_from_its_digits(mistake):
    assert seen_in(mistake)
    for exercise, text in seen_in(mistake):
        wrong = [answer for answer in diagnose(text) if answer.verdict != "right"]
        also = ALIKE.get((mistake.id, exercise.id), set())
        for answer in wrong:
            assert {found.key for found in answer.mistakes} == {mistake.key} | {(id,) for id in also}, text


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: "-".join(mistake.key))
def test_one_line_alone_is_enough_to_name_it_among_few(mistake):
    """A single wrong number, of any of the exercises."""
    exercise, text = seen_in(mistake)[0]
    alone = [diagnose(answer.line.text)[0] for answer in diagnose(text) if answer.verdict == "wrong"]
    answer = min((one for one in alone if mistake in one.mistakes), key=lambda one: len(one.mistakes))
    assert len(answer.mistakes) <= 6
    assert exercise.function in {found.function for found in answer.exercises}


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: "-".join(mistake.key))
def test_each_mistake_has_its_sentence(mistake):
    sentence = lesson.words("mistakes")[mistake.id]
    assert ("{gate}" in sentence) == ("gate" in mistake.facts)
    assert sentence.format(**mistake.facts).startswith("This is what one gets")


def test_no_sentence_without_its_mistake():
    assert set(lesson.words("mistakes")) == {mistake.id for mistake in MISTAKES}
    assert count() == len(MISTAKES) >= 25


def test_the_carry_left_out_is_told_by_one_number():
    """The sentence of the issue; two other mistakes give the same along a sequence, but not in a cell that is right."""
    text = 'gradients["dx"][1][2] = [2.18957884e-04  1.16565894e-01 -5.37635410e-01 -4.32811154e-01]'
    right = 'gradients["dc_prev"][2][3] = 0.7975220387970015\ngradients["dWf"][3][1] = -0.1479548381644968'
    *_, answer = diagnose(f"{right}\n{text}")
    [mistake] = answer.mistakes
    assert lesson.words("mistakes")[mistake.id] == (
        "This is what one gets if dc_prev is never handed to the step before."
    )


def test_what_the_sources_print_wrongly_is_explained():
    """R3's way back through an LSTM cell, and what the course exercise printed of lstm_backward in earlier years."""
    for exercise in exercises():
        for what, value in exercise.misprinted.items():
            text = f"[{' '.join(map(str, value))}]" if isinstance(value, list) else str(value)
            [answer] = diagnose(f"{what} = {text}")
            assert answer.misprinted
            names = {mistake.id for mistake in answer.mistakes}
            expected = {"lstm_cell_backward": "lstm_only_forget_gate", "lstm_backward": "lstm_nothing_carried"}
            assert expected[exercise.id] in names
    assert sum(bool(exercise.misprinted) for exercise in exercises()) == 2


def test_where_nothing_fits_none_is_named():
    [answer] = diagnose("dxt[1][2] = 1.2345678")
    assert (answer.verdict, answer.mistakes) == ("wrong", ())
    assert {exercise.function for exercise in answer.exercises} == {"rnn_cell_backward", "lstm_cell_backward"}
    assert answer.ours == ("-1.3872130506020928", "-0.46056410305887957", "3.230559115109188")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("foo = 3.25", "unknown"), ("dxt[7][2] = 3.25", "outside"), ("dxt[1][2][3][4] = 3.25", "outside"),
     ("dxt[1][2] = 9.2", "few"), ("hello", "unread"), ("dxt[1] = [0,5 0,25]", "comma")],
)  # fmt: skip
def test_what_cannot_be_judged_is_told_why(text, verdict):
    [answer] = diagnose(text)
    assert (answer.verdict, answer.mistakes) == (verdict, ())


def test_a_paste_that_is_too_long_is_refused():
    with pytest.raises(Refusal):
        diagnose("dxt[1][2] = 1.2345678\n" * 2000)


def test_a_shape_is_diagnosed():
    [answer] = diagnose('gradients["dba"].shape = (5,)')
    assert [mistake.id for mistake in answer.mistakes] == ["rnn_no_keepdims"]


NAMES = sorted({name for exercise in exercises() for name in exercise.ours()} | {"foo"})
VALUES = ["0.5958", "[0.25 -1.0]", "(5, 10)", "['l', '\\n']", "nan", "7", "[]", "1e999"]
INDICES = st.lists(st.integers(0, 5), max_size=4).map(lambda found: "".join(f"[{i}]" for i in found))


@given(st.sampled_from(NAMES), INDICES, st.sampled_from(["", ".shape"]), st.sampled_from(VALUES))
def test_no_line_ends_in_an_error(name, index, shape, value):
    """Whatever is asked of whatever there is: caches hold lists, tuples and dictionaries, too."""
    for answer in diagnose(f"{name}{index}{shape} = {value}"):
        assert answer.verdict in ("right", "wrong", "few", "unknown", "outside", "unread", "comma")
