"""The judgement: every forecast of the held-out rows beside the baselines, and a plain sentence on each."""

import csv
import io
from dataclasses import dataclass

import numpy as np
import streamlit as st

from core import baselines
from core.arrays import Array
from core.windows import Windows
from ui import lesson
from ui.stock_figures import Figures
from ui.stock_trials import Trial

AVERAGE_DAYS = 5
ALIKE = 0.01
"""RMSEs that differ by less than this share count as the same."""
BIASED = 0.5
"""A mean error of more than this share of the RMSE is worth a word."""
LAGS = ("no_lag", "lag", "lags")
FIGURES = ("forecast", "skill", "rmse", "mae", "mape", "direction")


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
    st.caption(f"{heads['skill_is']} {base_rate(figures.windows)}")
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
    mean = baselines.constant(windows.target, rows)
    return [
        Judged(names["persistence"] + mark, windows, baselines.persistence(windows.target, rows)),
        Judged(
            names["average"].format(days=days) + mark, windows, baselines.moving_average(windows.target, rows, days)
        ),
        Judged(names["constant"] + mark, windows, mean),
    ]


def row(one: Judged) -> list[str]:
    s = one.scores
    return [one.name, _skill(s.skill), f"{s.rmse:,.4g}", f"{s.mae:,.4g}", _share(s.mape), _share(s.direction)]


def as_csv(trial: Trial) -> str:
    """The table with all its digits, for a file."""
    figures, file = Figures(trial), io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(FIGURES)
    for one in [*judged(figures), *naive(figures)]:
        writer.writerow([one.name, *(repr(float(getattr(one.scores, name))) for name in FIGURES[1:])])
    return file.getvalue()


def _share(value: float) -> str:
    return "–" if np.isnan(value) else f"{100 * value:.1f} %"


def _skill(value: float) -> str:
    return "–" if np.isnan(value) else f"{round(value, 3) + 0.0:,.3f}".replace("-", "−")


def verdict(one: Judged) -> str:
    """Plain sentences on a forecast: beside "as today", beside a constant, whether it is yesterday's, its bias."""
    words, windows, rmse = lesson.words("stocks")["verdict"], one.windows, one.scores.rmse
    persistence, _, constant = (naive.scores.rmse for naive in _naive(windows, ""))
    ratio = rmse / persistence if persistence else np.inf
    kind = "same" if abs(ratio - 1) < ALIKE else "worse" if ratio > 1 else "better"
    said = [words[kind].format(name=f"**{one.name}**", percent=f"{100 * abs(ratio - 1):,.0f}")]
    if constant < min(rmse, persistence):
        said.append(words["constant"])
    return " ".join([*said, *_bias(one), *_lag(one)])


def _lag(one: Judged) -> list[str]:
    """That the curve looks like the series some rows before, where that is clear; both correlations are told."""
    words, found = lesson.words("stocks")["verdict"], baselines.lag(one.forecast, one.windows.target, one.windows.test)
    if not found.clear:
        return []
    facts = {"shift": found.shift, "there": found.correlations[found.shift], "same": found.correlations[0]}
    return [words[LAGS[min(found.shift, 2)]].format(**facts)]


def _bias(one: Judged) -> list[str]:
    """How much too high or too low it is on average, where that is much of its error."""
    words, windows = lesson.words("stocks")["verdict"], one.windows
    bias = float((one.forecast - windows.target[windows.test.start :]).mean())
    if abs(bias) < BIASED * one.scores.rmse:
        return []
    return [words["too_high" if bias > 0 else "too_low"].format(size=f"{abs(bias):,.4g}")]


def base_rate(windows: Windows) -> str:
    """What share of the held-out rows went up, and how far chance alone takes a share from a half."""
    moves = np.sign(np.diff(windows.target[windows.test.start - 1 :]))
    moved = moves[moves != 0]
    if not len(moved):
        return ""
    facts = {"rows": len(moved), "up": _share(float((moved > 0).mean())), "chance": f"{50 / len(moved) ** 0.5:.1f}"}
    return str(lesson.words("stocks")["table"]["base_rate"].format(**facts))
