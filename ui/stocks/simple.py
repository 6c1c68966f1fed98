"""The simple forecasts of a trial: what they are called, and which of them the networks are judged by."""

from collections.abc import Sequence

from core.forecast.choice import Yardsticks
from core.forecast.yardsticks import COPY, PERSISTENCE
from core.training.events import Yardstick
from core.training.job import Status
from ui.kit import lesson
from ui.kit.numbers import size
from ui.stocks.trial import Trial


def known(trial: Trial) -> Yardsticks | None:
    """The simple forecasts of a trial, once all of them are there."""
    found = trial.yardsticks()
    return found if found is not None and found.complete else None


def best(trial: Trial, today: bool = False) -> Yardstick | None:
    """The one that a trial's networks are judged by; "as today" only where that is asked for, for it is drawn and
    told anyway. None where there is none, or not yet."""
    found = known(trial)
    one = found.best if found else None
    return one if one is None or today or one.name != PERSISTENCE else None


def title(one: Yardstick, names: Sequence[str]) -> str:
    """What a simple forecast is called on the page, with what was fitted for it; `names` are those of the columns."""
    words, kind = lesson.words("stocks")["yardsticks"], one.name.split()[0]
    facts = {name: size(value) for name, value in one.fitted.items()}
    facts |= {name: f"{one.fitted[name]:.0f}" for name in ("rows",) if name in one.fitted}
    if kind == COPY:
        facts["column"] = lesson.plain(names[int(one.fitted["column"])])
    return str(words[kind].format(**facts))


def column(one: Yardstick, names: Sequence[str]) -> str:
    """Its name in a file: "as_today", "linear", "last_Close"."""
    words, kind = lesson.words("stocks")["yardstick_columns"], one.name.split()[0]
    return str(words[kind].format(column=names[int(one.fitted.get("column", 0))]))


def told(trial: Trial) -> str:
    """By which simple forecast the networks are judged and how that was chosen; or why by none."""
    words, found = lesson.words("stocks")["yardsticks"], trial.yardsticks()
    if found is None:
        return str(words["none"])
    best = found.best
    if best is None:
        lost = trial.simple is not None and trial.simple.job.status in (Status.FAILED, Status.STOPPED)
        return str(words["lost" if lost else "coming"])
    facts = {"best": f"**{title(best, trial.task.names)}**", "rows": found.rehearsed, "count": len(found.found)}
    kind = "unrehearsed" if not found.rehearsed else "today" if best.name == PERSISTENCE else "chosen"
    return str(words[kind].format(**facts))
