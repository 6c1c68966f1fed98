"""What the longest sequence costs: all numbers of both cells for one change of a page; an update of the memory task."""

import math
import time
from collections.abc import Callable, Iterator
from statistics import median

import numpy as np

from benchmarks.report import Figure
from core import gradient_flow, initial_weights, sequences
from core.memory_task import Settings, train
from core.unrolled import Unrolled, backward, unroll

ROUNDS = 20
UPDATES = 50
T, N_A = sequences.MOST, 32
WORD = sequences.word(("abcdefghijklmnopqrstuvwxyz" * 3)[:T])
RNN = initial_weights.rnn(WORD.n_x, N_A, WORD.n_y, np.random.default_rng(1))
LSTM = initial_weights.lstm(WORD.n_x, N_A, WORD.n_y, np.random.default_rng(1))


def figures() -> Iterator[Figure]:
    everything, forward = in_turn(lambda: [flow(u) for u in both()], both)
    yield Figure("through_time.all_numbers_ms", everything, forward, "the way forward alone")
    lstm, rnn = (milliseconds(lambda cell=cell: learn(cell)) / UPDATES for cell in ("lstm", "rnn"))
    yield Figure("through_time.update_ms", lstm, rnn, "an update of the RNN")


def both() -> list[Unrolled]:
    return [unroll(WORD, parameters) for parameters in (RNN, LSTM)]


def flow(u: Unrolled) -> None:
    """All that a page can show of one cell: the way back, its ledger, factors, products and the credit map."""
    back = backward(u, range(T))
    assert gradient_flow.explosion(u, back) is None
    factors = gradient_flow.jacobians(u)
    gradient_flow.stretches(factors)
    gradient_flow.stretches(gradient_flow.products(factors, T - 1))
    gradient_flow.credit_map(u)


def learn(cell: str) -> None:
    for _ in train(Settings(cell, T, N_A, math.log(T), updates=UPDATES)):
        pass


def in_turn(*runs: Callable[[], object]) -> list[float]:
    """The median milliseconds of each, measured by turns."""
    times = [[milliseconds(run) for run in runs] for _ in range(ROUNDS)]
    return [median(column) for column in zip(*times, strict=True)]


def milliseconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return 1000 * (time.perf_counter() - start)
