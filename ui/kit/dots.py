"""A chart of dots: several figures of each of some things, on one axis, with the median of each and a line at 1.

By Vega-Lite also when it is finished: each dot is read for itself, which a look at all curves at a place would not
give, dots of one line stand on lines of their own by kind, and the bar over it gives the image and the numbers.
"""

from collections.abc import Mapping, Sequence
from statistics import median
from typing import Any, NamedTuple

from ui.kit.styles import colour_of

STEP, AROUND = 26, 150
"""Pixels of a line of dots, and of what stands around the plot."""
FEWEST_DECADES = 3.0
"""From this ratio on of the largest to the smallest the axis is logarithmic."""


class Dot(NamedTuple):
    """A figure `x` of the thing called `row`; `kind` is its colour, and `said` what it is when one points at it."""

    row: str
    x: float
    kind: str
    said: str


def dots(found: Sequence[Dot], kinds: Mapping[str, str], x: str, apart: bool = True) -> dict[str, Any]:
    """The chart, as high as it has lines; `kinds` are the names of the colours in ui/kit/styles.py with their words,
    each on a line of its own where they are to stand `apart`."""
    rows = list(dict.fromkeys(dot.row for dot in found))
    values = [{"row": dot.row, "x": dot.x, "kind": kinds[dot.kind], "said": dot.said} for dot in found]
    lines = len(rows) * (len(kinds) if apart else 1)
    y = {"field": "row", "type": "nominal", "sort": rows, "title": None, "axis": {"grid": True}}
    offset = {"yOffset": {"field": "kind", "sort": list(kinds.values())}} if apart else {}
    colours = {"domain": list(kinds.values()), "range": [colour_of(kind) for kind in kinds]}
    colour = {"field": "kind", "type": "nominal", "title": None, "scale": colours}
    sizes = [dot.x for dot in found]
    scale = {"type": "log" if max(sizes) > FEWEST_DECADES * min(sizes) else "linear", "zero": False, "nice": False}
    across = {"field": "x", "type": "quantitative", "title": x, "scale": scale | {"padding": 12}, "axis": AXIS}
    tooltip = [{"field": "row", "title": " "}, {"field": "said", "title": " "}, {"field": "x", "format": ",.3~g"}]
    encoding = {"y": y, **offset, "color": colour, "tooltip": tooltip}
    dot = {
        "mark": {"type": "point", "filled": True, "size": 80, "opacity": 0.75},
        "encoding": {**encoding, "x": across},
    }
    middle = {
        "data": {"values": _medians(values, apart)},
        "mark": {"type": "tick", "thickness": 3, "size": STEP - 8},
        "encoding": {**encoding, "x": across},
    }
    one = {
        "mark": {"type": "rule", "strokeDash": [2, 3], "color": colour_of("persistence")},
        "encoding": {"x": {"datum": 1}},
    }
    return {"data": {"values": values}, "height": AROUND + STEP * lines, "layer": [one, dot, middle]}


AXIS = {"tickCount": 6, "format": ".3~g", "grid": False}


def _medians(values: Sequence[Mapping[str, Any]], apart: bool) -> list[dict[str, Any]]:
    """Of each line; where kinds share one, in the colour of the last of them."""
    of: dict[tuple[str, str], list[float]] = {}
    for value in values:
        of.setdefault((value["row"], value["kind"] if apart else values[-1]["kind"]), []).append(value["x"])
    return [{"row": row, "kind": kind, "x": median(xs), "said": f"{len(xs)}"} for (row, kind), xs in of.items()]
