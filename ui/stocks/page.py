"""The stock page: a series is read and shown, two networks learn it, and both are judged against saying "as today"."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.forecast.windows import SHORT, SHORT_WINDOW
from ui.kit import lesson
from ui.kit.charts import chart
from ui.kit.lesson_cards import cards
from ui.kit.store import Store
from ui.kit.training_panel import panel
from ui.stocks import controls, data, results, trials
from ui.stocks import findings as stock_findings
from ui.stocks.data import Loaded, Refused, Task
from ui.stocks.figures import Figures
from ui.stocks.state import StockState, store
from ui.stocks.trials import Trial

PREVIEW = 212
"""Pixels of five rows; the others are scrolled to, so that the button is not far below."""


def show() -> None:
    """Draw the page."""
    kept = store()
    broken = kept.open()
    trials.find()
    if broken:
        st.warning(lesson.words("app")["not_understood"].format(name=broken))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(lesson.section("stocks").title, width="content", anchor=False)
        controls.source(kept)
        controls.reading(kept)
        settings = st.container(width="content")
    st.markdown(lesson.section("stocks").paragraphs[0])
    notice = kept.take_notice()
    if notice:
        st.warning(notice)
    task = _task(kept, settings)
    _trials(kept, task)
    cards("stocks", "loss", "forecast", "time")
    if task is not None:
        trials.warm_workers(task.windows, kept.state.settings(task.windows.rows))


def _task(kept: Store[StockState], settings: DeltaGenerator) -> Task | None:
    """What is to be learned, shown; or why that is impossible, and the way back."""
    try:
        one = data.read(kept.state)
        with settings:
            controls.learning(kept, kept.state.split(len(one.rows)))
        loaded = data.load(kept.state)
    except Refused as refused:
        st.error(str(refused))
        if kept.state.overruled or kept.state.column:
            words = lesson.words("overrule")
            st.button(words["undo"], on_click=lambda: kept.change(overruled={}, column="", also=()))
        return None
    _series(kept.state, loaded)
    return loaded.task


def _trials(kept: Store[StockState], task: Task | None) -> None:
    """The bar of the newest trial, and all that it tells; it stays where what is chosen now sets no task."""
    words = lesson.words("stocks")

    def begin() -> None:
        try:
            task = data.load(kept.state).task
        except Refused:  # the page says why
            return
        kept.note(trials.begin(task, kept.state.settings(task.windows.rows), kept.link))

    def again(mark: str) -> None:
        kept.save(data.other_way(kept.state, mark))
        begin()

    def draw() -> None:
        trial = trials.newest()
        if trial is None:
            st.info(words["first"])
            return
        as_set = task is not None and trial.as_set(task, kept.state.settings(task.windows.rows))
        results.show(kept, trial, as_set, again if task is not None else None)

    if task is not None or trials.newest() is not None:
        panel(trials.jobs, begin, draw, words["train"], trials.files)


def _series(state: StockState, loaded: Loaded) -> None:
    """What was read: a line, the findings, the first rows, the whole series with its held-out end."""
    words, one, task = lesson.words("stocks"), loaded.series, loaded.task
    windows, at = task.windows, task.at(range(task.windows.rows))
    dates = words["dates"].format(first=at[0], last=at[-1]) if task.dates is not None else ""
    said = words["summary"].format(
        column=stock_findings.title(one.column),
        rows=f"{len(at):,}",
        dates=dates,
        test=f"{len(windows.test):,}",
        window=windows.window,
    ) + (words["short_window"].format(short=SHORT) if not state.window and windows.window == SHORT_WINDOW else "")
    st.markdown(
        said + (words["heard_too"].format(names=lesson.plain(", ".join(task.names[1:]))) if task.names[1:] else "")
    )
    for sentence in [*(words["warned"][mark] for mark in task.wrong), *stock_findings.doubts(state, loaded)]:
        st.warning(sentence)
    left, right = st.columns([1, 1.4])
    with left:
        st.markdown("\n".join(f"- {sentence}" for sentence in stock_findings.findings(one, state.overruled)))
        st.caption(words["preview"])
        st.dataframe(data.preview(one), height=PREVIEW)
    with right:
        chart(Figures(Trial(0, task)).series(), "stocks.history", words["charts"]["series_alt"], 350)
