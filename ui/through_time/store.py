"""The state of the page through time in the session, and the messages of its drawing."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from core.refusal import Refusal
from core.through_time.sequences import FEWEST, MOST, signal
from ui.kit import lesson, link
from ui.kit.link import among, between, whole
from ui.kit.message_store import MessageStore
from ui.through_time import state as time_state
from ui.through_time.clip_state import CELLS
from ui.through_time.state import BOUNDS, LEDGERS, PLACES, REALS, SHOWN, WAYS, TimeState

SEPARATORS = str.maketrans(",;\n\t", "    ")


class TimeStore(MessageStore[TimeState]):
    """What is set on the page, what was predicted, and which cell is to be opened."""

    def __init__(self) -> None:
        super().__init__("time", time_state.write, time_state.read, time_state.TABLE)

    @property
    def parts(self) -> Mapping[str, Callable[[TimeState, Any], TimeState]]:
        return PARTS

    def apply(self, message: dict[str, Any]) -> None:
        if message.get("open") in CELLS:
            st.session_state[self.key("open")] = message["open"]
        super().apply(message)

    def take_open(self) -> str:
        """The cell whose page is asked for, given once."""
        return str(st.session_state.pop(self.key("open"), ""))

    def refusal(self, part: str, error: Exception) -> str:
        words = lesson.words("time")
        bounds = REALS.get(part) or BOUNDS.get(part)
        if bounds:
            return str(
                words["refused" if part in REALS else "refused_whole"].format(
                    name=words[part], low=bounds[0], high=bounds[1]
                )
            )
        return str(words["no_value"] if part == "edits" else lesson.words("app")["not_understood"].format(name=part))


def numbers(text: str) -> tuple[float, ...]:
    """The user's own numbers, one a step. Raises Refusal("few" | "many" | "no_number" | "decimal_comma")."""
    doubtful = [word for word in re.split(r"[;\s]+", text) if re.fullmatch(r"[-+]?\d+,\d+", word)]
    if doubtful and re.search(r"\d[;\s]+\S", text):
        raise Refusal("decimal_comma", word=doubtful[0])
    words = text.translate(SEPARATORS).split()
    found = []
    for position, word in enumerate(words, 1):
        try:
            found.append(link.number(word))
        except ValueError:
            raise Refusal("no_number", position=position, word=word) from None
    signal(found)
    return tuple(found)


def own(state: TimeState, values: tuple[float, ...]) -> TimeState:
    """The state whose input these numbers are, as they stand."""
    return replace(state, kind="own", values=values, T=max(FEWEST, len(values)), scale=1.0)


def _edits(state: TimeState, edits: dict[str, Any]) -> TimeState:
    """New numbers by step, from 0; the input becomes the user's own, at its present loudness."""
    if state.kind == "word":
        raise ValueError(state.kind)
    values = [float(value) for value in state.sequence().x[0]]
    for step, value in edits.items():
        values[whole(step, 0, len(values) - 1)] = link.number(str(value))
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


def _real(name: str) -> Callable[[TimeState, Any], TimeState]:
    return lambda state, value: state.changed(name, between(str(value), *REALS[name]))


def _whole(name: str, low: int, high: int) -> Callable[[TimeState, Any], TimeState]:
    return lambda state, value: state.changed(name, whole(str(value), low, high))


PARTS: dict[str, Callable[[TimeState, Any], TimeState]] = {
    "edits": _edits,
    "T": _whole("T", *BOUNDS["T"]),
    **{name: _real(name) for name in ("radius", "bias", "scale")},
    "direction": _direction,
    "step": _step,
    "unit": _whole("unit", *PLACES["unit"]),
    "heard": _loss_step,
    "shown": lambda state, shown: replace(state, shown=among(shown, SHOWN)),
    "ledger": lambda state, ledger: replace(state, ledger=among(ledger, LEDGERS)),
    "entry": _entry,
}
