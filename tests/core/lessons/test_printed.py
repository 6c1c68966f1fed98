"""To the digits printed: no digit more, and none less."""

from decimal import Decimal

import numpy as np
import pytest

from core.lessons.printed import agrees, digits, place, written


@pytest.mark.parametrize(
    ("printed", "value", "same"),
    [
        ("0.5958", 0.59584544, True), ("0.5959", 0.59584544, False), ("0.5958", 0.59585001, False),
        ("-1.0", -1.04, True), ("1e-05", 1.4e-5, True), ("1e-05", 1.6e-5, False),
        ("0.7975220387970015", 0.7975220387970017, True), ("0.7975220387970015", 0.79752203, False),
        ("NaN", float("nan"), True), ("0.5", float("nan"), False), ("NaN", 0.5, False),
    ],
)  # fmt: skip
def test_a_number(printed, value, same):
    assert agrees(Decimal(printed), value) is same


def test_an_array_and_a_shape():
    printed = [Decimal("0.25"), Decimal("-1.0")]
    assert agrees(printed, np.array([0.25, -1.0]))
    assert not agrees(printed, np.array([0.25, -1.0, 0.0]))
    assert agrees([5, 8], (5, 8))
    assert not agrees([5], (5, 1))
    assert agrees(Decimal("0.2"), np.array([0.2]))  # a bias' one number, with brackets or without


def test_of_the_letters_of_a_name_more_may_be_printed():
    assert agrees([12, 17, 0], [12, 17])
    assert not agrees([12], [12, 17])
    assert agrees(["l", "\n"], ["l"])


def test_digits_that_say_something():
    assert digits(Decimal("0.00059484")) == 5
    assert digits(Decimal("0.2")) == 1
    assert digits([12, 17]) == 4


def test_a_place():
    numbers = {"dx": np.arange(24.0).reshape(2, 3, 4), "cache": (np.ones(2), [np.zeros((2, 3))])}
    assert place("dx[1][2]").of(numbers).tolist() == [20, 21, 22, 23]
    assert place("dx.shape").of(numbers) == (2, 3, 4)
    assert place("cache[1][0].shape").of(numbers) == (2, 3)
    with pytest.raises(ValueError, match="dx"):
        place("dx[1, 2]")


def test_as_a_notebook_writes_it():
    assert written(np.array([-0.5, 12.25])) == "[-0.5 12.25]"
    assert written((5,)) == "(5,)"
    assert written(np.float64(0.25)) == "0.25"
