"""All that the unrolled drawing shows, as plain data: what is set there, the cells over time, the words of the step."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ui.cells import notation
from ui.cells.kinds import SEEN
from ui.components.maps import rounded
from ui.kit import lesson
from ui.kit.numbers import text
from ui.through_time import drawn, questions, sliders
from ui.through_time import ledger as time_ledger
from ui.through_time.cell import PAGE
from ui.through_time.flow import Flow, flow
from ui.through_time.state import SHOWN, TimeState

LESSONS = {"forward": "unrolled", "backward": "back"}
"""The section of the page's lesson that tells of each direction."""
SLIDERS = ("T", "radius", "bias", "scale")


def view(
    state: TimeState, answers: Mapping[str, str], seq: int, notice: str = "", kept: TimeState | None = None
) -> dict[str, Any]:
    """The component's data; `answers` are the predictions made, `seq` is the last message applied.

    Numbers of the network that was `kept`, at the same step, stand beside those of the sentences.
    """
    found, before = flow(state), flow(kept) if kept else None
    backward = state.way == "backward"
    cells = [drawn.cell(state, found, cell, before) for cell in state.cells_shown]
    return {
        "seq": seq,
        "notice": notice,
        "words": lesson.words("stage") | lesson.words("time")["diagram"],
        "symbols": _symbols(),
        "direction": state.way,
        "walk": -1 if backward else 1,
        "steps": [_step(state, t, answers) for t in range(1, found.sequence.T + 1)],
        "step": state.step,
        "large": state.steps <= drawn.FEW,
        "shown": state.shown,
        "shows": list(SHOWN),
        "input": _input(state, found),
        "heard": list(found.loss_steps),
        "sliders": [_slider(state, name) for name in SLIDERS],
        "units": {"count": state.n_a, "chosen": drawn.unit(state)},
        "cells": cells,
        "announce": " ".join("".join(part for part, _ in cell["says"]) for cell in cells),
        "lesson": lesson.section(PAGE, LESSONS[state.way]).parts,
        "ledger": time_ledger.view(state, found, before) if backward else None,
        "question": questions.asked(state, found, answers),
    }


def _step(state: TimeState, t: int, answers: Mapping[str, str]) -> dict[str, Any]:
    """A step of the walk: whether it asks, and whether the walk waits there for an answer."""
    at = questions.place(replace(state, at=t))
    return {"id": t, "title": str(t), "asks": bool(at), "open": bool(at) and at not in answers}


def _symbols() -> dict[str, notation.Symbol]:
    """The variables of all cells in the reports' names."""
    return {name: symbol for cell in SEEN for name, symbol in notation.symbols(cell, "reports").items()}


def _input(state: TimeState, found: Flow) -> dict[str, Any]:
    """The input of both cells: letters, or numbers that can be dragged."""
    if state.kind == "word":
        return {"letters": list(state.text), "values": [], "here": state.text[state.step - 1]}
    values = found.sequence.x[0]
    return {"letters": [], "values": [rounded(v) for v in values], "here": text(float(values[state.step - 1]))}


def _slider(state: TimeState, name: str) -> dict[str, Any]:
    return sliders.slider(state, name) | {"short": lesson.words("time")["diagram"]["short"][name]}
