"""A cell along a sequence, one example: every number of every step forward, and of every step back.

What a step computes is in core/cells; here it is kept by name, with the steps as the last
 axis: `a_next` is (n_a, T) and its column t is the state after step t. Everything starts from a = 0 and c = 0.
Numbers that overflow are kept as they come; `core.through_time.gradient_flow.explosion` finds the first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from core.cells import lstm_steps, rnn_steps
from core.cells.lstm import cache_of
from core.cells.lstm_steps import LSTMCache
from core.cells.rnn_steps import RNNCache
from core.cells.trace import Trace
from core.maths.arrays import Array, Gradients, Parameters
from core.maths.output import cross_entropy
from core.through_time.sequences import Sequence

Cache = RNNCache | LSTMCache


@dataclass(frozen=True)
class Unrolled:
    """The way forward: each number (rows, T) by name, in the order of computation, and each step's loss (T,)."""

    sequence: Sequence
    parameters: Parameters
    numbers: Trace
    losses: Array
    caches: tuple[Cache, ...]

    @property
    def is_lstm(self) -> bool:
        return "Wf" in self.parameters

    @property
    def T(self) -> int:
        return len(self.caches)


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


@np.errstate(all="ignore")
def unroll(sequence: Sequence, parameters: Parameters) -> Unrolled:
    """The cell along the sequence; an LSTM where the parameters are an LSTM's."""
    forward, Wy = (_lstm_step, "Wy") if "Wf" in parameters else (_rnn_step, "Wya")
    a_next = c_next = np.zeros((parameters[Wy].shape[1], 1))
    steps: list[Trace] = []
    caches: list[Cache] = []
    for t in range(sequence.T):
        numbers, cache = forward(sequence.x[:, t, None], a_next, c_next, parameters)
        a_next, c_next = numbers["a_next"], numbers.get("c_next", c_next)
        steps.append(numbers)
        caches.append(cache)
    losses = [cross_entropy(step["zy"], label) for step, label in zip(steps, sequence.labels, strict=True)]
    return Unrolled(sequence, parameters, _along_time(steps), np.array(losses), tuple(caches))


def _rnn_step(xt: Array, a_prev: Array, _: Array, parameters: Parameters) -> tuple[Trace, Cache]:
    step = rnn_steps.forward_steps(xt, a_prev, parameters)
    return {"xt": xt, "a_prev": a_prev} | step._asdict(), RNNCache(step.a_next, a_prev, xt, parameters)


def _lstm_step(xt: Array, a_prev: Array, c_prev: Array, parameters: Parameters) -> tuple[Trace, Cache]:
    step = lstm_steps.forward_steps(xt, a_prev, c_prev, parameters)
    cache = cache_of(step, xt, a_prev, c_prev, parameters)
    return {"xt": xt, "a_prev": a_prev, "c_prev": c_prev} | step._asdict(), cache


@np.errstate(all="ignore")
def backward(unrolled: Unrolled, heard: Iterable[int]) -> Back:
    """Backpropagation through time from the sum of the losses after the steps `heard`: all, the last, or any."""
    counts = np.zeros((1, unrolled.T))
    counts[0, list(heard)] = 1.0
    steps = list(walk_back(unrolled, counts))[::-1]
    weights = ["d" + name for name in unrolled.parameters]
    ledger = {name: np.stack([step.pop(name) for step in steps], axis=-1) for name in weights}
    return Back(_along_time(steps), ledger)


def walk_back(unrolled: Unrolled, counts: Array) -> Iterator[Trace]:
    """Each step's numbers, the last first, for K sums of losses side by side: counts (K, T), how often each has a loss.

    Numbers are (rows, K). The forward pass is the same for all K, so they are K examples that only differ in what
    arrives.
    """
    dzy = _output_errors(unrolled)[:, None] * counts
    da_next = np.zeros((len(unrolled.caches[0].a_next), len(counts)))
    dc_next = da_next
    for t in reversed(range(unrolled.T)):
        step = _step_back(dzy[:, :, t], da_next, dc_next, _repeated(unrolled.caches[t], len(counts)))
        yield step
        da_next, dc_next = step["da_prev"], step.get("dc_prev", dc_next)


def _output_errors(unrolled: Unrolled) -> Array:
    """yt_pred - yt (n_y, T): what each step's cross-entropy says of its scores."""
    return unrolled.numbers["yt_pred"] - np.eye(unrolled.sequence.n_y)[:, unrolled.sequence.labels]


def _repeated(cache: Cache, K: int) -> Cache:
    """The cache of K equal examples."""
    columns: dict[str, Any] = cache._asdict()
    parameters = columns.pop("parameters")
    return type(cache)(parameters=parameters, **{name: np.repeat(c, K, axis=1) for name, c in columns.items()})


def _step_back(dzy: Array, da_next: Array, dc_next: Array, cache: Cache) -> Trace:
    """One step back, from its own loss and from later steps."""
    Wy = "Wya" if isinstance(cache, RNNCache) else "Wy"
    da_from_y = cache.parameters[Wy].T @ dzy
    da = da_from_y + da_next
    arriving = {"dzy": dzy, "da_from_y": da_from_y, "da_next": da_next, "da": da}
    output = {"d" + Wy: dzy @ cache.a_next.T, "dby": dzy.sum(axis=1, keepdims=True)}
    if isinstance(cache, RNNCache):
        return arriving | output | rnn_steps.backward_steps(da, cache)._asdict()
    gates = lstm_steps.backward_steps(da, dc_next, cache)
    weights = lstm_steps.weight_steps(gates, cache)
    return arriving | output | {"dc_next": dc_next} | gates._asdict() | weights._asdict()


def _along_time(steps: list[Trace]) -> Trace:
    """Columns side by side: each number (rows, T)."""
    return {name: np.concatenate([step[name] for step in steps], axis=1) for name in steps[0]}
