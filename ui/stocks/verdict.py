"""A forecast judged in plain sentences, and the rows on which it is judged."""

import math

import numpy as np

from core.forecast import baselines
from core.forecast.uncertainty import Compared
from core.forecast.windows import Windows
from ui.kit import lesson
from ui.kit.numbers import probability, share, signed, size
from ui.stocks.differs import named
from ui.stocks.figures import Figures
from ui.stocks.judged import Judged, same
from ui.stocks.trial import Trial

ALIKE = 0.01
"""RMSEs that differ by less than this share count as the same, where nothing can be tested: of a single course."""
BIASED = 0.5
"""A mean error of more than this share of the RMSE is worth a word."""
WHOLE = 0.95
"""Percent from which on they are told without digits after the point."""
FEW = 20
"""With fewer held-out rows there is no word on how the curve lies."""
FAINT = 0.15
"""Forecast changes that are smaller than this share of the real ones (root mean squares) are hardly any."""
STEADY = 0.8
"""From this share of their mean square on, changes that are all the same are a drift."""
LAGS = ("no_lag", "lag", "lags")


def verdict(judged: Judged, before: Judged | None = None, beside: Trial | None = None) -> str:
    """Plain sentences on a forecast: beside "as today", beside the best simple one, how little it says, beside a
    constant, its bias, whether it always goes one way, whether it is yesterday's; and beside the same network of
    another trial, on the same rows."""
    words, windows, rmse = lesson.words("stocks")["verdict"], judged.windows, judged.scores.rmse
    if judged.many_steps:
        still = Judged("", windows, baselines.unchanged(windows.target, windows.test)).scores.rmse
        return " ".join([_ratio(judged, still, "recursive_"), *_bias(judged)])
    sentences = [_beside_today(judged), *_beside_best(judged), *_faint(judged)]
    mean = Judged("", windows, baselines.constant(windows.target, windows.test)).beside_today.skill
    if mean > max(0, judged.beside_today.skill):
        sentences.append(words["constant"])
    if before and beside and same(before.windows, windows):
        facts = {"other": named(beside), "rmse": size(before.scores.rmse), "here": size(rmse)}
        sentences.append(words["beside"].format(**facts))
    return " ".join([*sentences, *_bias(judged), *_one_way(judged), *_lag(judged)])


def of_best(best: Judged) -> str:
    """How the simple forecast that networks are judged by does itself."""
    return str(lesson.words("stocks")["verdict"]["of_best"].format(**_facts(best.beside_today)))


def in_a_word(judged: Judged) -> str:
    """Beside "as today": "better", "worse" or "alike", as far as it can be told."""
    found = judged.beside_today
    if found.same or math.isnan(found.low):
        naive = baselines_rmse(judged)
        ratio = judged.scores.rmse / naive if naive else np.inf
        return "alike" if abs(ratio - 1) < ALIKE else "worse" if ratio > 1 else "better"
    return _kind(found)


def _kind(found: Compared) -> str:
    return "alike" if not found.apart else "better" if found.skill > 0 else "worse"


def _beside_today(judged: Judged) -> str:
    """Better or worse than "as today", not told apart from it, or, with too few rows, merely by how much."""
    found = judged.beside_today
    if found.same or math.isnan(found.low):
        return _ratio(judged, baselines_rmse(judged), "untested_")
    kind = _kind(found)
    ratio = 100 * abs(math.sqrt(1 - found.skill) - 1)
    facts = {"name": f"**{judged.name}**", "percent": f"{ratio:,.0f}" if ratio >= WHOLE else f"{ratio:.2g}"} | _facts(
        found
    )
    return str(lesson.words("stocks")["verdict"][kind].format(**facts))


def _beside_best(judged: Judged) -> list[str]:
    """The same beside the simple forecast that it is judged by."""
    found = judged.beside_best
    if found is None or judged.best is None or math.isnan(found.low):
        return []
    kind = "best_alike" if not found.apart else "beats_best" if found.skill > 0 else "best_beats"
    facts = {"best": f"**{judged.best.name}**", "of_best": signed(judged.best.beside_today.skill), **_facts(found)}
    return [str(lesson.words("stocks")["verdict"][kind].format(**facts))]


def _facts(of: Compared) -> dict[str, str]:
    facts = {name: signed(getattr(of, name)) for name in ("low", "high")}
    return {"skill": signed(of.skill), "p": probability(of.p), **facts}


def _faint(judged: Judged) -> list[str]:
    """Where it hardly says anything but "as today": whether that is a drift, and whether there was more to learn."""
    words, windows, said = lesson.words("stocks")["verdict"], judged.windows, judged.changes
    real = judged.actual - baselines.persistence(windows.target, windows.test)
    large, actual = (float(np.sqrt((of**2).mean())) for of in (said, real))
    if not 0 < large < FAINT * actual:
        return []
    steady = float(said.mean()) ** 2 >= STEADY * large**2
    learned = float(np.diff(windows.target[: windows.train.stop]).mean())
    facts = {"mean": size(float(said.mean())), "spread": size(float(said.std())), "size": size(large)}
    found = [words["drift" if steady else "faint"].format(**facts, drift=size(learned), real=size(actual))]
    best = judged.best
    more = best is not None and best.beside_today.apart and best.beside_today.skill > 0
    return [*found, words["more_to_learn"].format(best=f"**{best.name}**")] if best and more else found


def baselines_rmse(judged: Judged) -> float:
    """The RMSE of "as today" on the same rows."""
    real = judged.actual - baselines.persistence(judged.windows.target, judged.windows.test)
    return float(np.sqrt((real**2).mean()))


def _ratio(judged: Judged, simple: float, way: str) -> str:
    """How its RMSE stands to that of a simple forecast, where that can not be tested."""
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
