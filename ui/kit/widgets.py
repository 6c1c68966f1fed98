"""Widgets that always show what is set, each for one field of a page's state."""

from collections.abc import Callable, Iterable
from typing import Any

import streamlit as st

from ui.kit.store import Store
from ui.kit.typed import Bounds, whole


def controlled(widget: Callable[..., Any], key: str, value: Any, change: Callable[[Any], Any], **options: Any) -> None:
    """A widget that always shows `value` and hands what the user sets to `change`, which returns False to refuse it.

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
        chosen = st.session_state[name]
        st.session_state[shown] = (generation, value if change(chosen) is False else chosen)

    widget(key=name, on_change=changed, **options)


def _offered(chosen: Any, options: Iterable[Any] | None) -> bool:
    """Whether this can be chosen. A browser may send late what was chosen of other options."""
    if options is None or chosen is None:
        return True
    return set(chosen) <= set(options) if isinstance(chosen, list) else chosen in options


def text_field(widget: Callable[..., Any], key: str, value: str, take: Callable[[str], str], label: str) -> None:
    """A field for a text, or an area; `take` sets what was typed, or returns the sentence that says why not.

    What was refused stands under the sentence, to be copied and mended: the field shows what is set.
    """
    refused = f"{key}.refused"

    def change(typed: str) -> bool:
        sentence = take(typed)
        if sentence:
            st.session_state[refused] = sentence, typed
        return not sentence

    controlled(widget, key, value, change, label=label)
    sentence, typed = st.session_state.pop(refused, ("", ""))
    if sentence:
        st.error(sentence)
        if typed:
            st.code(typed, language=None, wrap_lines=True)


def slider(store: Store[Any], name: str, label: str, bounds: Bounds, step: float, disabled: bool = False) -> None:
    """A slider for a number within bounds, which writes all digits of a real one."""
    low, high = bounds
    controlled(
        st.slider, store.key(name), getattr(store.state, name), store.setter(name), label=label,
        min_value=low, max_value=high, step=step, format=None if whole(bounds) else "%g", disabled=disabled,
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
