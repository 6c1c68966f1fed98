"""Is the ledger's sum right? One entry of each shared weight, moved at all steps at once, beside its gradient.

A shared weight is one number that every step uses. So the slope of the summed losses, with that one number moved
everywhere, must equal the sum of what the steps add to its gradient.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from core.cells.kind import NO_PINS, Kind
from core.maths.arrays import Array, Parameters
from core.maths.gradient_check import STEP, Check, H, differences, doubt, relative_error, rounding
from core.maths.output import cross_entropy
from core.through_time.sequences import Sequence
from core.through_time.unrolled import Back, Unrolled, carried, zero_states

Entry = tuple[int, int]


def total_loss(kind: Kind, sequence: Sequence, parameters: Parameters, loss_steps: Iterable[int]) -> Array:
    """The sum of the losses after the steps `loss_steps`, (K,) where parameters are stacks (K, rows, columns)."""
    counts, total = set(loss_steps), np.zeros(())
    states = zero_states(kind, parameters)
    for t in range(sequence.T):
        step = kind.forward({"xt": sequence.x[:, t, None], **states, **parameters}, NO_PINS)
        states = carried(kind, step)
        if t in counts:
            total = total + cross_entropy(step["zy"], int(sequence.labels[t]))
    return total


def check_sums(unrolled: Unrolled, back: Back, loss_steps: Iterable[int], entries: Mapping[str, Entry]) -> list[Check]:
    """For each weight of `entries`: its sum over the ledger at that entry, beside the complex step and a nudge."""
    names, steps = list(entries), list(loss_steps)

    def loss(moves: Any) -> Array:
        """The loss of K copies, copy k with entry n moved by moves[k, n]."""
        return total_loss(unrolled.kind, unrolled.sequence, _moved(unrolled.parameters, entries, moves), steps)

    exact = loss(1j * H * np.eye(len(names))).imag / H
    nudged, loss_size = differences(loss, len(names))
    analytic = np.array([back.ledger["d" + name][entries[name]].sum() for name in names])
    errors = relative_error(analytic, exact, _floor(unrolled, back))
    return [
        Check(
            "d" + name, entries[name], float(analytic[k]), float(exact[k]), float(errors[k]), float(nudged[k]), STEP,
            doubt(float(nudged[k]), float(exact[k]), loss_size, STEP),
        )
        for k, name in enumerate(names)
    ]  # fmt: skip


def _floor(unrolled: Unrolled, back: Back) -> Array:
    """Below this size a sum is compared absolutely: what its addends were made of has been rounded."""
    kind = unrolled.kind
    before = {"d" + bend.output.removesuffix("_next") for bend in kind.nonlinearities} | {"da"}
    largest = max(float(np.abs(back.numbers[d]).max()) for d in before)
    operand = max(float(np.abs(unrolled.numbers[name]).max()) for name in ("xt", "a_prev", "a_next"))
    return rounding(largest * unrolled.T, operand)


def _moved(parameters: Parameters, entries: Mapping[str, Entry], moves: Any) -> dict[str, Array]:
    """A stack of copies of the parameters: copy k with entry n moved by moves[k, n], (K, N)."""
    found = {name: np.repeat(array[None], len(moves), axis=0).astype(moves.dtype) for name, array in parameters.items()}
    for n, (name, (row, column)) in enumerate(entries.items()):
        found[name][:, row, column] += moves[:, n]
    return found


def largest_entry(ledger: Array) -> Entry:
    """Where the sum of a ledger (rows, columns, T) is largest in size."""
    total = np.abs(ledger.sum(axis=-1))
    row, column = np.unravel_index(int(total.argmax()), total.shape)
    return int(row), int(column)
