"""What a file leaves open, asked with its answers."""

from typing import Any

import streamlit as st

from core.series.choices import Finding
from core.series.series import Series
from ui.kit import lesson
from ui.kit.store import Store
from ui.kit.widgets import controlled
from ui.stocks.findings import asks
from ui.stocks.state import StockState

MOST_ANSWERS = 5
"""With more, a question is answered in the list under *How it was read*."""


def ask(store: Store[StockState], series: Series) -> None:
    """Each question, the answers side by side."""
    for found in series.findings:
        if asks(found, store.state.overruled) and len(found.options) <= MOST_ANSWERS:
            _ask(store, found)


def _ask(store: Store[StockState], found: Finding) -> None:
    words, labels = lesson.words("overrule"), lesson.words("stocks")
    of_time = found.field == "order"

    def named(option: str) -> str:
        return str(labels[f"order_{option}"] if of_time else words["shown"].get(option, option or words["none"]))

    def answer(chosen: str | None) -> None:
        if chosen is not None:
            changed: dict[str, Any] = {found.field: chosen}
            store.change(**changed if of_time else {"overruled": {**store.state.overruled, **changed}})

    controlled(
        st.segmented_control, f"stocks.asked.{found.reason}", None, answer,
        label=f"{words['asked']}: {labels['order'] if of_time else words[found.field]}", options=found.options,
        format_func=named,
    )  # fmt: skip
