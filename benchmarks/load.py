"""How long a move takes while many others move: sessions of the LSTM page, from one client process."""

import asyncio
import time
from collections.abc import Iterator
from statistics import median

from numpy.random import Generator, default_rng

from benchmarks.report import Figure, p95
from tests.load.client import WHOLE, BrokenAnswer, session
from tests.serving import serve
from ui.kit.training_panel import POLL

ROUNDS = 3
CROWDS = (30, 60)
SECONDS = 20.0
PAUSE = (1.0, 2.0)
"""Seconds between two moves of a session."""
TRAINING = "cell=lstm&updates=200000"
COLLECTING = ("--runner.postScriptGC", "true")
"""Streamlit's default: a full garbage collection after every rerun."""


def figures() -> Iterator[Figure]:
    for crowd in CROWDS:
        pairs = [(_load(crowd, ()), _load(crowd, COLLECTING)) for _ in range(ROUNDS)]
        values = [median(p95(times) for times in found) for found in zip(*pairs, strict=True)]
        yield Figure(f"load.sessions{crowd}_p95_ms", *values, "a collection after every rerun")
    pairs = [(_load(CROWDS[0], (), trainings=2), _load(CROWDS[0], ())) for _ in range(ROUNDS)]
    values = [median(p95(times) for times in found) for found in zip(*pairs, strict=True)]
    yield Figure("load.sessions30_training2_p95_ms", *values, "the same without trainings")


def _load(sessions: int, args: tuple[str, ...], trainings: int = 0) -> list[float]:
    with serve(args=args) as server:
        return asyncio.run(_crowd(server.url, sessions, trainings))


async def _crowd(url: str, sessions: int, trainings: int) -> list[float]:
    """The milliseconds of every move, once all sessions are open and all trainings run."""
    opened = asyncio.Barrier(sessions + trainings)
    async with asyncio.timeout(SECONDS + 120), asyncio.TaskGroup() as group:
        for _ in range(trainings):
            group.create_task(_train(url, opened))
        tasks = [group.create_task(_stay(url, opened, default_rng(visitor))) for visitor in range(sessions)]
    return [milliseconds for task in tasks for milliseconds in task.result()]


async def _stay(url: str, opened: asyncio.Barrier, chance: Generator) -> list[float]:
    times = []
    async with session(url, query=WHOLE) as page:
        await opened.wait()
        end = time.monotonic() + SECONDS
        await asyncio.sleep(chance.uniform(0, PAUSE[1]))
        for move in range(int(SECONDS / PAUSE[0])):
            if time.monotonic() > end:
                break
            times.append((await page.move("xt.0.0", round(-2.9 + 0.2 * move, 2))).milliseconds)
            await asyncio.sleep(chance.uniform(*PAUSE))
    return times


async def _train(url: str, opened: asyncio.Barrier) -> None:
    """Train an LSTM all the time, and look at it as often as the page does."""
    async with session(url, "dinosaurs", TRAINING) as page:
        await page.press("Train", "Stop")
        await opened.wait()
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            await asyncio.sleep(POLL)
            page.buttons.clear()
            await page.poll()
        if "Stop" not in page.buttons:
            raise BrokenAnswer("the training did not last")
