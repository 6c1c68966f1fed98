"""The rows to come: what both networks say of them, how far they may err, and how often such a band has held."""

import numpy as np
import streamlit as st

from core.forecast.coverage import MOST_ORIGINS, SHARE, enough
from core.forecast.run import ForecastRun
from ui.kit import lesson, plotly_charts
from ui.kit.numbers import percent, size
from ui.kit.plotly_charts import WIDE
from ui.kit.store import Store
from ui.kit.tables import csv_text, markdown
from ui.kit.widgets import slider
from ui.stocks.data import Task
from ui.stocks.figures import Figures
from ui.stocks.state import BOUNDS, StockState
from ui.stocks.trial import Trial

HEIGHT = 320
TOLD = (1, 5, 10, 20, 30)
"""Rows ahead whose coverage is told in the sentence."""


def show(store: Store[StockState], figures: Figures) -> None:
    """The chart, the sentences on its bands, and the numbers."""
    words, rows = lesson.words("stocks")["ahead_band"], store.state.ahead
    st.subheader(lesson.section("stocks", "ahead").title, anchor=False)
    slider(store, "ahead", lesson.words("stocks")["ahead"], BOUNDS["ahead"], 1)
    plotly_charts.show(
        figures.ahead(rows), "stocks.ahead.chart", lesson.words("stocks")["charts"]["ahead_alt"], HEIGHT, WIDE
    )
    st.markdown("\n".join(f"- {sentence}" for sentence in sentences(figures, rows)))
    st.caption(words["how"].format(share=percent(SHARE), most=MOST_ORIGINS))
    with st.expander(words["numbers"]):
        st.markdown(table(figures, rows))


def sentences(figures: Figures, rows: int) -> list[str]:
    """How often each network's band has held; where errors are too few; and which columns stand still."""
    words, names, runs = lesson.words("stocks")["ahead_band"], figures.names(), figures.trial.with_forecasts()
    found = [_held(names[network], run, rows) for network, run in runs.items()]
    sure = min((enough(run.errors_ahead(rows)) for run in runs.values()), default=rows)
    if sure < rows:
        facts = {"errors": len(figures.windows.test), "first": sure + 1, "share": percent(SHARE)}
        found.append(words["few"].format(**facts))
    return [*found, *_frozen(figures.task)]


def _held(name: str, run: ForecastRun, rows: int) -> str:
    words, coverage = lesson.words("stocks")["ahead_band"], run.coverage(rows)
    judged = [ahead for ahead in (*(one for one in TOLD if one < rows), rows) if coverage.judged[ahead - 1]]
    if not judged:
        return str(words["never"].format(name=f"**{name}**"))
    shares = [
        words["at"].format(held=percent(coverage.share(ahead)), rows=ahead, origins=coverage.judged[ahead - 1])
        for ahead in judged
    ]
    return str(words["held"].format(name=f"**{name}**", shares=", ".join(shares), share=percent(SHARE)))


def _frozen(task: Task) -> list[str]:
    """That columns which are heard have no forecast."""
    names = lesson.plain(", ".join(task.names[1:]))
    return [lesson.words("stocks")["ahead_band"]["frozen"].format(names=names)] if names else []


def table(figures: Figures, rows: int) -> str:
    """Each row to come: the forecast of each network, its band, and how often such a band has held."""
    words, names, runs = lesson.words("stocks")["ahead_band"], figures.names(), figures.trial.with_forecasts()
    heads = [words["row"], *(head for network in runs for head in (names[network], words["band"], words["has_held"]))]
    columns = [list(map(str, range(1, rows + 1)))]
    for run in runs.values():
        (low, high), coverage = run.band(rows), run.coverage(rows)
        columns.append([size(value) for value in run.ahead(rows)])
        columns.append(
            [
                words["to"].format(low=size(a), high=size(b)) if np.isfinite(a) else "–"
                for a, b in zip(low, high, strict=True)
            ]
        )
        columns.append(
            [percent(coverage.share(row)) if coverage.judged[row - 1] else "–" for row in range(1, rows + 1)]
        )
    return markdown(heads, list(zip(*columns, strict=True)), words=0)


def as_csv(trial: Trial, rows: int) -> str:
    """The same for a file: of each row to come what each network says, low and high; empty where no error is known."""
    columns: dict[str, list[float | str]] = {"row": list(range(1, rows + 1))}
    for network, run in trial.with_forecasts().items():
        low, high = run.band(rows)
        for name, values in ((network, run.ahead(rows)), (f"{network}_low", low), (f"{network}_high", high)):
            columns[name] = [float(value) if np.isfinite(value) else "" for value in values]
    return csv_text(list(columns), zip(*columns.values(), strict=True))
