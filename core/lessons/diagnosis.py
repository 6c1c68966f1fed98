"""A wrong number is told its mistake: each known one is tried on the reports' exercises until it gives the very digits.

A line belongs to the exercise whose other lines are right, or which knows most of what was pasted. A mistake counts
where it gives the digits of a wrong line and spoils no right one; of those the ones that explain most lines are named.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from core.cells.edits import Mistake
from core.cells.exercises import Exercise, Numbers, Room, with_mistake
from core.lessons.beside import exercises
from core.lessons.pasted import Line, lines
from core.lessons.printed import agrees, digits, flat, written

Fit = tuple[Exercise, Mistake]
ENOUGH = 4
"""With fewer digits a wrong number fits some mistake by chance."""
REMEMBERED = 64
"""Pastes: a page asks again for the same one at each of its reruns."""
RIGHT_COUNTS = 10
"""A right line says more of which exercise was run than many that are merely known there."""


@dataclass(frozen=True)
class Answer:
    """What is to be said of one line.

    verdict: "right"; "wrong"; "few", wrong with too few digits to name a mistake; "unknown", no exercise prints it;
    "outside", its index lies beyond the array; "unread" and "comma", it could not be read. `exercises` are those it may
    belong to, with `ours`, what is right there; `misprinted` says that a source prints this very number.
    """

    line: Line
    verdict: str
    exercises: tuple[Exercise, ...] = ()
    ours: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    misprinted: bool = False


def count() -> int:
    """How many mistakes are known."""
    return sum(len(room.mistakes) for room in {exercise.room for exercise in exercises()})


@lru_cache(maxsize=REMEMBERED)
def diagnose(text: str) -> tuple[Answer, ...]:
    """Each line of what a notebook printed. Raises Refusal("long")."""
    read = lines(text)
    votes = _votes(read)
    placed = [(line, _belongs(line, votes)) for line in read]
    right = [(line, of[0]) for line, of in placed if len(of) == 1 and _is_right(line, of[0])]
    wrong = [(line, of) for line, of in placed if of and not _is_right(line, of[0])]
    spoiling = _spoiling(right, {exercise.room for _, of in wrong for exercise in of})
    fits = {id(line): _fits(line, of, spoiling) for line, of in wrong}
    explained = Counter(fit for line, _ in placed if _says_enough(line) for fit in fits.get(id(line), []))
    return tuple(_answer(line, of, fits.get(id(line), []), explained) for line, of in placed)


@cache
def _ours(exercise: Exercise) -> Numbers:
    return exercise.ours()


@cache
def _mistaken(exercise: Exercise, mistake: Mistake) -> Numbers:
    return with_mistake(exercise, mistake)


def _found(line: Line, numbers: Numbers) -> Any:
    """What stands at the place of a line, None where nothing does that could have been printed so."""
    try:
        found = line.place.of(numbers)
    except (KeyError, IndexError, TypeError, ValueError):
        return None
    of_arrays = isinstance(found, Mapping) or (isinstance(found, tuple) and not line.place.shape)
    return None if of_arrays or (isinstance(found, list) and isinstance(found[0], tuple)) else found


def _is_right(line: Line, exercise: Exercise) -> bool:
    return agrees(line.value, _found(line, _ours(exercise)))


def _knowing(line: Line) -> list[Exercise]:
    if line.trouble:
        return []
    return [exercise for exercise in exercises() if _found(line, _ours(exercise)) is not None]


def _votes(read: Sequence[Line]) -> Counter[Exercise]:
    """How well each exercise fits what was pasted."""
    votes: Counter[Exercise] = Counter()
    for line in read:
        for exercise in _knowing(line):
            votes[exercise] += RIGHT_COUNTS if _is_right(line, exercise) else 1
    return votes


def _belongs(line: Line, votes: Counter[Exercise]) -> tuple[Exercise, ...]:
    """The exercise of a line, or several where nothing tells them apart."""
    knowing = _knowing(line)
    candidates = [exercise for exercise in knowing if _is_right(line, exercise)] or knowing
    most = max((votes[exercise] for exercise in candidates), default=0)
    return tuple(exercise for exercise in candidates if votes[exercise] == most)


def _says_enough(line: Line) -> bool:
    return line.place.shape or digits(line.value) >= ENOUGH


def _spoiling(right: Sequence[tuple[Line, Exercise]], rooms: Iterable[Room]) -> set[Mistake]:
    """The mistakes of some rooms that would make wrong what is right, in whichever exercise."""
    return {
        mistake
        for room in rooms
        for mistake in room.mistakes
        if not all(_gives(line, _mistaken(at, mistake)) for line, at in right if at.room is room)
    }


def _fits(line: Line, of: Sequence[Exercise], spoiling: set[Mistake]) -> list[Fit]:
    """The mistakes that give this line, and leave right what is right."""
    return [
        (exercise, mistake)
        for exercise in of
        for mistake in exercise.room.mistakes
        if mistake not in spoiling and _gives(line, _mistaken(exercise, mistake))
    ]


def _gives(line: Line, numbers: Numbers) -> bool:
    value = _found(line, numbers)
    return value is not None and agrees(line.value, value)


def _answer(line: Line, of: tuple[Exercise, ...], fits: Sequence[Fit], explained: Counter[Fit]) -> Answer:
    if line.trouble:
        return Answer(line, line.trouble)
    if not of:
        named = tuple(exercise for exercise in exercises() if line.place.name in _ours(exercise))
        return Answer(line, "outside" if named else "unknown", named)
    ours = {exercise: written(_found(line, _ours(exercise))) for exercise in of}
    if _is_right(line, of[0]):
        return Answer(line, "right", of, tuple(ours.values()))
    most = max((explained[fit] for fit in fits), default=0)
    best = [fit for fit in fits if explained[fit] == most and most]
    at = tuple(exercise for exercise in of if not best or exercise in dict(best))
    mistakes = tuple(dict.fromkeys(mistake for _, mistake in best))
    verdict = "wrong" if best or _says_enough(line) else "few"
    return Answer(line, verdict, at, tuple(ours[exercise] for exercise in at), mistakes, _misprinted(line, of))


def _misprinted(line: Line, of: Sequence[Exercise]) -> bool:
    """Whether a source prints this number, which is wrong."""
    printed = (exercise.misprinted.get(str(line.place)) for exercise in of)
    return any(agrees(line.value, list(map(float, flat(one)))) for one in printed if one is not None)
