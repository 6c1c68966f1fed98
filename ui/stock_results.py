"""What the trainings of the stock page tell: losses, forecasts of the held-out days, scores, verdicts, days ahead."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import numpy as np
import streamlit as st

from core import baselines, recursion
from core.arrays import Array
from core.forecast_run import ForecastRun
from core.recipes import Settings, forecaster
from core.windows import Windows
from ui import cell_link, lesson, line_charts, stock_inside, stock_runs, stock_scores, stock_state
from ui.cell_state import CellState
from ui.controls import bound
from ui.line_charts import chart, lines, points
from ui.stock_data import Loaded, when
from ui.stock_scores import Forecasts
from ui.stock_state import BOUNDS, StockState
from ui.stock_take_away import pack
from ui.store import Store
from ui.training_panel import live

BEFORE = 60
"""Real days that are drawn before those held out, or before those to come."""
HEIGHT = 320
RECURSIVE = "_recursive"
VALIDATION = "_validation"


def show(kept: Store[StockState], loaded: Loaded, recipes: dict[str, Settings]) -> None:
    """Draw all that is known by now."""
    words, runs = lesson.words("stocks"), stock_runs.runs()
    if not runs:
        st.info(words["first"])
        return
    windows = next(iter(runs.values())).windows
    if any(run.settings != recipes[target] or run.windows is not loaded.windows for target, run in runs.items()):
        st.caption(words["settings_changed"])
    done = windows is loaded.windows and not live(stock_runs.jobs())
    told = {target: run for target, run in runs.items() if run.forecast is not None}
    forecasts = {target: run.forecast for target, run in told.items() if run.forecast is not None}
    if done and told:
        _switch(kept)
        if kept.state.recursive:
            forecasts |= {target + RECURSIVE: _recursive(run) for target, run in told.items()}
    left, right = st.columns([1, 1.4])
    with left:
        _loss(runs)
    with right:
        _drawn(loaded, windows, forecasts)
    stock_scores.show(windows, forecasts)
    if done and told:
        _residuals(loaded, windows, forecasts)
        _everywhere(loaded, windows, told)
        _ahead(kept, loaded, told.get("change") or told["price"])
        _inside(told)
        _take_away(kept, loaded, told)
    st.caption(words["verdict"]["advice"])


def _switch(kept: Store[StockState]) -> None:
    words = lesson.words("stocks")
    bound(
        st.toggle, "stocks.recursive", kept.state.recursive, lambda on: kept.change(recursive=on),
        label=words["recursive"],
    )  # fmt: skip


def _loss(runs: dict[str, ForecastRun]) -> None:
    words = lesson.words("stocks")
    drawn: dict[str, list[tuple[Any, float]]] = {target: list(run.epochs) for target, run in runs.items()}
    last = max(run.settings.epochs for run in runs.values())
    drawn |= {target + VALIDATION: list(run.validation) for target, run in runs.items() if run.validation}
    drawn["persistence"] = [(0, 1.0), (last, 1.0)]
    titles = (words["charts"]["epoch"], words["charts"]["loss"])
    spec = lines(drawn, words["names"], *titles, legend=False, type="log")
    chart(spec, "stocks.loss", words["charts"]["loss_alt"], HEIGHT)
    if any(run.validation for run in runs.values()):
        st.caption(words["charts"]["dotted"])


def _drawn(loaded: Loaded, windows: Windows, forecasts: Forecasts) -> None:
    """The held-out days and every forecast of them, after some days that are known."""
    words, rows = lesson.words("stocks"), windows.test
    past = range(max(0, rows.start - BEFORE), rows.stop)
    drawn = {"real": points(_days(loaded, windows, past), target(windows, past))}
    for name, values in {**forecasts, "persistence": baselines.persistence(windows.target, rows)}.items():
        drawn[name] = points(_days(loaded, windows, rows), values)
    spec = lines(drawn, words["names"], axis(loaded), loaded.series.column)
    chart(spec, "stocks.forecast", words["charts"]["forecast_alt"], HEIGHT)


def _residuals(loaded: Loaded, windows: Windows, forecasts: Forecasts) -> None:
    """What each one-step forecast left over."""
    words, rows = lesson.words("stocks"), windows.test
    at, real = _days(loaded, windows, rows), target(windows, rows)
    drawn = {
        name: points(at, baselines.residuals(values, real))
        for name, values in forecasts.items()
        if not name.endswith(RECURSIVE)
    }
    spec = lines(drawn, words["names"], axis(loaded), words["charts"]["residuals"])
    chart(spec, "stocks.residuals", words["charts"]["residuals_alt"], HEIGHT)


def _everywhere(loaded: Loaded, windows: Windows, told: dict[str, ForecastRun]) -> None:
    """Real and predicted over the whole series, its parts told apart; on request, for it takes a second."""
    words = lesson.words("stocks")
    if not st.toggle(words["everywhere"], key="stocks.everywhere"):
        return
    parts = {"training": range(windows.train.stop), "validation": windows.validation, "held": windows.test}
    drawn = {name: points(_days(loaded, windows, rows), target(windows, rows)) for name, rows in parts.items() if rows}
    rows = range(windows.window, len(windows.values))
    for name, run in told.items():
        said: Array = _kept(f"everywhere.{name}", (run.weights,), run.everywhere)
        drawn[name] = points(_days(loaded, windows, rows), said)
    spec = lines(drawn, words["names"] | words["charts"], axis(loaded), loaded.series.column)
    chart(spec, "stocks.everywhere.chart", words["charts"]["everywhere_alt"], HEIGHT)


def target(windows: Windows, rows: range) -> Array:
    return windows.target[rows.start : rows.stop]


def axis(loaded: Loaded) -> str:
    return str(lesson.words("stocks")["charts"]["row" if loaded.dates is None else "date"])


def _days(loaded: Loaded, windows: Windows, rows: range) -> list[Any]:
    """The dates of rows; their numbers where the series shown now is another one than was learned."""
    return when(loaded, rows) if windows is loaded.windows else list(rows)


def _recursive(run: ForecastRun) -> Array:
    """The held-out days forecast without hearing any of them."""

    def compute() -> Array:
        windows, predict = run.windows, _predictor(run)
        start = windows.test.start
        return recursion.recursive(predict, windows.values[start - windows.window : start], len(windows.test))

    found: Array = _kept(f"recursive.{run.settings.target}", (run.weights,), compute)
    return found


def _inside(told: dict[str, ForecastRun]) -> None:
    """The gates of the first layer along any window of the held-out days, and the way to its cell."""
    words, names = lesson.words("stocks")["inside"], lesson.words("stocks")["names"]
    st.subheader(words["title"], anchor=False)
    places = st.columns(4)
    target_ = places[0].selectbox(words["network"], list(told), format_func=names.get, key="stocks.inside.network")
    windows = told[target_].windows
    day = places[1].number_input(words["day"], 1, len(windows.test), 1, key="stocks.inside.day")
    row = windows.test.start + int(day) - 1
    inside = stock_inside.look(target_, row)
    most = len(inside.numbers["a"]) - 1
    unit = places[2].number_input(words["unit"], 0, most, stock_inside.busiest(inside), key="stocks.inside.unit")
    step = places[3].number_input(words["step"], 1, windows.window, windows.window, key="stocks.inside.step")
    stock_inside.gates(inside, int(unit), list(range(1, windows.window + 1)))
    st.caption(words["agrees"].format(apart=f"{inside.apart:.0e}"))
    key = stock_inside.key(target_, row, int(step) - 1)
    cell = CellState(True, example="given", given=key, unit=int(unit))
    if st.button(words["go"], key="stocks.inside.go"):
        st.switch_page("pages/lstm_cell.py", query_params=cell_link.write(cell))


def _take_away(kept: Store[StockState], loaded: Loaded, told: dict[str, ForecastRun]) -> None:
    """A zip of all of it; the networks' files are made by the workers when they are asked for."""
    words, networks = lesson.words("stocks")["zip"], stock_runs.networks()
    if networks:
        at = when(loaded, range(len(loaded.windows.values)))
        link = "?" + urlencode(stock_state.write(kept.state))
        st.download_button(
            words["download"], lambda: pack(loaded.names, at, told, networks, link), "forecast.zip", "application/zip",
            on_click="ignore",
        )  # fmt: skip
        return
    st.button(
        words["make"], on_click=stock_runs.export_networks, disabled=live(stock_runs.exports()), help=words["help"]
    )


def _predictor(run: ForecastRun) -> recursion.Predict:
    assert run.weights is not None  # for the type checker: where there is a forecast, there are weights
    return forecaster(run.weights.arrays, run.windows, run.settings)


def _kept(name: str, key: tuple[Any, ...], compute: Callable[[], Any]) -> Any:
    """What takes a second is computed once, since the page is drawn often."""
    found = st.session_state.get(f"stocks.kept.{name}")
    if found is None or any(one is not other for one, other in zip(found[0], key, strict=True)):
        found = (key, compute())
        st.session_state[f"stocks.kept.{name}"] = found
    return found[1]


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
    drawn = {"real": points(at, target(windows, past)), run.settings.target: points(future, course)}
    spec = lines(drawn, words["names"], words["from_last"], loaded.series.column)
    line = {name: spec.pop(name) for name in ("data", "mark", "encoding", "params")}
    chart({"layer": [line_charts.band(future, low, high), line]}, "stocks.ahead.chart", words["charts"]["ahead_alt"])
    st.caption(words["verdict"]["ahead"])


def _paths(run: ForecastRun, days: int) -> tuple[Array, Array, Array]:
    """The course of the next days and its band."""

    def compute() -> tuple[Array, Array, Array]:
        windows, predict = run.windows, _predictor(run)
        history = windows.values[-windows.window :]
        assert run.forecast is not None  # for the type checker: _ahead has seen to it
        left = baselines.residuals(run.forecast, target(windows, windows.test))
        return (
            recursion.recursive(predict, history, days),
            *recursion.band(predict, history, days, left, np.random.default_rng(0)),
        )

    found: tuple[Array, Array, Array] = _kept("ahead", (run.weights, days), compute)
    return found
