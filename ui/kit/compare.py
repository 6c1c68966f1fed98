"""Keep the present state as A, and compare: B moves, A stays beside it as a ghost. Link and session hold both."""

from typing import Any

import streamlit as st

from ui.kit import lesson
from ui.kit.store import Store


def controls(store: Store[Any]) -> None:
    """The buttons: keep as A; where there is an A, change places with it, and let it go."""
    words = lesson.words("compare")
    st.button(words["keep"], key=store.key("keep"), on_click=store.keep, shortcut="K", help=words["keep_help"])
    if store.ghost is not None:
        st.button(words["swap"], key=store.key("swap"), on_click=store.swap, help=words["swap_help"])
        st.button(words["clear"], key=store.key("clear"), on_click=store.clear_ghost, help=words["clear_help"])
