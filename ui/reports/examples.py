"""What stands in the field before anything is pasted: numbers that are wrong, in print or by a known mistake."""

from collections.abc import Callable
from functools import cache
from typing import Any

from core.cells.exercises import Exercise, with_mistake
from core.lessons import exercises
from core.lessons.printed import place, written

FIRST = 8
"""Lines of an example: they fit beside their answer."""


def _exercise(id: str) -> Exercise:
    return next(exercise for exercise in exercises() if exercise.id == id)


def _lines(exercise: Exercise, numbers: dict[str, Any], also: dict[str, Any]) -> str:
    """What a notebook prints of an exercise; `also` are texts that stand in place of its numbers."""
    texts = {what: also.get(what) or written(place(what).of(numbers)) for what in exercise.printed}
    return "\n".join(f"{_as_printed(what)} = {text}" for what, text in list(texts.items())[:FIRST])


def _as_printed(what: str) -> str:
    name, bracket, rest = what.partition("[")
    return f'gradients["{name}"]{bracket}{rest}' if name.startswith("d") and bracket else what


def _misprinted(id: str) -> str:
    exercise = _exercise(id)
    texts = {what: _text(printed) for what, printed in exercise.misprinted.items()}
    return _lines(exercise, exercise.ours(), texts)


def _text(printed: Any) -> str:
    return f"[{' '.join(map(str, printed))}]" if isinstance(printed, list) else str(printed)


def _mistaken(id: str, mistake: str) -> str:
    exercise = _exercise(id)
    known = next(one for one in exercise.room.mistakes if one.id == mistake)
    return _lines(exercise, with_mistake(exercise, known), {})


EXAMPLES: dict[str, Callable[[], str]] = {
    "r3": cache(lambda: _misprinted("lstm_cell_backward")),
    "course": cache(lambda: _misprinted("lstm_backward")),
    "stacked": cache(lambda: _mistaken("lstm_cell_forward", "lstm_x_over_a")),
}
"""By name: what R3 prints of its way back, what the course exercise printed for years, and [x; a] for [a; x]."""
