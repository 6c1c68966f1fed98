"""A student who follows lands where the teacher is, with the same numbers, and may explore alone."""

import streamlit as st

from core.classroom import Room
from ui.kit import in_class

_SEEN, _LANDED, _ALONE = "class.seen", "class.landed", "class.alone"


def land(room: Room, here: str) -> None:
    """At the beginning of a run: go to the teacher's page where the student has not been there yet.

    Who has left it by himself explores alone from there.
    """
    version, view = room.version, room.view
    st.session_state[_SEEN] = version
    if alone():
        return
    if view == st.session_state.get(_LANDED):
        if here != view.page:
            go(room, follow=False)
        return
    st.session_state[_LANDED] = view
    in_class.hand(view)
    if view.page != here:
        st.switch_page(f"pages/{view.page}.py")


def seen() -> int:
    """The version of the class that this page shows."""
    return int(st.session_state.get(_SEEN, 0))


def alone() -> bool:
    """Whether this student explores alone."""
    return bool(st.session_state.get(_ALONE))


def go(room: Room, follow: bool) -> None:
    """Explore alone, or come back to the class."""
    st.session_state[_ALONE] = not follow
    st.session_state.pop(_LANDED, None)
    room.follow(in_class.who(), follow)
