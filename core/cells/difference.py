"""What differs first between a student's function and ours, and which known mistakes give just what it gives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from core.cells.edits import Mistake
from core.cells.exercises import Exercise, Numbers, cell_exercises, random_exercise, with_mistake
from core.cells.student import ATOL, RTOL, Call, fields, floats, run, same

SEEDS = (2, 3)
"""Of the random cells, beside the reports' exercise."""


@dataclass(frozen=True)
class Difference:
    """The first entry that differs: its place, what it is and what is right; and the mistakes that give it.

    `whole`: they give all that the function gives, else only what differs first.
    """

    exercise: Exercise
    place: str
    theirs: str
    ours: str
    mistakes: tuple[Mistake, ...] = ()
    whole: bool = True


def judge(function: str, theirs: Call, file: Path) -> Difference | None:
    """The first difference, in the reports' exercise or in a random cell; None where all agree.

    Raises Refusal where it ends in an error or returns something else than the reports' functions do.
    """
    exercises = [exercise for exercise in cell_exercises() if exercise.function == function]
    exercises += [random_exercise(function, seed) for seed in SEEDS]
    found = {exercise: run(exercise, theirs, file) for exercise in exercises}
    for exercise, numbers in found.items():
        difference = first_difference(exercise, numbers)
        if difference is not None:
            return _explained(difference, found)
    return None


def entries(numbers: Numbers, function: str) -> Iterator[tuple[str, Any]]:
    """What is compared, in the order of computation; of a cache each array, the parameters left out."""
    for name, value in numbers.items():
        if name == "cache":
            yield from ((f"cache[{i}]", value[i]) for i, _ in enumerate(fields(function)[:-1]))
        elif name == "caches":
            for t, cell in enumerate(value[0]):
                yield from ((f"caches[0][{t}][{i}]", cell[i]) for i, _ in enumerate(fields(function)[:-1]))
        else:
            yield name, value


def first_difference(exercise: Exercise, theirs: Numbers) -> Difference | None:
    """The first entry of theirs that is not ours."""
    said = dict(entries(theirs, exercise.function))
    for place, right in entries(exercise.ours(), exercise.function):
        value = floats(said[place])
        if value is None or value.shape != right.shape:
            found = type(said[place]).__name__ if value is None else str(value.shape)
            return Difference(exercise, f"{place}.shape", found, str(right.shape))
        apart = np.argwhere(~np.isclose(value, right, RTOL, ATOL))
        if len(apart):
            index = tuple(int(i) for i in apart[0])
            at = place + "".join(f"[{i}]" for i in index)
            return Difference(exercise, at, f"{value[index]:.8g}", f"{right[index]:.8g}")
    return None


def _explained(difference: Difference, found: Mapping[Exercise, Numbers]) -> Difference:
    """With the mistakes that give all of their numbers in every exercise, or at least those that differ first."""
    [name, *_] = difference.place.removesuffix(".shape").split("[")
    room = difference.exercise.room
    mistaken = {mistake: {e: with_mistake(e, mistake) for e in found} for mistake in room.mistakes}

    def gives(mistake: Mistake, names: list[str] | None) -> bool:
        for exercise, theirs in found.items():
            wrong = dict(entries(mistaken[mistake][exercise], exercise.function))
            said = dict(entries(theirs, exercise.function))
            wanted = [one for one in said if "cache" not in one] if names is None else names
            if not all(one in wrong and same(said[one], wrong[one]) for one in wanted):
                return False
        return True

    for whole, names in ((True, None), (False, [name])):
        mistakes = tuple(mistake for mistake in room.mistakes if gives(mistake, names))
        if mistakes:
            return replace(difference, mistakes=mistakes, whole=whole)
    return difference
