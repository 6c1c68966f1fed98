"""Predict, then reveal, through time: before the walk back begins, what will be left of the gradient at its end."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.classroom import Question
from core.through_time.gradient_flow import norms
from ui.kit import lesson
from ui.kit.numbers import text
from ui.through_time.flow import Flow, flow
from ui.through_time.state import NETWORK, TimeState

ALIKE = 2.0
"""Gradients whose lengths differ by no more than this factor count as alike."""
SMALL = 1e-3
FEW = 15
"""Over so many steps nothing has time to vanish."""


def place(state: TimeState) -> str:
    """Which question belongs to what is shown, and for which numbers it was answered; "" where there is none."""
    return _of(state) if state.ask and state.way == "backward" and state.step == state.steps else ""


def _of(state: TimeState) -> str:
    which = "two" if state.shown == "both" else "one"
    return f"{which} {[getattr(state, name) for name in NETWORK]}"


def asked(state: TimeState, found: Flow, answers: Mapping[str, str]) -> dict[str, Any] | None:
    """The question with its options; with the truth once it is answered."""
    here = place(state)
    if not here:
        return None
    words = dict(lesson.words("time")["questions"][here.split()[0]])
    options = {name: text for name, text in words.items() if name != "ask"}
    question: dict[str, Any] = {"place": here, "ask": lesson.tokens(words["ask"]), "options": options}
    if here not in answers:
        return question
    return question | {"answer": answers[here], "truth": truth(state, found), "why": lesson.tokens(fact(state, found))}


def vote(state: TimeState) -> Question | None:
    """The question as a class votes on it."""
    here = place(state)
    if not here:
        return None
    words = dict(lesson.words("time")["questions"][here.split()[0]])
    ask, found = words.pop("ask").format(da="da"), flow(state)
    return Question(ask, tuple(words.values()), None, [*words].index(truth(state, found)), fact(state, found))


def fact(state: TimeState, found: Flow) -> str:
    """The lengths of da that the answer is about."""
    words = lesson.words("time")
    sizes = {cell: norms(found.back[cell].numbers["da"]) for cell in state.cells_shown}
    lengths = [
        words["length"].format(cell=words[cell], first=text(float(size[0])), step=max(found.loss_steps) + 1,
                               last=text(float(size[max(found.loss_steps)])))
        for cell, size in sizes.items()
    ]  # fmt: skip
    return " ".join([*lengths, words["few"]] if state.steps <= FEW else lengths)


def is_open(state: TimeState, answers: Mapping[str, str]) -> bool:
    """Whether the question still waits for its answer, or is yet to come, so that nothing may give it away."""
    to_come = state.ask and state.way == "forward"
    return (to_come or bool(place(state))) and _of(state) not in answers


def truth(state: TimeState, found: Flow) -> str:
    """The option that is right."""
    first = {cell: float(norms(found.back[cell].numbers["da"])[0]) for cell in state.cells_shown}
    if state.shown == "both":
        low, high = sorted(first.values())
        return "alike" if high <= ALIKE * low else max(first, key=lambda cell: first[cell])
    sizes = norms(found.back[state.shown].numbers["da"])
    share = first[state.shown] / max(float(sizes[max(found.loss_steps)]), np.finfo(float).tiny)
    return "larger" if share > 1 else "smaller" if share >= SMALL else "gone"
