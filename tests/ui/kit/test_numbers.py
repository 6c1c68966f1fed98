"""How a number is written: in the one way of all, or, in a vector, in the way of its neighbours."""

import numpy as np
import pytest

from ui.kit.numbers import probability, signed, vector


@pytest.mark.parametrize(
    ("values", "written"),
    [
        ([0.5, -0.25, 0.0123], ["0.500", "−0.250", "0.012"]),
        ([12.3456, 0.1], ["12.346", "0.100"]),
        ([0.5, 0.0011], ["0.50", "0.0011"]),
        ([1.265, 4.5e-4, 5e-5, 0.0], ["1.3", "4.5e−4", "5.0e−5", "0"]),
        ([1e6, -12.7, 3.0], ["1.0e6", "−13", "3.0"]),
        ([np.inf, 0.5, np.nan], ["∞", "0.500", "NaN"]),
        ([0.0, 0.0], ["0", "0"]),
    ],
)
def test_the_numbers_of_a_vector_are_written_under_one_rule(values, written):
    assert vector(np.array(values)) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0.76049, "0.760"),
        (0.0, "0.000"),
        (-0.0004, "−0.0004"),
        (-1e-9, "0.0000"),
        (-1.2345, "−1.23"),
        (9.996, "10.0"),
        (-614.97, "−615"),
        (np.nan, "–"),
    ],
)
def test_a_skill_has_three_digits_and_fewer_where_it_is_large(value, written):
    assert signed(value) == written


@pytest.mark.parametrize(("p", "written"), [(0.23, "p = 0.23"), (0.0123, "p = 0.012"), (0.0009, "p < 0.001")])
def test_a_probability_is_written_after_its_letter(p, written):
    assert probability(p).replace("\u00a0", " ") == written
