"""Keeps what is set on a page: in the session, and in the page's link, which is the same thing written out."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any, Generic
from urllib.parse import urlencode

import streamlit as st

from ui.kit import presenter
from ui.kit.link import S

FRAME_PARAMETERS = (presenter.PARAMETER,)
"""Parameters of the link that belong to the frame around every page."""


class Store(Generic[S]):
    """The state of one page in this session; `write` and `read` are the page's link, of the parameters `known`."""

    def __init__(
        self,
        name: str,
        write: Callable[[S], dict[str, str]],
        read: Callable[[Mapping[str, str]], tuple[S, str | None]],
        known: Collection[str],
    ) -> None:
        self.name = name
        self._write = write
        self._read = read
        self._known = known

    def open(self) -> str | None:
        """At the entrance of the page: a link counts more than what was set before. Returns what was wrong with it."""
        if not st.session_state.get("entered", True) and self.key("state") in st.session_state:
            return None
        parameters = {n: v for n, v in st.query_params.to_dict().items() if n not in FRAME_PARAMETERS}
        broken = None
        if (parameters and not self._strange(parameters)) or self.key("state") not in st.session_state:
            state, broken = self._read(parameters)
            self.forget()
        else:
            state = self.state
        self.save(state)
        return broken

    def _strange(self, parameters: Mapping[str, str]) -> bool:
        """Whether these are another page's: Streamlit writes them on this page before it leaves, and the browser's way
        back finds them there."""
        return any(name not in self._known for name in parameters)

    def forget(self) -> None:
        """A link begins anew: what belongs to the state before it goes."""

    @property
    def state(self) -> S:
        """What is set now."""
        state: S = st.session_state[self.key("state")]
        return state

    @property
    def link(self) -> str:
        """What follows the address of the page."""
        return "?" + urlencode(self._write(self.state))

    @property
    def seq(self) -> int:
        """The number of the last message that was applied."""
        return int(st.session_state.get(self.key("seq"), 0))

    def note(self, sentence: str) -> None:
        """Remember a sentence for the next time that the page is drawn; an empty one takes it back."""
        st.session_state[self.key("notice")] = sentence

    def take_notice(self) -> str:
        """What was wrong with the last message, given once."""
        return str(st.session_state.pop(self.key("notice"), ""))

    def save(self, state: S) -> None:
        """Set the whole state, without what does not fit, and write the link."""
        fitted = state.fitted()
        st.session_state[self.key("state")] = fitted
        frame = {name: st.query_params[name] for name in FRAME_PARAMETERS if name in st.query_params}
        wanted = {**self._write(fitted), **frame}
        if st.query_params.to_dict() != wanted:
            st.query_params.from_dict(wanted)

    def change(self, **fields: Any) -> None:
        """Set some fields of the state."""
        self.save(replace(self.state, **fields))

    def setter(self, name: str) -> Callable[[Any], None]:
        """What sets one field of the state: for a widget."""
        return lambda value: self.change(**{name: value})

    def key(self, part: str) -> str:
        """The name of a part of this page in the session."""
        return f"{self.name}.{part}"
