"""A forecast judged in plain sentences, and the rows on which it is judged."""

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
"""With fewer held-out rows there is no word on how the curve lies."""
LAGS = ("no_lag", "lag", "lags")


def verdict(judged: Judged, before: Judged | None = None, beside: Trial | None = None) -> str:
    """Plain sentences on a forecast: beside "as today", beside a constant, its bias, whether it always goes one way,
    whether it is yesterday's; and beside the same network of another trial, on the same rows."""
    words, windows, rmse = lesson.words("stocks")["verdict"], judged.windows, judged.scores.rmse
    persistence, _, constant = (simple.scores.rmse for simple in baselines_of(windows, ""))
    if judged.many_steps:
        still = Judged("", windows, baselines.unchanged(windows.target, windows.test)).scores.rmse
        return " ".join([_ratio(judged, still, "recursive_"), *_bias(judged)])
    sentences = [_ratio(judged, persistence)]
    if constant < min(rmse, persistence):
        sentences.append(words["constant"])
    if before and beside and same(before.windows, windows):
        facts = {"other": marked(beside, numbered=True), "rmse": size(before.scores.rmse), "here": size(rmse)}
        sentences.append(words["beside"].format(**facts))
    return " ".join([*sentences, *_bias(judged), *_one_way(judged), *_lag(judged)])


def _ratio(judged: Judged, simple: float, way: str = "") -> str:
    """How its RMSE stands to that of a simple forecast."""
    ratio = judged.scores.rmse / simple if simple else np.inf
    kind = "same" if abs(ratio - 1) < ALIKE else "worse" if ratio > 1 else "better"
    facts = {"name": f"**{judged.name}**", "percent": f"{100 * abs(ratio - 1):,.0f}"}
    return str(lesson.words("stocks")["verdict"][way + kind].format(**facts))


def _one_way(judged: Judged) -> list[str]:
    """That it always forecasts a rise, or always a fall."""
    words, signs = lesson.words("stocks")["verdict"], set(np.sign(judged.changes))
    return [words["always_up"]] if signs == {1} else [words["always_down"]] if signs == {-1} else []


def _lag(judged: Judged) -> list[str]:
    """That the curve looks like the series some rows before, where that is clear; with both correlations."""
    words, found = (
        lesson.words("stocks")["verdict"],
        baselines.lag(judged.forecast, judged.windows.target, judged.windows.test),
    )
    if not found.clear or len(judged.forecast) < FEW:
        return []
    facts = {"shift": found.shift, "there": found.correlations[found.shift], "same": found.correlations[0]}
    return [words[LAGS[min(found.shift, 2)]].format(**facts)]


def _bias(judged: Judged) -> list[str]:
    """How much too high or too low it is on average, where that is much of its error."""
    words, windows = lesson.words("stocks")["verdict"], judged.windows
    bias = float((judged.forecast - windows.target[windows.test.start :]).mean())
    if abs(bias) < BIASED * judged.scores.rmse:
        return []
    return [words["too_high" if bias > 0 else "too_low"].format(size=size(abs(bias)))]


def about_rows(figures: Figures) -> str:
    """The held-out rows in a sentence; where the trial beside has others, of those too."""
    words, beside = lesson.words("stocks")["table"], figures.beside
    text = f"{base_rate(figures.windows)} {beyond(figures.windows)}".strip()
    if beside is None or same(beside.task.windows, figures.windows):
        return text
    return f"{text} {words['of_run'].format(number=beside.number, told=base_rate(beside.task.windows))}"


def beyond(windows: Windows) -> str:
    """How many held-out values lie where nothing was learned."""
    learned = windows.target[: windows.train.stop]
    text: str = lesson.words("stocks")["table"]["beyond"].format(
        count=windows.beyond, rows=len(windows.test), low=size(float(learned.min())), high=size(float(learned.max()))
    )
    return text if windows.beyond else ""


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
