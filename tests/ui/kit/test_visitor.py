"""Each browser gets one name, with its first page, and keeps it."""

import asyncio

import pytest
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import Message

from ui.kit.visitor import COOKIE, GivesName


async def asked(app, cookie: str = "") -> list[str]:
    """The cookies that an answer sets."""
    scope = {"type": "http", "method": "GET", "path": "/", "headers": [(b"cookie", cookie.encode())] if cookie else []}
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    await GivesName(app)(scope, receive, send)
    return [value.decode() for name, value in sent[0]["headers"] if name == b"set-cookie"]


def test_a_page_gives_a_name_that_no_script_reads_and_no_other_site_sends():
    one, other = (asyncio.run(asked(HTMLResponse("<p>")))[0] for _ in range(2))
    assert one.startswith(f"{COOKIE}=")
    assert one.endswith("; Path=/; HttpOnly; SameSite=Strict")
    assert one != other


@pytest.mark.parametrize(
    ("app", "cookie"), [(HTMLResponse("<p>"), f"a=b; {COOKIE}=known"), (PlainTextResponse("no page"), "")]
)
def test_who_has_a_name_keeps_it_and_only_pages_give_one(app, cookie):
    assert asyncio.run(asked(app, cookie)) == []
