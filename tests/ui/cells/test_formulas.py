"""The formula with its numbers is true: what stands left of the last equals sign comes to what stands right of it."""

import numpy as np
import pytest

from core.cells.trace import trace
from tests.states import every_step
from ui.cells import formulas, steps
from ui.kit.numbers import column, short, text

PYTHON = {"·": "*", "∗": "*", "−": "-", "²": "**2", "σ": "sigmoid", "[": "stack([", "]": "])", ";": ","}
KNOWN = {
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "tanh": np.tanh,
    "softmax": lambda *z: np.exp(z) / np.exp(z).sum(),
    "stack": lambda entries: np.array(entries),
    "np": np,
}


def evaluated(tokens):
    """The text of a formula, computed by Python; a vector in parentheses becomes an array."""
    source = "".join(text for text, _ in tokens)
    for sign, word in PYTHON.items():
        source = source.replace(sign, word)
    source = source.replace("softmax(", "softmax(*(") + (")" if "softmax" in source else "")
    return eval(_arrays(source), {"__builtins__": {}}, KNOWN)  # noqa: S307  (the formula is our own, from this run)


def _arrays(source):
    return source.replace("((", "np.array((", 1).replace("))", "))", 1) if source.startswith("((") else source


def cases(**fields):
    for state in every_step(**fields):
        numbers = trace(state.cell)
        for formula in steps.current(state).formulas:
            for line in formulas.numbers(formula, numbers, state.unit, state.column):
                yield state, formula, line, numbers


@pytest.mark.parametrize("fields", [{}, {"n_x": 2, "n_a": 3, "unit": 1}, {"seed": 8, "n_a": 2}])
def test_numbers_come_to_the_result(fields):
    checked = 0
    for _, formula, line, _ in cases(**fields):
        whole = "".join(text for text, _ in line)
        if whole.count(" = ") < 2 or "(" in formulas_vectors(line) or "concat" in formula.split(" = ")[0]:
            continue
        right, result = line[2:-2], line[-1][0]
        assert evaluated(right) == pytest.approx(float(result.replace("−", "-")), abs=0.02), whole
        checked += 1
    assert checked > 40


def formulas_vectors(line):
    """The texts of a line that are vectors, such as (0.3, 0.7)."""
    return [text[0] for text, _ in line if text.startswith("(") and "," in text]


def written_ways(values):
    """Each entry as it may be written: alone, as an operand, or in a vector with up to four decimals."""
    alone = {way(float(v)) for v in values.flat for way in (text, short)}
    return alone | {f"{float(v):.{d}f}".replace("-", "−") for v in values.flat for d in range(5)}


@pytest.mark.parametrize("fields", [{}, {"example": "reports", "unit": 4, "column": 7}])
def test_the_result_is_the_trace_s(fields):
    for state, formula, line, numbers in cases(**fields):
        name = formula.split(" = ")[0]
        values = numbers[name]
        entries = written_ways(values)
        shown = line[-1][0].strip("()").split(", ")
        assert set(shown) <= entries, (state.step, line)


def test_every_operand_is_a_number_of_the_variable_it_names():
    for _, _, line, numbers in cases(n_x=2, n_a=3, unit=2):
        for shown, name in line[1:]:
            if name:
                entries = written_ways(numbers[name])
                assert set(shown.strip("()").split(", ")) <= entries, (shown, name, line)


def test_letters_mark_each_variable():
    tokens = formulas.letters("slope_a = 1 − a_next²", {"slope_a": 0, "a_next": 0})
    assert tokens == [("slope_a", "slope_a"), (" = 1 − ", ""), ("a_next", "a_next"), ("²", "")]


@pytest.mark.parametrize(
    ("value", "long", "brief"),
    [
        (0.0, "0", "0"), (-0.5, "−0.500", "−0.5"), (1.0, "1.000", "1"), (0.12345, "0.123", "0.1235"),
        (-0.0004, "−4e−4", "−4e−4"), (0.01234, "0.0123", "0.01234"), (12345.0, "1.2e4", "1.234e4"),
        (999.5, "999.500", "999.5"),
        (1e-12, "1e−12", "1e−12"), (0.99998, "1.000", "0.99998"),
    ],
)  # fmt: skip
def test_how_numbers_are_written(value, long, brief):
    assert (text(value), short(value)) == (long, brief)


def test_how_columns_are_written():
    assert column(np.array([0.5, -1.0])) == "(0.5, −1.0)"
    assert column(np.array([0.03686, -0.9067, 2.0])) == "(0.0369, −0.9067, 2.0000)"
    assert column(np.array([0.25, 1e-6])) == "(0.25, 1e−6)"
    assert column(np.array([0.25])) == "0.25"
