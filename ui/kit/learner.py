"""What a visitor has reached, in this session and in the browser: read when a session begins, written at each change.

The browser keeps it in a cookie that the foot of each page writes.
"""

import streamlit as st

from core.lessons.learner import Learner, read
from core.refusal import Refusal

COOKIE = "unrolled_progress"
_KEY = "learner"


def current() -> Learner:
    """What was reached in this browser; what it keeps and cannot be read counts as nothing."""
    if _KEY not in st.session_state:
        try:
            st.session_state[_KEY] = read(st.context.cookies.get(COOKIE, ""))
        except Refusal:
            st.session_state[_KEY] = Learner()
    found: Learner = st.session_state[_KEY]
    return found


def save(learner: Learner) -> None:
    """Take it over; the foot of the page hands it on to the browser."""
    st.session_state[_KEY] = learner


def cookie() -> str:
    """What the browser is to keep."""
    return f"{COOKIE}={current().code}"
