"""The series as it was read: a line, the findings, the first rows, the whole course with its held-out end."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.forecast.windows import SHORT, SHORT_WINDOW
from core.refusal import Refusal
from core.series.series import Series
from ui.kit import legend, lesson
from ui.kit.charts import chart
from ui.kit.store import Store
from ui.stocks import controls, data, questions
from ui.stocks import findings as stock_findings
from ui.stocks.data import Loaded, Task
from ui.stocks.figures import Figures
from ui.stocks.state import DEFAULT, StockState
from ui.stocks.trial import Trial

AS_BUNDLED = ("column", "order", "since", "until", "learn_to", "test")
SHARES = (8, 5)
"""Of the width: what is drawn, and its words."""
HEIGHT, LOW = 330, 250
"""Pixels of the chart, and below a warning: the button that trains stays in sight."""
PREVIEW = 212
"""Pixels of five rows; the others are scrolled to."""


def load(store: Store[StockState], learning: DeltaGenerator) -> Loaded | None:
    """The series that is chosen, with the controls of how it is learned; None, and why, where that is impossible.
    What a file leaves open is asked there too: its answer may be what is missing."""
    series = None
    try:
        series = data.read(store.state)
        with learning:
            controls.learning(store, data.proposed(store.state, series))
        return data.load(store.state)
    except Refusal as refusal:
        words = lesson.words("series_refused")
        in_file = words["in_second"] if refusal.facts.get("file") == "second" else ""
        st.error(in_file + lesson.sentence(words, refusal))
        if series is not None:
            _recognised(store, series)
        if store.state.overruled or store.state.column:
            words = lesson.words("overrule")
            st.button(words["undo"], on_click=lambda: store.change(overruled={}, column="", also=()))
        return None


def _recognised(store: Store[StockState], series: Series) -> None:
    """What was recognised, and what the file leaves open."""
    st.markdown("\n".join(f"- {sentence}" for sentence in stock_findings.findings(series, store.state.overruled)))
    questions.ask(store, series)


def show(store: Store[StockState], loaded: Loaded) -> None:
    """Draw what was read, and ask what the file leaves open."""
    state = store.state
    words, series, task = lesson.words("stocks"), loaded.series, loaded.task
    warnings = [*stock_findings.warned(loaded), *stock_findings.doubts(state, loaded)]
    for sentence in warnings:
        st.warning(sentence)
    drawn, told = st.columns(SHARES)
    with drawn, st.container(key="stage_stocks_series", gap="xsmall"):
        st.markdown(_summary(state, loaded))
        spec = legend.show(Figures(Trial(0, task)).series().spec())
        chart(spec, "stocks.history", words["charts"]["series_alt"], LOW if warnings else HEIGHT)
    with told, st.container(key="stage_stocks_read", gap="small"):
        st.markdown(f"{lesson.section('stocks').paragraphs[0]} {_expected(state)}")
        _recognised(store, series)
        with st.expander(words["preview"]):
            st.dataframe(data.preview(series), height=PREVIEW)


def held(task: Task) -> str:
    """Which rows are held out."""
    words = lesson.words("stocks")["held_second" if task.second else "held_last"]
    return str(words.format(test=f"{len(task.windows.test):,}", file=lesson.plain(task.second)))


def _expected(state: StockState) -> str:
    """What to expect of a bundled series, as it is bundled: of another column or another cut it may not be true."""
    whole = all(getattr(state, name) == getattr(DEFAULT, name) for name in AS_BUNDLED)
    return str(lesson.words("stocks")["expect"][state.source]) if whole else ""


def _summary(state: StockState, loaded: Loaded) -> str:
    """What is forecast of what, in a line."""
    words, task = lesson.words("stocks"), loaded.task
    windows, at = task.windows, task.at(range(task.windows.rows))
    first, *_, last = at if task.dated else sorted(at, key=str)
    summary = words["summary"].format(
        column=stock_findings.title(loaded.series.column),
        rows=f"{len(at):,}",
        dates=words["dates"].format(first=first, last=last) if task.dates is not None else "",
        held=held(task),
        window=windows.window,
    )
    reported = state == state.as_in_the_reports(loaded.series.columns)
    if not state.window and windows.window == SHORT_WINDOW and not reported:
        summary += words["short_window"].format(short=SHORT)
    if task.names[1:]:
        summary += words["heard_too"].format(names=lesson.plain(", ".join(task.names[1:])))
    if reported:
        summary += words["as_reported"].format(batch=state.settings(windows.rows)["price"].batch)
    return str(summary)
