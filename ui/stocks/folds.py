"""On earlier rows too: everything of a trial fitted anew on folds, and what held on all of them."""

from statistics import median

import numpy as np
import streamlit as st

from core.forecast.folds import AHEAD, held, most_folds, planned, rolling
from ui.kit import lesson, training_panel
from ui.kit.charts import chart
from ui.kit.dots import Dot, dots
from ui.kit.numbers import size
from ui.kit.store import Store
from ui.kit.tables import markdown
from ui.kit.widgets import slider
from ui.stocks import repeats
from ui.stocks.figures import Figures
from ui.stocks.repeats import Found
from ui.stocks.state import BOUNDS, TARGETS, StockState
from ui.stocks.trial import Trial

KIND = "folds"
NAIVE = "persistence"
COPY = "copy"


def show(store: Store[StockState], trial: Trial) -> None:
    """A fold of the page; one that is closed computes nothing, but what it began goes on."""
    words, jobs = lesson.words("stocks")["folds"], repeats.jobs(KIND, trial)
    with st.expander(words["title"], expanded=bool(jobs), on_change="rerun", key="stocks.fold.folds") as fold:
        if not fold.open:
            return
        most = most_folds(trial.task.windows, BOUNDS["folds"][1])
        if most < BOUNDS["folds"][0]:
            st.markdown(words["none"])
            return
        count = min(store.state.folds, most)
        st.markdown(" ".join([words["what"], told_before(trial, count)]))
        slider(store, "folds", words["count"], BOUNDS["folds"], 1)
        training_panel.panel(
            lambda: repeats.jobs(KIND, trial), lambda: _begin(store, trial, count), lambda: _draw(trial),
            words["train"].format(count=count), key="stocks.folds",
        )  # fmt: skip


def told_before(trial: Trial, count: int) -> str:
    """How many rows each fold holds out, and how long it will take."""
    words, windows = lesson.words("stocks")["folds"], trial.task.windows
    updates = {net: planned(windows, {net: run.settings}, count) for net, run in trial.runs().items()}
    took = sum(repeats.seconds(trial, updates))
    facts = {"count": count, "rows": held(windows, count), "time": training_panel.duration(took)}
    last = words["last_one"] if held(windows, count) == len(windows.test) else ""
    return f"{words['takes' if took else 'sizes'].format(**facts)} {last}".strip()


def _begin(store: Store[StockState], trial: Trial, count: int) -> None:
    settings = {network: run.settings for network, run in trial.runs().items()}
    label = lesson.words("stocks")["folds"]["label"]
    store.note(repeats.begin(KIND, trial, count, label, rolling, trial.task.windows, settings, count))


def _draw(trial: Trial) -> None:
    found = judged(repeats.found(repeats.jobs(KIND, trial)))
    if NAIVE not in found:
        return
    words = lesson.words("stocks")["folds"]
    st.markdown("\n".join(f"- {sentence}" for sentence in sentences(trial, found)))
    kinds = {f"ahead_{ahead}": words["ahead"].format(rows=ahead) for ahead in AHEAD}
    titles = names(trial)
    drawn = [
        Dot(titles[name], ratio, f"ahead_{ahead}", words["fold"].format(fold=fold, rmse=size(errors[place])))
        for name, of in found.items()
        if name != NAIVE
        for fold, errors in of.items()
        for place, ahead in enumerate(AHEAD)
        if np.isfinite(ratio := errors[place] / found[NAIVE][fold][place])
    ]
    if drawn:
        spec = dots(drawn, kinds, words["ratio"])
        chart(spec, "stocks.folds.chart", words["alt"], spec["height"])
    st.markdown(table(trial, found))


def judged(found: Found) -> Found:
    """The networks first; without the copies of columns in another unit, which are worse than a constant."""

    def worth(name: str) -> bool:
        constant = found.get("constant", {})
        return not name.startswith(COPY) or all(errors[0] <= constant[fold][0] for fold, errors in found[name].items())

    kept = {name: of for name, of in found.items() if worth(name)}
    networks = [name for name in kept if name in TARGETS]
    return {name: kept[name] for name in [*networks, *(name for name in kept if name not in networks)]}


def sentences(trial: Trial, found: Found) -> list[str]:
    """In how many folds each network was better than "as today", and what had the lowest errors."""
    words, titles, said = lesson.words("stocks")["folds"], names(trial), []
    for name in (name for name in TARGETS if name in found):
        counts = []
        for place, ahead in enumerate(AHEAD):
            pairs = [(errors[place], found[NAIVE][fold][place]) for fold, errors in found[name].items()]
            known = [(own, naive) for own, naive in pairs if np.isfinite(own + naive)]
            if known:
                better = sum(repeats.better(own, naive) for own, naive in known)
                counts.append(words["better_at"].format(better=better, of=len(known), rows=ahead))
        if counts:
            said.append(words["better"].format(name=f"**{titles[name]}**", counts=", ".join(counts)))
    typical = {name: ratio(found, name, 0) for name in found}
    best = min(typical, key=lambda name: typical[name])
    return [*said, words["best"].format(name=f"**{titles[best]}**", ratio=f"{typical[best]:.3f}")]


def table(trial: Trial, found: Found) -> str:
    """The RMSE of each forecast in each fold, so many rows ahead, and the median of what it is to "as today"."""
    words, titles = lesson.words("stocks")["folds"], names(trial)
    folds = sorted({fold for of in found.values() for fold in of})
    heads = [words["forecast"], words["rows"], *(words["number"].format(fold=fold) for fold in folds), words["median"]]
    rows = []
    for place, ahead in enumerate(AHEAD):
        for name, of in found.items():
            errors = [of[fold][place] if fold in of else np.nan for fold in folds]
            if np.isfinite(errors).any():
                shown = [size(error) if np.isfinite(error) else "–" for error in errors]
                rows.append([titles[name], str(ahead), *shown, f"{ratio(found, name, place):.3f}"])
    return markdown(heads, rows)


def ratio(found: Found, name: str, place: int) -> float:
    """The median over the folds of a forecast's RMSE to that of "as today"; infinite where there is none."""
    ratios = [errors[place] / found[NAIVE][fold][place] for fold, errors in found[name].items()]
    known = [one for one in ratios if np.isfinite(one)]
    return median(known) if known else float(np.inf)


def names(trial: Trial) -> dict[str, str]:
    """The networks' names as above, and those of the simple forecasts, whose fitted values differ from fold to fold."""
    words = lesson.words("stocks")["folds"]
    copies = {f"{COPY} {k}": words["copy"].format(column=name) for k, name in enumerate(trial.task.names) if k}
    networks = Figures(trial).names()
    return {**words["names"], **copies, **{network: networks[network] for network in TARGETS}}
