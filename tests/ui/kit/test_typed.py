"""Typed numbers: a decimal comma is understood, what cannot be used is refused with the bounds."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.refusal import Refusal
from ui.kit.typed import read, sentence, written

REAL, WHOLE = (-10.0, 2e6), (0, 200_000)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.5", 1.5), ("1,5", 1.5), ("0,7", 0.7), (",5", 0.5), ("5.", 5.0), (" −2,25 ", -2.25), ("+1e-3", 0.001),
        ("1,5E2", 150.0), ("1,000", 1.0), ("1,000,000", 1e6), (0.25, 0.25), (3, 3.0), ("007", 7.0),
    ],
)  # fmt: skip
def test_a_real_number(text, number):
    assert read(text, REAL) == number
    assert isinstance(read(text, REAL), float)


@pytest.mark.parametrize(("text", "number"), [("35,000", 35_000), ("35000", 35_000), ("7.0", 7), ("1e3", 1000), (9, 9)])
def test_a_whole_number(text, number):
    assert read(text, WHOLE) == number
    assert isinstance(read(text, WHOLE), int)


@pytest.mark.parametrize(
    "text",
    ["", " ", "abc", "1,5,5", "1.000,5", "1,000.5", "1 000", "nan", "inf", "1e999", "1_0", "0x1", "--1", "1e", "11e6",
     None, [], {}, True, "1" * 5000],
)  # fmt: skip
def test_what_is_no_number_within_the_bounds_is_refused_with_them(text):
    with pytest.raises(Refusal) as refused:
        read(text, REAL)
    assert sentence(refused.value, "Rate") == ("Rate: a number from −10 to 2,000,000 is needed; the old value stays.")


@pytest.mark.parametrize("text", ["1,5", "2.5", "-1", "200,001", "1e-3"])
def test_what_is_no_whole_number_is_refused_as_such(text):
    with pytest.raises(Refusal) as refused:
        read(text, WHOLE, name="Seed")
    said = sentence(refused.value, "another")
    assert said == "Seed: a whole number from 0 to 200,000 is needed; the old value stays."


@given(st.floats(*REAL))
def test_what_a_field_shows_is_read_as_the_very_same_number(value):
    assert read(repr(value), REAL) == value
    assert read(repr(value).replace(".", ","), REAL) == value


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e9, max_value=1e9))
def test_bounds_are_written_with_all_their_digits(value):
    assert math.isclose(float(written(value).replace(",", "").replace("−", "-")), value, rel_tol=0, abs_tol=0)


@pytest.mark.parametrize(
    ("value", "text"), [(1e-5, "0.00001"), (1e6, "1,000,000"), (-2.0, "−2"), (0.0, "0"), (60, "60"), (100, "100")]
)
def test_written(value, text):
    assert written(value) == text
