"""Look inside the stock network: the gates of its first layer along one window, and any day of it as a cell."""

from typing import Any

import numpy as np
import streamlit as st

from core.inside import Inside
from ui import cell_link, lesson
from ui.cell_state import CellState
from ui.line_charts import chart, lines
from ui.stock_cell import key, look
from ui.stock_trials import Trial


def show(trial: Trial) -> None:
    """The gates of the first layer along the window before any held-out row, and the way to its cell."""
    words, names = lesson.words("stocks")["inside"], lesson.words("stocks")["names"]
    st.subheader(words["title"], anchor=False)
    windows, places = trial.task.windows, st.columns(4, vertical_alignment="bottom")
    target = places[0].selectbox(
        words["network"], list(trial.told()), format_func=names.get, key="stocks.inside.network"
    )
    day = places[1].number_input(words["day"], 1, len(windows.test), 1, key="stocks.inside.day")
    row, kept = windows.test.start + int(day) - 1, trial.kept[target]
    inside = look(kept, row)
    most = len(inside.numbers["a"]) - 1
    unit = places[2].number_input(words["unit"], 0, most, busiest(inside), key="stocks.inside.unit")
    step = places[3].number_input(words["step"], 1, windows.window, windows.window, key="stocks.inside.step")
    gates(inside, int(unit), list(range(1, windows.window + 1)))
    st.caption(words["agrees"].format(apart=f"{inside.apart:.0e}"))
    cell = CellState(True, example="given", given=key(kept.job.id, row, int(step) - 1), unit=int(unit))
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
