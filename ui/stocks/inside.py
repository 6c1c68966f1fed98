"""Look inside the stock network: the gates of a layer along one window, and any day of it as a cell."""

from typing import Any

import numpy as np
import streamlit as st

from core.cells.lstm_kind import LSTM
from core.forecast.inside import Inside, drives
from core.maths.arrays import Array
from ui.cells import link
from ui.cells.state import CellState
from ui.components.field import field
from ui.kit import lesson
from ui.kit.charts import chart, lines
from ui.kit.numbers import short
from ui.kit.store import Store
from ui.kit.widgets import controlled
from ui.stocks import gate_maps
from ui.stocks.cell import key, look
from ui.stocks.figures import names_of
from ui.stocks.state import StockState
from ui.stocks.trial import Trial

HEIGHT = 300


def show(store: Store[StockState], trial: Trial) -> None:
    """The gates of a layer along the window before any held-out row, and the way to its cell."""
    words, names = lesson.words("stocks")["inside"], names_of(trial)
    st.subheader(words["title"], anchor=False)
    windows, state, targets = trial.task.windows, store.state, list(trial.with_forecasts())
    target = state.network if state.network in targets else targets[0]
    held, step = min(state.held, len(windows.test)), min(state.step or windows.window, windows.window)
    row = windows.test.start + held - 1
    most_layers = trial.listeners[target].record.settings.layers
    layer = min(state.layer, most_layers)
    inside = look(trial.listeners[target], row, layer)
    most = len(inside.numbers["a"]) - 1
    unit = state.unit if state.unit <= most else busiest(inside)
    which, *places = st.columns((3, 2, 2, 2, 2), vertical_alignment="bottom")
    with which:
        controlled(
            st.selectbox, "stocks.network", target, store.setter("network"),
            label=words["network"], options=targets, format_func=names.get,
        )  # fmt: skip
    bounds = {"layer": (1, most_layers, layer), "held": (1, len(windows.test), held)}
    bounds |= {"unit": (0, most, unit), "step": (1, windows.window, step)}
    for place, (name, (least, largest, value)) in zip(places, bounds.items(), strict=True):
        with place:
            field(
                f"stocks.{name}", value, store.setter(name), words[name], (least, largest), 1,
            )  # fmt: skip
    gate_maps.show(inside, unit, step)
    st.caption(words["map"])
    left, right = st.columns(2)
    with left:
        gates(inside, unit)
    with right:
        driven(inside, unit)
    st.markdown(opened(inside, unit, step))
    st.caption(words["agrees"].format(apart=f"{inside.apart:.0e}"))
    cell = CellState(
        LSTM.name, example="given", given=key(trial.listeners[target].job.id, row, layer, step - 1), unit=unit
    )
    if st.button(words["go"], key="stocks.inside.go"):
        st.switch_page(f"pages/{cell.seen.page}.py", query_params=link.write(cell))


def gates(inside: Inside, unit: int) -> None:
    """The gates of one unit along the window."""
    of = {name: inside.numbers[gate][unit] for name, gate in gate_maps.GATES.items()}
    _course(of, "open", "alt", domain=[0, 1])


def driven(inside: Inside, unit: int) -> None:
    """What opens its forget gate along the window."""
    _course(drives(inside, unit), "part", "part_alt")


def _course(of: dict[str, Array], title: str, alt: str, **scale: Any) -> None:
    words = lesson.words("stocks")["inside"]
    drawn = {name: list(enumerate(map(float, values), 1)) for name, values in of.items()}
    chart(lines(drawn, words, words["axis"], words[title], **scale), f"stocks.inside.{title}", words[alt], HEIGHT)


def opened(inside: Inside, unit: int, step: int) -> str:
    """What opened the forget gate of a unit at a step of the window, from 1; and what moves it most along it."""
    words, parts = lesson.words("stocks")["inside"], drives(inside, unit)
    facts = {name: short(float(values[step - 1])) for name, values in parts.items()}
    facts |= {"sum": short(float(sum(values[step - 1] for values in parts.values())))}
    facts |= {"open": short(float(inside.numbers["ft"][unit, step - 1])), "unit": str(unit), "step": str(step)}
    most = max(parts, key=lambda name: float(parts[name].std()))
    return str(words["opened"].format(**facts, most=words[most]))


def busiest(inside: Inside) -> int:
    """The unit whose forget gate moves most along the window."""
    return int(np.argmax(inside.numbers["ft"].std(axis=1)))
