"""The state of the pages through time in the session, which they share, and the messages of their drawings."""

import math
import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from core.refusal import Refusal
from core.through_time.sequences import FEWEST, MOST, signal
from ui.kit import lesson, typed
from ui.kit.link import LARGEST, among, whole
from ui.kit.message_store import MessageStore
from ui.through_time import questions
from ui.through_time import state as time_state
from ui.through_time.clip_state import CELLS
from ui.through_time.flow import flow
from ui.through_time.openings import carried
from ui.through_time.state import EVERY, LEDGERS, MAPS, PLACES, SHOWN, STEPS, WAYS, TimeState

REACH = (-LARGEST, LARGEST)
BETWEEN = re.compile(r"[;\s]+")
INNER = re.compile(r"\d,[\d+-]")


class TimeStore(MessageStore[TimeState]):
    """What is set on a page with this opening, what was predicted, and which cell is to be opened."""

    def __init__(self, opening: TimeState) -> None:
        write, read = partial(time_state.write, opening=opening), partial(time_state.read, opening=opening)
        super().__init__("time", write, read, time_state.TABLE)
        self.opening = opening

    def open(self) -> str | None:
        """The network that was set on another of the pages is here too; one that nobody has set gives way to the
        opening."""
        untouched = st.session_state.get(self.key("untouched"))
        if self.key("state") in st.session_state:
            st.session_state[self.key("state")] = carried(self.state, untouched, self.opening)
        broken = super().open()
        as_opened = self.state.network() == self.opening.network()
        st.session_state[self.key("untouched")] = self.opening if as_opened else None
        return broken

    @property
    def parts(self) -> Mapping[str, Callable[[TimeState, Any], TimeState]]:
        return PARTS

    def ended(self) -> TimeState:
        """The way back has come to the first step."""
        return replace(self.state, way="backward", at=1)

    def crossed(self, by: int) -> TimeState | None:
        """The way back follows the way forward."""
        if (self.state.way == "forward") != (by > 0):
            return None
        return replace(self.state, way="backward" if by > 0 else "forward", at=MOST)

    def station(self) -> str | None:
        """Only one page is walked step by step, there and back."""
        return "unrolled" if self.state.way == "backward" and self.state.step == 1 else None

    def asked(self) -> tuple[str, Hashable, str] | None:
        """The question before the walk back; its place tells the network that it is about."""
        here = questions.place(self.state)
        return (here, here, questions.truth(self.state, flow(self.state))) if here else None

    def apply(self, message: dict[str, Any]) -> None:
        if message.get("open") in CELLS:
            st.session_state[self.key("open")] = message["open"]
        super().apply(message)

    def take_open(self) -> str:
        """The cell whose page is asked for, given once."""
        return str(st.session_state.pop(self.key("open"), ""))

    def label(self, part: str) -> str:
        return label(st.session_state.get(self.key("state"), self.opening), part)


def label(state: TimeState, part: str) -> str:
    """What a field is called where it is set."""
    group = {"clip": "clipping", "cliff": "cliff", "memory": "memory"}.get(part.split("_")[0], "time")
    which = "T_of_word" if part == "T" and state.kind == "word" else part
    facts = {"T": state.memory_T, "log": f"{math.log(state.memory_T):.1f}"}
    return str(lesson.words(group).get(which, part)).format(**facts)


def numbers(text: str) -> tuple[float, ...]:
    """The user's own numbers, one a step. Raises Refusal("few" | "many" | "no_number" | "decimal_comma").

    Where spaces, lines or semicolons part the numbers, a comma within one is a decimal comma.
    """
    found = []
    for position, word in enumerate(_words(text), 1):
        try:
            found.append(typed.read(word, REACH))
        except Refusal:
            raise Refusal("no_number", position=position, word=word) from None
    signal(found)
    return tuple(found)


def _words(text: str) -> list[str]:
    words = [word.strip(",") for word in BETWEEN.split(text)]
    inner = [word for word in words if INNER.search(word)]
    if len(words) == 1 or any(word.count(",") > 1 for word in inner):
        words = text.translate(str.maketrans(",;", "  ")).split()
    elif inner and "." in text:
        raise Refusal("decimal_comma", word=inner[0])
    return [word for word in words if word]


def own(state: TimeState, values: tuple[float, ...]) -> TimeState:
    """The state whose input these numbers are, as they stand."""
    return replace(state, kind="own", values=values, T=max(FEWEST, len(values)), scale=1.0)


def _edits(state: TimeState, edits: dict[str, Any]) -> TimeState:
    """New numbers by step, from 0; the input becomes the user's own, at its present loudness."""
    if state.kind == "word":
        raise ValueError(state.kind)
    values = [float(value) for value in state.sequence().x[0]]
    for step, value in edits.items():
        name = lesson.words("time")["diagram"]["value_of"].format(step=int(step) + 1)
        values[whole(step, 0, len(values) - 1)] = typed.read(value, REACH, name=name)
    return own(state, tuple(values))


def _direction(state: TimeState, way: str) -> TimeState:
    """Turning round starts the walk: at the first step, or back from the last."""
    return replace(state, way=among(way, WAYS), at=1 if way == "forward" else MOST)


def _step(state: TimeState, step: Any) -> TimeState:
    """The playhead at a step; at the last one it stays there when there are more."""
    at = whole(str(step), *PLACES["at"])
    return replace(state, at=MOST if at >= state.steps else at)


def _loss_step(state: TimeState, step: Any) -> TimeState:
    """The loss of one step alone; the same step again gives the last."""
    chosen = str(whole(str(step), 1, state.steps))
    return replace(state, loss_steps="last" if state.loss_steps == chosen else chosen)


def _entry(state: TimeState, entry: list[int]) -> TimeState:
    row, column = (whole(str(number), *PLACES["row"]) for number in entry)
    return replace(state, row=row, column=column)


def _map(state: TimeState, name: str) -> TimeState:
    """A map opened, or closed."""
    others = tuple(one for one in state.maps if one != name)
    return replace(state, maps=others if name in state.maps else (*others, among(name, MAPS)))


def _number(name: str) -> Callable[[TimeState, Any], TimeState]:
    return lambda state, value: state.changed(name, typed.read(value, EVERY[name]))


def _whole(name: str, low: int, high: int) -> Callable[[TimeState, Any], TimeState]:
    return lambda state, value: state.changed(name, whole(str(value), low, high))


PARTS: dict[str, Callable[[TimeState, Any], TimeState]] = {
    "edits": _edits,
    **{name: _number(name) for name in STEPS},
    "direction": _direction,
    "step": _step,
    "unit": _whole("unit", *PLACES["unit"]),
    "heard": _loss_step,
    "shown": lambda state, shown: replace(state, shown=among(shown, SHOWN)),
    "ledger": lambda state, ledger: replace(state, ledger=among(ledger, LEDGERS)),
    "entry": _entry,
    "map": _map,
}
