"""The state of a page whose drawing sends messages: {"seq": n, part: value, ...}; and the predictions made on it."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from core.refusal import Refusal
from ui.kit import learner, lesson, path, predict, typed
from ui.kit.link import S
from ui.kit.store import Store


class MessageStore(Store[S], ABC):
    """What every such page has; a page adds the parts of its messages."""

    @property
    @abstractmethod
    def parts(self) -> Mapping[str, Callable[[S, Any], S]]:
        """What a message may hold: each makes the new state of the old one and the value."""

    def open(self) -> str | None:
        """Who comes back from the page after this one finds the end of the walk."""
        broken = super().open()
        if path.walked_to(st.session_state.get("page", "")) < 0:
            self.save(self.ended())
        return broken

    def as_wished(self, state: S) -> S:
        """Whether the steps ask; a link from elsewhere says it itself."""
        whether: dict[str, Any] = {"ask": learner.current().ask}
        return replace(state, **whether)

    @abstractmethod
    def ended(self) -> S:
        """The last beat of the page's walk."""

    def forget(self) -> None:
        st.session_state[self.key("answers")] = {}

    @property
    def answers(self) -> dict[str, str]:
        """The predictions made so far."""
        answers: dict[str, str] = st.session_state.setdefault(self.key("answers"), {})
        return answers

    def apply(self, message: dict[str, Any]) -> None:
        """Apply a message of the drawing; a part that is not understood is noted and leaves the state as it was."""
        st.session_state[self.key("seq")] = int(message["seq"])
        state = self.state
        for part, change in self.parts.items():
            if part not in message:
                continue
            try:
                state = change(state, message[part])
            except (ValueError, TypeError, AttributeError, IndexError) as error:
                self.note(self.refusal(part, error))
        self.save(state)
        self._answer(message.get("answer"))
        self._compare(message.get("ghost"))
        if message.get("cross") in (1, -1):
            self._cross(message["cross"])
        station = self.station() if "step" in message else None
        if station:
            path.reach(station)

    def station(self) -> str | None:
        """The station of the path to whose end the walk has come, if it has."""
        return None

    def _cross(self, by: int) -> None:
        """One beat beyond the end of the walk, or before its beginning."""
        crossed = self.crossed(by)
        if crossed is None:
            path.leave(by)
        else:
            self.save(crossed)

    @abstractmethod
    def crossed(self, by: int) -> S | None:
        """The state in which the walk goes on beyond its end (1) or before its beginning (-1); None: another page."""

    def _compare(self, what: Any) -> None:
        """What is asked of the state A: "keep", "swap" or "clear"."""
        ways = {"keep": self.keep, "swap": self.swap, "clear": self.clear_ghost}
        if isinstance(what, str) and what in ways:
            ways[what]()

    def refusal(self, part: str, error: Exception) -> str:
        """The sentence on a part that was not understood."""
        if isinstance(error, Refusal):
            return typed.sentence(error, self.label(part))
        return str(lesson.words("app")["not_understood"].format(name=part))

    def label(self, part: str) -> str:
        """The name of a part's field, as the page shows it."""
        return part

    def _answer(self, answer: Any) -> None:
        """A prediction [place, option]; without an option the place asks again."""
        if isinstance(answer, list) and len(answer) == 2:
            place, option = map(str, answer)
            others = {name: value for name, value in self.answers.items() if name != place}
            st.session_state[self.key("answers")] = others | ({place: option} if option else {})
            asked = self.asked()
            if asked and asked[0] == place and option and option != predict.SHOW:
                predict.count((self.name, place, asked[1]), option == asked[2])

    @abstractmethod
    def asked(self) -> tuple[str, Hashable, str] | None:
        """The place of the question that the present step asks, what it is about, and the right option."""
