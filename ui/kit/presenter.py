"""Large text for a projector: the page is enlarged as a whole, as far as the stage still fits the window.

A chart measures its place in pixels that are enlarged already, so charts are left out of that and are drawn larger
instead: their letters as all others, their heights as the window has grown.
"""

from typing import Any

import streamlit as st

from ui.kit import stage_view

PARAMETER = "large"
ROOM = "large.room"
"""Where the session keeps how large the window is: times the one for which the pages are made."""
USUAL = (1280, 720)
"""Pixels of a window that a stage fills in usual text."""
FACTORS, CHARTS_HIGH = (1.2, 1.5), (0.9, 1.5)
"""Of the text, and of the heights of charts: in a window of the usual size or less, and in one that is as many times as
wide and high as the second. Sixteen pixels become nineteen, or twenty-four."""
ON_STAGE, CHARTS_ON_STAGE = (1.5, 2.25), (1.25, 1.9)
"""The same in the stage view, where nothing else wants their place: text of twenty-four pixels, or thirty-six."""
CHARTS = ':is([data-testid="stVegaLiteChart"], [class*="-finished"] [data-testid="stPlotlyChart"])'
FULL = ":is(.st-key-stage_lessons, .st-key-stage_path, .st-key-stage_desk)"
"""Parts that fill their window already: they grow as it does."""
DENSE = """
.stAppHeader { height: 2.7rem; min-height: 0; }
.stMain .stMainBlockContainer { padding-top: 2.9rem; }
.stMain h1 { font-size: 1.3rem; }
.stMain h3 { padding-top: 0; }
.stMain [data-testid=stMarkdownContainer] :is(p, li, td, th) { font-size: 0.875rem; line-height: 1.4; }
.stMain [data-testid=stMarkdownContainer] :is(td, th) { padding: 0.2rem 0.35rem; }
.stMain [data-testid=stVerticalBlock]:not([class*=st-key], [class*=st-key] *) { row-gap: 0.5rem; }
.stMain [data-testid=stHorizontalBlock]:not([class*=st-key] *) { row-gap: 0.5rem; }
.stMain [data-testid=stHorizontalBlock]:not(:has(> [data-testid=stColumn])) { column-gap: 0.7rem; }
.stMain :is(.stButton, .stPopover, .stButtonGroup) button { min-height: 1.9rem; padding: 0.1rem 0.5rem; }
"""
"""What is nearer together than in usual text, so that a stage still has its place: header, rows, buttons."""


def on() -> bool:
    """Whether the page is enlarged."""
    return st.query_params.get(PARAMETER) == "1" or stage_view.on()


def turn(on: bool) -> None:
    """Enlarge the page, or draw it in its usual size; the link says which."""
    if on:
        st.query_params[PARAMETER] = "1"
    else:
        st.query_params.pop(PARAMETER, None)


def told() -> dict[str, Any]:
    """What the browser needs to say how large its window is, and what it has said."""
    return {"on": on(), "room": room(), "usual": USUAL, "most": FACTORS[1]}


def hear(message: dict[str, Any]) -> None:
    """The window has another size."""
    st.session_state[ROOM] = min(FACTORS[1], max(1.0, float(message["room"])))


def room() -> float:
    """By how much the window is larger than the usual one; at most as much as the text can be."""
    return float(st.session_state.get(ROOM, FACTORS[1]))


def factor() -> float:
    """How much larger the text is: 1 where the page is not enlarged."""
    return _of_window(ON_STAGE if stage_view.on() else FACTORS) if on() else 1.0


def high(pixels: float) -> float:
    """The height of a chart as it is drawn."""
    return _of_window(CHARTS_ON_STAGE if stage_view.on() else CHARTS_HIGH) * pixels if on() else pixels


def _of_window(ends: tuple[float, float]) -> float:
    least, most = ends
    return least + (most - least) * (room() - 1) / (FACTORS[1] - 1)


def css() -> str:
    """What enlarges the page; empty where it stays as it is."""
    if not on():
        return ""
    larger, fitted = f"zoom: {factor():.6f}; --larger: {factor():.6f};", f"zoom: {room() / factor():.6f};"
    charts = f".stMain {CHARTS} {{ zoom: {1 / factor():.6f}; }}"
    return f".stMain, .stAppHeader {{ {larger} }} {charts} .stMain {FULL} {{ {fitted} }} {DENSE}"


def enlarged(spec: dict[str, Any]) -> dict[str, Any]:
    """A chart's specification as it is to be drawn: its height, its width where it has one, and its config's sizes."""
    if not on():
        return spec
    larger = _of_window(CHARTS_HIGH) if "width" in spec else high(1)  # one with a width of its own has no more room
    sizes = {name: larger * spec[name] for name in ("height", "width") if name in spec}
    return spec | sizes | {name: _times(spec[name], factor()) for name in ("padding", "config") if name in spec}


def enlarged_figure(figure: dict[str, Any]) -> dict[str, Any]:
    """The same for a figure of plotly's, whose sizes are spread over it. Its height is that of its place, which is
    enlarged with the page."""
    return _sizes_larger(figure) if on() else figure


def _sizes_larger(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: _times(of, factor()) if name in IN_FIGURE else _sizes_larger(of) for name, of in part.items()}
    return [_sizes_larger(of) for of in part] if isinstance(part, list) and part and isinstance(part[0], dict) else part


IN_FIGURE = ("margin", "size", "standoff", "maxheight", "width")


def _times(value: Any, factor: float) -> Any:
    """Every number in it, however deep, so many times."""
    if isinstance(value, dict):
        return {name: _times(part, factor) for name, part in value.items()}
    return factor * value if isinstance(value, int | float) and not isinstance(value, bool) else value
