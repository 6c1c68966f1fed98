"""A student who follows lands where the teacher is, with the same numbers, and may explore alone."""

import streamlit as st

from core.classroom import Room
from ui.kit import in_class
from ui.kit.store import HERE

DRAWN_ALONE = ("rnn_cell", "lstm_cell", "unrolled", "gradients", "clipping")
"""Pages with a fragment for all that their drawings change."""
ASKS_IN_DRAWING = ("rnn_cell", "lstm_cell", "unrolled")
"""Those of them whose question is part of the drawing."""
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


def is_there(room: Room) -> bool:
    """Whether what is new leaves the page of this student as it is; then it counts as seen."""
    version, view = room.version, room.view
    there = alone() or view == st.session_state.get(_LANDED)
    if there:
        st.session_state[_SEEN] = version
    return there


def land_in_drawing(room: Room) -> bool:
    """Where the page stays and its drawing alone differs, only that is drawn, in a part of a whole page's time."""
    version, view = room.version, room.view
    page = st.session_state.get("page")
    if view.page != page or page not in DRAWN_ALONE or seen() < room.whole or HERE not in st.session_state:
        return False
    st.session_state.update({_SEEN: version, _LANDED: view})
    st.session_state[HERE].follow(in_class.parameters(view))
    return True


def asks_in_drawing() -> bool:
    """Whether the page's question is drawn anew with its drawing alone."""
    return st.session_state.get("page") in ASKS_IN_DRAWING


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
