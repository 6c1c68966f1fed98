"""Widgets that always show what is set, each for one field of a page's state."""

from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from ui.kit.store import Store


def controlled(widget: Callable[..., Any], key: str, value: Any, change: Callable[[Any], None], **options: Any) -> None:
    """A widget that always shows `value` and hands what the user sets to `change`.

    Where something else has changed the value, the widget gets a new name: one that is not on the screen (in a closed
    popover) would else keep its old value in the browser and send it as if the user had just set it.
    """
    shown = f"{key}.shown"
    generation, known = st.session_state.get(shown, (0, value))
    if known != value:
        generation += 1
    st.session_state[shown] = (generation, value)
    name = f"{key}.{generation}"
    st.session_state[name] = value

    def changed() -> None:
        if not _offered(st.session_state[name], options.get("options")):
            return
        st.session_state[shown] = (generation, st.session_state[name])
        change(st.session_state[name])

    widget(key=name, on_change=changed, **options)


def _offered(chosen: Any, options: Iterable[Any] | None) -> bool:
    """Whether this can be chosen. A browser may send late what was chosen of other options."""
    if options is None or chosen is None:
        return True
    return set(chosen) <= set(options) if isinstance(chosen, list) else chosen in options


def number(
    widget: Callable[..., Any], store: Store[Any], name: str, label: str, bounds: tuple[float, float], step: float,
    **options: Any,
) -> None:  # fmt: skip
    """A slider or a field for a number within bounds."""
    low, high = bounds
    controlled(
        widget, store.key(name), getattr(store.state, name), store.setter(name),
        label=label, min_value=low, max_value=high, step=step, **options,
    )  # fmt: skip


def choice(store: Store[Any], name: str, label: str, names: dict[str, str]) -> None:
    """One of a few."""
    controlled(
        st.radio, store.key(name), getattr(store.state, name), store.setter(name),
        label=label, options=list(names), format_func=names.get, horizontal=True,
    )  # fmt: skip


def switch(store: Store[Any], name: str, label: str, help: str | None = None) -> None:
    """On or off."""
    controlled(
        st.toggle, store.key(name), getattr(store.state, name), store.setter(name),
        label=label, help=help,
    )  # fmt: skip
