"""The judgement: the table of all forecasts of the held-out rows, and a plain sentence on each."""

import numpy as np
import streamlit as st

from ui.kit import lesson
from ui.kit.numbers import share, size
from ui.kit.tables import csv_text, markdown
from ui.stocks.figures import BESIDE, Figures
from ui.stocks.judged import Judged, judged, judged_beside, naive
from ui.stocks.trials import Trial
from ui.stocks.verdict import about_rows, caution, verdict

FIGURES = ("forecast", "skill", "rmse", "mae", "mape", "direction")


def sentences(figures: Figures) -> None:
    """A plain sentence on each forecast of a network."""
    beside = judged_beside(figures)
    found = [verdict(own, beside.get(target + BESIDE), figures.beside) for target, own in judged(figures).items()]
    st.markdown("\n".join(f"- {sentence}" for sentence in [*found, *map(verdict, beside.values())]))


def table(figures: Figures) -> None:
    """All forecasts of the held-out rows, those of the networks and the simple ones."""
    heads, beside = lesson.words("stocks")["table"], judged_beside(figures)
    networks, simple = judged(figures), naive(figures)
    rows = [row(forecast) for forecast in [*networks.values(), *beside.values(), *simple]]
    st.markdown(markdown([heads[head] for head in FIGURES], rows), help=heads["help"])
    st.caption(f"{heads['skill_is']} {about_rows(figures)}")
    if caution(figures.windows):
        st.warning(caution(figures.windows))


def row(forecast: Judged) -> list[str]:
    """The cells of one forecast, rounded."""
    s = forecast.scores
    direction = "–" if forecast.many_steps else share(s.direction)  # it does not know the row from which that would be
    return [forecast.name, _skill(s.skill), size(s.rmse), size(s.mae), share(s.mape), direction]


def as_csv(trial: Trial) -> str:
    """The table with all its digits, for a file."""
    figures = Figures(trial)
    forecasts = [*judged(figures).values(), *naive(figures)]
    return csv_text(FIGURES, ([of.name, *(getattr(of.scores, name) for name in FIGURES[1:])] for of in forecasts))


def _skill(value: float) -> str:
    return "–" if np.isnan(value) else f"{round(value, 3) + 0.0:,.3f}".replace("-", "−")
