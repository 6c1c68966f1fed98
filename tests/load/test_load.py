"""Several visitors at once: each gets the numbers of its own cell, never those of another session."""

import asyncio

import pytest

from core.cells.trace import trace
from tests.load.client import WHOLE, Answer, BrokenAnswer, session
from ui.cells.formulas import written
from ui.cells.state import CellState

SESSIONS, MOVES = 8, 4


def numbers(value: float) -> dict[str, str]:
    """What the page must write for an input of `value`, straight from core/."""
    computed = trace(CellState("lstm", edits={("xt", 0, 0): value}).cell)
    return {name: written(name, computed[name], 0, 0) for name in ("xt", "zf", "ft", "c_next", "a_next")}


def value(visitor: int, move: int) -> float:
    """A different number for each move of each visitor."""
    return round(-2.9 + 0.17 * (MOVES * visitor + move), 2)


async def moves(url: str, visitor: int, together: asyncio.Barrier) -> list[Answer]:
    """All visitors move at the same moment, so that a mixed-up answer would show."""
    found = []
    async with session(url, query=WHOLE) as page:
        for move in range(MOVES):
            await together.wait()
            found.append(await page.move("xt.0.0", value(visitor, move)))
    return found


async def crowd(url: str) -> list[list[Answer]]:
    together = asyncio.Barrier(SESSIONS)
    async with asyncio.timeout(120), asyncio.TaskGroup() as group:
        tasks = [group.create_task(moves(url, visitor, together)) for visitor in range(SESSIONS)]
    return [task.result() for task in tasks]


def test_every_session_gets_its_own_numbers(server: str) -> None:
    for visitor, answers in enumerate(asyncio.run(crowd(server))):
        for move, answer in enumerate(answers):
            expected = numbers(value(visitor, move))
            assert {name: answer.data["values"][name][0] for name in expected} == expected


def test_a_number_that_is_refused_is_not_taken_for_an_answer(server: str) -> None:
    async def refused() -> None:
        async with session(server, query=WHOLE) as page:
            await page.move("xt.0.0", 1e9)

    with pytest.raises(BrokenAnswer, match="was set to"):
        asyncio.run(refused())
