"""What learning names costs: against the course's loop, turn by turn, on one core; and the LSTM beside the RNN."""

import asyncio
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from unittest.mock import patch

import numpy as np

from benchmarks import course_loop
from benchmarks.report import Figure
from core.names import names
from core.names import training as character_training
from core.names.reports_model import initialize
from core.names.settings import Settings
from core.training.events import Progress
from tests.load.client import session
from tests.serving import serve
from ui.kit.training_panel import POLL

ROUNDS = 5
ITERATIONS = 3000
POLLS = 24
"""Within a training of twice as long."""
LIST = names.read(Path("data/samples/dinosaurs.txt").read_bytes())


def figures() -> Iterator[Figure]:
    with one_core() as process:
        found = [[process.submit(seconds, run).result() for run in (course, rnn, lstm)] for _ in range(ROUNDS)]
    slow, fast, gated = (1e6 * median(times) / ITERATIONS for times in zip(*found, strict=True))
    yield Figure("dinosaurs.speedup_over_course_loop", slow / fast, 1.0, "the course's loop")
    yield Figure("dinosaurs.rnn_us_per_name", fast, slow, "the course's loop")
    yield Figure("dinosaurs.lstm_us_per_name", gated, fast, "the RNN")
    yield Figure("dinosaurs.poll_ms", *asyncio.run(polls()), "a poll early in the same run")


async def polls() -> tuple[float, float]:
    """The milliseconds of a poll late in a long run, and early in it."""
    with serve() as server:
        async with asyncio.timeout(300), session(server.url, "dinosaurs", "updates=200000") as page:
            await page.press("Train", "Stop")
            times = []
            while len(times) < POLLS:
                await asyncio.sleep(POLL)
                times.append(await page.poll())
    return median(times[-POLLS // 4 :]), median(times[: POLLS // 4])


def seconds(run: Callable[[], float]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def course() -> float:
    rng = np.random.RandomState(1)
    learned, _ = character_training.split(LIST, Settings())
    parameters = initialize("rnn", 50, len(LIST.vocabulary), rng)
    return course_loop.train(learned, LIST.char_to_ix, parameters, ITERATIONS)


def rnn() -> float:
    return ours("rnn")


def lstm() -> float:
    return ours("lstm")


def ours(cell: str) -> float:
    """The same training through core/ with all that it tells, but only the first and the last name invented."""
    settings = Settings(cell, iterations=ITERATIONS - 1, checkpoint=10**9, names_per_checkpoint=1)
    told = [event for event in character_training.train(LIST, settings) if isinstance(event, Progress)]
    return told[-1].figures["loss"]


@contextmanager
def one_core() -> Iterator[ProcessPoolExecutor]:
    """A process with one thread for linear algebra, as the engine's workers have, on one core where that can be set."""
    spawn = multiprocessing.get_context("spawn")
    with (
        patch.dict(os.environ, OPENBLAS_NUM_THREADS="1"),
        ProcessPoolExecutor(1, spawn, stay_on_one_core) as process,
    ):
        yield process


def stay_on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
