"""What a visitor has reached, in all tabs of the browser: read when a session begins, written at each change.

The browser keeps it in a cookie that the foot of each page writes.
"""

from collections.abc import MutableMapping
from typing import Any

import streamlit as st

from core.lessons.learner import Learner, read
from core.refusal import Refusal
from ui.kit import visitor

COOKIE = "unrolled_progress"
_KEY, _FRESH = "learner", "learner.fresh"
_of: dict[str, Learner] = {}
"""What was reached in each browser since the server began: else each of its tabs would write over the others'."""


def current() -> Learner:
    """What was reached in this browser; what it keeps and cannot be read counts as nothing."""
    kept, name = _place()
    if name not in kept:
        try:
            kept[name] = read(st.context.cookies.get(COOKIE, ""))
        except Refusal:
            kept[name] = Learner()
    found: Learner = kept[name]
    return found


def save(learner: Learner) -> None:
    """Take it over; the foot of the page hands it on to the browser."""
    kept, name = _place()
    kept[name] = learner


def _place() -> tuple[MutableMapping[Any, Any], str]:
    """Where it stands and under which name: a browser that takes no cookies has its session alone, as has Streamlit's
    AppTest, whose cookies are no text."""
    name = st.context.cookies.get(visitor.COOKIE)
    return (_of, name) if isinstance(name, str) else (st.session_state, _KEY)


def reach(id: str) -> None:
    """Note that this was reached; newly reached, it is `fresh` until the foot of a page hands it on."""
    if id not in current().reached:
        save(current().reach(id))
        st.session_state[_FRESH] = True


def take_fresh() -> bool:
    """Whether something was reached that the browser does not keep yet; told once."""
    return bool(st.session_state.pop(_FRESH, False))


def cookie() -> str:
    """What the browser is to keep."""
    take_fresh()
    return f"{COOKIE}={current().code}"
