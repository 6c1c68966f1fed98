"""Again with other seeds: each network of a trial trained a few times more, and what that says of the first time."""

from statistics import median

import numpy as np
import streamlit as st

from core.forecast.baselines import persistence, scores
from core.forecast.run import ForecastRun
from core.forecast.seeds import again, updates
from ui.kit import lesson, training_panel
from ui.kit.charts import chart
from ui.kit.dots import Dot, dots
from ui.kit.numbers import size
from ui.kit.store import Store
from ui.kit.widgets import slider
from ui.stocks import repeats
from ui.stocks.figures import Figures
from ui.stocks.repeats import Found
from ui.stocks.state import BOUNDS, StockState
from ui.stocks.trial import Trial

KIND = "seeds"
KINDS = ("run", "again")
"""The seed of the run itself, and the others."""


def show(store: Store[StockState], trial: Trial) -> None:
    """A fold; one that is closed computes nothing, but what it began goes on."""
    words, jobs = lesson.words("stocks")["seeds"], repeats.jobs(KIND, trial)
    with st.expander(words["title"], expanded=bool(jobs), on_change="rerun", key="stocks.fold.seeds") as fold:
        if not fold.open:
            return
        st.markdown(f"{words['what']} {told_before(trial, store.state.seeds)}")
        slider(store, "seeds", words["count"], BOUNDS["seeds"], 1)
        label = words["train"].format(count=store.state.seeds)
        training_panel.panel(
            lambda: repeats.jobs(KIND, trial), lambda: _begin(store, trial), lambda: _draw(trial), label,
            key="stocks.seeds",
        )  # fmt: skip


def _begin(store: Store[StockState], trial: Trial) -> None:
    """A job for each network, so that both workers have one."""
    names, count = Figures(trial).names(), store.state.seeds
    for network, run in trial.runs().items():
        first = run.settings.seed
        seeds = [seed for seed in range(1, first + count + 1) if seed != first][:count]
        label = f"{names[network]}: "
        store.note(repeats.begin(f"{KIND}.{network}", trial, count, label, again, run.windows, run.settings, seeds))


def told_before(trial: Trial, count: int) -> str:
    """How long so many seeds will take, with both networks side by side; nothing where that was never measured."""
    each = {network: count * updates(run.windows, run.settings) for network, run in trial.runs().items()}
    took = max(repeats.seconds(trial, each))
    return str(lesson.words("stocks")["seeds"]["takes"].format(time=training_panel.duration(took))) if took else ""


def _draw(trial: Trial) -> None:
    found = results(trial, repeats.found(repeats.jobs(KIND, trial)))
    if not any(len(errors) > 1 for errors in found.values()):
        return
    st.markdown("\n".join(f"- {sentence}" for sentence in sentences(trial, found)))
    words = lesson.words("stocks")["seeds"]
    spec = dots(drawn(trial, found), {kind: words[kind] for kind in KINDS}, words["ratio"], apart=False)
    chart(spec, "stocks.seeds.chart", words["alt"], spec["height"])


def drawn(trial: Trial, found: dict[str, dict[int, float]]) -> list[Dot]:
    """A dot for each seed: the RMSE to that of "as today"."""
    words, names, naive = lesson.words("stocks")["seeds"], Figures(trial).names(), as_today(trial)
    return [
        Dot(names[network], rmse / naive, KINDS[place > 0], words["seed"].format(seed=seed, rmse=size(rmse)))
        for network, errors in found.items()
        for place, (seed, rmse) in enumerate(errors.items())
        if np.isfinite(rmse)
    ]


def results(trial: Trial, found: Found) -> dict[str, dict[int, float]]:
    """The RMSE of each network with each seed by now, that of the run first; nan where it exploded."""
    return {
        network: {run.settings.seed: _rmse(run)}
        | {seed: errors[0] for seed, errors in found.get(run.settings.target, {}).items()}
        for network, run in trial.with_forecasts().items()
    }


def sentences(trial: Trial, found: dict[str, dict[int, float]]) -> list[str]:
    """How often each network was better than "as today"; its median and range; and what the run was among them."""
    words, names, said = lesson.words("stocks")["seeds"], Figures(trial).names(), []
    for network, errors in found.items():
        finite = [rmse for rmse in errors.values() if np.isfinite(rmse)]
        text = [words["better"].format(name=f"**{names[network]}**", of=len(errors), **_facts(finite, as_today(trial)))]
        (seed, own), place = next(iter(errors.items())), {min(finite): "best", max(finite): "worst"}
        text += [words[place[own]].format(seed=seed)] if own in place and len(place) > 1 else []
        text += [words["exploded"].format(count=len(errors) - len(finite))] if len(finite) < len(errors) else []
        said.append(" ".join(text))
    return said


def _facts(errors: list[float], naive: float) -> dict[str, str | int]:
    """What is said of some errors beside that of "as today"."""
    better, worse = (
        sum(repeats.better(one, naive) for one in errors),
        sum(repeats.better(naive, one) for one in errors),
    )
    shown = {"median": median(errors), "low": min(errors), "high": max(errors), "naive": naive}
    counts = {"better": better, "alike": len(errors) - better - worse}
    return counts | {name: size(value) for name, value in shown.items()}


def as_today(trial: Trial) -> float:
    """The RMSE of "as today" on the held-out rows."""
    windows = trial.task.windows
    return scores(persistence(windows.target, windows.test), windows.target, windows.test).rmse


def _rmse(run: ForecastRun) -> float:
    if run.forecast is None:
        return float(np.nan)
    return scores(run.forecast, run.windows.target, run.windows.test).rmse
