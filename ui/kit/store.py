"""Keeps what is set on a page: in the session, and in the page's link, which is the same thing written out."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any, Generic
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from ui.kit import in_class, presenter, stage_view
from ui.kit.link import S

FRAME_PARAMETERS = (presenter.PARAMETER, stage_view.PARAMETER, *in_class.PARAMETERS)
"""Parameters of the link that belong to the frame around every page."""
GHOST = "A"
"""The parameter of the link that holds the state kept as A: its own link, written as one value."""
ENTRANCES = "entrances"
"""Where the session keeps which page began with which parameters."""
HERE = "store"
"""Where the session keeps the store of the page that is open."""
QUIET = "challenges.quiet"
"""Where it keeps a state for which nobody has done anything yet: a button or the teacher of a class has set it."""
FRAGMENT = "page"
"""The key of the fragment that draws all of a page which its drawing's messages change, where it has one."""
EMPTY = "-"
"""Stands for the link of a state that needs no parameters; a browser may drop an empty value."""


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
        st.session_state[HERE] = self
        handed = in_class.take_handed()
        if handed is not None:
            broken = self.follow(handed)
            self._note_entrance()
            return broken
        if not st.session_state.get("entered", True) and self.key("state") in st.session_state:
            return None
        parameters = {n: v for n, v in st.query_params.to_dict().items() if n not in FRAME_PARAMETERS}
        if (parameters and not self._strange(parameters)) or self.key("state") not in st.session_state:
            broken = self._land(parameters, bare=not any(name in self._known for name in parameters))
        else:
            broken = None
            self.save(self.as_wished(self.state))
        self._note_entrance()
        return broken

    def _note_entrance(self) -> None:
        _entrances().append((self.name, self._parameters(self.state)))

    def follow(self, parameters: dict[str, str]) -> str | None:
        """As a class is shown it: nobody here has done anything for what this state reaches."""
        broken = self._land(parameters, bare=False)
        st.session_state[QUIET] = self.state
        return broken

    def _land(self, parameters: dict[str, str], bare: bool) -> str | None:
        """All is as the parameters of a link say, A too. Returns those that were not understood."""
        self.ghost, no_ghost = self._read_ghost(parameters.pop(GHOST, ""))
        state, unread = self._read(parameters)
        self.forget()
        self.save(self.as_wished(state) if bare else state)
        return ", ".join(filter(None, (unread, no_ghost))) or None

    def as_wished(self, state: S) -> S:
        """The state with what the visitor decides: where the address says nothing, and where the app itself leads."""
        return state

    def _read_ghost(self, text: str) -> tuple[S | None, str | None]:
        """The state of the link's A, and the name of the parameter where it was not understood."""
        if not text:
            return None, None
        try:
            found = {} if text == EMPTY else dict(parse_qsl(text, strict_parsing=True, keep_blank_values=True))
        except ValueError:
            return None, GHOST
        state, broken = self._read(found)
        return (None, GHOST) if broken or GHOST in found or self._unknown(found) else (state, None)

    def _strange(self, parameters: Mapping[str, str]) -> bool:
        """Whether these are another page's: Streamlit writes them on this page before it leaves, and the browser's way
        back finds them there. They are known by their names, or as what that page began with."""
        of_other = any(page != self.name and parameters == begun for page, begun in _entrances())
        return of_other or self._unknown(parameters)

    def _unknown(self, parameters: Mapping[str, str]) -> bool:
        return any(name not in self._known and name != GHOST for name in parameters)

    def forget(self) -> None:
        """A link begins anew: what belongs to the state before it goes."""

    def take_link(self, query: str) -> None:
        """What a link of the app's own sets, as if the page were opened with it; A stays."""
        state, _ = self._read(dict(parse_qsl(query, strict_parsing=True)))
        self.forget()
        self.save(self.as_wished(state))

    @property
    def state(self) -> S:
        """What is set now."""
        state: S = st.session_state[self.key("state")]
        return state

    @property
    def ghost(self) -> S | None:
        """The state that was kept as A, to be compared with the present one."""
        found: S | None = st.session_state.get(self.key("ghost"))
        return found

    @ghost.setter
    def ghost(self, state: S | None) -> None:
        st.session_state[self.key("ghost")] = state

    def keep(self) -> None:
        """The present state becomes A."""
        self.ghost = self.state
        self.save(self.state)

    def swap(self) -> None:
        """A becomes the present state, and the present one A."""
        if self.ghost is not None:
            self.ghost, state = self.state, self.ghost
            self.save(state)

    def clear_ghost(self) -> None:
        """There is nothing to compare with any more."""
        self.ghost = None
        self.save(self.state)

    @property
    def link(self) -> str:
        """What follows the address of the page."""
        return "?" + urlencode(self._parameters(self.state))

    def _parameters(self, state: S) -> dict[str, str]:
        """The link of a state, with that of A where one was kept."""
        ghost = self.ghost
        kept = {} if ghost is None else {GHOST: urlencode(self._write(ghost)) or EMPTY}
        return self._write(state) | kept

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
        wanted = {**self._parameters(fitted), **frame}
        if st.query_params.to_dict() != wanted:
            st.query_params.from_dict(wanted)
        in_class.publish(FRAME_PARAMETERS)

    def change(self, **fields: Any) -> None:
        """Set some fields of the state."""
        self.save(replace(self.state, **fields))

    def present(self, **fields: Any) -> None:
        """Set them for a lesson: nobody here has done anything for what this state reaches."""
        self.change(**fields)
        st.session_state[QUIET] = self.state

    def setter(self, name: str) -> Callable[[Any], None]:
        """What sets one field of the state: for a widget."""
        return lambda value: self.change(**{name: value})

    def key(self, part: str) -> str:
        """The name of a part of this page in the session."""
        return f"{self.name}.{part}"


def _entrances() -> list[tuple[str, dict[str, str]]]:
    """Each page that was entered in this session, and the parameters that it began with."""
    found: list[tuple[str, dict[str, str]]] = st.session_state.setdefault(ENTRANCES, [])
    return found
