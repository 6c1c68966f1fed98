"""What the charts of a trial say, on the page and in the zip alike."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from core.forecast import baselines
from core.forecast.windows import Windows
from core.maths.arrays import Array
from core.series.rhythm import leaps
from ui.kit import lesson
from ui.kit.charts import Point, points
from ui.kit.lines import Band, Lines
from ui.stocks import simple
from ui.stocks.data import Task
from ui.stocks.differs import marked, named
from ui.stocks.trial import Trial

PADDING = {"left": 0, "top": 5, "right": 36, "bottom": 5}
"""Pixels around a chart over time: half of a date stands beyond its last tick."""
BEFORE = 60
"""Real rows that are drawn before those held out, or before those to come."""
RECURSIVE, VALIDATION, BESIDE = "_recursive", "_validation", "_beside"
BEST = "best"
"""The simple forecast by which the networks are judged, beside "as today"."""


@dataclass(frozen=True)
class Figures:
    """A trial, and on the same axes another one, where there is one `beside`."""

    trial: Trial
    beside: Trial | None = None
    recursive: bool = False

    @property
    def task(self) -> Task:
        return self.trial.task

    @property
    def windows(self) -> Windows:
        return self.trial.task.windows

    def forecasts(self) -> dict[str, Array]:
        """The networks' forecasts of the held-out rows, one step ahead; the recursive ones too, if wanted."""
        runs = self.trial.with_forecasts()
        found = {target: run.forecast for target, run in runs.items() if run.forecast is not None}
        return found | ({target + RECURSIVE: run.recursive() for target, run in runs.items()} if self.recursive else {})

    def forecasts_beside(self) -> dict[str, Array]:
        """The same of the trial beside it, one step at a time."""
        runs = self.beside.with_forecasts() if self.beside else {}
        return {target + BESIDE: run.forecast for target, run in runs.items() if run.forecast is not None}

    def names(self) -> dict[str, str]:
        """What stands in legends, tables and verdicts: with what a trial does wrong on purpose, and what sets the one
        beside it apart."""
        words = names_of(self.trial)
        own = marked(self.trial)
        names = {name: f"{word} · {own}" if own and _of_network(name) else word for name, word in words.items()}
        if self.beside is not None:
            other = named(self.beside, [self.trial])
            names |= {
                target + BESIDE: f"{word} · {other}"
                for target, word in names_of(self.beside).items()
                if target in self.beside.listeners
            }
        best = simple.best(self.trial)
        return names | ({BEST: simple.title(best, self.task.names)} if best and not self.trial.live else {})

    def series(self) -> Lines:
        """The whole series with its held-out end."""
        parts = {"training": range(self.windows.test.start), "held": self.windows.test}
        drawn = {name: self._course(rows, real(self.windows, rows)) for name, rows in parts.items()}
        return self._over_time(drawn, self.task.column)

    def loss(self) -> Lines:
        """The loss of each epoch as a multiple of that of "as today", which is 1."""
        words, runs = lesson.words("stocks"), self.trial.runs()
        drawn: dict[str, list[Point]] = {target: list(run.epochs) for target, run in runs.items()}
        drawn |= {target + VALIDATION: list(run.validation) for target, run in runs.items() if run.windows.validation}
        others = self.beside.runs() if self.beside else {}
        drawn |= {target + BESIDE: list(run.epochs) for target, run in others.items()}
        last = max(run.settings.epochs for run in (*runs.values(), *others.values()))
        drawn["persistence"] = [(0, 1.0), (last, 1.0)]
        return Lines(drawn, self.names(), words["charts"]["epoch"], words["charts"]["loss"], log=True, grows=True)

    def forecast(self) -> Lines:
        """The held-out rows and every forecast of them, after some rows that are known. While it trains, what is not
        there yet has its place: a chart whose lines stay the same keeps its zoom."""
        rows, best = self.windows.test, simple.best(self.trial, today=self.trial.live)
        past = range(max(0, rows.start - BEFORE), rows.stop) if self._same_rows() else range(len(self.windows.values))
        drawn = {"real": self._course(past, real(self.windows, past))}
        drawn |= {name: [] for name in (*self.trial.listeners, BEST) if self.trial.live}
        drawn |= {name: points(self.task.axis(rows), values) for name, values in self.forecasts().items()}
        drawn |= {BEST: points(self.task.axis(rows), best.values)} if best else {}
        drawn["persistence"] = points(self.task.axis(rows), baselines.persistence(self.windows.target, rows))
        if self.beside is not None:
            other = self.beside.task
            at = self.task.axis(other.windows.test, other)
            drawn |= {name: points(at, values) for name, values in self.forecasts_beside().items()}
        return self._over_time(drawn, self.task.column, range(max(0, rows.start - BEFORE), rows.stop))

    def _same_rows(self) -> bool:
        """Whether the trial beside is judged on rows that are drawn anyway."""
        other = self.beside.task if self.beside else self.task
        return {*other.at(other.windows.test)} == {*self.task.at(self.windows.test)}

    def residuals(self) -> Lines:
        """The residuals of each one-step forecast."""
        rows = self.windows.test
        at, actual = self.task.axis(rows), real(self.windows, rows)
        one_step = {name: values for name, values in self.forecasts().items() if not name.endswith(RECURSIVE)}
        drawn = {name: points(at, baselines.residuals(values, actual)) for name, values in one_step.items()}
        return self._over_time(drawn, lesson.words("stocks")["charts"]["residuals"])

    def everywhere(self) -> Lines:
        """Real and predicted over the whole series, its parts drawn apart."""
        windows = self.windows
        parts = {"training": range(windows.train.stop), "validation": windows.validation, "held": windows.test}
        drawn = {name: self._course(rows, real(windows, rows)) for name, rows in parts.items() if rows}
        rows = range(windows.window, len(windows.values))
        drawn |= {name: self._course(rows, run.everywhere()) for name, run in self.trial.with_forecasts().items()}
        words = lesson.words("stocks")["charts"]
        found = self._over_time(drawn, self.task.column, windows.test)
        return replace(found, views=(words["held"], words["whole"]) if found.opening else None)

    def ahead(self, rows: int) -> Lines:
        """The rows to come, each forecast fed back to its network, with a band; all begin at the last known value."""
        last = len(self.windows.values)
        past = range(max(0, last - BEFORE), last)
        known, to_come = [row - last + 1 for row in past], list(range(rows + 1))
        value = real(self.windows, range(last - 1, last))
        drawn = {"real": points(known, real(self.windows, past))}
        bands = {}
        for target, run in self.trial.with_forecasts().items():
            drawn[target] = points(to_come, np.concatenate([value, run.ahead(rows)]))
            low, high = (np.concatenate([value, edge[np.isfinite(edge)]]) for edge in run.band(rows))
            bands[target] = Band(to_come[: len(low)], low, high)
        way = "from_last_backwards" if "backwards" in self.task.wrong else "from_last"
        title = lesson.words("stocks")[way].format(last=self.task.at(range(last - 1, last))[0])
        return Lines(drawn, self.names(), title, self.task.column, bands)

    def _course(self, rows: range, values: Array) -> list[Point]:
        """Values over time; the line breaks where the dates leap."""
        dates = self.task.dates
        gaps = leaps(dates[rows.start : rows.stop]) if dates is not None and len(rows) > 1 else None
        return points(self.task.axis(rows), values, gaps)

    def _over_time(self, drawn: Mapping[str, list[Point]], title: str, opening: range | None = None) -> Lines:
        """Lines over dates or rows; at first those of the rows `opening` are seen."""
        words = lesson.words("stocks")["charts"]
        names = self.names() | {name: words[name] for name in ("training", "validation", "held")}
        seen: list[Any] = self.task.axis(opening) if opening else []
        ends = (min(seen), max(seen)) if len(seen) > 1 else None
        return Lines(drawn, names, words["date" if self.task.dated else "row"], title, opening=ends, padding=PADDING)


def names_of(trial: Trial) -> dict[str, str]:
    """The words for all that is drawn of a trial; its second network is called by what it learns of a step."""
    words: dict[str, str] = lesson.words("stocks")["names"]
    learned = {network: listener.record.settings.target for network, listener in trial.listeners.items()}
    return words | {
        network + part: words[target + part]
        for network, target in learned.items()
        for part in ("", RECURSIVE, VALIDATION)
    }


def real(windows: Windows, rows: range) -> Array:
    """The real values of some rows (rows,)."""
    return windows.target[rows.start : rows.stop]


def _of_network(name: str) -> bool:
    return name.startswith(("price", "change"))
