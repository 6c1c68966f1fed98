"""The server around the pages: the drawing's modules, security headers, and a memory that is cleaned once."""

import asyncio
import base64
import gc
import hashlib
import re
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime.pages_manager import PagesManager
from threadpoolctl import threadpool_limits

from ui.classroom import routes as class_routes
from ui.components import component
from ui.kit import address
from ui.kit.visitor import GivesName

END_SEEN = 0.5
"""Seconds within which it is seen that the server is to end."""


def options() -> dict[str, Any]:
    """What app.py gives to st.App beside its script."""
    middleware = [Middleware(AtOnce), Middleware(SecurityHeaders), Middleware(GivesName)]
    return {"routes": [*component.routes(), *class_routes.routes()], "middleware": middleware, "lifespan": _ready}


@asynccontextmanager
async def _ready(_: Any) -> AsyncIterator[None]:
    """Before the first visit: settle the pages and the memory.

    The pages are those of st.navigation; without a word Streamlit would take the first visitor straight to a file
    of the folder pages/, past app.py. And what Streamlit would load lazily is loaded, then all of it is taken out
    of the garbage collector: else each collection walks through every library, while all sessions wait. A product of
    NumPy's stays on its thread: beside trainings that keep the cores busy, threads that wait for each other make it a
    hundred times slower.
    """
    PagesManager.uses_pages_directory = False
    import pandas  # noqa: F401  (loaded for the sake of being frozen)
    import plotly.graph_objects
    import plotly.tools

    plotly.graph_objects.Figure([plotly.graph_objects.Surface(), plotly.graph_objects.Scatter3d()]).to_json()

    threadpool_limits(1)
    gc.collect()
    gc.freeze()
    address.tell()
    watch = asyncio.create_task(_close_streams())
    yield
    watch.cancel()


async def _close_streams() -> None:
    """Where the server is told to end, the streams to classes end first: it waits for them."""
    server = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    while not getattr(server, "should_exit", False):
        await asyncio.sleep(END_SEEN)
    class_routes.end()


class SecurityHeaders:
    """Adds the headers that Streamlit does not send. Everything the page loads comes from this server."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.headers = [(name.encode(), value.encode()) for name, value in headers().items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *self.headers]
            await send(message)

        await self.app(scope, receive, with_headers)


class AtOnce:
    """Small messages leave at once (TCP_NODELAY).

    asyncio asks for that by itself, but overlooks the socket that Streamlit has bound beforehand. Then the second
    message of an answer waits for the browser's delayed acknowledgement of the first: 40 ms of each update.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            connection = _socket(send)
            if connection is not None:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await self.app(scope, receive, send)


def _socket(send: Send) -> Any:
    """The TCP socket behind an ASGI connection; None where the server does not show it (it is not part of ASGI)."""
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    found = transport.get_extra_info("socket") if transport is not None else None
    is_tcp = found is not None and found.family in (socket.AF_INET, socket.AF_INET6)
    return found if is_tcp else None


def headers() -> dict[str, str]:
    """The headers by name. Inline scripts are Streamlit's own, allowed by their hash; components load as blobs."""
    hashes = " ".join(f"'sha256-{digest}'" for digest in _inline_scripts())
    policy = {
        "default-src": "'self'",
        "script-src": f"'self' blob: {hashes}",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "connect-src": "'self'",
        "font-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "frame-ancestors": " ".join(("'self'", *address.embedders())),
    }
    return {
        "content-security-policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "permissions-policy": "camera=(), microphone=(), geolocation=()",
    }


def _inline_scripts() -> list[str]:
    """The SHA-256 of each inline script in Streamlit's index.html, so that a new version needs no new constant."""
    page = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    return [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
