"""Large text for a projector: the page is enlarged as a whole. A chart measures its place in pixels that are enlarged
already, so charts are left out of that and are drawn larger instead.
"""

from typing import Any

import streamlit as st

PARAMETER = "large"
FACTOR = 1.5
"""Sixteen pixels become twenty-four."""
CHARTS = ':is([data-testid="stVegaLiteChart"], [class*="-finished"] [data-testid="stPlotlyChart"])'


def on() -> bool:
    """Whether the page is enlarged."""
    return st.query_params.get(PARAMETER) == "1"


def turn(on: bool) -> None:
    """Enlarge the page, or draw it in its usual size; the link says which."""
    if on:
        st.query_params[PARAMETER] = "1"
    else:
        st.query_params.pop(PARAMETER, None)


def css() -> str:
    """What enlarges the page; empty where it stays as it is."""
    return f".stMain, .stAppHeader {{ zoom: {FACTOR}; }} .stMain {CHARTS} {{ zoom: {1 / FACTOR:.6f}; }}" if on() else ""


def enlarged(spec: dict[str, Any]) -> dict[str, Any]:
    """A chart's specification as it is to be drawn: its height, its width where it has one, and its config's sizes."""
    return spec if not on() else {**spec, **{name: _larger(spec[name]) for name in SIZED if name in spec}}


def enlarged_figure(figure: dict[str, Any]) -> dict[str, Any]:
    """The same for a figure of plotly's, whose sizes are spread over it."""
    return _sizes_larger(figure) if on() else figure


def _sizes_larger(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: _larger(of) if name in IN_FIGURE else _sizes_larger(of) for name, of in part.items()}
    return [_sizes_larger(of) for of in part] if isinstance(part, list) and part and isinstance(part[0], dict) else part


IN_FIGURE = ("height", "margin", "size", "standoff", "maxheight", "width")
SIZED = ("height", "width", "padding", "config")


def _larger(value: Any) -> Any:
    """Every number in it, however deep."""
    if isinstance(value, dict):
        return {name: _larger(part) for name, part in value.items()}
    return FACTOR * value if isinstance(value, int | float) and not isinstance(value, bool) else value
