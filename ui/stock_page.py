"""The stock page: a series is read and shown, two networks learn it, and both are judged against saying "as today"."""

import streamlit as st

from ui import lesson, stock_controls, stock_data, stock_results, stock_runs
from ui.lesson_cards import cards
from ui.line_charts import chart, lines, points
from ui.stock_data import Loaded, Refused, when
from ui.stock_results import axis, target
from ui.stock_state import StockState, store
from ui.training_panel import panel


def show() -> None:
    """Draw the page."""
    kept, words = store(), lesson.words("stocks")
    broken = kept.open()
    if broken:
        st.warning(lesson.words("app")["not_understood"].format(name=broken))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(lesson.section("stocks").title, width="content", anchor=False)
        stock_controls.source(kept)
        stock_controls.reading(kept)
        settings = st.container(width="content")
    st.markdown(lesson.section("stocks").paragraphs[0])
    notice = kept.take_notice()
    if notice:
        st.warning(notice)
    try:
        loaded = stock_data.load(kept.state)
    except Refused as refused:
        st.error(str(refused))
        return
    with settings:
        stock_controls.learning(kept, loaded)
    recipes = kept.state.settings(len(loaded.windows.values))
    _series(kept.state, loaded)

    def begin() -> None:
        kept.note(stock_runs.begin(loaded, recipes))

    panel(stock_runs.jobs, begin, lambda: stock_results.show(kept, loaded, recipes), words["train"], stock_runs.exports)
    cards("stocks", "loss", "forecast", "time")
    stock_runs.warm_workers(loaded.windows, recipes)


def _series(state: StockState, loaded: Loaded) -> None:
    """What was read: a line, the findings, the first rows, the whole series with its held-out end."""
    words, one, windows = lesson.words("stocks"), loaded.series, loaded.windows
    at = when(loaded, range(len(windows.values)))
    dates = words["dates"].format(first=at[0], last=at[-1]) if loaded.dates is not None else ""
    said = words["summary"].format(
        column=one.column, rows=f"{len(at):,}", dates=dates, test=len(windows.test), window=windows.window
    )
    st.markdown(said + (words["heard_too"].format(names=", ".join(loaded.names[1:])) if loaded.names[1:] else ""))
    if state.leak:
        st.warning(words["leak_on"])
    if state.order == "file" and one.dates is not None and one.dates[0] > one.dates[-1]:
        st.warning(words["backwards"])
    left, right = st.columns([1, 1.4])
    with left:
        st.markdown("\n".join(f"- {sentence}" for sentence in stock_data.findings(one)))
        st.caption(words["preview"])
        st.dataframe(stock_data.preview(one), hide_index=True)
    with right:
        parts = {"training": range(windows.test.start), "held": windows.test}
        drawn = {name: points(when(loaded, rows), target(windows, rows)) for name, rows in parts.items()}
        chart(
            lines(drawn, words["charts"], axis(loaded), one.column),
            "stocks.history",
            words["charts"]["history_alt"],
            380,
        )
