"""Parameters of the link that belong to no page: they go along when the page changes, by whatever way."""

from collections.abc import Iterable

import streamlit as st

_HELD = "held"
"""Where the session keeps them."""


def bring(names: Iterable[str], entered: bool) -> None:
    """At the beginning of a run: a page that was just entered without them gets them back."""
    held: dict[str, str] = st.session_state.get(_HELD, {})
    for name in names:
        if entered and name in held and name not in st.query_params:
            st.query_params[name] = held[name]
    st.session_state[_HELD] = {name: st.query_params[name] for name in names if name in st.query_params}


def put(name: str, value: str) -> None:
    """Set one, or with "" take it away."""
    if value:
        st.query_params[name] = value
        st.session_state.setdefault(_HELD, {})[name] = value  # the next run may be that of another page
    else:
        st.query_params.pop(name, None)
        st.session_state.get(_HELD, {}).pop(name, None)
