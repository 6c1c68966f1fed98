"""The beats of a page that has no walk of its own: a few states, one after the other, by the keys of every walk."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import streamlit as st

from ui.components.component import component
from ui.kit import lesson, path

beats = component("beats")


def show(page: str, reach: Mapping[str, Callable[[], Any]] = MappingProxyType({})) -> None:
    """Buttons and keys for the beats of a page; reaching one calls what belongs to it. Beyond them: the next page."""
    path.go_on()
    words, at, seq = lesson.words("beats").get(page, {}), f"{page}.beat", f"{page}.beat_seq"

    def hear(message: dict[str, Any]) -> None:
        st.session_state[seq] = int(message["seq"])
        if message.get("step") in reach:
            st.session_state[at] = message["step"]
            reach[message["step"]]()
        elif message.get("cross") in (1, -1):
            path.leave(message["cross"])

    data = {
        "seq": int(st.session_state.get(seq, 0)),
        "words": lesson.words("stage"),
        "steps": [{"id": name, "title": words[name]} for name in reach],
        "step": st.session_state.get(at, next(iter(reach), "")),
    }
    beats(f"{page}.beats", data, hear)
