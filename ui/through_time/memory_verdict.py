"""What a training of the memory task has shown by now, in its own numbers: a sentence for each cell."""

import math
from collections.abc import Sequence

from core.through_time.memory_task import SOLVED, SYMBOLS
from ui.kit import lesson
from ui.kit.numbers import difference, percent, text

CHANCE = 1 / SYMBOLS
GUESSING = 0.1
"""An accuracy that is above chance by less counts as guessing."""
FAINT = 1e-3
"""A gradient at the first step that is a smaller share of the whole one's norm does not tell it anything."""

Point = Sequence[float]
"""(update, accuracy, norm of the gradient, loss, norm of da at the first step)."""


def sentence(cell: str, points: Sequence[Point]) -> str:
    """Whether the cell has learned it, is guessing or is on its way, and what its gradient therefore means."""
    words = lesson.words("memory")["verdict"]
    update, accuracy, norm, loss, first = points[-1]
    longest = max(points, key=lambda point: point[2])
    facts = {
        "cell": lesson.words("memory")[cell], "accuracy": percent(accuracy), "update": f"{update:,.0f}",
        "norm": text(norm), "longest": text(longest[2]), "when": f"{longest[0]:,.0f}", "loss": text(loss),
        "chance": percent(CHANCE), "guessed": text(math.log(SYMBOLS)), "first": text(first),
        "since": f"{solved_at(points) or 0:,.0f}",
    }  # fmt: skip
    told = str(words[outcome(points)].format(**facts))
    faint = outcome(points) == "guesses" and first < FAINT * norm
    return told + (str(words["faint"].format(**facts)) if faint else "")


def beside(points: Sequence[Point], kept: Sequence[Point]) -> str:
    """How the same cell did as it was kept as A; empty where it was not trained."""
    if not kept:
        return ""
    facts = {"mark": lesson.words("compare")["mark"], "accuracy": percent(kept[-1][1])}
    facts |= {"update": f"{kept[-1][0]:,.0f}", "difference": difference(points[-1][1], kept[-1][1])}
    return str(lesson.words("memory")["verdict"]["beside"].format(**facts))


def outcome(points: Sequence[Point]) -> str:
    """ "learned", "guesses" or "learning"."""
    if solved_at(points) is not None and points[-1][1] >= SOLVED:
        return "learned"
    return "guesses" if points[-1][1] < CHANCE + GUESSING else "learning"


def solved_at(points: Sequence[Point]) -> float | None:
    """The first update at which it was right almost always."""
    return next((point[0] for point in points if point[1] >= SOLVED), None)
