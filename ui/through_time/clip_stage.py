"""The page of clipping: one view at a time, and the beats of its lesson."""

from functools import partial
from typing import Any

import streamlit as st

from ui.components import beats
from ui.kit import lesson
from ui.kit.widgets import controlled
from ui.through_time import challenged, cliff, clipping, controls, learning
from ui.through_time.clip_state import EXPLODING, VIEWS
from ui.through_time.store import TimeStore

SHOWS = {"arrows": clipping.show, "learning": learning.show, "cliff": cliff.show}
ASKS = {"arrows": clipping.asked, "cliff": cliff.asked}
BEATS: dict[str, dict[str, Any]] = {
    "arrows": {"clip_view": "arrows", **EXPLODING},
    "lost": {"clip_view": "learning", "clip_how": "none", **EXPLODING},
    "saved": {"clip_view": "learning", "clip_how": "norm", **EXPLODING},
    "jump": {"clip_view": "cliff", "cliff_unit": "tanh", "cliff_how": "none"},
    "held": {"clip_view": "cliff", "cliff_unit": "tanh", "cliff_how": "norm"},
    "infinite": {"clip_view": "cliff", "cliff_unit": "linear", "cliff_how": "none"},
}
"""The lesson, one state after the other: cut, lost and saved, thrown off a cliff and held, no longer finite."""


def heading_row(store: TimeStore) -> None:
    """What stands beside the title: the view, the network's sequence where there is one, the beats."""
    words = lesson.words("clipping")
    controlled(
        st.segmented_control, "time.clip_view", store.state.clip_view, lambda view: _view(store, view),
        label=words["clip_view"], options=VIEWS, format_func=words["views"].get, label_visibility="collapsed",
    )  # fmt: skip
    if store.state.clip_view != "cliff":
        controls.network(store)
    reach = {beat: partial(store.present, **fields) for beat, fields in BEATS.items()}
    asked = ASKS.get(store.state.clip_view)
    beats.show("clipping", reach, asked(store.state) if asked else None)


def show(store: TimeStore) -> None:
    """The view that is chosen."""
    challenged.check_clip(store.state)
    SHOWS[store.state.clip_view](store)


def _view(store: TimeStore, view: str | None) -> bool:
    """Another view; a press on the one that is shown would choose none."""
    if view is not None:
        store.change(clip_view=view)
    return view is not None
