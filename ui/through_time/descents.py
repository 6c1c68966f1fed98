"""Descents with and without a clip on the same axes: their losses, what happened, and the offer of a clip."""

from collections.abc import Callable
from typing import Any

import numpy as np
import streamlit as st

from core.through_time.descent import Path
from ui.kit import lesson, numbers
from ui.kit.charts import chart, lines
from ui.kit.styles import colour_of

HEIGHT = 330
SMALLEST = 1e-12
"""A loss below this is drawn as if it were this: a logarithmic axis has no room for 0."""


def losses(paths: dict[str, Path], updates: int, key: str) -> None:
    """The loss before each update, one line for each way to clip; a cross where the next number was not finite."""
    words = lesson.words("descent")
    drawn = {how: list(enumerate(np.maximum(path.losses, SMALLEST).tolist())) for how, path in paths.items()}
    curves = lines(drawn, words["lines"], words["update"], words["loss"], type="log")
    curves["encoding"]["y"]["axis"] |= {"format": ".4~g"}
    curves["encoding"]["x"] |= {"scale": {"domain": [0, max(updates, 1)]}, "axis": {"grid": False, "tickMinStep": 1}}
    ends = [_end(how, drawn[how][-1]) for how, path in paths.items() if path.exploded is not None and drawn[how]]
    chart({"layer": [curves, *ends]}, key, words["loss_alt"], HEIGHT)


def _end(how: str, last: tuple[int, float]) -> dict[str, Any]:
    return {
        "data": {"values": [dict(zip("xy", last, strict=True))]},
        "mark": {"type": "point", "shape": "cross", "angle": 45, "size": 250, "filled": True, "color": colour_of(how)},
        "encoding": {axis: {"field": axis, "type": "quantitative"} for axis in "xy"},
    }


def outcome(how: str, path: Path) -> str:
    """What became of a descent, in a sentence."""
    words = lesson.words("descent")
    facts = {"how": words["lines"][how], "norm": numbers.short(float(path.norms.max(initial=0)))}
    if path.exploded is not None:
        what = words["quantities"].get(path.exploded.what, path.exploded.what)
        return str(words["exploded"].format(**facts, what=what, update=path.exploded.step))
    first, last = (numbers.short(float(path.losses[i])) for i in (0, -1))
    return str(words["went"].format(**facts, first=first, last=last, at=int(path.norms.argmax())))


def lost(path: Path) -> bool:
    """Whether a descent has exploded, or ended higher than it began."""
    return path.exploded is not None or bool(path.losses[-1] > path.losses[0])


def offer(key: str, limit: float, take: Callable[[], None]) -> None:
    """The remedy at hand."""
    st.button(
        lesson.words("descent")["offer"].format(limit=numbers.short(limit)), key=key, on_click=take, type="primary"
    )
