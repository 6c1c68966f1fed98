"""The field for a number on every page: it always shows what is set, and refuses what cannot be in one sentence."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from core.refusal import Refusal
from ui.components.component import component
from ui.kit import lesson, typed
from ui.kit.store import Store
from ui.kit.typed import Bounds

number_field = component("number_field")


def field(
    key: str, value: float, change: Callable[[Any], None], label: str, bounds: Bounds, step: float,
    *, help: str = "", hidden: bool = False, disabled: bool = False,
) -> None:  # fmt: skip
    """A field that shows `value` and hands what the user sets to `change`, whole where the bounds are.

    Where the label is `hidden`, only screen readers hear it.
    """
    heard, refused = f"{key}.heard", f"{key}.refused"

    def hear(message: dict[str, Any]) -> None:
        st.session_state[heard] = int(message["seq"])
        st.session_state[refused] = ""
        try:
            number = typed.read(message["text"], bounds)
        except Refusal as refusal:
            st.session_state[refused] = typed.sentence(refusal, label)
        else:
            change(number)

    data = {
        "seq": st.session_state.get(heard, 0), "value": value, "refused": st.session_state.get(refused, ""),
        "label": label, "help": help, "hidden": hidden, "disabled": disabled,
        "least": bounds[0], "most": bounds[1], "step": step, "words": lesson.words("fields"),
    }  # fmt: skip
    number_field(key, data, hear)


def number(store: Store[Any], name: str, label: str, bounds: Bounds, step: float, **options: Any) -> None:
    """The field of a page's state of this name."""
    value = getattr(store.state, name)
    field(store.key(name), value, store.setter(name), label, bounds, step, **options)
