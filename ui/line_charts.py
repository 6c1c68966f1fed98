"""Charts of the stock page and of the page through time: Vega-Lite, updated in place, zoomed with the wheel."""

from typing import Any

import streamlit as st

from core.arrays import Array
from ui import palette

COLOURS = {
    "real": "memory",
    "price": "negative",
    "change": "positive",
    "persistence": "zero",
    "average": "gate-i",
    "price_validation": "negative",
    "change_validation": "positive",
    "training": "memory",
    "validation": "gate-c",
    "held": "gate-i",
    "rnn": "negative",
    "lstm": "positive",
    "memory": "gate-i",
    "chance": "zero",
    "forget": "gate-f",
    "input": "gate-i",
    "output": "gate-o",
    "price_recursive": "negative",
    "change_recursive": "positive",
}
DASHES = {
    "real": [1, 0],
    "price": [1, 0],
    "change": [8, 3],
    "persistence": [2, 3],
    "average": [4, 4],
    "rnn": [1, 0],
    "lstm": [8, 3],
    "memory": [2, 3],
    "training": [1, 0],
    "validation": [6, 2],
    "held": [1, 0],
    "forget": [1, 0],
    "input": [8, 3],
    "output": [2, 3],
}
FEW = 60
"""So few points are drawn as such, else one alone would not be seen."""
MOST_POINTS = 3000
"""Of a drawn series; of a longer one every k-th is drawn."""


def chart(spec: dict[str, Any], key: str, alt: str, height: int = 280) -> None:
    """A chart in the page's fonts."""
    sizes = {"labelFontSize": 16, "titleFontSize": 16}
    config = {
        "axis": sizes,
        "legend": {**sizes, "orient": "top", "labelLimit": 400, "columns": 3},
        "text": {"fontSize": 16},
    }
    st.vega_lite_chart({"height": height, "config": config, **spec}, key=key, width="stretch", alt=alt)


def lines(
    series: dict[str, list[tuple[Any, float]]], names: dict[str, str], x: str, y: str, legend: bool = True, **scale: Any
) -> dict[str, Any]:
    """One line for each series, told apart by colour, dash and name; points are (x, y), dates as ISO texts."""
    words = [names[name] for name in series]
    values = [
        {"x": at, "y": _rounded(value), "of": names[name]} for name, points in series.items() for at, value in points
    ]
    dated = bool(values) and isinstance(values[0]["x"], str)
    colour = {"field": "of", "type": "nominal", "title": None, "sort": words} | ({} if legend else {"legend": None})
    axis = {"grid": False} | ({"format": "%Y-%m-%d", "labelOverlap": True} if dated else {})
    return {
        "data": {"values": values},
        "mark": {"type": "line", "strokeWidth": 2, "clip": True, "point": len(values) < FEW},
        "params": [{"name": "zoom", "select": "interval", "bind": "scales"}],
        "encoding": {
            "x": {"field": "x", "type": "temporal" if dated else "quantitative", "title": x, "axis": axis},
            "y": {
                "field": "y",
                "type": "quantitative",
                "title": y,
                "scale": {"zero": False, **scale},
                "axis": {"tickCount": 5},
            },
            "color": {**colour, "scale": {"domain": words, "range": [_colour(name) for name in series]}},
            "strokeDash": {**colour, "scale": {"domain": words, "range": [_dash(name) for name in series]}},
            "tooltip": [
                {"field": "of", "title": " "},
                {"field": "x", "type": "temporal" if dated else "quantitative", "title": x},
                {"field": "y", "title": y, "format": ",.5~g"},
            ],
        },
    }


def points(at: list[Any], values: Array) -> list[tuple[Any, float]]:
    """Pairs to be drawn, thinned where there are very many."""
    step = 1 + len(at) // MOST_POINTS
    return [(one, float(value)) for one, value in zip(at[::step], values[::step], strict=True)]


def band(at: list[Any], low: Array, high: Array) -> dict[str, Any]:
    """A layer: the area between two curves."""
    values = [
        {"x": one, "low": _rounded(below), "high": _rounded(above)}
        for one, below, above in zip(at, low, high, strict=True)
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "area", "opacity": 0.25, "color": _colour("change")},
        "encoding": {
            "x": {"field": "x", "type": "temporal" if at and isinstance(at[0], str) else "quantitative"},
            "y": {"field": "low", "type": "quantitative"},
            "y2": {"field": "high"},
        },
    }


def shades(name: str) -> list[str]:
    """From nothing to a colour of the palette, for a map."""
    dark = st.context.theme.type == "dark"
    return [palette.COLOURS["panel"][dark], palette.COLOURS[name][dark]]


def _rounded(value: float) -> float:
    return float(f"{value:.7g}")


def _colour(name: str) -> str:
    return palette.COLOURS[COLOURS[name]][st.context.theme.type == "dark"]


def _dash(name: str) -> list[int]:
    return DASHES.get(name, [1, 3])
