"""Controls of the parts on clipping and on the cliff, each for one field of the page's state."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from ui.clip_state import BOUNDS, REALS
from ui.controls import bound
from ui.store import Store
from ui.time_state import TimeState


def number(
    widget: Callable[..., Any], kept: Store[TimeState], name: str, label: str, step: float, **options: Any
) -> None:
    """A slider or a field for a number within its bounds."""
    low, high = (BOUNDS | REALS)[name]
    bound(
        widget, f"time.{name}", getattr(kept.state, name), lambda value: kept.change(**{name: value}),
        label=label, min_value=low, max_value=high, step=step, **options,
    )  # fmt: skip


def choice(kept: Store[TimeState], name: str, label: str, names: dict[str, str]) -> None:
    """One of a few."""
    bound(
        st.radio, f"time.{name}", getattr(kept.state, name), lambda chosen: kept.change(**{name: chosen}),
        label=label, options=list(names), format_func=names.get, horizontal=True,
    )  # fmt: skip


def switch(kept: Store[TimeState], name: str, label: str, help: str | None = None) -> None:
    """On or off."""
    bound(
        st.toggle, f"time.{name}", getattr(kept.state, name), lambda on: kept.change(**{name: on}),
        label=label, help=help,
    )  # fmt: skip
