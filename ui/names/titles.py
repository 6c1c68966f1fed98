"""What a run is called: its settings in a few words, its number and its file."""

from core.names.run import Run
from core.names.settings import Settings
from ui.kit import lesson
from ui.names.runs import Runs

MOST_TOLD = 2
"""So many changes of the rate are told one by one."""


def about(run: Run) -> str:
    """A run in a few words: cell, size, rate, clipping, updates, and its list where that is not the bundled one."""
    words, s = lesson.words("settings"), run.settings
    facts = {"cell": words[s.cell], "n_a": s.n_a, "rate": rates(s), "clip": clip(s)}
    text = str(words["about"].format(**facts, updates=f"{s.iterations:,}"))
    of = lesson.words("lists")["of"].get(run.source, "")
    return text if run.source == "bundled" else str(words["of_list"].format(about=text, names=of))


def rates(settings: Settings) -> str:
    """The learning rate, with each change of it while it trained."""
    words = lesson.words("settings")
    changes = [words["then"].format(step=f"{step:,}", rate=f"{rate:g}") for step, rate in settings.changes]
    shown = changes if len(changes) <= MOST_TOLD else [words["changes"].format(count=len(changes)), changes[-1]]
    return ", ".join([f"{settings.learning_rate:g}", *shown])


def name(runs: Runs, id: str) -> str:
    """The short name of a run: its number in this session and the file that it or its list came from, or the example
    that it is."""
    words = lesson.words("runs")
    if id not in runs.own:
        return str(words["example"].format(cell=lesson.words("settings")[id]))
    number, file = runs.titles[id]
    return str(words["of_file" if file else "own"].format(number=number, file=lesson.plain(file)))


def clip(settings: Settings) -> str:
    """The clipping of a run in a few words."""
    words = lesson.words("settings")
    return str(words[f"clip_{settings.clipping}"].format(limit=f"{settings.max_gradient:g}"))
