"""No right gradient is called wrong, whatever is set on the page of a cell; a wrong one always is."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from core.cells.checking import checks
from core.cells.trace import trace
from core.maths.gradient_check import TOLERANCE
from tests.states import states
from ui.cells.checks import error
from ui.cells.state import CellState


@settings(max_examples=200)
@given(states())
def test_no_right_gradient_is_called_wrong(state):
    cell = replace(state, as_printed=False).cell
    wrong = [check for check in checks(cell, trace(cell)) if not check.passed]
    assert not wrong


@settings(max_examples=200)
@given(states())
def test_no_misprint_passes(state):
    """A gradient that the hand-out's formulas make wrong by more than rounding is called wrong, and no other is."""
    printed = replace(state, as_printed=True).cell
    if printed.kind.misprinted is None:
        return
    right, wrong = trace(replace(printed, as_printed=False)), trace(printed)
    found = {check.name: check for check in checks(printed, wrong)}
    for name, check in found.items():
        apart, size = np.abs(right[name] - wrong[name]), np.maximum(np.abs(right[name]), np.abs(wrong[name]))
        if (apart > 1e-5 * np.maximum(size, 1e-2 * np.abs(right["dc"]).max())).any() and size.max() > 1e-6 * biggest(
            right
        ):
            assert not check.passed, check
        if not apart.any():
            assert check.passed, check


def biggest(numbers):
    """The largest number of the way back."""
    return max(float(np.abs(array).max()) for name, array in numbers.items() if name[0] == "d")


@pytest.mark.parametrize("c_prev", [1000.0, -1000.0, 1e6])
@pytest.mark.parametrize("seed", range(1, 9))
def test_a_large_memory_makes_no_gradient_look_wrong(c_prev, seed):
    cell = CellState("lstm", n_a=3, seed=seed, label=0, edits={("c_prev", 1, 0): c_prev}).cell
    assert all(check.passed for check in checks(cell, trace(cell)))


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.0, "0"), (1e-6, "1.0e−6"), (1.0000001e-6, "1.1e−6"), (9.96e-7, "1.0e−6"), (8.8e-8, "8.8e−8"), (0.25, "2.5e−1")],
)
def test_an_error_has_two_digits_and_is_never_written_smaller_than_it_is(value, written):
    assert error(value) == written
    if value:
        assert float(written.replace("−", "-")) >= value * (1 - 1e-9)
        assert (value <= TOLERANCE) == (float(written.replace("−", "-")) <= TOLERANCE)
