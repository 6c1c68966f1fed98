"""Challenges on prices, as predicates on trials: forecasts of the same held-out rows, beside "as today"."""

from collections.abc import Mapping
from dataclasses import dataclass

from core.forecast.baselines import persistence
from core.forecast.run import ForecastRun
from core.forecast.uncertainty import Compared, compare
from core.lessons.cell_challenges import Facts

ROWS = 100
"""Held-out rows from which on a judgement is asked for."""
CLEAR, MORE = 0.05, 0.001
"""A skill that is worth the trouble; by how much one must be larger than another to be seen."""


@dataclass(frozen=True)
class Trial:
    """Forecasts of the same held-out rows, by target; what was done wrong; whether both trainings are over."""

    runs: Mapping[str, ForecastRun]
    wrong: tuple[str, ...]
    over: bool

    @property
    def honest(self) -> bool:
        """Finished, nothing done wrong, and judged on enough rows."""
        return self.over and not self.wrong and all(len(run.windows.test) >= ROWS for run in self.runs.values())

    def compared(self) -> list[Compared]:
        """Each forecast against "as today"."""
        return [against_today(run) for run in self.runs.values() if run.forecast is not None]


def against_today(run: ForecastRun) -> Compared:
    """The forecast of a run against persistence, on the same held-out rows. It has one."""
    windows, forecast = run.windows, run.forecast
    assert forecast is not None
    rows = windows.test
    return compare(forecast, persistence(windows.target, rows), windows.target[rows.start : rows.stop])


@dataclass(frozen=True)
class StocksWork:
    """The trials of the same values, the newest last."""

    trials: tuple[Trial, ...]


def beaten(work: StocksWork) -> Facts | None:
    """An honest forecast that is clearly better than "as today", and can be told apart from it."""
    if not work.trials or not work.trials[-1].honest:
        return None
    best = max(work.trials[-1].compared(), key=lambda one: one.skill, default=None)
    if best is None or not best.apart or best.skill < CLEAR:
        return None
    return {"skill": best.skill, "low": best.low, "high": best.high}


def not_beaten(work: StocksWork) -> Facts | None:
    """Honest trials with two seeds or more, and no forecast that is better than "as today" beyond doubt."""
    honest = [trial for trial in work.trials if trial.honest]
    seeds = {run.settings.seed for trial in honest for run in trial.runs.values()}
    found = [one for trial in honest for one in trial.compared()]
    if len(seeds) < 2 or any(one.apart and one.skill > 0 for one in found) or not found:
        return None
    return {"count": str(len(found)), "seeds": str(len(seeds)), "best": max(one.skill for one in found)}


def flattered(work: StocksWork) -> Facts | None:
    """Done wrong on purpose, the newest trial has a better skill than an honest one before it."""
    if not work.trials or not work.trials[-1].over or not work.trials[-1].wrong:
        return None
    own = [one.skill for one in work.trials[-1].compared()]
    honest = [one.skill for trial in work.trials if trial.honest for one in trial.compared()]
    return {"wrong": max(own), "honest": max(honest)} if own and honest and max(own) > max(honest) + MORE else None


STOCKS = {"stocks_beaten": beaten, "stocks_not_beaten": not_beaten, "stocks_flattered": flattered}
