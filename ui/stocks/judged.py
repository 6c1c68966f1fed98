"""The forecasts that are judged: those of the networks, and the baselines on the same held-out rows."""

from dataclasses import dataclass

import numpy as np

from core.forecast import baselines
from core.forecast.windows import Windows
from core.maths.arrays import Array
from ui.kit import lesson
from ui.stocks.figures import RECURSIVE, Figures

AVERAGE_DAYS = 5


@dataclass(frozen=True, eq=False)
class Judged:
    """A forecast of the held-out rows of a series, by the name that it has on the page."""

    name: str
    windows: Windows
    forecast: Array
    many_steps: bool = False
    """Whether each value is forecast from the forecasts before it, without any held-out row."""

    @property
    def scores(self) -> baselines.Scores:
        """Its errors and its skill."""
        return baselines.scores(self.forecast, self.windows.target, self.windows.test)

    @property
    def changes(self) -> Array:
        """The changes since the row before that it forecasts, (rows,)."""
        return self.forecast - baselines.persistence(self.windows.target, self.windows.test)


def judged(figures: Figures) -> dict[str, Judged]:
    """The forecasts of the trial's networks by their target."""
    names, windows = figures.names(), figures.windows
    return {
        name: Judged(names[name], windows, values, name.endswith(RECURSIVE))
        for name, values in figures.forecasts().items()
    }


def judged_beside(figures: Figures) -> dict[str, Judged]:
    """Those of the trial beside it."""
    names, windows = figures.names(), figures.beside.task.windows if figures.beside else figures.windows
    return {name: Judged(names[name], windows, values) for name, values in figures.forecasts_beside().items()}


def naive(figures: Figures) -> list[Judged]:
    """The baselines on the same rows; on those of the trial beside too, where they are others."""
    own, beside, windows = baselines_of(figures.windows, ""), figures.beside, figures.windows
    if figures.recursive:
        name = lesson.words("stocks")["names"]["unchanged"]
        own.append(Judged(name, windows, baselines.unchanged(windows.target, windows.test), many_steps=True))
    if beside is None or same(beside.task.windows, figures.windows):
        return own
    return own + baselines_of(
        beside.task.windows, f" · {lesson.words('stocks')['wrong']['there'].format(number=beside.number)}"
    )


def baselines_of(windows: Windows, mark: str) -> list[Judged]:
    """Persistence, moving average and constant on the held-out rows, their names with a mark."""
    names, rows, target, last = lesson.words("stocks")["names"], windows.test, windows.target, days(windows)
    return [
        Judged(names["persistence"] + mark, windows, baselines.persistence(target, rows)),
        Judged(names["average"].format(days=last) + mark, windows, baselines.moving_average(target, rows, last)),
        Judged(names["constant"] + mark, windows, baselines.constant(target, rows)),
    ]


def same(windows: Windows, other: Windows) -> bool:
    """Whether the same values are held out, in the same order."""
    return np.array_equal(windows.target[windows.test.start :], other.target[other.test.start :])


def days(windows: Windows) -> int:
    """How many rows the moving average takes."""
    return min(AVERAGE_DAYS, windows.test.start)
