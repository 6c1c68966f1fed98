"""Challenges on trainings, as predicates on what they have shown by now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.lessons.cell_challenges import Facts
from core.names import writing
from core.names.run import Run
from core.through_time.memory_task import SOLVED, SYMBOLS, Settings

TRIGRAM = 3
GUESSING = 0.1
"""Above chance by less: a guess."""


@dataclass(frozen=True)
class MemoryWork:
    """The trainings of what is set now, by cell: settings, and points (update, accuracy, ...)."""

    trainings: Mapping[str, tuple[Settings, Sequence[Sequence[float]]]]
    plain: str
    gated: str


@dataclass(frozen=True)
class NamesWork:
    """A training of names as it is looked at: at an update or, without one, at the newest; what lies on the desk, as
    indices of letters up to the place, and the temperature."""

    run: Run
    moment: int | None
    prefix: tuple[int, ...]
    temperature: float


def solved_at(points: Sequence[Sequence[float]]) -> float | None:
    """The first update at which it was right almost always."""
    return next((point[0] for point in points if point[1] >= SOLVED), None)


def remembered_soon(work: MemoryWork) -> Facts | None:
    """The gated cell remembers fifty steps or more within sixty updates."""
    settings, points = work.trainings.get(work.gated, (Settings(), ()))
    at = solved_at(points)
    reached = settings.T >= 50 and at is not None and at <= 60
    return {"T": str(settings.T), "at": f"{at:.0f}", "bias": settings.forget_bias} if reached else None


def plain_remembers(work: MemoryWork) -> Facts | None:
    """The plain cell remembers twenty steps or more."""
    settings, points = work.trainings.get(work.plain, (Settings(), ()))
    at = solved_at(points)
    return {"T": str(settings.T), "at": f"{at:.0f}"} if settings.T >= 20 and at is not None else None


def gated_guesses(work: MemoryWork) -> Facts | None:
    """The gated cell still guesses after 200 updates, at thirty steps or fewer."""
    settings, points = work.trainings.get(work.gated, (Settings(), ()))
    if settings.T > 30 or not points or points[-1][0] < 200 or solved_at(points) is not None:
        return None
    reached = points[-1][1] < 1 / SYMBOLS + GUESSING
    facts: Facts = {"T": str(settings.T), "at": f"{points[-1][0]:.0f}", "right": f"{100 * points[-1][1]:.0f}"}
    return facts | {"bias": settings.forget_bias} if reached else None


def short_memory(work: MemoryWork) -> Facts | None:
    """The gated cell remembers ten steps or more although its gates begin half open or less."""
    settings, points = work.trainings.get(work.gated, (Settings(), ()))
    at = solved_at(points)
    reached = settings.T >= 10 and settings.forget_bias <= 0 and at is not None
    f = 1 / (1 + float(np.exp(-settings.forget_bias)))
    return {"T": str(settings.T), "at": f"{at:.0f}", "f": f} if reached else None


def below_trigram(work: NamesWork) -> Facts | None:
    """At its end a run is below the trigram line, and none of the names of its newest checkpoint is a learned one."""
    run = work.run
    names = run.checkpoints[-1].names if run.checkpoints else ()
    if not run.bits or not names or any(name.memorised for name in names) or run.judged is run.learned:
        return None
    bits = run.bits[-1][1]
    line = run.baselines[TRIGRAM]
    return {"bits": bits, "line": line, "names": str(len(names))} if bits < line else None


def sure(work: NamesWork) -> Facts | None:
    """Of the next letter the network is 99 % sure, at temperature 1, after three letters or more."""
    p = likeliest(work) if len(work.prefix) >= 3 and work.temperature == 1 else None
    return None if p is None or p[1] < 0.99 else {"letter": p[0], "p": f"{100 * p[1]:.1f}"}


def unsure(work: NamesWork) -> Facts | None:
    """After five letters or more the likeliest letter has 15 % or less, at temperature 1."""
    p = likeliest(work) if len(work.prefix) >= 5 and work.temperature == 1 else None
    return None if p is None or p[1] > 0.15 else {"letter": p[0], "p": f"{100 * p[1]:.1f}"}


def likeliest(work: NamesWork) -> tuple[str, float] | None:
    """The likeliest next letter, and its probability; None before there is a network."""
    network = work.run.network(work.moment)
    if network is None:
        return None
    p = writing.chances(network, work.prefix, work.temperature)
    return work.run.names.vocabulary[int(p.argmax())], float(p.max())


def lost(work: NamesWork) -> Facts | None:
    """A training whose loss became huge, without a clip."""
    run = work.run
    found = run.noticed or run.failed
    if found is None or run.settings.clipping != "none":
        return None
    return {"step": f"{found.step:,}", "rate": run.settings.learning_rate}


MEMORY = {
    "memory_soon": remembered_soon,
    "memory_plain": plain_remembers,
    "memory_guess": gated_guesses,
    "memory_short": short_memory,
}
NAMES = {"names_trigram": below_trigram, "names_sure": sure, "names_unsure": unsure, "names_lost": lost}
