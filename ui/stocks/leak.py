"""What a leaking scaler did, beside the same training without the leak: nothing, and why; or something, and what of it
may be the seed."""

import numpy as np

from ui.kit import lesson
from ui.stocks.figures import BESIDE, Figures, names_of
from ui.stocks.judged import judged, judged_beside, same

ALIKE = 1e-6
"""RMSEs that differ by less than this share are those of one training: only rounding lies between them."""


def sentences(figures: Figures) -> list[str]:
    """A sentence on each network, where one of the two trials leaks and the other differs in nothing else that is
    judged."""
    beside = figures.beside
    if beside is None or not same(beside.task.windows, figures.windows):
        return []
    if set(figures.task.wrong) ^ set(beside.task.wrong) != {"leak"}:
        return []
    others = judged_beside(figures)
    found = []
    for network, own in judged(figures).items():
        if other := others.get(network + BESIDE):
            here, there = own.scores.rmse, other.scores.rmse
            leaked, honest = (here, there) if "leak" in figures.task.wrong else (there, here)
            found.append(_sentence(figures, names_of(figures.trial)[network], leaked, honest))
    return found


def _sentence(figures: Figures, name: str, leaked: float, honest: float) -> str:
    words = lesson.words("stocks")["leaked"]
    ratio = leaked / honest if honest else np.inf
    kind = "better" if ratio < 1 else "worse"
    if abs(ratio - 1) < ALIKE:
        kind = "nothing" if figures.windows.within else "unheard"
    return str(words[kind].format(name=f"**{name}**", percent=f"{100 * abs(ratio - 1):.1f}"))
