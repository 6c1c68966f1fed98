"""The stock page: a series is read and shown, two networks learn it, and both are judged against saying "as today"."""

from typing import Any

import numpy as np
import streamlit as st

from core import baselines, recursion
from core.arrays import Array
from core.forecast_run import ForecastRun
from core.recipes import forecaster
from core.windows import Windows
from ui import lesson, stock_charts, stock_controls, stock_data, stock_runs
from ui.controls import bound
from ui.stock_charts import chart, lines, points
from ui.stock_data import Loaded, Refused, when
from ui.stock_state import BOUNDS, StockState, store
from ui.store import Store
from ui.training_panel import live, panel

AVERAGE_DAYS = 5
LAGS = ("no_lag", "lag", "lags")
ALIKE = 0.01
"""RMSEs that differ by less than this share count as the same."""
BEFORE = 60
"""Real days that are drawn before those held out."""


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
    panel(
        stock_runs.jobs, lambda: kept.note(stock_runs.begin(loaded, recipes)), lambda: _learned(kept, loaded, recipes),
        words["train"],
    )  # fmt: skip
    _lesson()
    stock_runs.warm_workers(loaded.windows, recipes)


def _series(state: StockState, loaded: Loaded) -> None:
    """What was read: a line, the findings, the first rows, the whole series with its held-out end."""
    words, one, windows = lesson.words("stocks"), loaded.series, loaded.windows
    at = when(loaded, range(len(windows.values)))
    dates = words["dates"].format(first=at[0], last=at[-1]) if loaded.dates is not None else ""
    said = words["summary"].format(
        column=one.column, rows=f"{len(at):,}", dates=dates, test=len(windows.test), window=windows.window
    )
    st.markdown(said)
    if state.order == "file" and loaded.dates is not None and loaded.dates[0] > loaded.dates[-1]:
        st.warning(words["backwards"])
    left, right = st.columns([1, 1.4])
    with left, st.container(height=300, border=False):
        st.markdown("\n".join(f"- {sentence}" for sentence in stock_data.findings(one)))
        st.caption(words["preview"])
        st.dataframe(stock_data.preview(one), hide_index=True)
    with right:
        names = {"real": words["charts"]["training"], "change": words["charts"]["held"]}
        parts = {"real": range(windows.test.start), "change": windows.test}
        drawn = {name: points(when(loaded, rows), _target(windows, rows)) for name, rows in parts.items()}
        chart(lines(drawn, names, _axis(loaded), one.column), "stocks.history", words["charts"]["history_alt"])


def _target(windows: Windows, rows: range) -> Array:
    return windows.target[rows.start : rows.stop]


def _axis(loaded: Loaded) -> str:
    return str(lesson.words("stocks")["charts"]["row" if loaded.dates is None else "date"])


def _learned(kept: Store[StockState], loaded: Loaded, recipes: dict[str, Any]) -> None:
    """What the trainings tell: loss, forecasts, scores, verdict, the days ahead."""
    words, runs = lesson.words("stocks"), stock_runs.runs()
    if not runs:
        st.info(words["first"])
        return
    shown = next(iter(runs.values())).windows
    if any(run.settings != recipes[target] or run.windows is not loaded.windows for target, run in runs.items()):
        st.caption(words["settings_changed"])
    told = {target: run for target, run in runs.items() if run.forecast is not None}
    left, right = st.columns([1, 1.4])
    with left:
        _loss(runs)
    with right:
        _forecasts(loaded, shown, told)
    _scores(shown, told)
    if told and shown is loaded.windows and not live(stock_runs.jobs()):
        _ahead(kept, loaded, told.get("change") or told["price"])
    st.caption(words["verdict"]["advice"])


def _loss(runs: dict[str, ForecastRun]) -> None:
    words = lesson.words("stocks")
    drawn: dict[str, list[tuple[Any, float]]] = {target: list(run.epochs) for target, run in runs.items()}
    last = max((run.settings.epochs for run in runs.values()), default=1)
    drawn["persistence"] = [(0, 1.0), (last, 1.0)]
    titles = (words["charts"]["epoch"], words["charts"]["loss"])
    spec = lines(drawn, words["names"], *titles, legend=False, type="log", nice=False)
    chart(spec, "stocks.loss", words["charts"]["loss_alt"], 320)


def _forecasts(loaded: Loaded, windows: Windows, told: dict[str, ForecastRun]) -> None:
    words = lesson.words("stocks")
    rows = windows.test
    before = range(max(0, rows.start - BEFORE), rows.stop)
    at = when(loaded, rows) if len(windows.values) == len(loaded.windows.values) else list(rows)
    shown = when(loaded, before) if isinstance(at[0], str) else list(before)
    drawn = {"real": points(shown, _target(windows, before))}
    drawn |= {target: points(at, run.forecast) for target, run in told.items() if run.forecast is not None}
    drawn["persistence"] = points(at, baselines.persistence(windows.target, rows))
    chart(
        lines(drawn, words["names"], _axis(loaded), loaded.series.column),
        "stocks.forecast",
        words["charts"]["forecast_alt"],
        320,
    )


def table(windows: Windows, told: dict[str, ForecastRun]) -> dict[str, baselines.Scores]:
    """The scores of every forecast of the held-out days, by name; the baselines are always among them."""
    forecasts = {target: run.forecast for target, run in told.items() if run.forecast is not None}
    forecasts["persistence"] = baselines.persistence(windows.target, windows.test)
    forecasts["average"] = baselines.moving_average(windows.target, windows.test, AVERAGE_DAYS)
    return {name: baselines.scores(forecast, windows.target, windows.test) for name, forecast in forecasts.items()}


def _scores(windows: Windows, told: dict[str, ForecastRun]) -> None:
    words = lesson.words("stocks")
    heads, names = words["table"], words["names"]
    found = table(windows, told)
    rows = [
        f"| {' | '.join(heads[h] for h in ('forecast', 'rmse', 'mae', 'mape', 'direction', 'skill'))} |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for name, s in found.items():
        shown = [
            names[name].format(days=AVERAGE_DAYS),
            f"{s.rmse:,.4g}",
            f"{s.mae:,.4g}",
            _share(s.mape),
            _share(s.direction),
            f"{s.skill:.3f}",
        ]
        rows.append(f"| {' | '.join(shown)} |")
    st.markdown("\n".join(rows), help=heads["help"])
    for target, run in told.items():
        st.markdown(verdict(windows, run, found[target].rmse, found["persistence"].rmse, names[target]))


def _share(value: float) -> str:
    return "–" if np.isnan(value) else f"{100 * value:.1f} %"


def verdict(windows: Windows, run: ForecastRun, rmse: float, naive: float, name: str) -> str:
    """One plain sentence on a network, and one on whether its curve is yesterday's."""
    words = lesson.words("stocks")["verdict"]
    ratio = rmse / naive if naive else np.inf
    kind = "same" if abs(ratio - 1) < ALIKE else "worse" if ratio > 1 else "better"
    percent = f"{100 * abs(ratio - 1):.0f}"
    shift = baselines.lag(run.forecast, windows.target, windows.test).shift if run.forecast is not None else 0
    said = words[kind].format(name=f"**{name}**", percent=percent)
    return f"{said} {words[LAGS[min(shift, 2)]].format(shift=shift)}"


def _ahead(kept: Store[StockState], loaded: Loaded, run: ForecastRun) -> None:
    """The next days, each forecast fed back, with a band from the errors of the held-out days."""
    words, days = lesson.words("stocks"), kept.state.ahead
    if run.weights is None or run.forecast is None:
        return
    st.subheader(lesson.section("stocks", "ahead").title, anchor=False)
    bound(
        st.slider, "stocks.ahead", days, lambda chosen: kept.change(ahead=chosen), label=words["ahead"],
        min_value=BOUNDS["ahead"][0], max_value=BOUNDS["ahead"][1],
    )  # fmt: skip
    course, low, high = _paths(run, days)
    windows = run.windows
    past = range(len(windows.values) - min(BEFORE, len(windows.values)), len(windows.values))
    at, future = [row - past.stop + 1 for row in past], list(range(1, days + 1))
    drawn = {"real": points(at, _target(windows, past)), run.settings.target: points(future, course)}
    spec = lines(drawn, words["names"], words["ahead"], loaded.series.column)
    line = {name: spec.pop(name) for name in ("data", "mark", "encoding", "params")}
    chart({"layer": [stock_charts.band(future, low, high), line]}, "stocks.ahead.chart", words["charts"]["ahead_alt"])
    st.caption(words["verdict"]["ahead"])


def _paths(run: ForecastRun, days: int) -> tuple[Array, Array, Array]:
    """The course of the next days and its band; kept, since it takes a second and the page is drawn often."""
    key, found = (run.weights, days), st.session_state.get("stocks.ahead.paths")
    if found is None or found[0][0] is not key[0] or found[0][1] != days:
        windows = run.windows
        assert run.weights is not None  # for the type checker: _ahead has seen to it
        predict = forecaster(run.weights.arrays, windows, run.settings)
        history = windows.values[-windows.window :]
        left = baselines.residuals(run.forecast, _target(windows, windows.test))
        course = recursion.recursive(predict, history, days)
        low, high = recursion.band(predict, history, days, left, np.random.default_rng(0))
        found = (key, (course, low, high))
        st.session_state["stocks.ahead.paths"] = found
    return found[1]


def _lesson() -> None:
    """What is seen, why, what to try."""
    words = lesson.words("stage")
    for place, part in zip(st.columns(3), ("loss", "forecast", "time"), strict=True):
        section = lesson.section("stocks", part)
        what, why, attempt = section.paragraphs
        with place:
            st.subheader(section.title, anchor=False)
            st.markdown(f"{what}\n\n**{words['why']}.** {why}\n\n**{words['try']}.** {attempt}")
