"""The forecasts that are judged: those of the networks, and the simple ones of the same held-out rows."""

import math
from dataclasses import dataclass

import numpy as np

from core.forecast import baselines
from core.forecast.uncertainty import Compared, compare
from core.forecast.windows import Windows
from core.forecast.yardsticks import at_hand
from core.maths.arrays import Array
from ui.kit import lesson
from ui.kit.numbers import signed
from ui.stocks import simple
from ui.stocks.figures import RECURSIVE, Figures
from ui.stocks.trial import Trial


@dataclass(frozen=True, eq=False)
class Judged:
    """A forecast of the held-out rows of a series, by the name that it has on the page; and the simple forecast of them
    that it is judged by, None where that is "as today" or not known."""

    name: str
    windows: Windows
    forecast: Array
    many_steps: bool = False
    """Whether each value is forecast from the forecasts before it, without any held-out row."""
    best: "Judged | None" = None

    @property
    def scores(self) -> baselines.Scores:
        """Its errors and its skill."""
        return baselines.scores(self.forecast, self.windows.target, self.windows.test)

    @property
    def changes(self) -> Array:
        """The changes since the row before that it forecasts, (rows,)."""
        return self.forecast - baselines.persistence(self.windows.target, self.windows.test)

    @property
    def actual(self) -> Array:
        """What came (rows,)."""
        return self.windows.target[self.windows.test.start :]

    @property
    def beside_today(self) -> Compared:
        """Its skill against "as today"."""
        return compare(self.forecast, baselines.persistence(self.windows.target, self.windows.test), self.actual)

    @property
    def skill(self) -> float:
        """Its skill against what hears as little as it does: "as today", or the last known value for all rows."""
        still = baselines.unchanged(self.windows.target, self.windows.test)
        return compare(self.forecast, still, self.actual).skill if self.many_steps else self.scores.skill

    @property
    def beside_best(self) -> Compared | None:
        """Its skill against the simple forecast that it is judged by."""
        return compare(self.forecast, self.best.forecast, self.actual) if self.best else None


def judged(figures: Figures) -> dict[str, Judged]:
    """The forecasts of the trial's networks by their target."""
    names, windows, best = figures.names(), figures.windows, best_of(figures.trial)
    return {
        name: Judged(names[name], windows, values, name.endswith(RECURSIVE), None if name.endswith(RECURSIVE) else best)
        for name, values in figures.forecasts().items()
    }


def judged_beside(figures: Figures) -> dict[str, Judged]:
    """Those of the trial beside it."""
    if figures.beside is None:
        return {}
    names, windows, best = figures.names(), figures.beside.task.windows, best_of(figures.beside)
    return {
        name: Judged(names[name], windows, values, best=best) for name, values in figures.forecasts_beside().items()
    }


def best_of(trial: Trial) -> Judged | None:
    """The simple forecast that a trial's networks are judged by, beside "as today"; None where there is no other."""
    best = simple.best(trial)
    return Judged(simple.title(best, trial.task.names), trial.task.windows, best.values) if best else None


def naive(figures: Figures) -> list[Judged]:
    """The simple forecasts of the same rows; of those of the trial beside too, where they are others."""
    own, beside, windows = simple_of(figures.trial, ""), figures.beside, figures.windows
    if figures.recursive:
        name = lesson.words("stocks")["names"]["unchanged"]
        own.append(Judged(name, windows, baselines.unchanged(windows.target, windows.test), many_steps=True))
    if beside is None or same(beside.task.windows, figures.windows):
        return own
    return own + simple_of(beside, f" · {lesson.words('stocks')['wrong']['there'].format(number=beside.number)}")


def simple_of(trial: Trial, mark: str) -> list[Judged]:
    """The simple forecasts of a trial, their names with a mark; the three that need no worker until all are there."""
    found, windows = simple.known(trial), trial.task.windows
    if found is None:
        return baselines_of(windows, mark)
    best, best_name = best_of(trial), found.best.name if found.best else ""
    return [
        Judged(
            simple.title(one, trial.task.names) + mark,
            windows,
            one.values,
            best=None if one.name == best_name else best,
        )
        for one in found.sensible()
    ]


def baselines_of(windows: Windows, mark: str) -> list[Judged]:
    """Persistence, moving average and constant on the held-out rows, their names with a mark."""
    return [Judged(simple.title(one, ()) + mark, windows, one.values) for one in at_hand(windows)]


def same(windows: Windows, other: Windows) -> bool:
    """Whether the same values are held out, in the same order."""
    return np.array_equal(windows.target[windows.test.start :], other.target[other.test.start :])


def with_interval(of: Compared) -> str:
    """A skill with its interval, where it has one."""
    if math.isnan(of.low):
        return signed(of.skill)
    words = lesson.words("stocks")["table"]
    return str(words["interval"].format(skill=signed(of.skill), low=signed(of.low), high=signed(of.high)))
