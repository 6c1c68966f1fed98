"""The beats of a page that has no walk of its own: a few states, one after the other, by the keys of every walk."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

import streamlit as st

from ui.components.component import component
from ui.kit import lesson, path
from ui.kit.predict import Asked

beats = component("beats")


def show(page: str, reach: Mapping[str, Callable[[], Any]] = MappingProxyType({}), asked: Asked | None = None) -> None:
    """Buttons and keys for the beats of a page; reaching one calls what belongs to it. Beyond them: the next page.

    Whoever walks in finds the first beat, whoever walks back the last. Where a question is `asked`, the walk waits for
    its answer, which a key may give.
    """
    path.go_on()
    if reach and (walked := path.walked_to(page)):
        _reach(page, reach, [*reach][0 if walked > 0 else -1])
        path.arrived()
        st.rerun()  # what stands above the beats, too
    words = lesson.words("beats").get(page, {})
    data = {
        "seq": int(st.session_state.get(_seq(page), 0)),
        "words": lesson.words("stage"),
        "steps": [{"id": name, "title": words[name]} for name in reach],
        "question": asked.held() if asked else None,
        "step": st.session_state.get(_at(page), next(iter(reach), "")),
    }
    beats(f"{page}.beats", data, partial(hear, page, reach, asked=asked))


def hear(
    page: str, reach: Mapping[str, Callable[[], Any]], message: dict[str, Any], asked: Asked | None = None
) -> None:
    """What the buttons and keys ask for: another beat of the page, the last of which may end a station, or its end."""
    st.session_state[_seq(page)] = int(message["seq"])
    if message.get("step") in reach:
        _reach(page, reach, message["step"])
    elif asked and isinstance(message.get("answer"), list):
        asked.answer(str(message["answer"][-1]))
    elif message.get("cross") in (1, -1):
        path.leave(message["cross"])


def _reach(page: str, reach: Mapping[str, Callable[[], Any]], step: str) -> None:
    st.session_state[_at(page)] = step
    reach[step]()
    if page in path.BY_BEATS and step == [*reach][-1]:
        path.reach(page)


def _at(page: str) -> str:
    return f"{page}.beat"


def _seq(page: str) -> str:
    return f"{page}.beat_seq"
