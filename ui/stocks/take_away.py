"""All of a finished training in one zip: series, predictions, networks, settings, and a script that reproduces them."""

import io
import json
import platform
import zipfile
from collections.abc import Sequence
from dataclasses import asdict
from importlib.metadata import version
from typing import Any

import numpy as np
import streamlit as st

from core import ROOT
from core.forecast.recipes import naive_loss, shape_of, unit
from core.forecast.run import ForecastRun
from core.forecast.training import export
from core.forecast.windows import Windows
from core.forecast.yardsticks import at_hand
from core.training.chart_files import draw_charts
from core.training.worker import Training
from ui.kit import lesson, training_panel
from ui.kit.charts import CONFIG
from ui.kit.store import Store
from ui.kit.tables import csv_text
from ui.stocks import ahead as stock_ahead
from ui.stocks import scores as stock_scores
from ui.stocks import simple
from ui.stocks.figures import Figures
from ui.stocks.judged import judged
from ui.stocks.state import StockState
from ui.stocks.trial import Trial
from ui.stocks.trials import KIND
from ui.stocks.verdict import in_a_word

TITLE = {"fontSize": 16, "fontWeight": "normal", "anchor": "start", "limit": 1000}
FILE = {"width": 1000, "height": 360, "background": "white", "config": {**CONFIG, "title": TITLE}}
"""What a chart has as a file: its size in pixels, and what the page has around it."""
SCRIPTS = ("reproduce.py", "train.py")
"""Of data/take_away: the saved networks again, and the same trained anew."""
LIBRARIES = ("numpy", "keras", "tensorflow", "streamlit")
"""Whose versions are told."""


def show(store: Store[StockState], trial: Trial) -> None:
    """A button that has the files made by the workers, then one that downloads all of it."""
    words, made = lesson.words("stocks")["zip"], trial.made()
    if not made:
        busy = training_panel.live(trial.files)
        st.button(
            words["making" if busy else "make"], on_click=_make, args=(store, trial), disabled=busy, help=words["help"]
        )
        if trial.files and not busy:
            st.caption(words["failed"])
        return
    rows = store.state.ahead  # the file is made in a thread that knows no session
    st.download_button(
        words["download"], lambda: pack(trial, made, rows), "forecast.zip", "application/zip",
        on_click="ignore",
    )  # fmt: skip


def _make(store: Store[StockState], trial: Trial) -> None:
    """Ordinary Keras files of the networks, and the charts as files."""
    asked: dict[str, tuple[Training, *tuple[Any, ...]]] = {
        "figures": (draw_charts, charts(trial, store.state.ahead))
    }  # fmt: skip
    for target, run in trial.with_forecasts().items():
        assert run.weights is not None  # for the type checker: a run with forecasts has weights
        shape = shape_of(run.windows, run.settings)
        asked[target] = (export, f"{target}.keras", run.weights.arrays, shape, run.settings.dropout)
    trial.files.clear()
    for name, (training, *arguments) in asked.items():
        job, refused = training_panel.start(f"{KIND}.file.{name}", training, *arguments)
        if job is None:
            store.note(refused)
            return
        trial.files.append(job)


def charts(trial: Trial, ahead: int) -> dict[str, Any]:
    """The charts of a trial by name, as they look in the light theme."""
    drawn = Figures(trial)
    specs = {
        "series": drawn.series(),
        "loss": drawn.loss(),
        "forecast": drawn.forecast(),
        "residuals": drawn.residuals(),
        "everywhere": drawn.everywhere(),
        "ahead": drawn.ahead(ahead),
    }
    words = lesson.words("stocks")["charts"]
    return {name: {**FILE, "title": words[f"{name}_alt"], **one.spec(dark=False)} for name, one in specs.items()}


def pack(trial: Trial, made: dict[str, bytes], ahead: int) -> bytes:
    """The zip. `made` are the files of the workers by name; so many rows `ahead` are forecast."""
    task, runs = trial.task, trial.with_forecasts()
    windows, names, at = task.windows, task.names, task.at(range(task.windows.rows))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("series.csv", csv_text(["row", *names], zip(at, *windows.values.T, strict=True)))
        archive.writestr("predictions.csv", predictions(trial, at, runs))
        archive.writestr("ahead.csv", stock_ahead.as_csv(trial, ahead))
        archive.writestr("scores.csv", stock_scores.as_csv(trial))
        archive.writestr("losses.csv", losses(runs))
        archive.writestr("settings.json", json.dumps(settings(trial, runs), indent=2))
        for script in SCRIPTS:
            archive.writestr(script, (ROOT / "data" / "take_away" / script).read_text(encoding="utf-8"))
        for name, content in made.items():
            archive.writestr(name, content)
    return file.getvalue()


def predictions(trial: Trial, at: Sequence[Any], runs: dict[str, ForecastRun]) -> str:
    """Each held-out day: the real value, and the forecast of each network and each simple one."""
    windows = next(iter(runs.values())).windows
    rows, target = windows.test, windows.target
    columns = {"real": target[rows.start :]} | {name: run.forecast for name, run in runs.items()}
    found = trial.yardsticks()
    there = found.found.values() if found is not None and found.complete else at_hand(windows)
    columns |= {simple.column(one, trial.task.names): one.values for one in there}
    return csv_text(["row", *columns], zip(at[rows.start :], *columns.values(), strict=True))


def losses(runs: dict[str, ForecastRun]) -> str:
    """The losses of each epoch in the units of the network squared, beside those of "as today" on the same rows, by
    which the page divides them; nan where there is no validation part."""
    rows = []
    for name, run in runs.items():
        validation = dict(run.validation)
        naive = naive_loss(run.windows, run.settings, run.windows.validation) if validation else np.nan
        for epoch, ratio in run.epochs:
            there = validation.get(epoch, np.nan)
            rows.append((name, epoch, ratio * run.naive, run.naive, there * naive, naive))
    return csv_text(["network", "epoch", "loss", "as_today", "validation", "validation_as_today"], rows)


def settings(trial: Trial, runs: dict[str, ForecastRun]) -> dict[str, Any]:
    """What a reader needs to do it again, with this server's versions; `link` follows the address of the page."""
    windows: Windows = trial.task.windows
    return {
        "source": trial.task.source,
        "columns": list(trial.task.names),
        "window": windows.window,
        "first_row_not_learned": windows.train.stop,
        "first_held_out_row": windows.test.start,
        "leak": "leak" in trial.task.wrong,
        "scaler": {"factor": windows.factor.tolist(), "offset": windows.offset.tolist()},
        "unit_of_an_output": {target: unit(run.windows, run.settings) for target, run in runs.items()},
        "networks": {target: asdict(run.settings) for target, run in runs.items()},
        "verdicts": {target: in_a_word(one) for target, one in judged(Figures(trial)).items()},
        "link": trial.link,
        "versions": {"python": platform.python_version(), **{name: version(name) for name in LIBRARIES}},
    }
