"""A cell along a sequence, one example: every number of every step forward, and of every step back.

What a step computes is in core/cells; here it stands by name, with the steps as the last
 axis: `a_next` is (n_a, T) and its column t is the state after step t. Everything starts from a = 0 and c = 0.
Numbers that overflow stay as they come; `core.through_time.gradient_flow.explosion` finds the first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from core.cells.kind import NO_PINS, Kind
from core.cells.trace import Trace
from core.maths.arrays import Array, Gradients, Parameters
from core.maths.output import cross_entropy
from core.through_time.sequences import Sequence


@dataclass(frozen=True)
class Unrolled:
    """The way forward: each number (rows, T) by name, in the order of computation, and each step's loss (T,)."""

    kind: Kind
    sequence: Sequence
    parameters: Parameters
    numbers: Trace
    losses: Array

    @property
    def T(self) -> int:
        return self.sequence.T

    def factors(self) -> Array:
        """The matrix (T, n_a, n_a) with which each step multiplies what comes back along the kind's `factor_of`.

        That of step 0 leads to the zero state before it.
        """
        return self.kind.factor({**self.parameters, **self.numbers})


@dataclass(frozen=True)
class Back:
    """The way back: each number (rows, T) by name, and the ledger of each shared weight.

    da is all that arrives at a_next: da_from_y from this step's loss and da_next from later steps; the LSTM's dc
    likewise. ledger["dWaa"] (n_a, n_a, T) holds what each step adds to dWaa.
    """

    numbers: Trace
    ledger: dict[str, Array]

    @property
    def gradients(self) -> Gradients:
        """The gradient of each shared weight: the sum of its ledger."""
        return {name: entries.sum(axis=-1) for name, entries in self.ledger.items()}


def zero_states(kind: Kind, parameters: Parameters) -> Trace:
    """The states before the first step, (n_a, 1) each."""
    n_a = parameters[kind.output].shape[-1]
    return {before: np.zeros((n_a, 1)) for before in kind.before}


def carried(kind: Kind, numbers: Trace) -> Trace:
    """The states after a step as those before the next."""
    return {before: numbers[after] for before, after in zip(kind.before, kind.after, strict=True)}


@np.errstate(all="ignore")
def unroll(kind: Kind, sequence: Sequence, parameters: Parameters) -> Unrolled:
    """A cell of this kind along the sequence."""
    states = zero_states(kind, parameters)
    steps: list[Trace] = []
    for t in range(sequence.T):
        given = {"xt": sequence.x[:, t, None], **states}
        steps.append(given | kind.forward({**given, **parameters}, NO_PINS))
        states = carried(kind, steps[-1])
    losses = [cross_entropy(step["zy"], label) for step, label in zip(steps, sequence.labels, strict=True)]
    return Unrolled(kind, sequence, parameters, _along_time(steps), np.array(losses))


@np.errstate(all="ignore")
def backward(unrolled: Unrolled, loss_steps: Iterable[int]) -> Back:
    """Backpropagation through time from the sum of the losses after the steps `loss_steps`: all, the last, or any."""
    counts = np.zeros((1, unrolled.T))
    counts[0, list(loss_steps)] = 1.0
    steps = list(walk_back(unrolled, counts))[::-1]
    weights = ["d" + name for name in unrolled.parameters]
    ledger = {name: np.stack([step.pop(name) for step in steps], axis=-1) for name in weights}
    return Back(_along_time(steps), ledger)


def walk_back(unrolled: Unrolled, counts: Array) -> Iterator[Trace]:
    """Each step's numbers, the last first, for K sums of losses side by side: counts (K, T), how often each has a loss.

    Numbers are (rows, K). The forward pass is the same for all K, so they are K examples that only differ in what
    arrives.
    """
    kind, K = unrolled.kind, len(counts)
    dzy = _output_errors(unrolled)[:, None] * counts
    n_a = unrolled.parameters[kind.output].shape[1]
    arriving: Trace = {name: np.zeros((n_a, K)) for name in kind.arriving}
    for t in reversed(range(unrolled.T)):
        forward = {name: np.repeat(unrolled.numbers[name][:, t, None], K, axis=1) for name in kind.needed}
        step = _step_back(kind, unrolled.parameters, dzy[:, :, t], arriving, forward)
        yield step
        arriving = {after: step["d" + before] for after, before in zip(kind.arriving, kind.before, strict=True)}


def _output_errors(unrolled: Unrolled) -> Array:
    """yt_pred - yt (n_y, T): what each step's cross-entropy says of its scores."""
    return unrolled.numbers["yt_pred"] - np.eye(unrolled.sequence.n_y)[:, unrolled.sequence.labels]


def _step_back(kind: Kind, parameters: Parameters, dzy: Array, arriving: Trace, forward: Trace) -> Trace:
    """One step back, from its own loss and from later steps."""
    da_from_y = parameters[kind.output].T @ dzy
    output = {"d" + kind.output: dzy @ forward["a_next"].T, "dby": dzy.sum(axis=1, keepdims=True)}
    reached = {"dzy": dzy, "da_from_y": da_from_y, **arriving, "da": da_from_y + arriving["da_next"]}
    return reached | output | kind.backward({**parameters, **forward, **reached}, NO_PINS)


def _along_time(steps: list[Trace]) -> Trace:
    """Columns side by side: each number (rows, T)."""
    return {name: np.concatenate([step[name] for step in steps], axis=1) for name in steps[0]}
