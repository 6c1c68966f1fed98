"""The judgement: the table of all forecasts of the held-out rows, and a plain sentence on each."""

import math

import streamlit as st

from ui.kit import lesson
from ui.kit.numbers import share, signed, size
from ui.kit.tables import csv_text, markdown
from ui.stocks import simple, unheard
from ui.stocks.figures import BESIDE, Figures
from ui.stocks.judged import Judged, best_of, judged, judged_beside, naive, with_interval
from ui.stocks.trial import Trial
from ui.stocks.verdict import about_rows, caution, of_best, verdict

HEADS = ("forecast", "skill", "best", "rmse", "mae", "mape", "direction")
COMPARED = ("skill", "low", "high", "p")
FIGURES = ("rmse", "mae", "mape", "direction")


def sentences(figures: Figures) -> None:
    """A plain sentence on the forecast of each network."""
    beside = judged_beside(figures)
    found = [verdict(own, beside.get(target + BESIDE), figures.beside) for target, own in judged(figures).items()]
    st.markdown("\n".join(f"- {sentence}" for sentence in [*found, *map(verdict, beside.values())]))


def table(figures: Figures) -> None:
    """All forecasts of the held-out rows, those of the networks and the simple ones; by which they are judged."""
    heads, beside, best = lesson.words("stocks")["table"], judged_beside(figures), best_of(figures.trial)
    networks, plain = judged(figures), naive(figures)
    shown = [head for head in HEADS if best or head != "best"]
    names = {head: heads[head] for head in shown} | ({"best": heads["best"].format(best=best.name)} if best else {})
    rows = [row(forecast) for forecast in [*networks.values(), *beside.values(), *plain]]
    lines = [[cells[HEADS.index(head)] for head in shown] for cells in rows]
    st.markdown(f"{simple.told(figures.trial)} {of_best(best) if best else ''} {unheard.told(figures)}")
    st.markdown(markdown([names[head] for head in shown], lines), help=heads["help"])
    recursive = [heads["skill_recursive"]] if figures.recursive else []
    st.caption(" ".join([heads["skill_is"], *recursive, about_rows(figures)]))
    if caution(figures.windows):
        st.warning(caution(figures.windows))


def row(forecast: Judged) -> list[str]:
    """The cells of one forecast, rounded."""
    s = forecast.scores
    direction = "–" if forecast.many_steps else share(s.direction)  # it does not know the row from which that would be
    best = "–" if forecast.beside_best is None else with_interval(forecast.beside_best)
    today = signed(forecast.skill) if forecast.many_steps else with_interval(forecast.beside_today)
    return [forecast.name, today, best, size(s.rmse), size(s.mae), share(s.mape), direction]


def as_csv(trial: Trial) -> str:
    """The table with all its digits, for a file; "best" is the simple forecast that was chosen on the rows before."""
    figures = Figures(trial)
    heads = ["forecast", *(f"{of}_{name}" for of in ("today", "best") for name in COMPARED), *FIGURES]
    return csv_text(heads, map(_line, [*judged(figures).values(), *naive(figures)]))


def _line(of: Judged) -> list[str | float]:
    compared = [
        getattr(one, name) if one else math.nan for one in (of.beside_today, of.beside_best) for name in COMPARED
    ]
    return [of.name, *compared, *(getattr(of.scores, name) for name in FIGURES)]
