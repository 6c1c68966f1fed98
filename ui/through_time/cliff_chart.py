"""The map of a landscape over w and b, and descents on it: a Vega-Lite chart."""

import json
from typing import Any

import numpy as np
import streamlit as st

from core.maths.arrays import Array
from ui.kit import lesson, numbers, palette
from ui.kit.styles import colour_of, dash_of
from ui.through_time.clip_state import REALS
from ui.through_time.picture import shaded

HEIGHT = 480
CELLS = (320, 240)
"""Columns of w and rows of b."""
FAR = 100.0
"""From the start, in units of w and b; far outside the map."""
SHADED = [1e-3, 10.0]
"""Losses outside are drawn as the nearer of the two."""
TICKS = [1e-3, 0.1, 10]


def middles(low: float, high: float, count: int) -> Array:
    """The middles of `count` equal cells."""
    edges = np.linspace(low, high, count + 1)
    found: Array = (edges[:-1] + edges[1:]) / 2
    return found


def picture(landscape: Array, low: str, high: str) -> str:
    """The loss (rows of b from below, columns of w) in shades between two colours, logarithmic."""
    least, most = SHADED
    bottom, top = np.log(least), np.log(most)
    return shaded((np.log(np.clip(landscape[::-1], least, most)) - bottom) / (top - bottom), low, high)


def spec(picture: str, visited: dict[str, Array], start: tuple[float, float]) -> dict[str, Any]:
    """The picture of the loss, and on it a line through (w, b) before each update for each way to clip."""
    words = lesson.words("cliff")
    across, up = (
        {
            "field": name,
            "type": "quantitative",
            "title": words[title],
            "scale": {"domain": REALS[field], "nice": False},
            "axis": {"grid": False},
        }
        for name, title, field in (("w", "across", "cliff_w"), ("b", "up", "cliff_b"))
    )
    return {
        "encoding": {"x": across, "y": up},
        "layer": [_map(picture), *_paths(visited), _start(start, words["loss"])],
    }


def shades() -> list[str]:
    """Of the lowest and of the highest loss, in the theme that is shown."""
    dark = st.context.theme.type == "dark"
    return [palette.COLOURS[name][dark] for name in ("panel", "zero")]


def _map(picture: str) -> dict[str, Any]:
    """The picture, stretched over the whole plot."""
    (w, w_end), (b, b_end) = REALS["cliff_w"], REALS["cliff_b"]
    return {
        "data": {"values": [{"w": w, "b": b_end, "w_end": w_end, "b_end": b, "url": picture}]},
        "mark": {"type": "image", "aspect": False},
        "encoding": {"x2": {"field": "w_end"}, "y2": {"field": "b_end"}, "url": {"field": "url"}},
    }


def _paths(visited: dict[str, Array]) -> list[dict[str, Any]]:
    """A line and its points for each descent."""
    layers: list[dict[str, Any]] = []
    for how, points in visited.items():
        values = [
            {"w": float(w), "b": float(b), "update": i, "at": numbers.column(at)}
            for i, ((w, b), at) in enumerate(zip(near(points), points, strict=True))
        ]
        plain = {"color": colour_of(how), "clip": True}
        tip = [{"field": "update"}, {"field": "at", "title": "(w, b)"}]
        layers += [
            {
                "data": {"values": values},
                "mark": {"type": "line", "strokeWidth": 2, "strokeDash": dash_of(how), **plain},
                "encoding": {"order": {"field": "update"}},
            },
            {
                "data": {"values": values},
                "mark": {"type": "point", "filled": True, "size": 25, "opacity": 1, **plain},
                "encoding": {"tooltip": tip},
            },
        ]
    return layers


def near(points: Array) -> Array:
    """The same, but what is thrown far away is drawn nearer, in the same direction: no line can be drawn to 1e14."""
    away = points - points[0]
    found: Array = points[0] + away * (FAR / np.maximum(np.abs(away).max(axis=1, keepdims=True), FAR))
    return found


def _labels() -> str:
    """The expression for a label of the legend, which says at both ends that the shade stands for all beyond."""
    words, (least, most) = lesson.words("cliff"), SHADED
    low, high = (
        json.dumps(words[end].format(loss=f"{loss:g}")) for end, loss in (("and_less", least), ("and_more", most))
    )
    return f"datum.value <= {least} ? {low} : datum.value >= {most} ? {high} : format(datum.value, '~g')"


def _start(start: tuple[float, float], title: str) -> dict[str, Any]:
    """A ring; it carries the legend of the picture's shades as well."""
    return {
        "data": {"values": [{"w": start[0], "b": start[1], "loss": SHADED[0]}]},
        "mark": {"type": "point", "size": 200, "strokeWidth": 3, "stroke": colour_of("none"), "fillOpacity": 0},
        "encoding": {
            "fill": {
                "field": "loss", "type": "quantitative", "title": title,
                "scale": {"type": "log", "domain": SHADED, "range": shades(), "interpolate": "rgb"},
                "legend": {"labelExpr": _labels(), "values": TICKS, "gradientLength": 300},
            }
        },
    }  # fmt: skip
