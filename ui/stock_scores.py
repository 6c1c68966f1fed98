"""The judgement: every forecast of the held-out rows beside the baselines, and a plain sentence on each."""

from dataclasses import dataclass

import numpy as np
import streamlit as st

from core import baselines
from core.arrays import Array
from core.windows import Windows
from ui import lesson
from ui.stock_figures import Figures

AVERAGE_DAYS = 5
ALIKE = 0.01
"""RMSEs that differ by less than this share count as the same."""
LAGS = ("no_lag", "lag", "lags")
FIGURES = ("forecast", "rmse", "mae", "mape", "direction", "skill")


@dataclass(frozen=True, eq=False)
class Judged:
    """A forecast of the held-out rows of a series, by the name that it has on the page."""

    name: str
    windows: Windows
    forecast: Array

    @property
    def scores(self) -> baselines.Scores:
        return baselines.scores(self.forecast, self.windows.target, self.windows.test)


def show(figures: Figures) -> None:
    """Draw the table and the sentences."""
    heads, networks, baselines_ = lesson.words("stocks")["table"], judged(figures), naive(figures)
    rows = [[heads[head] for head in FIGURES], ["---", *["--:"] * 5]]
    rows += [row(one) for one in [*networks, *baselines_]]
    st.markdown("\n".join(f"| {' | '.join(cells)} |" for cells in rows), help=heads["help"])
    st.markdown("\n".join(f"- {verdict(one)}" for one in networks))


def judged(figures: Figures) -> list[Judged]:
    """The forecasts of the networks: of the trial, and of the one beside it."""
    names = figures.names()
    own = [Judged(names[name], figures.windows, one) for name, one in figures.forecasts().items()]
    other = figures.beside.task.windows if figures.beside else figures.windows
    return own + [Judged(names[name], other, one) for name, one in figures.forecasts_beside().items()]


def naive(figures: Figures) -> list[Judged]:
    """The baselines on the same rows; on those of the trial beside too, where they are others."""
    own, beside = _naive(figures.windows, ""), figures.beside
    if beside is None or _same(beside.task.windows, figures.windows):
        return own
    return own + _naive(
        beside.task.windows, f" · {lesson.words('stocks')['wrong']['there'].format(number=beside.number)}"
    )


def _same(one: Windows, other: Windows) -> bool:
    """Whether the same values are held out, in the same order."""
    return np.array_equal(one.target[one.test.start :], other.target[other.test.start :])


def _naive(windows: Windows, mark: str) -> list[Judged]:
    names, rows = lesson.words("stocks")["names"], windows.test
    days = min(AVERAGE_DAYS, rows.start)
    return [
        Judged(names["persistence"] + mark, windows, baselines.persistence(windows.target, rows)),
        Judged(
            names["average"].format(days=days) + mark, windows, baselines.moving_average(windows.target, rows, days)
        ),
    ]


def row(one: Judged) -> list[str]:
    s = one.scores
    return [one.name, f"{s.rmse:,.4g}", f"{s.mae:,.4g}", _share(s.mape), _share(s.direction), _skill(s.skill)]


def _share(value: float) -> str:
    return "–" if np.isnan(value) else f"{100 * value:.1f} %"


def _skill(value: float) -> str:
    return "–" if np.isnan(value) else f"{round(value, 3) + 0.0:.3f}".replace("-", "−")


def verdict(one: Judged) -> str:
    """One plain sentence on a forecast, and one on whether its curve is yesterday's."""
    words, windows = lesson.words("stocks")["verdict"], one.windows
    naive = _naive(windows, "")[0].scores.rmse
    ratio = one.scores.rmse / naive if naive else np.inf
    kind = "same" if abs(ratio - 1) < ALIKE else "worse" if ratio > 1 else "better"
    shift = baselines.lag(one.forecast, windows.target, windows.test).shift
    said = words[kind].format(name=f"**{one.name}**", percent=f"{100 * abs(ratio - 1):.0f}")
    return f"{said} {words[LAGS[min(shift, 2)]].format(shift=shift)}"
