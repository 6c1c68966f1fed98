"""Is the ledger's sum right? One entry of each shared weight, moved at all steps at once, beside its gradient.

A shared weight is one number that every step uses. So the central difference of the summed losses, with that one number
moved everywhere, must equal the sum of what the steps add to its gradient.
"""

from collections.abc import Iterable, Mapping

import numpy as np

from core.cells import lstm_steps, rnn_steps
from core.maths.arrays import Array, Parameters
from core.maths.gradient_check import Check, central_difference, relative_error, smallest
from core.maths.output import cross_entropy
from core.through_time.sequences import Sequence
from core.through_time.unrolled import Back, Unrolled

Entry = tuple[int, int]
MOVES = "moves"


def total_loss(sequence: Sequence, parameters: Parameters, heard: Iterable[int]) -> Array:
    """The sum of the losses after the steps `heard`, (K,) where parameters are stacks (K, rows, columns)."""
    counts, total = set(heard), np.zeros(())
    a_next = c_next = np.zeros((parameters["Wy" if "Wf" in parameters else "Wya"].shape[-1], 1))
    for t in range(sequence.T):
        xt = sequence.x[:, t, None]
        if "Wf" in parameters:
            gates = lstm_steps.forward_steps(xt, a_next, c_next, parameters)
            a_next, c_next, zy = gates.a_next, gates.c_next, gates.zy
        else:
            step = rnn_steps.forward_steps(xt, a_next, parameters)
            a_next, zy = step.a_next, step.zy
        if t in counts:
            total = total + cross_entropy(zy, int(sequence.labels[t]))
    return total


def check_sums(unrolled: Unrolled, back: Back, heard: Iterable[int], entries: Mapping[str, Entry]) -> list[Check]:
    """For each weight of `entries`: its sum over the ledger at that entry, beside a central difference."""
    names, steps = list(entries), list(heard)

    def loss(variables: Mapping[str, Array]) -> Array:
        return total_loss(unrolled.sequence, _moved(unrolled.parameters, entries, variables[MOVES]), steps)

    numeric, loss_size = central_difference(loss, {MOVES: np.zeros(len(names))}, MOVES)
    analytic = np.array([back.ledger["d" + name][entries[name]].sum() for name in names])
    errors = relative_error(analytic, numeric, smallest(loss_size))
    return [
        Check("d" + name, entries[name], float(analytic[k]), float(numeric[k]), float(errors[k]))
        for k, name in enumerate(names)
    ]


def _moved(parameters: Parameters, entries: Mapping[str, Entry], moves: Array) -> dict[str, Array]:
    """A stack of copies of the parameters: copy k with entry n moved by moves[k, n], (K, N)."""
    found = {name: np.repeat(array[None], len(moves), axis=0) for name, array in parameters.items()}
    for n, (name, (row, column)) in enumerate(entries.items()):
        found[name][:, row, column] += moves[:, n]
    return found


def largest_entry(ledger: Array) -> Entry:
    """Where the sum of a ledger (rows, columns, T) is largest in size."""
    total = np.abs(ledger.sum(axis=-1))
    row, column = np.unravel_index(int(total.argmax()), total.shape)
    return int(row), int(column)
