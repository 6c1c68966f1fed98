"""The trained cell on the cell page is the network of the dinosaur page, at that letter."""

import numpy as np
import pytest

from core.cells.checking import checks
from core.cells.kinds import KINDS
from core.cells.trace import Cell, trace
from core.names import writing
from core.names.examples import EXAMPLES, example
from ui.kit import opened
from ui.names import cell as names_cell


@pytest.mark.parametrize("cell", EXAMPLES)
@pytest.mark.parametrize("at", [0, 1, 4])
def test_its_numbers_are_those_of_the_desk(cell, at):
    found = opened.look_up(names_cell.key(cell, 35_000, at, "onyx"))
    numbers = trace(Cell(KINDS[found.kind], found.arrays, found.label))
    run = example(cell)
    network, indices = run.network(), run.names.indices("onyx")
    np.testing.assert_allclose(numbers["yt_pred"][:, 0], writing.chances(network, indices[:at]), rtol=1e-10)
    assert found.label == (indices[at] if at < 4 else None)
    assert found.letters[0] == "⏎"
    assert "".join(found.letters[1:]) == "abcdefghijklmnopqrstuvwxyz"
    if at:
        states = writing.states(network, indices[:at])
        np.testing.assert_allclose(numbers["a_next"][:, 0], states[-1], rtol=1e-10)


@pytest.mark.parametrize("cell", EXAMPLES)
def test_its_gradients_are_checked(cell):
    found = opened.look_up(names_cell.key(cell, 35_000, 2, "onyx"))
    whole = Cell(KINDS[found.kind], found.arrays, found.label)
    compared = checks(whole, trace(whole), unit=7)
    assert len(compared) >= 9
    assert all(check.passed for check in compared)
    assert {check.index[0] for check in compared if check.name in ("dWf", "dWax", "dWaa")} == {7}


@pytest.mark.parametrize(
    "key", ["", "rnn", "rnn~35000~2", "rnn~34000~2~onyx", "rnn~35000~5~onyx", "rnn~35000~-1~onyx", "rnn~35000~x~onyx",
            "gone~35000~2~onyx", "rnn~35000~1~" + "a" * 41, "rnn~35000~1~é"],
)  # fmt: skip
def test_a_key_that_is_none_is_refused(key):
    with pytest.raises(ValueError):  # noqa: PT011  (whatever part of the key is wrong)
        opened.look_up(key)
