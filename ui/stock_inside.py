"""Look inside the stock network: the gates of its first layer along one window, and any day of it as a cell."""

from typing import Any

import numpy as np
import streamlit as st

from core.inside import Inside
from ui import cell_link, lesson
from ui.cell_state import CellState
from ui.controls import bound
from ui.line_charts import chart, lines
from ui.stock_cell import key, look
from ui.stock_state import StockState
from ui.stock_trials import Trial
from ui.store import Store


def show(kept: Store[StockState], trial: Trial) -> None:
    """The gates of the first layer along the window before any held-out row, and the way to its cell."""
    words, names = lesson.words("stocks")["inside"], lesson.words("stocks")["names"]
    st.subheader(words["title"], anchor=False)
    windows, state, told = trial.task.windows, kept.state, list(trial.told())
    target = state.network if state.network in told else told[0]
    held, step = min(state.held, len(windows.test)), min(state.step or windows.window, windows.window)
    row = windows.test.start + held - 1
    inside = look(trial.kept[target], row)
    most = len(inside.numbers["a"]) - 1
    unit = state.unit if state.unit <= most else busiest(inside)
    which, *places = st.columns(4, vertical_alignment="bottom")
    with which:
        bound(
            st.selectbox, "stocks.network", target, lambda network: kept.change(network=network),
            label=words["network"], options=told, format_func=names.get,
        )  # fmt: skip
    bounds = {"held": (1, len(windows.test), held), "unit": (0, most, unit), "step": (1, windows.window, step)}
    for place, (name, (least, largest, value)) in zip(places, bounds.items(), strict=True):
        with place:
            bound(
                st.number_input, f"stocks.{name}", value, lambda chosen, name=name: kept.change(**{name: chosen}),
                label=words[name], min_value=least, max_value=largest, step=1,
            )  # fmt: skip
    gates(inside, unit, list(range(1, windows.window + 1)))
    st.caption(words["agrees"].format(apart=f"{inside.apart:.0e}"))
    cell = CellState(True, example="given", given=key(trial.kept[target].job.id, row, step - 1), unit=unit)
    if st.button(words["go"], key="stocks.inside.go"):
        st.switch_page("pages/lstm_cell.py", query_params=cell_link.write(cell))


def gates(inside: Inside, unit: int, at: list[Any]) -> None:
    """The gates of one unit along the window."""
    words = lesson.words("stocks")["inside"]
    drawn = {
        name: [(day, float(value)) for day, value in zip(at, inside.numbers[gate][unit], strict=True)]
        for name, gate in (("forget", "ft"), ("input", "it"), ("output", "ot"))
    }
    names = {name: words[name] for name in drawn}
    scale = {"domain": [0, 1]}
    chart(lines(drawn, names, words["axis"], words["open"], **scale), "stocks.inside", words["alt"], 300)


def busiest(inside: Inside) -> int:
    """The unit whose forget gate moves most along the window."""
    return int(np.argmax(inside.numbers["ft"].std(axis=1)))
