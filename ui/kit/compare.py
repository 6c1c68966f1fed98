"""Keep the present state as A, and compare: B moves, A stays beside it as a ghost. Link and session hold both."""

from typing import Any

import streamlit as st

from ui.kit import lesson
from ui.kit.numbers import difference
from ui.kit.store import Store


def controls(store: Store[Any], everywhere: bool = False) -> None:
    """The buttons: keep as A; where there is an A, change places with it, and let it go.

    `everywhere`: they stand in a part of the page that is drawn anew by itself, but all of it shows what is set.
    """
    words, swapped = lesson.words("compare"), store.key("swapped")
    if st.session_state.pop(swapped, False) and everywhere:
        st.rerun()

    def swap() -> None:
        store.swap()
        st.session_state[swapped] = True

    st.button(words["keep"], key=store.key("keep"), on_click=store.keep, shortcut="K", help=words["keep_help"])
    if store.ghost is not None:
        st.button(words["swap"], key=store.key("swap"), on_click=swap, help=words["swap_help"])
        st.button(words["clear"], key=store.key("clear"), on_click=store.clear_ghost, help=words["clear_help"])


def since(value: float, before: float) -> str:
    """How a number differs from A's, with A's letter before it, to be written in brackets after the number."""
    return f"{lesson.words('compare')['mark']} {difference(value, before)}"
