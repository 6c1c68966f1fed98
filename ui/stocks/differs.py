"""What a run is called: its number, and what differs between the runs that are kept."""

from collections.abc import Iterable
from typing import Any

from core.training.job import Status
from ui.kit import lesson
from ui.stocks.trial import Trial
from ui.stocks.trials import trials

COMMON = ("units", "layers", "dropout", "learning_rate", "seed", "patience")
"""Settings that both networks share."""


def marked(trial: Trial, numbered: bool = False) -> str:
    """What tells a trial from others: its number, and what it does wrong on purpose."""
    words = lesson.words("stocks")["wrong"]
    number = [words["run"].format(number=trial.number)] if numbered else []
    return ", ".join(number + [words[mark] for mark in trial.task.wrong])


def facts(trial: Trial) -> dict[str, Any]:
    """All by which runs can differ, by the name that it has in the words."""
    task, recipes = trial.task, {target: listener.record.settings for target, listener in trial.listeners.items()}
    found: dict[str, Any] = {"source": task.source, "column": task.column, "heard": ", ".join(task.names[1:])}
    found |= {"rows": task.windows.rows, "held": len(task.windows.test), "window": task.windows.window}
    for target, settings in recipes.items():
        found |= {name: getattr(settings, name) for name in COMMON}
        found |= {f"epochs_{target}": settings.epochs}
    found |= {"batch": recipes["price"].batch} if "price" in recipes else {}
    return found | ({"target_change": recipes["change"].target} if "change" in recipes else {}) | ended(trial)


def ended(trial: Trial) -> dict[str, str]:
    """Where a training was stopped, or stopped by itself: epochs done of all."""
    words, found = lesson.words("stocks")["differs"], {}
    for listener in trial.listeners.values():
        run, how = listener.listen(), listener.job.status
        name = {Status.STOPPED: "stopped", Status.FINISHED: "early"}.get(how)
        if name and len(run.epochs) < run.settings.epochs:
            found[name] = words["of"].format(done=len(run.epochs), epochs=run.settings.epochs)
    return found


def differs(trial: Trial, among: Iterable[Trial]) -> list[str]:
    """What sets a trial apart from the others, in words; what it has not is not told."""
    words, own, others = lesson.words("stocks")["differs"], facts(trial), [facts(other) for other in among]
    return [
        words[name].format(value=words["steps"].get(value, lesson.plain(value)))
        for name, value in own.items()
        if value and any(other.get(name) != value for other in others)
    ]


def named(trial: Trial, among: Iterable[Trial] | None = None) -> str:
    """A trial by its number, what it does wrong on purpose, and what sets it apart from others: from those of the
    session, where none are given."""
    others = trials().values() if among is None else among
    return ", ".join([marked(trial, numbered=True), *differs(trial, others)])
