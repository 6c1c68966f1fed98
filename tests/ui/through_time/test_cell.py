"""A step through time opened as a cell: the same numbers on the cell page, from the key alone."""

import numpy as np
import pytest

from core.cells.checking import checks
from core.cells.kinds import KINDS
from core.cells.trace import Cell, trace
from ui.cells import link as cell_link
from ui.cells.state import CellState
from ui.cells.view import view
from ui.kit import opened as given
from ui.kit.link import LONGEST
from ui.through_time import cell as time_cell
from ui.through_time.clip_state import CELLS
from ui.through_time.flow import flow
from ui.through_time.openings import OPENINGS
from ui.through_time.state import TimeState, read

STATES = [
    TimeState(T=9, n_a=4, at=6, loss_steps="all", way="backward"),
    TimeState(T=9, n_a=32, at=9, radius=1.3, bias=-0.37),
    TimeState(kind="word", text="onyx", n_a=7, at=1, way="backward"),
    TimeState(kind="own", values=(0.1, -0.2, 1 / 3), T=5, at=2, loss_steps="2"),
]


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("state", STATES)
def test_the_cell_page_computes_what_the_step_did(state, cell):
    found, t = flow(state), state.step - 1
    step = time_cell.look_up(time_cell.key(state, cell))
    numbers = trace(Cell(KINDS[step.kind], step.arrays, step.label if step.has_loss else None))
    one, back = found.forward[cell].numbers, found.back[cell].numbers
    names = ("a_next", "yt_pred", "ft", "c_next") if cell == "lstm" else ("a_next", "yt_pred")
    for name in names:
        np.testing.assert_allclose(numbers[name][:, 0], one[name][:, t], rtol=1e-12)
    for name in ("da", "dc", "da_prev", "dxt"):
        if name in back:
            np.testing.assert_allclose(numbers[name][:, 0], back[name][:, t], rtol=1e-10, atol=1e-14)
    assert step.has_loss == (t in found.loss_steps)
    for name in found.forward[cell].parameters:
        if step.has_loss or name[1] != "y":
            entries = found.back[cell].ledger["d" + name][..., t]
            np.testing.assert_allclose(numbers["d" + name], entries, rtol=1e-9, atol=1e-14)


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("state", STATES)
def test_its_page_opens_and_its_link_leads_back(state, cell):
    key = time_cell.key(state, cell)
    shown = CellState(cell, example="given", given=key, direction=state.way)
    assert cell_link.read(cell_link.write(shown), shown.kind) == (shown, None)
    assert view(shown, {}, 0)["values"]["a_next"]
    back, broken = read(given.look_up(key).parameters, OPENINGS["unrolled"])
    assert (back, broken) == (state, None)


def test_the_check_of_an_opened_cell_passes():
    step = time_cell.look_up(time_cell.key(STATES[0], "lstm"))
    cell = Cell(KINDS[step.kind], step.arrays, step.label)
    assert all(check.passed for check in checks(cell, trace(cell)))


def test_the_longest_key_fits_a_link():
    values = tuple((np.random.default_rng(1).standard_normal(60) * 1e-7).tolist())
    key = time_cell.key(TimeState(kind="own", values=values, T=60), "rnn")
    assert len(key) < LONGEST
    assert time_cell.look_up(key).parameters["kind"] == "own"


@pytest.mark.parametrize(
    "key", ["time", "time~rnn", "time~gru~", "time~rnn~at=0", "time~rnn~at=x", "time~rnn~T=99", "time~rnn~T",
            "time~rnn~radius=nan"],
)  # fmt: skip
def test_a_key_that_is_none_is_refused(key):
    with pytest.raises(ValueError):  # noqa: PT011  (whatever part of the key is wrong)
        given.look_up(key)
