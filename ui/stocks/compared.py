"""What was kept as A on this page: the run that was trained with it, drawn beside the one that is shown, and how their
errors differ."""

from dataclasses import fields
from urllib.parse import parse_qsl

from ui.kit import lesson
from ui.kit.numbers import difference, signed, size
from ui.kit.store import Store
from ui.stocks import state as stock_state
from ui.stocks import trials
from ui.stocks.differs import named
from ui.stocks.figures import Figures
from ui.stocks.judged import Judged, judged
from ui.stocks.state import StockState
from ui.stocks.trial import Trial

LOOKED_AT = ("recursive", "ahead", "seeds", "folds", "everywhere", "network", "held", "unit", "step")
"""Fields that change nothing of a training."""


def shown(state: StockState) -> Trial | None:
    """The newest trial; once that is over, the one that was trained with what is set, where there is one."""
    newest = trials.newest()
    return newest if newest is None or newest.live else trained(state) or newest


def trained(wanted: StockState) -> Trial | None:
    """The newest trial of this session that was begun with this."""
    found = [trial for trial in trials.trials().values() if _learned(_begun(trial)) == _learned(wanted)]
    return found[-1] if found else None


def kept(store: Store[StockState]) -> Trial | None:
    """The trial of what was kept as A."""
    return trained(store.ghost) if store.ghost is not None else None


def _begun(trial: Trial) -> StockState:
    """What was set when a trial began."""
    return stock_state.read(dict(parse_qsl(trial.link.removeprefix("?"))))[0]


def _learned(state: StockState) -> list[object]:
    return [getattr(state, one.name) for one in fields(state) if one.name not in LOOKED_AT]


def sentences(store: Store[StockState], figures: Figures) -> list[str]:
    """Which run A is, with each network's error there and here; of other held-out values only their skills compare."""
    if store.ghost is None:
        return []
    words, trial = lesson.words("stocks")["compared"], kept(store)
    if trial is None:
        return [words["not_trained"]]
    here, there = judged(figures), judged(Figures(trial))
    same = trial is figures.trial or trial in trials.comparable(figures.trial)
    told = [_one(here[name], there[name], same, words) for name in here if name in there]
    return [" ".join([words["a"].format(run=named(trial)), *told])]


def _one(now: Judged, then: Judged, same: bool, words: dict[str, str]) -> str:
    if same:
        errors = now.scores.rmse, then.scores.rmse
        facts = {"now": size(errors[0]), "then": size(errors[1]), "difference": difference(*errors)}
        return words["rmse"].format(name=now.name, **facts)
    return words["skill"].format(name=now.name, now=signed(now.scores.skill), then=signed(then.scores.skill))
