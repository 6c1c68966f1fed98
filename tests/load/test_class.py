"""A class on the real server: students land where the teacher is, hear of nothing else, and steer nothing."""

import asyncio
from collections.abc import Awaitable, Callable
from math import inf
from urllib.parse import parse_qsl

import pytest

from core.cells.trace import trace
from core.classroom import Plan
from core.classroom.plan import decode, encode
from tests.lessons.test_plans import PLANS
from tests.load.classroom import TEACHER, Student, classroom, heard, status, stream, vote
from tests.load.client import WHOLE, Session, session
from ui.cells.formulas import written
from ui.cells.state import CellState
from ui.kit import path

STUDENTS = 3
Play = Callable[[str, Session, list[Student]], Awaitable[None]]


def play(server: str, lesson: Play, teacher: str, query: str = WHOLE) -> None:
    """Run a lesson in a class of its own, on the LSTM page with this query."""

    async def run() -> None:
        async with asyncio.timeout(120), classroom(server, STUDENTS, teacher, query) as (steers, students):
            await lesson(server, steers, students)

    asyncio.run(run())


def shown(page: Session) -> set[tuple[str, str]]:
    """The parameters of a session's page, without those of the class and the plan."""
    return {(name, text) for name, text in parse_qsl(page.query) if name not in ("room", "plan", "beat")}


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
            assert await status(counts) == 204

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


def test_while_a_class_votes_on_the_page_s_question_a_student_s_page_does_not_answer_it(server: str) -> None:
    async def lesson(server: str, steers: Session, students: list[Student]) -> None:
        one = students[0]

        def asked(page: Session) -> tuple[bool, bool]:
            assert page.component is not None
            told = page.component.data["question"]
            return "vote" in told, bool(told["options"])

        for press, voted in enumerate((True, True, False)):  # vote, show the votes, then the truth
            await steers.steer({"do": "reveal" if press else "ask", "press": press})
            await one.follow()
            assert asked(one.page) == (voted, not voted)
            assert asked(steers) == (False, True)
            assert (one.told["ballot"].get("truth") is None) == voted
        await steers.steer({"do": "ask", "press": 4})
        await one.follow()
        async with session(server, "lstm_cell", "step=candidate&ask=1", "asked"):
            await one.follow()
            assert asked(one.page) == (False, True)  # the vote is on another question
        await steers.steer({"do": "hold"})
        await one.follow()
        assert one.told["frozen"]

    play(server, lesson, "asked", "step=forget&ask=1")


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

    assert set(asyncio.run(ask())) == {204}


def test_a_plan_leads_the_class_from_beat_to_beat_across_pages(server: str) -> None:
    plan = PLANS["lstm_20"]

    async def lesson(server: str, steers: Session, students: list[Student]) -> None:
        for number, beat in enumerate(plan.beats[1:], 2):
            asks = steers.class_bar.data["plan"]["votes"]
            for press in range(4 if asks else 1):  # vote, show the votes, then the truth, go on
                await steers.steer({"beat": 1, "at": [number, press]})
            assert steers.class_bar.data["plan"]["beat"] == number - 1
            assert set(parse_qsl(beat.link)) - {("kind", "impulse")} <= shown(steers)  # as its page opens
            for one in students:
                while shown(one.page) != shown(steers):
                    await one.follow()
            values = steers.component.data.get("values")
            assert all(one.page.component.data.get("values") == values for one in students)
        async with session(server, "teacher", browser="plan", drawn=False) as notes:
            assert notes.class_bar.data["plan"]["beat"] == len(plan.beats) - 1
            await notes.steer({"beat": -1})
            async with stream(server, students[0].told["code"], "events", "plan-student-0") as events:
                await heard(events)
        await steers.steer({"leads": 1})
        assert steers.class_bar.data["plan"]["beat"] == len(plan.beats) - 2

    play(server, lesson, "plan", "plan=lstm_20&beat=1&step=stack")


def test_a_plan_of_one_s_own_is_made_by_walking_and_handed_on_as_a_link(server: str) -> None:
    async def walk() -> Plan:
        async with session(server, "plans", browser="walker", drawn=False) as page:
            await page.click("Make a plan")
            made = page.query
        async with session(server, "lstm_cell", f"step=forget&{made}", "walker") as page:
            await page.steer({"add": "The gate that keeps"})
            made = dict(parse_qsl(page.query))["draft"]
        async with session(server, "rnn_cell", f"step=tanh&draft={made}", "walker") as page:
            await page.steer({"add": ""})
            return decode(dict(parse_qsl(page.query))["draft"], path.ORDER)

    made = asyncio.run(walk())
    assert [(beat.page, beat.link, beat.say) for beat in made.beats] == [
        ("lstm_cell", "step=forget", "The gate that keeps"),
        ("rnn_cell", "step=tanh", "RNN cell"),
    ]

    async def begin() -> str:
        async with session(server, "home", f"plan={encode(made)}&beat=2", "other", drawn=False) as page:
            return page.query

    assert ("step", "tanh") in parse_qsl(asyncio.run(begin()))
