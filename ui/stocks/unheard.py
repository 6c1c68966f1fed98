"""A column of the file that the networks do not hear, and whose last value says more than all that they are beside."""

from core.forecast.baselines import persistence
from core.forecast.uncertainty import compare
from core.forecast.yardsticks import COPY
from ui.kit import lesson
from ui.stocks import simple
from ui.stocks.figures import Figures
from ui.stocks.judged import Judged, judged, with_interval


def told(figures: Figures) -> str:
    """Its name, its skill, and what each network is worth beside it; empty where there is none, or it is heard."""
    best = found(figures)
    if best is None:
        return ""
    words = lesson.words("stocks")["unheard"]
    said = [words["told"].format(best=f"**{best.name}**", skill=with_interval(best.beside_today))]
    for one in judged(figures).values():
        if not one.many_steps:
            beside = compare(one.forecast, best.forecast, best.actual)
            said.append(words["beside"].format(name=f"**{one.name}**", skill=with_interval(beside)))
    return " ".join([*said, words["hear"]])


def found(figures: Figures) -> Judged | None:
    """The last value of that column as a forecast of the held-out rows, chosen without a look at them."""
    known, task = simple.known(figures.trial), figures.task
    name = known.unheard(task.unheard) if known else ""
    if not name:
        return None
    title = lesson.words("stocks")["yardsticks"][COPY].format(column=lesson.plain(name))
    return Judged(title, task.windows, persistence(task.unheard[name], task.windows.test))
