"""Charts of lines that are finished, as plotly figures: one look reads all curves at a place, a drag zooms along the
axis of x alone, the legend stands above the plot and takes nothing from it.

A figure is drawn anew as a whole whenever it changes, so what streams is drawn by ui/kit/charts.py.
"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.maths.arrays import Array
from ui.kit import presenter
from ui.kit.charts import Point
from ui.kit.lines import Lines
from ui.kit.plotly_layout import layout, over
from ui.kit.styles import colour_of, dash_of

WIDE = 1150
"""Pixels of the page's whole width on a usual screen."""
SHARPNESS = 2
"""Pixels of the image for each pixel of the chart."""
LEFT_OUT = ["select2d", "lasso2d", "pan2d", "autoScale2d", "zoomIn2d", "zoomOut2d"]
"""Buttons that say what others say too, or would move curves out of sight."""
SEE_THROUGH = "33"
"""Behind a colour: a fifth of it."""


def show(drawn: Lines, key: str, alt: str, height: int, width: int = 0) -> None:
    """A figure whose plot is as high as if it had no legend. `width` is about that of its place in pixels, on a usual
    screen, 0 where it needs no legend. What opens on a part has a button for the whole, with a slider along x."""
    place(figure(drawn, height, width), key, alt)


def place(found: dict[str, Any], key: str, alt: str) -> None:
    """Any figure, as plotly reads it, with the bar over it."""
    name = key.removesuffix(".chart").replace(".", "_")
    st.plotly_chart(presenter.enlarged_figure(found), key=f"{key}.finished", alt=alt, config=_bar(name))


def whole_height(drawn: Lines, height: int, width: int) -> int:
    """Of a figure with its legend, in pixels."""
    return height + over(drawn, width) - over(drawn, 0)


def _bar(name: str) -> dict[str, Any]:
    """The bar over a figure, from which it can be taken as an image."""
    image = {"format": "png", "filename": name, "scale": SHARPNESS}
    return {
        "displaylogo": False,
        "scrollZoom": False,
        "toImageButtonOptions": image,
        "modeBarButtonsToRemove": LEFT_OUT,
    }


def figure(drawn: Lines, height: int, width: int) -> dict[str, Any]:
    """The figure as plotly reads it."""
    return {"data": _traces(drawn), "layout": layout(drawn, height, width)}


def _traces(drawn: Lines) -> list[dict[str, Any]]:
    edges = [edge for name in drawn.bands for edge in _edges(drawn, name)]
    return [*edges, *(_line(drawn, name, points) for name, points in drawn.series.items())]


def _line(drawn: Lines, name: str, points: Sequence[Point]) -> dict[str, Any]:
    """One curve; it breaks where there is no height."""
    at, heights = [x for x, _ in points], [y for _, y in points]
    found: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines+markers" if len(points) == 1 else "lines",
        "x": at,
        "y": heights,
        "name": drawn.names[name],
        "legendgroup": name,
        "line": {"color": colour_of(name), "dash": _dash(name), "width": 2},
        "hovertemplate": "%{y:,.5~g}",
    }
    if name in drawn.bands:
        found |= {"text": _told(drawn, name, at), "hovertemplate": "%{y:,.5~g}%{text}"}
    return found


def _told(drawn: Lines, name: str, at: Sequence[Any]) -> list[str]:
    """The band at each place of its line, in brackets."""
    band = drawn.bands[name]
    there = {place: f" ({low:.5g} – {high:.5g})" for place, low, high in zip(*band, strict=True)}
    return [there.get(place, "") for place in at]


def _edges(drawn: Lines, name: str) -> list[dict[str, Any]]:
    """The lower edge of a band, and the upper one with what lies between; they come and go with their line."""
    band = drawn.bands[name]
    common: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines",
        "x": list(band.at),
        "line": {"width": 0},
        "hoverinfo": "skip",
    }
    common |= {"legendgroup": name, "showlegend": False}
    low = {**common, "y": _plain(band.low)}
    return [low, {**common, "y": _plain(band.high), "fill": "tonexty", "fillcolor": colour_of(name) + SEE_THROUGH}]


def _plain(values: Array) -> list[float]:
    return [float(value) for value in values]


def _dash(name: str) -> str:
    """Plotly's word for how ui/kit/styles.py dashes a line."""
    pattern = dash_of(name)
    return ",".join(f"{length}px" for length in pattern) if pattern[1] else "solid"
