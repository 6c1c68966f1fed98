"""Charts of the stock page and of the pages through time: Vega-Lite, updated in place; Ctrl and the wheel zoom."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np
import streamlit as st
from numpy.typing import NDArray

from core.maths.arrays import Array
from ui.kit import palette, presenter
from ui.kit.styles import colour_of, dash_of

Point = tuple[Any, float | None]
"""Where and how high; without a height the line breaks."""
ROOM = "((windowSize()[0] || 1000) * (windowSize()[0] < 640 ? 1 : 0.55) - 80)"
"""Pixels for the legend of a chart that takes a half of the page's width or more."""
LETTER, SYMBOL = 7, 40
"""Pixels of a letter in a legend, and of what stands around its name."""
ZOOM = {"type": "interval", "zoom": "wheel![event.ctrlKey || event.metaKey]"}
"""Pinching counts as Ctrl and the wheel; the wheel alone must go on scrolling the page."""
FEW = 60
"""So few points are drawn as such, else one alone would not be seen."""
SMALL = 10
"""The area of a point, in pixels, that is seen where it stands alone, and hardly on a line."""
MOST_POINTS = 3000
"""Of a drawn series; of a longer one every k-th is drawn."""


SIZES = {"labelFontSize": 16, "titleFontSize": 16}
CONFIG: dict[str, Any] = {
    "axis": {**SIZES, "labelLimit": 340},
    "legend": {
        **SIZES,
        "orient": "top",
        "labelLimit": 500,
    },
    "text": {"fontSize": 16},
    "title": {"fontSize": 16, "fontWeight": "normal"},
}


def config(dark: bool) -> dict[str, Any]:
    """Sizes of a chart's text, and its colours in a theme: Streamlit's own are too pale for an axis."""
    quiet = {"labelColor": palette.COLOURS["quiet"][dark], "titleColor": palette.COLOURS["quiet"][dark]}
    return {**CONFIG, **{part: {**CONFIG[part], **quiet} for part in ("axis", "legend")}}


def chart(
    spec: dict[str, Any], key: str, alt: str, height: int = 280, width: Literal["stretch", "content"] = "stretch",
    live: bool = False,
) -> None:  # fmt: skip
    """A chart in the page's fonts, as wide as its place or as its own spec says. One that is `live` keeps its zoom when
    its numbers change, which Streamlit sees to only of what is selected."""
    whole = presenter.enlarged({"height": height, "config": config(st.context.theme.type == "dark"), **spec})
    kept: dict[str, Any] = {"on_select": "rerun", "selection_mode": ["zoom"]} if live else {}
    st.vega_lite_chart(whole, key=key, width=width, alt=alt, **kept)


def lines(
    series: Mapping[str, Sequence[Point]],
    names: Mapping[str, str],
    x: str,
    y: str,
    legend: bool = True,
    dark: bool | None = None,
    **scale: Any,
) -> dict[str, Any]:
    """One line for each series, told apart by colour, dash and name; points are (x, y), dates as ISO texts.

    Colours are those of the theme that is shown, or of the dark or light one as `dark` is given.
    """
    words = [names[name] for name in series]
    values = [
        {"x": at, "y": None if value is None else _rounded(value), "of": names[name]}
        for name, points in series.items()
        for at, value in points
    ]
    dated = bool(values) and isinstance(values[0]["x"], str)
    colour = {
        "field": "of",
        "type": "nominal",
        "title": None,
        "sort": words,
        "legend": _legend(words) if legend else None,
    }
    axis: dict[str, Any] = {"grid": False, "tickMinStep": 1, "labelFlush": True}
    axis |= {"format": "%Y-%m-%d", "labelOverlap": True} if dated else {}
    return {
        "data": {"values": values},
        "mark": {"type": "line", "strokeWidth": 2, "clip": True, "point": len(values) < FEW},
        "params": [{"name": "zoom", "select": ZOOM, "bind": "scales"}],
        "encoding": {
            "x": {"field": "x", "type": "temporal" if dated else "quantitative", "title": x, "axis": axis},
            "y": {
                "field": "y",
                "type": "quantitative",
                "title": y,
                "scale": {"zero": False, **scale},
                "axis": {"tickCount": 5},
            },
            "color": {**colour, "scale": {"domain": words, "range": [colour_of(name, dark) for name in series]}},
            "strokeDash": {**colour, "scale": {"domain": words, "range": [dash_of(name) for name in series]}},
            "tooltip": [
                {"field": "of", "title": " "},
                {"field": "x", "type": "temporal" if dated else "quantitative", "title": x},
                {"field": "y", "title": y, "format": ",.5~g"},
            ],
        },
    }


def points(at: list[Any], values: Array, gaps: NDArray[np.bool_] | None = None) -> list[Point]:
    """Pairs to be drawn, thinned where there are very many; the line breaks where there are gaps after a value."""
    step = 1 + len(at) // MOST_POINTS
    found: list[Point] = []
    for k in range(0, len(at), step):
        found.append((at[k], float(values[k])))
        if gaps is not None and gaps[k : k + step].any():
            found.append((_between(at[k], at[min(k + step, len(at) - 1)]), None))
    return found


def _legend(words: list[str]) -> dict[str, Any]:
    """As many columns as there is room for the longest name. The chart's own width is known too late, so that of the
    window counts, of which a chart takes a half at least; on a phone the whole."""
    wide = (LETTER * max(map(len, words)) + SYMBOL) * presenter.factor()
    return {"columns": {"expr": f"max(1, floor({ROOM} / {wide}))"}, "symbolType": "stroke", "symbolSize": SYMBOL * 12}


def _between(place: str | int, other: str | int) -> str | float:
    """The moment, or the number, in the middle: a line is drawn in the order of its places, whatever that of the
    points."""
    if isinstance(place, int) and isinstance(other, int):
        return (place + other) / 2
    start, end = np.datetime64(place, "s"), np.datetime64(other, "s")
    return str(start + (end - start) / 2)


def band(name: str, at: list[Any], low: Array, high: Array, dark: bool | None = None) -> dict[str, Any]:
    """A layer: the area between two curves, in the colour of a series."""
    values = [
        {"x": x, "low": _rounded(below), "high": _rounded(above)} for x, below, above in zip(at, low, high, strict=True)
    ]
    return {
        "data": {"values": values},
        "mark": {"type": "area", "opacity": 0.2, "color": colour_of(name, dark)},
        "encoding": {
            "x": {"field": "x", "type": "temporal" if at and isinstance(at[0], str) else "quantitative"},
            "y": {"field": "low", "type": "quantitative"},
            "y2": {"field": "high"},
        },
    }


def decades(values: Array) -> list[float]:
    """The powers of ten around all of some sizes: an axis between them holds still while the sizes change a little."""
    found = np.log10(values[np.isfinite(values) & (values > 0)])
    low, high = (np.floor(found.min()), np.ceil(found.max())) if len(found) else (0.0, 1.0)
    return [float(10**low), float(10 ** max(high, low + 1))]


def _rounded(value: float) -> float:
    return float(f"{value:.7g}")
