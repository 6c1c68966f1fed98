"""The order of the pages: the navigation shows it, and beyond the end of a page's walk the next one begins."""

import streamlit as st

GROUPS = {
    "": ("home",),
    "one_cell": ("rnn_cell", "lstm_cell"),
    "many_steps": ("unrolled", "gradients", "clipping", "memory_task"),
    "learning": ("dinosaurs", "stocks"),
    "prove": ("reports",),
}
"""The pages as the navigation groups them."""
ORDER = tuple(page for group in GROUPS.values() for page in group)


def leave(by: int) -> None:
    """Ask for the page after this one (1) or before it (-1)."""
    st.session_state["leave"] = by


def go_on() -> None:
    """Go there, if it was asked for; the first page and the last one have nothing beyond them."""
    by = st.session_state.pop("leave", 0)
    place = ORDER.index(st.session_state["page"]) + by if by else -1
    if 0 <= place < len(ORDER):
        st.session_state["walked"] = (ORDER[place], by)
        st.switch_page(f"pages/{ORDER[place]}.py")


def walked_to(page: str) -> int:
    """1 where the walk has just gone on to this page, -1 where it came back to it, else 0; told once."""
    place, by = st.session_state.pop("walked", ("", 0))
    return by if place == page else 0
