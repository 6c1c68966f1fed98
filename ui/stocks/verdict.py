"""What there is to say of a forecast in plain sentences, and of the rows on which it is judged."""

import numpy as np

from core.forecast import baselines
from core.forecast.windows import Windows
from ui.kit import lesson
from ui.kit.numbers import share, size
from ui.stocks.figures import Figures, marked
from ui.stocks.judged import Judged, baselines_of, same
from ui.stocks.trials import Trial

ALIKE = 0.01
"""RMSEs that differ by less than this share count as the same."""
BIASED = 0.5
"""A mean error of more than this share of the RMSE is worth a word."""
FEW = 20
"""So few held-out rows say nothing of how a curve lies."""
LAGS = ("no_lag", "lag", "lags")


def verdict(one: Judged, before: Judged | None = None, beside: Trial | None = None) -> str:
    """Plain sentences on a forecast: beside "as today", beside a constant, its bias, whether it always says the same,
    whether it is yesterday's; and beside the same network of another trial, on the same rows."""
    words, windows, rmse = lesson.words("stocks")["verdict"], one.windows, one.scores.rmse
    persistence, _, constant = (simple.scores.rmse for simple in baselines_of(windows, ""))
    if one.recursive:
        still = Judged("", windows, baselines.unchanged(windows.target, windows.test)).scores.rmse
        return " ".join([_ratio(one, still, "recursive_"), *_bias(one)])
    said = [_ratio(one, persistence)]
    if constant < min(rmse, persistence):
        said.append(words["constant"])
    if before and beside and same(before.windows, windows):
        facts = {"other": marked(beside, numbered=True), "rmse": size(before.scores.rmse), "here": size(rmse)}
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
    return [words["too_high" if bias > 0 else "too_low"].format(size=size(abs(bias)))]


def about_rows(figures: Figures) -> str:
    """What there is to say of the held-out rows; where the trial beside has others, of those too."""
    words, beside = lesson.words("stocks")["table"], figures.beside
    told = f"{base_rate(figures.windows)} {beyond(figures.windows)}".strip()
    if beside is None or same(beside.task.windows, figures.windows):
        return told
    return f"{told} {words['of_run'].format(number=beside.number, told=base_rate(beside.task.windows))}"


def beyond(windows: Windows) -> str:
    """How many held-out values lie where nothing was learned."""
    learned = windows.target[: windows.train.stop]
    facts = {"count": windows.beyond, "rows": len(windows.test)}
    facts |= {"low": size(float(learned.min())), "high": size(float(learned.max()))}
    return str(lesson.words("stocks")["table"]["beyond"].format(**facts)) if windows.beyond else ""


def base_rate(windows: Windows) -> str:
    """What share of the held-out rows went up, and how far chance alone takes a share from a half."""
    moves = np.sign(np.diff(windows.target[windows.test.start - 1 :]))
    moved = moves[moves != 0]
    if not len(moved):
        return ""
    facts = {"rows": len(moved), "up": share(float((moved > 0).mean())), "chance": f"{50 / len(moved) ** 0.5:.1f}"}
    return str(lesson.words("stocks")["table"]["base_rate"].format(**facts))


def caution(windows: Windows) -> str:
    """That there are too few rows to judge by."""
    rows = len(windows.test)
    return str(lesson.words("stocks")["verdict"]["few"].format(rows=rows)) if rows < FEW else ""
