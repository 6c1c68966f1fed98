"""What is pushed to the browsers of a class, as server-sent events, and the way of a vote.

Students hear the number of a version and nothing else: what it is, their page is told as always. Only a browser of the
teacher's hears counts. A vote comes with the browser's own cookie, which no other site can send.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from functools import partial
from http import HTTPStatus
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from core.classroom import ROOMS, Room
from core.refusal import Refusal
from ui.kit import visitor

HEARTBEAT = 15.0
"""Seconds; a proxy closes a connection on which nothing comes."""
PAUSE = 0.2
"""Seconds between two counts: a whole class votes at once."""
LARGEST = 200
"""Bytes of a vote."""
HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}
_streams: set[asyncio.Event] = set()
"""Of each open stream what wakes it."""
_ending = False

Listen = Callable[[str, Callable[[], None]], Callable[[], None]]


def routes() -> list[Route]:
    """Where the server finds them."""
    return [
        Route("/class/{code}/events", events),
        Route("/class/{code}/counts", counts),
        Route("/class/{code}/vote", vote, methods=["POST"]),
    ]


def end() -> None:
    """The server ends: it would wait for open streams."""
    global _ending
    _ending = True
    for wake in _streams:
        wake.set()


async def events(request: Request) -> Response:
    """The versions of a class."""
    who = _who(request)
    return _stream(request, lambda room: (room.listen, lambda: {"version": room.version, "over": room.over}), who)


async def counts(request: Request) -> Response:
    """How many are there, follow, and have voted: for the teacher."""

    def told(room: Room) -> dict[str, int | bool]:
        found = room.counts
        return {
            "there": found.there,
            "following": found.following,
            "voted": found.voted,
            "leads": room.leads,
            "over": room.over,
        }

    aside = "aside" in request.query_params
    return _stream(request, lambda room: (partial(room.count, aside=aside), lambda: told(room)), _who(request), PAUSE)


async def vote(request: Request) -> Response:
    """A student's answer."""
    who = _who(request)
    if not _of_this_site(request) or not who:
        return _refused(Refusal("absent"), HTTPStatus.FORBIDDEN)
    try:
        body = await _body(request)
        room = _room(request, who)
        room.vote(who, body["answer"], int(body["round"]))
    except Refusal as refused:
        return _refused(refused, HTTPStatus.CONFLICT)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return _refused(Refusal("answer"), HTTPStatus.BAD_REQUEST)
    return Response(status_code=HTTPStatus.NO_CONTENT)


async def _body(request: Request) -> dict[str, Any]:
    """What was sent, where it is small."""
    raw = b""
    async for part in request.stream():
        raw += part
        if len(raw) > LARGEST:
            raise ValueError
    return dict(json.loads(raw))


def _stream(
    request: Request, of: Callable[[Room], tuple[Listen, Callable[[], object]]], who: str, pause: float = 0.0
) -> Response:
    try:
        room = _room(request, who)
        listen, told = of(room)
        wake, loop = asyncio.Event(), asyncio.get_running_loop()
        leave = listen(who, lambda: _set(loop, wake))
    except Refusal:
        return Response(status_code=HTTPStatus.NO_CONTENT, headers=HEADERS)  # a browser is not to ask again
    return StreamingResponse(_newest(room, wake, told, leave, pause), media_type="text/event-stream", headers=HEADERS)


async def _newest(
    room: Room, wake: asyncio.Event, told: Callable[[], object], leave: Callable[[], None], pause: float
) -> AsyncIterator[str]:
    """What is told now, and again whenever it may be another; of several that come at once, the newest."""
    _streams.add(wake)
    try:
        yield "retry: 1000\n\n"
        before = None
        while not _ending:
            wake.clear()
            now = json.dumps(told())
            if now != before:
                yield f"data: {now}\n\n"
                before = now
            if room.over:
                return
            await asyncio.sleep(pause)
            try:
                await asyncio.wait_for(wake.wait(), HEARTBEAT)
            except TimeoutError:
                yield ": \n\n"
    finally:
        _streams.discard(wake)
        leave()


def _set(loop: asyncio.AbstractEventLoop, wake: asyncio.Event) -> None:
    """From any thread."""
    if not loop.is_closed():
        loop.call_soon_threadsafe(wake.set)


def _room(request: Request, who: str) -> Room:
    address = request.client.host if request.client else ""
    return ROOMS.find(request.path_params["code"], who, address)


def _who(request: Request) -> str:
    return request.cookies.get(visitor.COOKIE, "")


def _of_this_site(request: Request) -> bool:
    """Whether a page of this server sends it, as its headers say that no script can set."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    return site == "same-origin" and request.headers.get("content-type", "") == "application/json"


def _refused(refused: Refusal, status: HTTPStatus) -> Response:
    return JSONResponse({"reason": refused.reason}, status, headers=HEADERS)
