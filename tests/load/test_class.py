"""A class on the real server: students land where the teacher is, hear of nothing else, and steer nothing."""

import asyncio
from collections.abc import Awaitable, Callable
from math import inf

import pytest

from core.cells.trace import trace
from tests.load.classroom import TEACHER, Student, classroom, heard, status, stream, vote
from tests.load.client import WHOLE, Session, session
from ui.cells.formulas import written
from ui.cells.state import CellState

STUDENTS = 3
Play = Callable[[str, Session, list[Student]], Awaitable[None]]


def play(server: str, lesson: Play, teacher: str) -> None:
    """Run a lesson in a class of its own."""

    async def run() -> None:
        async with asyncio.timeout(120), classroom(server, STUDENTS, teacher) as (steers, students):
            await lesson(server, steers, students)

    asyncio.run(run())


def numbers(page: Session) -> dict[str, str]:
    assert page.component is not None
    return {name: page.component.data["values"][name][0] for name in ("ft", "c_next", "a_next")}


def expected(value: float) -> dict[str, str]:
    computed = trace(CellState("lstm", edits={("xt", 0, 0): value}).cell)
    return {name: written(name, computed[name], 0, 0) for name in ("ft", "c_next", "a_next")}


def test_students_see_the_teacher_s_numbers_and_only_following_ones_move(server: str) -> None:
    async def lesson(server: str, steers: Session, students: list[Student]) -> None:
        *follow, alone = students
        await alone.page.steer({"follow": False})
        for value in (-1.25, 2.5):
            await steers.move("xt.0.0", value)
            for one in follow:
                await one.follow()
                assert numbers(one.page) == expected(value) == numbers(steers)
        await alone.follow()
        assert numbers(alone.page) == expected(CellState("lstm").base["xt"][0, 0])
        await alone.page.steer({"follow": True})
        assert numbers(alone.page) == expected(2.5)

    play(server, lesson, "numbers")


def test_students_follow_to_another_page_and_a_held_view_stays(server: str) -> None:
    async def lesson(server: str, steers: Session, students: list[Student]) -> None:
        async with session(server, "rnn_cell", WHOLE, "pages"):
            for one in students:
                await one.follow()
                assert "Wf" not in one.page.component.data["values"]
        await steers.steer({"do": "hold"})
        await steers.move("xt.0.0", 1.5)
        for one in students:
            await one.follow()
            assert "zf" not in one.page.component.data["values"]
        await steers.steer({"do": "hold", "again": 1})
        for one in students:
            await one.follow()
            assert numbers(one.page) == expected(1.5)

    play(server, lesson, "pages")


def test_a_student_who_tries_to_steer_moves_nobody(server: str) -> None:
    async def lesson(server: str, steers: Session, students: list[Student]) -> None:
        thief, other = students[:2]
        before = other.told["version"]
        for act in ("hold", "reveal", "drop", "ask", "again"):
            await thief.page.steer({"do": act})
        await thief.page.move("xt.0.0", -2.0)
        code = steers.class_bar.data["code"]
        async with session(server, "classroom", f"of={code}&secret=guessed", "steered-student-0", drawn=False):
            pass
        await steers.move("xt.0.0", 0.5)
        await other.follow()
        assert other.told["version"] == before + 1
        assert numbers(other.page) == expected(0.5)
        async with stream(server, code, "counts", "steered-student-0") as counts:
            assert await status(counts) == 404

    play(server, lesson, "steered")


def test_counts_go_to_the_teacher_alone_and_follow_who_comes_and_goes(server: str) -> None:
    async def lesson(server: str, steers: Session, students: list[Student]) -> None:
        code = steers.class_bar.data["code"]
        async with stream(server, code, "counts", "counts") as counts:
            first = await heard(counts)
            assert (first["there"], first["following"]) == (STUDENTS, STUDENTS)
            await students[0].page.steer({"follow": False})
            assert (await heard(counts))["following"] == STUDENTS - 1
            async with stream(server, code, "events", "one more"):
                assert (await heard(counts))["there"] == STUDENTS + 1
            assert (await heard(counts))["there"] == STUDENTS

    play(server, lesson, "counts")


def test_what_a_student_is_told_holds_no_secret_and_no_name(server: str) -> None:
    async def lesson(server: str, steers: Session, students: list[Student]) -> None:
        for told in (students[0].told, steers.class_bar.data):
            assert "secret" not in str(told)
            assert "student-1" not in str(told)
        async with stream(server, students[0].told["code"], "events", "x") as events:
            assert set(await heard(events)) == {"version", "over"}

    play(server, lesson, "secret")


@pytest.mark.parametrize(
    ("browser", "headers"),
    [
        ("", {}),
        ("votes-student-0", {"sec_fetch_site": "cross-site"}),
        ("votes-student-0", {"content_type": "text/plain"}),
    ],
)
def test_a_vote_that_another_site_sends_or_that_nobody_sends_is_refused(server: str, browser, headers) -> None:
    async def lesson(server: str, steers: Session, students: list[Student]) -> None:
        code = steers.class_bar.data["code"]
        assert await vote(server, code, browser, {"answer": 0, "round": 1}, **headers) == 403

    play(server, lesson, "votes")


@pytest.mark.parametrize(
    "body", [None, 7, "vote", [], [1], {}, {"answer": 0}, {"answer": 0, "round": "one"}, {"answer": 0, "round": inf}]
)
def test_a_vote_that_is_none_is_refused_and_harms_nothing(server: str, body) -> None:
    async def lesson(server: str, steers: Session, students: list[Student]) -> None:
        assert await vote(server, steers.class_bar.data["code"], "none-student-0", body) == 400

    play(server, lesson, "none")


def test_codes_are_not_found_by_asking_the_stream(server: str) -> None:
    async def ask() -> list[int]:
        found = []
        for number in range(12):
            async with stream(server, f"AAAA{number + 22}", "events", TEACHER) as events:
                found.append(await status(events))
        return found

    assert set(asyncio.run(ask())) == {404}
