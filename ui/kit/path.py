"""The order of the pages: the navigation shows it, and beyond the end of a page's walk the next one begins.

And the stations of the path along them: each counts as reached when its walk has come to its end.
"""

import streamlit as st

from ui.kit import learner

GROUPS = {
    "": ("home",),
    "one_cell": ("rnn_cell", "lstm_cell"),
    "many_steps": ("unrolled", "gradients", "clipping", "memory_task"),
    "learning": ("dinosaurs", "stocks"),
    "prove": ("reports",),
}
"""The pages as the navigation groups them."""
ORDER = tuple(page for group in GROUPS.values() for page in group)

BY_BEATS, BY_TRAINING = ("gradients", "clipping"), ("memory_task", "dinosaurs", "stocks")
"""Pages that are one station each: reached with the last beat, or with a training of one's own that finished."""


def known_as(station: str) -> str:
    """The id of a station among all that a learner can reach."""
    return f"path.{station}"


def reach(station: str) -> None:
    """The walk of a station was seen to its end."""
    learner.reach(known_as(station))


def leave(by: int) -> None:
    """Ask for the page after this one (1) or before it (-1)."""
    st.session_state["leave"] = by


def go_on() -> None:
    """Go there, if it was asked for; the first page and the last one have nothing beyond them.

    Where a station was reached and only a part of the page runs, all of it follows, so that the browser keeps it.
    """
    by, fresh = st.session_state.pop("leave", 0), learner.take_fresh()
    place = ORDER.index(st.session_state["page"]) + by if by else -1
    if 0 <= place < len(ORDER):
        st.session_state["walked"] = (ORDER[place], by)
        st.switch_page(f"pages/{ORDER[place]}.py")
    if fresh:
        st.rerun()


def walked_to(page: str) -> int:
    """1 where the walk has just gone on to this page, -1 where it came back to it, else 0."""
    place, by = st.session_state.get("walked", ("", 0))
    return by if place == page else 0


def arrived() -> None:
    """The page begins where the walk came to it."""
    st.session_state.pop("walked", None)
