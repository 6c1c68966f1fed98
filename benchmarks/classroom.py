"""A class: from a teacher's move to the last of its students' pages, votes at once, and what an idle follower costs."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from http import HTTPStatus

import psutil

from benchmarks.report import Figure, p95
from tests.load.classroom import Student, classroom, stream, vote
from tests.load.client import WHOLE, BrokenAnswer, Session, session
from tests.serving import Server, serve

MOVES = 20
CROWDS = (60, 200)
VOTERS = 200
ASKING = "step=update&ask=1"
"""A step of the LSTM page that asks."""
FEW_AND_MANY = (10, 110)
PAUSE = 0.5
"""Seconds between two moves."""


def figures() -> Iterator[Figure]:
    one = _follow(1)
    for crowd in CROWDS:
        yield Figure(f"class.follow{crowd}_p95_ms", _follow(crowd), one, "one student")
    yield Figure(f"class.votes{VOTERS}_p95_ms", _votes(VOTERS), _votes(1), "one vote")
    yield Figure("class.follower_mb", *_memory(), "the same sessions without a class")


def _follow(students: int) -> float:
    with serve() as server:
        return p95(asyncio.run(_moves(server.url, students)))


async def _moves(url: str, students: int) -> list[float]:
    """The milliseconds of each move, to the last student's page."""
    async with classroom(url, students) as (teacher, there):
        times = []
        for move in range(MOVES):
            times.append(await _move(teacher, there, round(-2.9 + 0.2 * move, 2)))
            await asyncio.sleep(PAUSE)
        return times


async def _move(teacher: Session, students: list[Student], value: float) -> float:
    start = time.perf_counter()
    await asyncio.gather(teacher.move("xt.0.0", value), *(student.follow() for student in students))
    took = 1000 * (time.perf_counter() - start)
    for student in students:
        assert student.page.component is not None  # for the type checker
        assert teacher.component is not None
        if student.page.component.data["values"] != teacher.component.data["values"]:
            raise BrokenAnswer("a student's page shows other numbers than the teacher's")
    return took


def _votes(voters: int) -> float:
    with serve() as server:
        return p95(asyncio.run(_vote_at_once(server.url, voters)))


async def _vote_at_once(url: str, voters: int) -> list[float]:
    """The milliseconds of each vote, where all are sent at the same moment."""
    async with AsyncExitStack() as stack:
        teacher, _ = await stack.enter_async_context(classroom(url, 0, query=ASKING))
        await teacher.steer({"do": "ask"})
        assert teacher.class_bar is not None  # for the type checker
        code = teacher.class_bar.data["code"]
        names = [f"voter-{number}" for number in range(voters)]
        for name in names:
            await stack.enter_async_context(stream(url, code, "events", name))
        return await asyncio.gather(*(_vote(url, code, name) for name in names))


async def _vote(url: str, code: str, name: str) -> float:
    start = time.perf_counter()
    answered = await vote(url, code, name, {"answer": 0, "round": 1})
    took = 1000 * (time.perf_counter() - start)
    if answered != HTTPStatus.NO_CONTENT:
        raise BrokenAnswer(f"a vote was answered with {answered}")
    return took


def _memory() -> tuple[float, float]:
    """Megabytes of the server for each idle follower, and for each session of the same page without a class."""
    with serve() as server:
        following = asyncio.run(_grown(server, lambda count: classroom(server.url, count)))
    with serve() as server:
        alone = asyncio.run(_grown(server, lambda count: _sessions(server.url, count)))
    return following, alone


@asynccontextmanager
async def _sessions(url: str, count: int) -> AsyncIterator[None]:
    async with AsyncExitStack() as stack:
        for _ in range(count):
            await stack.enter_async_context(session(url, query=WHOLE))
        yield


async def _grown(server: Server, crowd: Callable[[int], AbstractAsyncContextManager[object]]) -> float:
    """By how much each of a crowd makes the server larger, beyond the first few."""
    process, sizes = psutil.Process(server.pid), []
    for count in FEW_AND_MANY:
        async with crowd(count):
            sizes.append(process.memory_info().rss / 2**20)
    return (sizes[1] - sizes[0]) / (FEW_AND_MANY[1] - FEW_AND_MANY[0])
