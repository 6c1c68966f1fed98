"""The sum of the ledger is the gradient of a weight that all steps share."""

from dataclasses import replace

import numpy as np
import pytest

from core.cells.initial_weights import initial_weights
from core.cells.kinds import KINDS
from core.cells.lstm_kind import LSTM
from core.through_time import sequences
from core.through_time.ledger_check import check_sums, largest_entry, total_loss
from core.through_time.unrolled import backward, unroll

SEQUENCE = sequences.noise(12, np.random.default_rng(2))


@pytest.fixture(params=KINDS)
def unrolled(request):
    kind = KINDS[request.param]
    return unroll(kind, SEQUENCE, initial_weights(kind, 1, 5, 2, np.random.default_rng(3)))


@pytest.mark.parametrize("heard", [[11], [4], range(12)])
def test_every_sum_agrees_with_the_complex_step(unrolled, heard):
    back = backward(unrolled, heard)
    entries = {name: largest_entry(back.ledger["d" + name]) for name in unrolled.parameters}
    found = check_sums(unrolled, back, heard, entries)
    assert {check.name for check in found} == {"d" + name for name in unrolled.parameters}
    assert all(check.passed for check in found)
    assert [check.analytic for check in found] == [back.gradients["d" + n][entries[n]] for n in entries]


def test_a_missing_contribution_is_caught(unrolled):
    back = backward(unrolled, [11])
    name = "Wf" if unrolled.kind is LSTM else "Waa"
    short = replace(back, ledger={n: entries[..., :-1] for n, entries in back.ledger.items()})
    [check] = check_sums(unrolled, short, [11], {name: largest_entry(back.ledger["d" + name])})
    assert not check.passed


def test_the_total_loss_is_the_sum_of_the_steps_losses(unrolled):
    for heard in ([11], [0, 5], range(12)):
        total = total_loss(unrolled.kind, SEQUENCE, unrolled.parameters, heard)
        assert float(total) == pytest.approx(unrolled.losses[list(heard)].sum(), rel=1e-13)
