"""Widgets for one field of a page's state each."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from ui.controls import bound
from ui.store import Store


def number(
    widget: Callable[..., Any], kept: Store[Any], name: str, label: str, bounds: tuple[float, float], step: float,
    **options: Any,
) -> None:  # fmt: skip
    """A slider or a field for a number within bounds."""
    low, high = bounds
    bound(
        widget, kept.key(name), getattr(kept.state, name), lambda value: kept.change(**{name: value}),
        label=label, min_value=low, max_value=high, step=step, **options,
    )  # fmt: skip


def choice(kept: Store[Any], name: str, label: str, names: dict[str, str]) -> None:
    """One of a few."""
    bound(
        st.radio, kept.key(name), getattr(kept.state, name), lambda chosen: kept.change(**{name: chosen}),
        label=label, options=list(names), format_func=names.get, horizontal=True,
    )  # fmt: skip


def switch(kept: Store[Any], name: str, label: str, help: str | None = None) -> None:
    """On or off."""
    bound(
        st.toggle, kept.key(name), getattr(kept.state, name), lambda on: kept.change(**{name: on}),
        label=label, help=help,
    )  # fmt: skip
