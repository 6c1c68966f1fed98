"""Where everything stands in a finished chart of lines (ui/kit/plotly_charts.py): axes, legend, buttons."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import streamlit as st

from ui.kit import palette, presenter
from ui.kit.charts import LETTER
from ui.kit.lines import Lines

TEXT = 16
LINE = 25
"""Pixels of a line of the legend."""
SYMBOL = 52
"""Pixels beside a name in the legend: a piece of its line, and what is left free."""
AXIS = 72
"""Pixels for the numbers and the title of the axis of y: a legend begins beside them."""
TOP, BAR, BUTTONS = 8, 32, 40
"""Pixels over a plot; over a legend, where the bar comes up; the same where buttons stand there."""
SLIDER = 0.14
"""Of a plot's height, for the slider below it."""
AROUND = 0.04
"""Of the axis of y, free above and below all curves."""


def over(drawn: Lines, width: int) -> int:
    """Pixels over the plot: what the legend takes, and what stands over it."""
    room = width / presenter.factor() - AXIS
    return _bar(drawn) + LINE * rows([drawn.names[name] for name in drawn.series], room) if width else TOP


def _bar(drawn: Lines) -> int:
    return BUTTONS if drawn.views else BAR


def rows(names: Sequence[str], width: float) -> int:
    """Lines of a legend in so many pixels, name after name."""
    lines, room = 1, width
    for wide in (LETTER * len(name) + SYMBOL for name in names):
        if wide > room and room < width:
            lines, room = lines + 1, width
        room -= wide
    return lines


def layout(drawn: Lines, height: int, width: int) -> dict[str, Any]:
    """Plotly's layout of a figure whose plot is `height` high, whose place `width` wide."""
    font = {"size": TEXT, "color": colour("quiet")}
    top, legend = over(drawn, width), width > 0
    up = {"title": {"text": drawn.y, "font": font, "standoff": 12}, "tickfont": font, "fixedrange": True}
    reach = _reach(drawn, drawn.opening)
    up |= {"automargin": True, "nticks": 6, "zeroline": False, "range": reach}
    up |= {"ticklabeloverflow": "allow"}  # else the only number, at the lower end, is left out before there is a margin
    up |= {"type": "log", **_powers(reach)} if drawn.log else {"tickformat": ",.5~g"}
    named = {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "tracegroupgap": 0, "maxheight": max(30, top)}
    return {
        "xaxis": _across(drawn, font),
        "yaxis": up,
        "height": height + top - TOP,
        "margin": {"l": 0, "r": 12, "t": top, "b": 0},
        "font": font,
        "showlegend": legend,
        "legend": {**named, "font": {"size": TEXT, "color": colour("memory")}},
        "hovermode": "x unified",
        "hoverlabel": {"font": {"size": TEXT, "color": colour("memory")}, "namelength": -1},
        "dragmode": "zoom",
        "updatemenus": [_views(drawn, top)] if drawn.views else [],
    }


def _powers(reach: list[float]) -> dict[str, int]:
    """A tick at each power of ten; where there is none, Plotly's own: a title has no place beside an axis without."""
    low, high = reach
    return {"dtick": 1} if np.floor(high) >= np.ceil(low) else {}


def _across(drawn: Lines, font: dict[str, Any]) -> dict[str, Any]:
    """The axis of x; dates need no name."""
    found: dict[str, Any] = {"tickfont": font, "showgrid": False, "automargin": True, "nticks": 6}
    if drawn.dated:
        found |= {"type": "date", "hoverformat": _day(drawn)}
    else:
        found |= {"type": "linear", "title": {"text": drawn.x, "font": font, "standoff": 12}}
    return found | ({"range": list(drawn.opening)} if drawn.opening else {})


def _views(drawn: Lines, top: int) -> dict[str, Any]:
    """Two buttons: the part on which it opens, and the whole with a slider. Either has its own height of the axis, so
    that what is seen fills the plot."""
    part, whole = drawn.views or ("", "")
    asked = (
        (part, drawn.opening, {"visible": False}),
        (whole, _ends(drawn), {"visible": True, "thickness": SLIDER}),
    )
    buttons = [
        {
            "label": label,
            "method": "relayout",
            "args": [
                {"xaxis.range": list(ends or ()), "yaxis.range": _reach(drawn, ends), "xaxis.rangeslider": slider}
            ],
        }
        for label, ends, slider in asked
    ]
    place = {"type": "buttons", "direction": "right", "x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom"}
    look: dict[str, Any] = {"bgcolor": colour("panel"), "bordercolor": colour("line")}
    font = {"size": TEXT, "color": colour("quiet")}
    return {
        **place,
        **look,
        "font": font,
        "pad": {"b": top - _bar(drawn), "t": 0},
        "showactive": False,
        "buttons": buttons,
    }


def _ends(drawn: Lines) -> tuple[Any, Any]:
    places = [at for points in drawn.series.values() for at, y in points if at is not None and y is not None]
    return min(places), max(places)


def colour(name: str) -> str:
    """A colour of the palette, of the theme that is shown."""
    return palette.COLOURS[name][st.context.theme.type == "dark"]


def _day(drawn: Lines) -> str:
    """Days, and moments where there are some."""
    moments = any("T" in str(at) for points in drawn.series.values() for at, y in points if y is not None)
    return "%Y-%m-%d %H:%M:%S" if moments else "%Y-%m-%d"


def _reach(drawn: Lines, ends: tuple[Any, Any] | None) -> list[float]:
    """From the lowest to the highest of all curves between two places, or everywhere; the axis stands still while one
    zooms along x."""
    points = [point for points in drawn.series.values() for point in points]
    points += [
        (x, float(y)) for at, *edges in drawn.bands.values() for edge in edges for x, y in zip(at, edge, strict=True)
    ]
    there = [(x, y) for x, y in points if x is not None and y is not None and np.isfinite(y)]
    heights = [y for x, y in there if not ends or ends[0] <= x <= ends[1]]
    if drawn.log:
        heights = [float(np.log10(y)) for y in heights if y > 0]
    low, high = (min(heights), max(heights)) if heights else (0.0, 1.0)
    free = AROUND * (high - low) or 0.5
    return [low - free, high + free]
