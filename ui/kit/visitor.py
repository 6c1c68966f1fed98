"""Who is looking: a browser, known by a cookie, in one or more tabs. What was started in it can be stopped in it."""

import secrets
from http.cookies import SimpleCookie

import streamlit as st
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

COOKIE = "unrolled"
_sessions: dict[str, set[str]] = {}
"""The sessions of each browser since the server began."""


def browser() -> str:
    """This browser's name; where it takes no cookies, each of its tabs counts as a browser."""
    context = get_script_run_ctx()
    session = context.session_id if context is not None else ""
    found = st.context.cookies.get(COOKIE)
    name = found if isinstance(found, str) else session  # those of Streamlit's AppTest are no text
    _sessions.setdefault(name, set()).add(session)
    return name


def present(name: str) -> bool:
    """Whether a tab of this browser is open."""
    sessions = _sessions.get(name, set())
    runtime = get_instance()
    sessions -= {session for session in list(sessions) if not runtime.is_active_session(session)}
    return bool(sessions)


class GivesName:
    """Gives each browser its name with the first page that it asks for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def named(message: Message) -> None:
            if message["type"] == "http.response.start" and _is_page(message) and not _has_name(scope):
                cookie = f"{COOKIE}={secrets.token_urlsafe(16)}; Path=/; HttpOnly; SameSite=Strict"
                message["headers"] = [*message["headers"], (b"set-cookie", cookie.encode())]
            await send(message)

        await self.app(scope, receive, named)


def _is_page(message: Message) -> bool:
    return Headers(raw=message["headers"]).get("content-type", "").startswith("text/html")


def _has_name(scope: Scope) -> bool:
    return COOKIE in SimpleCookie(Headers(scope=scope).get("cookie", ""))
