"""What is set above the stock page: how the series is read, how it is cut, and how the networks learn."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from core.forecast.recipes import CHANGE
from core.forecast.windows import SHORT, Split
from core.refusal import Refusal
from core.series.course import span
from core.series.order import ORDERS
from core.series.series import Series
from ui.components.field import field
from ui.kit import lesson
from ui.kit.store import Store
from ui.kit.widgets import controlled, switch, text_field
from ui.stocks import data as stock_data
from ui.stocks.state import BOUNDS, CUTS, OVERRULABLE, STEPS, WHOLE, StockState

COLUMNS = (
    ("epochs", "change_epochs", "units", "layers", "dropout", "patience"),
    ("test", "window", "batch", "rate", "seed"),
)
FRACTIONS = {"dropout": (0.0, 0.9, 0.05), "rate": (1e-5, 1.0, 0.0005)}
RECOGNISED = ""
"""Stands for "as recognised" in a list of choices."""


def as_in_the_reports(store: Store[StockState]) -> None:
    """A button that sets column, order of time and all of the network as the reports did."""
    words, state = lesson.words("stocks"), store.state
    try:
        wanted = state.as_in_the_reports(stock_data.read(state).columns)
    except Refusal:
        return
    st.button(
        words["as_in_the_reports"], key="stocks.reports", on_click=store.save, args=(wanted,),
        disabled=wanted == state, help=words["as_in_the_reports_help"],
    )  # fmt: skip


def reading(store: Store[StockState]) -> None:
    """How the file was read, and what of it can be overruled."""
    words, state = lesson.words("stocks"), store.state
    with st.popover(words["reading"]):
        try:
            series = stock_data.read(state)
        except Refusal:
            series = None
        if series is not None:
            _columns(store, series)
        controlled(
            st.radio, "stocks.order", state.order, lambda order: store.change(order=order),
            label=words["order"], options=ORDERS, format_func=lambda order: words[f"order_{order}"],
        )  # fmt: skip
        half = len(OVERRULABLE) // 2
        for place, names in zip(st.columns(2), (OVERRULABLE[:half], OVERRULABLE[half:]), strict=True):
            with place:
                for name in names:
                    _overrule(store, name, series)


def _columns(store: Store[StockState], series: Series) -> None:
    words, state, names = lesson.words("stocks"), store.state, list(series.columns)
    controlled(
        st.selectbox, "stocks.column", series.column, lambda column: store.change(column=column),
        label=words["column"], options=names,
    )  # fmt: skip
    others = [name for name in names if name != series.column]
    controlled(
        st.multiselect, "stocks.also", [name for name in state.also if name in others],
        lambda also: store.change(also=tuple(also)), label=words["also"], options=others,
    )  # fmt: skip


def _overrule(store: Store[StockState], name: str, series: Series | None) -> None:
    """A choice between what was recognised and what else it may be."""
    words, state = lesson.words("overrule"), store.state
    found = getattr(series.reading, name) if series is not None and name not in state.overruled else None
    findings = series.findings if series is not None else ()
    offered = [option for finding in findings if finding.field == name for option in finding.options]
    if series is not None and name in ("date_column", "time_column"):
        offered += [str(column) for column in series.cells]
    chosen = state.overruled.get(name, RECOGNISED)
    counted = [str(number) for number in range(WHOLE[name][0], WHOLE[name][1] + 1)] if name in WHOLE else []
    options = list(dict.fromkeys([RECOGNISED, *offered, *counted, *words["options"].get(name, []), chosen]))
    if len(options) < 2:
        return

    def change(chosen: str) -> None:
        others = {field: value for field, value in state.overruled.items() if field != name}
        store.change(overruled=others | ({name: chosen} if chosen else {}))

    controlled(
        st.selectbox, f"stocks.{name}", chosen, change,
        label=words[name], options=options, format_func=lambda option: _shown(option, found, words),
    )  # fmt: skip


def _shown(option: str, found: Any, words: dict[str, Any]) -> str:
    """How an option is written in the list; `found` is what was recognised, None where something else was chosen."""
    shown: dict[str, str] = words["shown"]
    if option != RECOGNISED:
        return shown.get(option, option)
    return str(words["again"] if found is None else words["recognised"].format(found=shown.get(found, found or "–")))


def learning(store: Store[StockState], proposed: Split) -> None:
    """How the series is cut, and how the networks learn."""
    words = lesson.words("stocks")
    with st.popover(words["learning"]):
        for name in ("early", "leak"):
            switch(store, name, words[name], words[f"{name}_help"])
        controlled(
            st.segmented_control, "stocks.learns", store.state.learns,
            lambda step: store.change(learns=step or STEPS[0]),
            label=words["learns"], options=STEPS, format_func=lambda step: words[f"learns_{step}"],
            help=words["learns_help"],
        )  # fmt: skip
        _cuts(store)
        for place, names in zip(st.columns(2), COLUMNS, strict=True):
            with place:
                for name in names:
                    _number(store, name, proposed)
        st.caption(words["learning_note"].format(batch=CHANGE.batch))


def _cuts(store: Store[StockState]) -> None:
    """Dates from which, to which, and up to which the series is taken and learned."""
    words = lesson.words("stocks")
    field_of_date = partial(st.text_input, placeholder=words["date_example"])
    for place, name in zip(st.columns(3), CUTS.values(), strict=True):
        if name == "learn_to" and store.state.second:
            continue
        with place:
            text_field(field_of_date, f"stocks.{name}", getattr(store.state, name), _taker(store, name), words[name])


def _taker(store: Store[StockState], name: str) -> Callable[[str], str]:
    """What sets a date that was typed, or says why it is none."""

    def take(typed: str) -> str:
        try:
            if typed.strip():
                span(typed.strip())
        except Refusal as refusal:
            return lesson.sentence(lesson.words("series_refused"), refusal)
        store.change(**{name: typed.strip()})
        return ""

    return take


def _number(store: Store[StockState], name: str, proposed: Split) -> None:
    value: Any = getattr(store.state, name)
    shown = {"test": proposed.test, "window": proposed.window}.get(name, value)
    low, high, step = FRACTIONS.get(name, (*BOUNDS.get(name, (0, 0)), 1))
    least = max(low, 1) if name in ("test", "window") else low
    label = lesson.words("stocks")[name].format(short=SHORT)
    idle = name == "patience" and not store.state.early
    idle |= name == "test" and bool(store.state.second or store.state.learn_to)
    field(
        f"stocks.{name}", shown, lambda chosen: store.change(**{name: chosen}), label, (least, high), step,
        disabled=idle,
    )  # fmt: skip
