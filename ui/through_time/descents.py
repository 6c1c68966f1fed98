"""Descents with and without a clip on the same axes: their losses, what happened, and the offer of a clip.

What a network learns (learning.py) and the landscape with a wall (cliff.py) share it.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import streamlit as st

from core.through_time.descent import Path
from ui.kit import compare, lesson, numbers
from ui.kit.charts import chart, decades, lines
from ui.kit.styles import colour_of
from ui.through_time.store import TimeStore

HEIGHT = 330
FAINT, BROAD = 0.4, 6
"""How A's losses are drawn: so faded, and so many pixels broad."""
Paths = Mapping[str, Path]
"""Descents by the way in which they are clipped."""
SMALLEST = 1e-12
"""A loss below this is drawn as if it were this: a logarithmic axis has no room for 0."""


def losses(paths: Paths, updates: int, key: str, kept: Paths | None = None) -> None:
    """The loss before each update, one line for each way to clip; a cross where the next number was not finite. What
    was kept as A lies under it, on axes that hold still."""
    chart(spec(paths, updates, kept or {}), key, lesson.words("descent")["loss_alt"], HEIGHT)


def spec(paths: Paths, updates: int, kept: Paths) -> dict[str, Any]:
    """The chart of them."""
    words = lesson.words("descent")
    drawn = {how: _points(path) for how, path in paths.items()}
    every = np.concatenate([np.maximum(path.losses, SMALLEST) for path in (*paths.values(), *kept.values())])
    scale: dict[str, Any] = {"domain": decades(every), "nice": False} if kept else {}
    curves = lines(drawn, words["lines"], words["update"], words["loss"], type="log", **scale)
    curves["encoding"]["y"]["axis"] |= {"format": ".4~g"}
    curves["encoding"]["x"] |= {"scale": {"domain": [0, max(updates, 1)]}, "axis": {"grid": False, "tickMinStep": 1}}
    ends = [_end(how, drawn[how][-1]) for how, path in paths.items() if path.exploded is not None and drawn[how]]
    return {"layer": [*(layer for how, path in kept.items() for layer in _ghost(how, path)), curves, *ends]}


def _points(path: Path) -> list[tuple[int, float]]:
    return list(enumerate(np.maximum(path.losses, SMALLEST).tolist()))


def _ghost(how: str, path: Path) -> list[dict[str, Any]]:
    """A descent of what was kept as A: a broad faded line, and its letter at the end."""
    mark, places = lesson.words("compare")["mark"], _points(path)
    at = {axis: {"field": axis, "type": "quantitative"} for axis in "xy"}
    line = {"type": "line", "color": colour_of(how), "opacity": FAINT, "strokeWidth": BROAD, "clip": True}
    letter = {"type": "text", "text": mark, "fontWeight": "bold", "color": colour_of(how), "dx": -8, "dy": -10}
    return [
        {"data": {"values": [dict(zip("xy", place, strict=True)) for place in shown]}, "mark": one, "encoding": at}
        for shown, one in ((places, line), (places[-1:], letter))
    ]


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


def beside(how: str, path: Path, kept: Paths) -> str:
    """What became of A's descent that is clipped in the same way, else of its last one, and by how much the present one
    ends higher or lower; empty where nothing is kept."""
    if not kept:
        return ""
    words, which = lesson.words("descent"), how if how in kept else [*kept][-1]
    before = kept[which]
    facts = {"mark": lesson.words("compare")["mark"], "how": words["lines"][which]}
    if before.exploded is not None:
        return str(words["kept_exploded"].format(**facts, update=before.exploded.step))
    last = float(before.losses[-1])
    facts["last"] = numbers.short(last)
    if path.exploded is not None:
        return str(words["kept_went"].format(**facts))
    return str(words["kept"].format(**facts, difference=numbers.difference(float(path.losses[-1]), last)))


def lost(path: Path) -> bool:
    """Whether a descent has exploded, or ended higher than it began."""
    return path.exploded is not None or bool(path.losses[-1] > path.losses[0])


def both(how: str, descended: Callable[[str], Path]) -> dict[str, Path]:
    """The descent without a clip, and the one with the clip that is chosen."""
    return {one: descended(one) for one in dict.fromkeys(("none", how))}


def tell(found: Paths, kept: Paths, more: Callable[[Path], str], key: str) -> None:
    """A sentence on each descent, with what `more` says of it and what became of A's."""
    with st.container(key=key, gap="small"):
        for how, path in found.items():
            st.markdown(" ".join(filter(None, [outcome(how, path), more(path), beside(how, path, kept)])))


def actions(store: TimeStore, part: str, found: Paths) -> None:
    """In a row: the remedy at hand, where a descent without a clip is lost; what is set, to be kept as A. `part` is how
    the fields of these descents begin."""
    words, state, how = lesson.words("descent"), store.state, f"{part}_how"
    if found and getattr(state, how) == "none" and lost(found["none"]):
        label = words["offer"].format(limit=numbers.short(getattr(state, f"{part}_limit")))
        st.button(label, key=f"time.{part}_offer", on_click=store.change, kwargs={how: "norm"}, type="primary")
    compare.controls(store)
