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
from ui.stock_figures import BESIDE, RECURSIVE, Figures, marked
from ui.stock_trials import Trial

AVERAGE_DAYS = 5
ALIKE = 0.01
"""RMSEs that differ by less than this share count as the same."""
BIASED = 0.5
"""A mean error of more than this share of the RMSE is worth a word."""
FEW = 20
"""So few held-out rows say nothing of how a curve lies."""
LAGS = ("no_lag", "lag", "lags")
FIGURES = ("forecast", "skill", "rmse", "mae", "mape", "direction")


@dataclass(frozen=True, eq=False)
class Judged:
    """A forecast of the held-out rows of a series, by the name that it has on the page."""

    name: str
    windows: Windows
    forecast: Array
    recursive: bool = False
    """Whether it hears no held-out row, only itself."""

    @property
    def scores(self) -> baselines.Scores:
        return baselines.scores(self.forecast, self.windows.target, self.windows.test)

    @property
    def says(self) -> Array:
        """(rows,) the change since the row before that it forecasts."""
        return self.forecast - baselines.persistence(self.windows.target, self.windows.test)


def show(figures: Figures) -> None:
    """Draw the table and the sentences."""
    heads, beside = lesson.words("stocks")["table"], judged_beside(figures)
    networks, simple = judged(figures), naive(figures)
    rows = [[heads[head] for head in FIGURES], ["---", *["--:"] * 5]]
    rows += [row(one) for one in [*networks.values(), *beside.values(), *simple]]
    st.markdown("\n".join(f"| {' | '.join(cells)} |" for cells in rows), help=heads["help"])
    st.caption(f"{heads['skill_is']} {about_rows(figures)}")
    told = [verdict(one, beside.get(target + BESIDE), figures.beside) for target, one in networks.items()]
    st.markdown("\n".join(f"- {said}" for said in [*told, *map(verdict, beside.values())]))
    if len(figures.windows.test) < FEW:
        st.warning(lesson.words("stocks")["verdict"]["few"].format(rows=len(figures.windows.test)))


def judged(figures: Figures) -> dict[str, Judged]:
    """The forecasts of the trial's networks by their target."""
    names, windows = figures.names(), figures.windows
    return {
        name: Judged(names[name], windows, one, name.endswith(RECURSIVE)) for name, one in figures.forecasts().items()
    }


def judged_beside(figures: Figures) -> dict[str, Judged]:
    """Those of the trial beside it."""
    names, windows = figures.names(), figures.beside.task.windows if figures.beside else figures.windows
    return {name: Judged(names[name], windows, one) for name, one in figures.forecasts_beside().items()}


def naive(figures: Figures) -> list[Judged]:
    """The baselines on the same rows; on those of the trial beside too, where they are others."""
    own, beside, windows = _naive(figures.windows, ""), figures.beside, figures.windows
    if figures.recursive:
        name = lesson.words("stocks")["names"]["unchanged"]
        own.append(Judged(name, windows, baselines.unchanged(windows.target, windows.test), recursive=True))
    if beside is None or _same(beside.task.windows, figures.windows):
        return own
    return own + _naive(
        beside.task.windows, f" · {lesson.words('stocks')['wrong']['there'].format(number=beside.number)}"
    )


def _same(one: Windows, other: Windows) -> bool:
    """Whether the same values are held out, in the same order."""
    return np.array_equal(one.target[one.test.start :], other.target[other.test.start :])


def _naive(windows: Windows, mark: str) -> list[Judged]:
    names, rows, target, last = lesson.words("stocks")["names"], windows.test, windows.target, days(windows)
    return [
        Judged(names["persistence"] + mark, windows, baselines.persistence(target, rows)),
        Judged(names["average"].format(days=last) + mark, windows, baselines.moving_average(target, rows, last)),
        Judged(names["constant"] + mark, windows, baselines.constant(target, rows)),
    ]


def days(windows: Windows) -> int:
    """How many rows the moving average takes."""
    return min(AVERAGE_DAYS, windows.test.start)


def row(one: Judged) -> list[str]:
    s = one.scores
    direction = "–" if one.recursive else _share(s.direction)  # it does not know the row from which that would be
    return [one.name, _skill(s.skill), _size(s.rmse), _size(s.mae), _share(s.mape), direction]


def as_csv(trial: Trial) -> str:
    """The table with all its digits, for a file."""
    figures, file = Figures(trial), io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(FIGURES)
    for one in [*judged(figures).values(), *naive(figures)]:
        writer.writerow([one.name, *(repr(float(getattr(one.scores, name))) for name in FIGURES[1:])])
    return file.getvalue()


def _share(value: float) -> str:
    return "–" if np.isnan(value) else f"{100 * value:.1f} %"


def _size(value: float) -> str:
    """Four digits, zeros at the end too; whole where it is large."""
    return f"{value:,.0f}" if value >= 1000 else f"{value:#.4g}"


def _skill(value: float) -> str:
    return "–" if np.isnan(value) else f"{round(value, 3) + 0.0:,.3f}".replace("-", "−")


def verdict(one: Judged, before: Judged | None = None, beside: Trial | None = None) -> str:
    """Plain sentences on a forecast: beside "as today", beside a constant, its bias, whether it always says the same,
    whether it is yesterday's; and beside the same network of another trial, on the same rows."""
    words, windows, rmse = lesson.words("stocks")["verdict"], one.windows, one.scores.rmse
    persistence, _, constant = (naive.scores.rmse for naive in _naive(windows, ""))
    if one.recursive:
        still = Judged("", windows, baselines.unchanged(windows.target, windows.test)).scores.rmse
        return " ".join([_ratio(one, still, "recursive_"), *_bias(one)])
    said = [_ratio(one, persistence)]
    if constant < min(rmse, persistence):
        said.append(words["constant"])
    if before and beside and _same(before.windows, windows):
        facts = {"other": marked(beside, numbered=True), "rmse": _size(before.scores.rmse), "here": _size(rmse)}
        said.append(words["beside"].format(**facts))
    return " ".join([*said, *_bias(one), *_one_way(one), *_lag(one)])


def _ratio(one: Judged, simple: float, way: str = "") -> str:
    """How its RMSE stands to that of a simple forecast."""
    ratio = one.scores.rmse / simple if simple else np.inf
    kind = "same" if abs(ratio - 1) < ALIKE else "worse" if ratio > 1 else "better"
    facts = {"name": f"**{one.name}**", "percent": f"{100 * abs(ratio - 1):,.0f}"}
    return str(lesson.words("stocks")["verdict"][way + kind].format(**facts))


def _one_way(one: Judged) -> list[str]:
    """That it always says up, or always down."""
    words, signs = lesson.words("stocks")["verdict"], set(np.sign(one.says))
    return [words["always_up"]] if signs == {1} else [words["always_down"]] if signs == {-1} else []


def _lag(one: Judged) -> list[str]:
    """That the curve looks like the series some rows before, where that is clear; both correlations are told."""
    words, found = lesson.words("stocks")["verdict"], baselines.lag(one.forecast, one.windows.target, one.windows.test)
    if not found.clear or len(one.forecast) < FEW:
        return []
    facts = {"shift": found.shift, "there": found.correlations[found.shift], "same": found.correlations[0]}
    return [words[LAGS[min(found.shift, 2)]].format(**facts)]


def _bias(one: Judged) -> list[str]:
    """How much too high or too low it is on average, where that is much of its error."""
    words, windows = lesson.words("stocks")["verdict"], one.windows
    bias = float((one.forecast - windows.target[windows.test.start :]).mean())
    if abs(bias) < BIASED * one.scores.rmse:
        return []
    return [words["too_high" if bias > 0 else "too_low"].format(size=_size(abs(bias)))]


def about_rows(figures: Figures) -> str:
    """What there is to say of the held-out rows; where the trial beside has others, of those too."""
    words, beside = lesson.words("stocks")["table"], figures.beside
    told = f"{base_rate(figures.windows)} {beyond(figures.windows)}".strip()
    if beside is None or _same(beside.task.windows, figures.windows):
        return told
    return f"{told} {words['of_run'].format(number=beside.number, told=base_rate(beside.task.windows))}"


def beyond(windows: Windows) -> str:
    """How many held-out values lie where nothing was learned."""
    learned = windows.target[: windows.train.stop]
    facts = {"count": windows.beyond, "rows": len(windows.test)}
    facts |= {"low": _size(float(learned.min())), "high": _size(float(learned.max()))}
    return str(lesson.words("stocks")["table"]["beyond"].format(**facts)) if windows.beyond else ""


def base_rate(windows: Windows) -> str:
    """What share of the held-out rows went up, and how far chance alone takes a share from a half."""
    moves = np.sign(np.diff(windows.target[windows.test.start - 1 :]))
    moved = moves[moves != 0]
    if not len(moved):
        return ""
    facts = {"rows": len(moved), "up": _share(float((moved > 0).mean())), "chance": f"{50 / len(moved) ** 0.5:.1f}"}
    return str(lesson.words("stocks")["table"]["base_rate"].format(**facts))
