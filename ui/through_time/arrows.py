"""A gradient before and after clipping as arrows, in the plane of two of its entries: a Vega-Lite chart."""

from typing import Any

import numpy as np

from core.maths.arrays import Array
from ui.kit import lesson
from ui.kit.styles import colour_of, dash_of

SIZE = 280
"""The plot is a square, so that directions are true."""
MOST = 3.0
"""Limits from the middle to the edge, at most; an arrow that is longer leaves the picture."""
LEAST = 1.3
WIDTHS = {"before": 2, "value": 3, "norm": 5}
FAINT, WIDER = 0.4, 5
"""How A's arrows are drawn: so faded, and so many pixels wider than the present ones."""
Arrow = tuple[float, float]


def spec(
    arrows: dict[str, Arrow],
    limit: float,
    axes: tuple[str, str],
    names: dict[str, str],
    kept: tuple[dict[str, Arrow], float] | None = None,
) -> dict[str, Any]:
    """The arrows by name, the square that clips entries and the circle that clips the norm; axes are entries.

    The arrows that were kept as A, with their limit, lie under them, and hold the axes still.
    """
    edge = reach(*(kept or (arrows, limit)))
    scale = {"domain": [-edge, edge], "nice": False}
    above = {"titleAngle": 0, "titleAlign": "left", "titleX": 0, "titleY": -10}
    across, up = (
        {"field": field, "type": "quantitative", "title": title, "scale": scale, "axis": {"tickCount": 5, **place}}
        for field, title, place in zip("xy", axes, ({}, above), strict=True)
    )
    return {
        "width": SIZE,
        "autosize": {"type": "pad"},
        "encoding": {"x": across, "y": up},
        "layer": [*_borders(limit), *(_ghosts(kept[0], edge) if kept else []), *_drawn(arrows, edge, names)],
    }


def reach(arrows: dict[str, Arrow], limit: float) -> float:
    """From the middle to the edge."""
    return limit * float(np.clip(1.1 * np.abs(list(arrows.values())).max() / limit, LEAST, MOST))


def _ghosts(kept: dict[str, Arrow], edge: float) -> list[dict[str, Any]]:
    """What was kept as A: faded, each with its letter at its end."""
    return [layer for name, arrow in kept.items() for layer in _ghost(name, ends(name, arrow, edge))]


def _ghost(name: str, end: dict[str, Any]) -> list[dict[str, Any]]:
    places = {"x": {"datum": 0}, "y": {"datum": 0}, "x2": {"field": "x"}, "y2": {"field": "y"}}
    shaft = {"type": "rule", "clip": True, "opacity": FAINT, "size": WIDTHS[name] + WIDER, "color": colour_of(name)}
    letter = {"type": "text", "text": lesson.words("compare")["mark"], "fontWeight": "bold", "dx": 10, "dy": 10}
    data = {"values": [end]}
    return [
        {"data": data, "mark": shaft, "encoding": places},
        {"data": data, "mark": letter | {"color": colour_of(name)}},
    ]


def _borders(limit: float) -> list[dict[str, Any]]:
    """[-limit, limit] for both entries, and the circle of that radius."""
    turn = np.linspace(0, 2 * np.pi, 73)
    square = np.array([(-1, -1), (-1, 1), (1, 1), (1, -1), (-1, -1)])
    circle = np.column_stack([np.cos(turn), np.sin(turn)])
    return [_border("value", limit * square), _border("norm", limit * circle)]


def _border(name: str, points: Array) -> dict[str, Any]:
    values = [{"x": float(x), "y": float(y), "i": i} for i, (x, y) in enumerate(points)]
    style = {"color": colour_of(name), "strokeDash": dash_of(name), "opacity": 0.8, "clip": True}
    return {
        "data": {"values": values},
        "mark": {"type": "line", **style},
        "encoding": {"order": {"field": "i"}},
    }


def _drawn(arrows: dict[str, Arrow], edge: float, names: dict[str, str]) -> list[dict[str, Any]]:
    """Shafts and heads; where an arrow leaves the picture its head stands at the edge."""
    values = [ends(name, arrow, edge) | {"of": names[name]} for name, arrow in arrows.items()]
    data = {"values": values}
    domain = [names[name] for name in arrows]
    colours = {"domain": domain, "range": [colour_of(name) for name in arrows]}
    legend = {"orient": "bottom", "columns": 1, "symbolType": "stroke", "symbolSize": 600}
    of = {"field": "of", "type": "nominal", "sort": domain}
    colour = of | {"title": None, "scale": colours, "legend": legend}
    dash = of | {
        "title": None,
        "scale": {"domain": domain, "range": [dash_of(name) for name in arrows]},
        "legend": legend,
    }
    plain = {"type": "quantitative", "scale": None, "legend": None}
    tips = [{"field": "of", "title": " "}, {"field": "first"}, {"field": "second"}]
    return [
        {
            "data": data,
            "mark": {"type": "rule", "clip": True},
            "encoding": {
                "x": {"datum": 0}, "y": {"datum": 0}, "x2": {"field": "x"}, "y2": {"field": "y"},
                "color": colour, "strokeDash": dash, "strokeWidth": {"field": "width", **plain}, "tooltip": tips,
            },
        },
        {
            "data": data,
            "mark": {"type": "point", "shape": "triangle-up", "filled": True, "size": 160, "opacity": 1},
            "encoding": {"angle": {"field": "turn", **plain}, "color": colour, "tooltip": tips},
        },
    ]  # fmt: skip


def ends(name: str, arrow: Arrow, edge: float) -> dict[str, Any]:
    """Where an arrow ends in the picture, and where its head points; degrees from upright, clockwise."""
    first, second = arrow
    inside = min(1.0, 0.97 * edge / max(abs(first), abs(second), 1e-300))
    return {
        "x": first * inside, "y": second * inside, "width": WIDTHS[name],
        "turn": float(np.degrees(np.arctan2(first, second))),
        "first": float(f"{first:.4g}"), "second": float(f"{second:.4g}"),
    }  # fmt: skip
