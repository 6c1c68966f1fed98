"""What the longest sequence costs: all numbers of both cells, an update of the page, one of the memory task."""

import json
import math
import time
from collections.abc import Callable, Iterator
from statistics import median

import numpy as np
from streamlit.logger import set_log_level

from benchmarks.report import Figure, p95
from core.cells.initial_weights import initial_weights
from core.cells.kinds import KINDS
from core.through_time import gradient_flow, sequences
from core.through_time.memory_task import Settings, train
from core.through_time.unrolled import Unrolled, backward, unroll
from ui.through_time import charts as time_charts
from ui.through_time import flow_chart
from ui.through_time.flow import flow
from ui.through_time.state import TimeState
from ui.through_time.view import view

ROUNDS = 20
UPDATES = 50
DRAGGED = 60
"""Places of a slider that is dragged."""
T, N_A = sequences.MOST, 32
WORD = sequences.word(("abcdefghijklmnopqrstuvwxyz" * 3)[:T])
PARAMETERS = {kind: initial_weights(KINDS[kind], WORD.n_x, N_A, WORD.n_y, np.random.default_rng(1)) for kind in KINDS}


def figures() -> Iterator[Figure]:
    everything, forward = in_turn(lambda: [everything_of(u) for u in both()], both)
    yield Figure("through_time.all_numbers_ms", everything, forward, "the way forward alone")
    page, core = dragged()
    yield Figure("through_time.page_p95_ms", page, core, "its core alone")
    lstm, rnn = (milliseconds(lambda cell=cell: learn(cell)) / UPDATES for cell in ("lstm", "rnn"))
    yield Figure("through_time.update_ms", lstm, rnn, "an update of the RNN")


def both() -> list[Unrolled]:
    return [unroll(KINDS[kind], WORD, parameters) for kind, parameters in PARAMETERS.items()]


def everything_of(u: Unrolled) -> None:
    """All that a page can show of one cell: the way back, its ledger, factors, products and the credit map."""
    back = backward(u, range(T))
    assert gradient_flow.explosion(u, back) is None
    factors = u.factors()
    gradient_flow.stretches(factors)
    gradient_flow.stretches(gradient_flow.products(factors, T - 1))
    gradient_flow.credit_map(u)


def dragged() -> tuple[float, float]:
    """A slider is dragged: p95 of all that the page tells the browser anew, and of the numbers alone, going back."""
    states = [
        TimeState(
            kind="word", text="abcdefghijklmnopqrst" * 3, n_a=N_A, loss_steps="all", way="backward", radius=radius
        )
        for radius in np.linspace(0.5, 1.5, DRAGGED)
    ]
    set_log_level("ERROR")  # there is no session here, which Streamlit would tell at each word
    core = [milliseconds(lambda state=state: flow(state)) for state in states]
    return p95([milliseconds(lambda state=state: page(state)) for state in states]), p95(core)


def page(state: TimeState) -> str:
    """What an update sends: the drawing's data, two charts and the maps of who hears whom."""
    found = flow(state)
    charts = [
        flow_chart.spec(flow_chart.curves(found), None),
        time_charts.factors(found.forward),
        time_charts.credit(found.forward),
    ]
    return json.dumps([view(state, {}, 0), *charts])


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
