"""What is known of a trial: losses, forecasts, scores, verdicts, the rows to come, and how to do it wrong."""

from typing import Any

import streamlit as st

from core.forecast.run import ForecastRun
from core.training.job import Status
from ui.kit import legend, lesson, plotly_charts
from ui.kit.charts import chart
from ui.kit.lesson_cards import stage_card
from ui.kit.lines import Lines
from ui.kit.plotly_charts import WIDE
from ui.kit.store import Store
from ui.kit.widgets import switch
from ui.stocks import ahead, compared, folds, inside, kept, leak, seeds, take_away, trials
from ui.stocks import scores as stock_scores
from ui.stocks.data import Task
from ui.stocks.differs import marked, named
from ui.stocks.figures import Figures
from ui.stocks.series_view import held
from ui.stocks.state import StockState
from ui.stocks.trial import Trial

SHARES = (8, 5)
"""Of the width: what is drawn, and its words."""
LIVE, DONE = (1, 1.4), (1, 2)
"""Of that width: the loss, and the forecast, which needs more where its legend stands over it."""
NARROW = 470
"""Pixels of its width on a usual screen."""
HEIGHT, UNDER_LEGEND, LARGE = 225, 166, 320
"""Pixels of the charts beside each other while it trains, and once they have a legend over them; of the others."""
NONE = 0
"""Stands for no trial, whose numbers begin at 1."""


def show(store: Store[StockState], trial: Trial, task: Task | None) -> None:
    """Draw all that is known by now of a trial; `task` is what a new one would be about, None where there is none."""
    words = lesson.words("stocks")
    as_set = task is not None and trial.as_set(task, store.state.settings(task.windows.rows))
    st.markdown(f"**{about(trial)}**" + ("" if as_set else f" {words['settings_changed']}"))
    if not as_set:
        kept.offer(store, trial, "results")
    for target, run in trial.runs().items():
        if _early(trial, target):
            st.caption(words["early_stopped"].format(**_epochs(run), name=words["names"][run.settings.target]))
    done = not trial.live and bool(trial.with_forecasts())
    with st.container(horizontal=True, vertical_alignment="bottom"):
        figures = Figures(trial, _beside(trial, compared.kept(store)), store.state.recursive and done)
        if done:
            _switches(store, trial, task is not None)
    for sentence in compared.sentences(store, figures):
        st.markdown(sentence)
    drawn, told = st.columns(SHARES)
    with drawn, st.container(key="stage_stocks_results", gap="xsmall"):
        _charts(trial, figures, done)
        stock_scores.sentences(figures)
        for sentence in leak.sentences(figures):
            st.markdown(f"- {sentence}")
    with told:
        stage_card("stocks", beside_charts(trial))
    stock_scores.table(figures)
    if done:
        _finished("residuals", figures.residuals())
        switch(store, "everywhere", words["everywhere"])
        if store.state.everywhere:
            _finished("everywhere", figures.everywhere())
        seeds.show(store, trial)
        folds.show(store, trial)
        ahead.show(store, figures)
        inside.show(store, trial)
        kept.show(store)
        take_away.show(store, trial)
    st.caption(words["verdict"]["advice"])


def beside_charts(trial: Trial | None) -> str:
    """The section of the lesson beside the charts of a trial: of the loss while it trains, then of the forecast."""
    return "" if trial is None else "loss" if trial.live else "forecast"


def _charts(trial: Trial, figures: Figures, done: bool) -> None:
    """Loss and forecast: while it trains under the one legend of both, updated in place; then to be looked into."""
    loss, forecast = figures.loss(), figures.forecast()
    bare = {} if done else legend.show(forecast.spec())
    left, right = st.columns(DONE if done else LIVE)
    with left:
        if done:
            _finished("loss", loss, plotly_charts.whole_height(forecast, UNDER_LEGEND, NARROW), 0)
        else:
            _draw("loss", loss.spec(legend=False), HEIGHT)
        if any(run.validation for run in trial.runs().values()):
            st.caption(lesson.words("stocks")["charts"]["dotted"])
    with right:
        if done:
            _finished("forecast", forecast, UNDER_LEGEND, NARROW)
        else:
            _draw("forecast", bare, HEIGHT)


def about(trial: Trial) -> str:
    """What a trial is about, in a line."""
    words, task = lesson.words("stocks"), trial.task
    facts = {
        "source": lesson.plain(task.source),
        "column": lesson.plain(task.column),
        "held": held(task),
        "window": task.windows.window,
    }
    recipes = {target: run.settings for target, run in trial.runs().items()}
    common = next(iter(recipes.values()))
    facts |= {"layers": common.layers, "units": common.units, "price": "–", "change": "–"}
    facts |= {target: settings.epochs for target, settings in recipes.items()}
    facts |= {"step": words[f"step_{recipes['change'].target if 'change' in recipes else 'change'}"]}
    return str(words["about"].format(label=marked(trial, numbered=True), **facts))


def _early(trial: Trial, target: str) -> bool:
    """Whether a training has ended by itself before its last epoch."""
    listener = trial.listeners[target]
    run = listener.record
    return listener.job.status is Status.FINISHED and len(run.epochs) < run.settings.epochs


def _epochs(run: ForecastRun) -> dict[str, int]:
    best = min(run.validation, key=lambda point: point[1])[0]
    return {"last": len(run.epochs), "of": run.settings.epochs, "best": best}


def _draw(name: str, spec: dict[str, Any], height: int = LARGE) -> None:
    chart(spec, f"stocks.{name}.chart", lesson.words("stocks")["charts"][f"{name}_alt"], height, live=True)


def _finished(name: str, drawn: Lines, height: int = LARGE, width: int = WIDE) -> None:
    alt = lesson.words("stocks")["charts"][f"{name}_alt"]
    plotly_charts.show(drawn, f"stocks.{name}.chart", alt, height, width)


def _beside(trial: Trial, kept: Trial | None) -> Trial | None:
    """The trial to compare with, of those that can be: A's, else the one before it, unless another or none is
    chosen."""
    others = {other.number: other for other in trials.comparable(trial)}
    if not others:
        return None
    words, proposed = lesson.words("stocks"), max((n for n in others if n < trial.number), default=NONE)
    if kept is not None and kept.number in others:
        proposed = kept.number
    chosen = st.selectbox(
        words["beside"], [NONE, *others], index=[NONE, *others].index(proposed), width=300,
        key=f"stocks.beside.{trial.number}.{kept.number if kept else NONE}",
        format_func=lambda number: named(others[number]) if number else words["nothing"],
        help=words["beside_help"].format(count=trials.MOST_TRIALS),
    )  # fmt: skip
    return others.get(chosen)


def _switches(store: Store[StockState], trial: Trial, can_begin: bool) -> None:
    """What teaches by being wrong: each shows its effect on the axes of the trial."""
    words = lesson.words("stocks")
    switch(store, "recursive", words["recursive"])
    for mark in ("leak", "backwards") if can_begin else ():
        if mark == "leak" or trial.task.dates is not None:
            wrong = trial.task.turned if mark == "backwards" else mark in trial.task.wrong
            label = words["honest" if wrong else "again"][mark]
            st.button(label, key=f"stocks.again.{mark}", on_click=trials.begin_other_way, args=(store, mark))
