"""The length of the gradient at each step: both cells on one pair of axes that hold still, the state A beside them.

All that changes is data, so that a chart which is dragged is redrawn in place.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np

from core.through_time import gradient_flow
from core.through_time.gradient_flow import norms
from core.through_time.sequences import MOST
from ui.cells.kinds import SEEN
from ui.kit import lesson
from ui.kit.compare import since
from ui.kit.numbers import text
from ui.kit.styles import colour_of, dash_of
from ui.through_time.flow import Flow

LOWEST, HIGHEST = 1e-12, 1e9
"""Here the axis ends, whatever the lengths are."""
TICKS = [10.0**power for power in range(-12, 10, 3)]
LENGTHS = (8, 20, 40, MOST)
"""The axis of the steps ends at one of these, so that it holds still while T is dragged a little."""
LABELS, KEY = 0.52, 0.08
"""Room for the ends' labels, and in it for the lines that lead from them to the curves, as shares of the steps' own."""
APART = 1.6
"""Powers of ten between two labels, at least."""
POWER = "abs(round(log(datum.value) / LN10))"
Curves = Mapping[str, list[float]]


def curves(found: Flow) -> dict[str, list[float]]:
    """The lengths (T,) of each cell's gradients after each step, by the name of their style.

    Of the memory also what comes back on the direct wire alone from the last loss that counts.
    """
    drawn: dict[str, list[float]] = {}
    for cell, back in found.back.items():
        unrolled, named = found.forward[cell], SEEN[cell].curves
        drawn |= {style: norms(back.numbers[gradient]).tolist() for gradient, style in named.items()}
        if len(unrolled.kind.states) > 1:
            direct = gradient_flow.on_direct_wire(unrolled, back, max(found.loss_steps))
            drawn[named[f"d{unrolled.kind.factor_of}"] + "_direct"] = norms(direct).tolist()
    return drawn


def spec(now: Curves, kept: Curves | None) -> dict[str, Any]:
    """The chart of the curves that are set, and of those of A where there is one."""
    names = list(now)
    steps = max(len(sizes) for drawn in (now, kept or {}) for sizes in drawn.values())
    end = next(length for length in LENGTHS if length >= steps)
    lines = [*_lines(now, ghost=0), *_lines(kept or {}, ghost=1)]
    return {
        "data": {"values": [*lines, *_ends(now, kept, end), *_marks(now, kept or {}), *_notes(now, end)]},
        "encoding": {"x": _across(end), "y": _up()},
        "layer": [
            _line_at_1(end),
            _drawn(names, "datum.kind == 'line' && datum.ghost == 1", opacity=0.45, strokeWidth=5),
            _drawn(names, "datum.kind == 'line' && datum.ghost == 0", strokeWidth=2.5),
            _drawn(names, "datum.kind == 'key'", strokeWidth=1, opacity=0.5),
            _written("datum.kind == 'end'", "right"),
            _written("datum.kind == 'note'", "right"),
            _written("datum.kind == 'mark'", "left"),
        ],
    }  # fmt: skip


def _line_at_1(end: int) -> dict[str, Any]:
    """Above it a gradient is longer than 1, below it shorter."""
    places = {"y": {"datum": 1}, "x": {"datum": 1}, "x2": {"datum": end}}
    return {"mark": {"type": "rule", "size": 2, "color": colour_of("chance")}, "encoding": places}


def _drawn(names: list[str], which: str, **mark: Any) -> dict[str, Any]:
    of = {"field": "of", "type": "nominal", "legend": None}
    words = lesson.words("time")
    tips = [
        {"field": "name", "title": " "}, {"field": "x", "title": words["step"]},
        {"field": "size", "title": words["norm"]},
    ]  # fmt: skip
    return {
        "transform": [{"filter": which}],
        "mark": {"type": "line", "clip": True, **mark},
        "encoding": {
            "color": of | {"scale": {"domain": names, "range": [colour_of(name) for name in names]}},
            "strokeDash": of | {"scale": {"domain": names, "range": [dash_of(name) for name in names]}},
            "detail": {"field": "line"},
            "tooltip": tips,
        },
    }


def _written(which: str, align: str) -> dict[str, Any]:
    mark = {"type": "text", "align": align, "baseline": "middle", "dx": 4 if align == "left" else -4}
    return {
        "transform": [{"filter": which}],
        "mark": mark | {"color": colour_of("none")},
        "encoding": {"text": {"field": "name"}},
    }


def _lines(drawn: Curves, ghost: int) -> list[dict[str, Any]]:
    """A point a step; a logarithmic axis has no room for 0 nor for what is not finite."""
    names = lesson.words("time")["lines"]
    mark = lesson.words("compare")["mark"] if ghost else ""
    return [
        {"kind": "line", "ghost": ghost, "of": of, "line": f"{of}{ghost}", "x": float(t), "y": size,
         "name": f"{names[of]} {mark}", "size": text(size)}
        for of, sizes in drawn.items()
        for t, size in enumerate(sizes, 1)
        if np.isfinite(size) and size > 0
    ]  # fmt: skip


def _ends(now: Curves, kept: Curves | None, end: int) -> list[dict[str, Any]]:
    """At step 1 the name and the value of each curve, with what has changed since A; a line in its dash leads there."""
    names = lesson.words("time")["lines"]
    key = 1 - KEY * (end - 1)
    heights = _apart({of: _height(sizes[0]) for of, sizes in now.items()})
    rows: list[dict[str, Any]] = []
    for of, sizes in now.items():
        change = f" ({since(sizes[0], kept[of][0])})" if kept is not None and of in kept else ""
        rows.append({"kind": "end", "x": key, "y": 10 ** heights[of], "name": f"{names[of]} {text(sizes[0])}{change}"})
        leads = ((key, heights[of]), (1.0, _height(sizes[0])))
        rows += [{"kind": "key", "of": of, "line": f"{of} key", "x": x, "y": 10**y} for x, y in leads]
    return rows


def _marks(now: Curves, kept: Curves) -> list[dict[str, Any]]:
    """A's letter on each of its curves that is another than the present one."""
    found, mark = [], lesson.words("compare")["mark"]
    for place, (of, sizes) in enumerate(kept.items(), 1):
        at = place * len(sizes) // (2 * len(kept))  # the letters of two curves never stand on each other
        here = now[of][at] if at < len(now[of]) else 0.0
        if abs(_height(sizes[at]) - _height(here)) > APART / 2:
            found.append({"kind": "mark", "x": at + 1.0, "y": 10 ** _height(sizes[at]), "name": mark})
    return found


def _notes(now: Curves, end: int) -> list[dict[str, Any]]:
    """What lies outside of the axis is told at its end."""
    words, sizes = lesson.words("time"), np.concatenate([*now.values()])
    below, above = ((sizes > 0) & (sizes < LOWEST)).any(), (sizes > HIGHEST).any() or not np.isfinite(sizes).all()
    notes = (("below", below, LOWEST), ("above", above, HIGHEST))
    return [
        {"kind": "note", "x": float(end), "y": bound * 10**inside, "name": words[name].format(bound=text(bound))}
        for (name, is_so, bound), inside in zip(notes, (0.7, -0.7), strict=True)
        if is_so
    ]


def _across(end: int) -> dict[str, Any]:
    ticks = [1, *range(5, end + 1, 5 if end <= MOST // 2 else 10)]
    first = f"{lesson.words('time')['step']} 1"
    return {
        "field": "x", "type": "quantitative", "title": None,
        "scale": {"domain": [1 - LABELS * (end - 1), end], "nice": False},
        "axis": {"grid": False, "values": ticks, "labelExpr": f"datum.value == 1 ? {first!r} : datum.label"},
    }  # fmt: skip


def _up() -> dict[str, Any]:
    label = f"datum.value == 1 ? '1' : '1e' + (datum.value < 1 ? '−' : '') + {POWER}"
    return {
        "field": "y", "type": "quantitative", "title": lesson.words("time")["norm"],
        "scale": {"type": "log", "domain": [LOWEST, HIGHEST], "nice": False},
        "axis": {"values": TICKS, "labelExpr": label, "grid": False, "orient": "right"},
    }  # fmt: skip


def _height(size: float) -> float:
    """Where a length stands, as a power of ten within the axis."""
    return float(np.log10(np.clip(np.nan_to_num(size, nan=HIGHEST, posinf=HIGHEST), LOWEST, HIGHEST)))


def _apart(heights: dict[str, float]) -> dict[str, float]:
    """The same, moved as little as keeps them APART and within the axis, in their order."""
    order = sorted(heights, key=lambda name: heights[name])
    found = [heights[name] for name in order]
    for _ in range(100):
        for i, (low, high) in enumerate(pairwise(found)):
            push = max(0.0, APART - (high - low)) / 2
            found[i], found[i + 1] = found[i] - push, found[i + 1] + push
        found = [float(np.clip(one, np.log10(LOWEST), np.log10(HIGHEST))) for one in found]
    return dict(zip(order, found, strict=True))
