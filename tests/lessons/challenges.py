"""A link of a challenge carried out: the work of its page as core judges it, with real trainings where needed."""

from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

from core.cells.trace import trace
from core.forecast.run import ForecastRun
from core.forecast.training import train as train_forecast
from core.lessons.cell_challenges import CellWork
from core.lessons.price_challenges import StocksWork, Trial
from core.lessons.run_challenges import MemoryWork
from core.names.examples import EXAMPLES, bundled_names, example
from core.names.run import Run
from core.names.training import train as train_names
from core.through_time.memory_task import SOLVED
from core.through_time.memory_task import train as train_memory
from core.training.events import Progress
from ui.cells import challenged as cells
from ui.cells import link
from ui.kit.challenges import Challenge
from ui.names import challenged as names
from ui.names import state as names_state
from ui.stocks import data
from ui.stocks import state as stock_state
from ui.through_time import challenged as time
from ui.through_time import memory_task
from ui.through_time import state as time_state
from ui.through_time.memory_task import FIGURES
from ui.through_time.openings import OPENINGS

UPDATES, OF_FAILURE = 100, 200
"""Of the memory task, unless it is solved before; the challenge to let it fail asks for more."""
AFTER = {"stocks_not_beaten", "stocks_flattered"}
"""Those whose solution is a second trial, after the one that is their start."""


def work(one: Challenge, query: str) -> Any:
    """What core judges when this link is open and, where it takes one, its training is over."""
    of = {"dinosaurs": _names, "memory_task": _memory, "stocks": _stocks}
    return of.get(one.page, _cell if one.page.endswith("_cell") else _through_time)(one, query)


def _read(read: Any, query: str, *more: Any) -> Any:
    state, broken = read(dict(parse_qsl(query, strict_parsing=True)), *more)
    assert broken is None
    return state


def _cell(one: Challenge, query: str) -> CellWork:
    kind = one.page.removesuffix("_cell")
    state = _read(link.read, query, kind)
    return CellWork(state.cell, trace(state.cell), cells.start(one.start, kind))


def _through_time(one: Challenge, query: str) -> Any:
    state = _read(time_state.read, query, OPENINGS[one.page])
    return time.clip(state) if one.page == "clipping" else time.network(state)


def _memory(one: Challenge, query: str) -> MemoryWork:
    state = _read(time_state.read, query, OPENINGS["memory_task"])
    cell = "rnn" if one.id == "memory_plain" else "lstm"
    settings = memory_task.settings(state, cell)
    return MemoryWork(
        {cell: (settings, tuple(_points(settings, OF_FAILURE if one.id == "memory_guess" else UPDATES)))}, "rnn", "lstm"
    )


def _points(settings: Any, most: int) -> Iterator[tuple[float, ...]]:
    for event in train_memory(settings):
        if isinstance(event, Progress):
            yield (event.step, *(event.figures[name] for name in FIGURES))
            if event.step >= most or event.figures["accuracy"] >= SOLVED:
                return


def _names(_: Challenge, query: str) -> Any:
    state = _read(names_state.read, query)
    as_bundled = state.settings in EXAMPLES.values()
    return names.work(state, example(state.run) if as_bundled else _lost(state.settings))


def _lost(settings: Any) -> Run:
    """A run until its loss is huge, or for its first few hundred updates."""
    run = Run(bundled_names(), settings, "bundled")
    for event in train_names(run.names, settings):
        run.take([event])
        if run.noticed or run.failed or (run.curve.points and run.curve.points[-1][0] >= 500):
            break
    return run


def _stocks(one: Challenge, query: str) -> StocksWork:
    before = (_trial(one.start),) if one.id in AFTER and query != one.start else ()
    return StocksWork((*before, _trial(query)))


@cache
def _trial(query: str) -> Trial:
    state = _read(stock_state.read, query)
    task, runs = data.load(state).task, {}
    for target, settings in state.settings(task.windows.rows).items():
        runs[target] = ForecastRun(task.windows, settings)
        runs[target].take(train_forecast(task.windows, settings))
    return Trial(runs, task.wrong, over=True)
