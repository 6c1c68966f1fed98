"""A class without browsers: a teacher, students who hear what is pushed and follow, and votes."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

from tests.load.client import PATIENCE, WHOLE, Session, session
from ui.kit.visitor import COOKIE

TEACHER = "the-teacher"


@asynccontextmanager
async def stream(server: str, code: str, what: str, browser: str) -> AsyncIterator[asyncio.StreamReader]:
    """The pushed events of a class, "events" or "counts", as the browser of this cookie hears them."""
    reader, writer = await _asked(server, f"GET /class/{code}/{what}", browser)
    try:
        yield reader
    finally:
        writer.close()


async def heard(reader: asyncio.StreamReader) -> dict[str, Any]:
    """The next event; at its end, or where there is no stream, EOFError."""
    async with asyncio.timeout(PATIENCE):
        while line := await reader.readline():
            if line.startswith(b"data: "):
                return dict(json.loads(line[6:]))
    raise EOFError


async def status(reader: asyncio.StreamReader) -> int:
    """Of the answer that begins here."""
    return int((await reader.readline()).split()[1])


async def vote(server: str, code: str, browser: str, body: Any, **headers: str) -> int:
    """Send a vote as the page does; the status of the answer. Keyword headers take the place of the usual ones."""
    sent = json.dumps(body).encode()
    usual = {"content_type": "application/json", "sec_fetch_site": "same-origin"} | headers
    more = {name.replace("_", "-"): text for name, text in usual.items()}
    reader, writer = await _asked(server, f"POST /class/{code}/vote", browser, sent, more)
    try:
        return await status(reader)
    finally:
        writer.close()


async def _asked(
    server: str, line: str, browser: str, body: bytes = b"", headers: dict[str, str] | None = None
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    where = urlsplit(server)
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    more = {"host": where.netloc, "content-length": str(len(body)), **(headers or {})}
    if browser:
        more["cookie"] = f"{COOKIE}={browser}"
    head = "".join(f"{name}: {text}\r\n" for name, text in more.items())
    writer.write(f"{line} HTTP/1.1\r\n{head}\r\n".encode() + body)
    await writer.drain()
    return reader, writer


class Student:
    """One who follows: hears a version, has the page run once, and takes the newest of those that came meanwhile."""

    def __init__(self, page: Session, events: asyncio.StreamReader) -> None:
        self.page, self.events = page, events

    async def follow(self) -> None:
        """Until the page shows the next version that is pushed."""
        version = (await heard(self.events))["version"]
        bar = self.page.class_bar
        if bar is None or bar.data["version"] < version:
            await self.page.steer({"heard": version})

    @property
    def told(self) -> dict[str, Any]:
        """What the bar of the class shows."""
        bar = self.page.class_bar
        assert bar is not None  # for the type checker
        return dict(bar.data)


@asynccontextmanager
async def classroom(
    server: str, students: int, teacher: str = TEACHER, query: str = WHOLE
) -> AsyncIterator[tuple[Session, list[Student]]]:
    """A class on the LSTM page with this query, with a teacher and so many students who have landed there."""
    async with AsyncExitStack() as stack:
        async with session(server, "classroom", browser=teacher, drawn=False) as opened:
            if opened.class_bar is None:
                await opened.click("Open a class")
        steers = await stack.enter_async_context(session(server, query=query, browser=teacher))
        assert steers.class_bar is not None  # for the type checker
        code = steers.class_bar.data["code"]
        come = [_come(stack, server, code, f"{teacher}-student-{number}") for number in range(students)]
        yield steers, [await one for one in come]


async def _come(stack: AsyncExitStack, server: str, code: str, browser: str) -> Student:
    page = await stack.enter_async_context(session(server, "", f"room={code}", browser, drawn=False))
    events = await stack.enter_async_context(stream(server, code, "events", browser))
    student = Student(page, events)
    await student.follow()
    return student
