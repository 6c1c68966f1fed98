"""The gates of all units of a layer along a window, as three maps beside each other."""

from typing import Any

from core.forecast.inside import Inside
from core.maths.arrays import Array
from ui.kit import lesson, plotly_charts
from ui.kit.plotly_layout import TEXT, colour
from ui.kit.styles import colour_of

GATES = {"forget": "ft", "input": "it", "output": "ot"}
"""By their words, the names of their numbers."""
HEIGHT, TOP, BETWEEN = 300, 34, 0.03
"""Pixels of the maps with their axis, of which so many for their names; a share of the width between two of them."""
DIGITS = 3


def show(inside: Inside, unit: int, step: int) -> None:
    """The maps, with lines at a unit and a step of the window, from 1."""
    words = lesson.words("stocks")["inside"]
    plotly_charts.place(figure(inside, unit, step), "stocks.inside.map", words["map_alt"])


def figure(inside: Inside, unit: int, step: int) -> dict[str, Any]:
    """The figure as plotly reads it."""
    names = list(GATES)
    return {
        "data": [_map(name, inside.numbers[GATES[name]], _axes(k)) for k, name in enumerate(names)],
        "layout": {
            **{axis: of for k in range(len(names)) for axis, of in _layout(k, len(names)).items()},
            "height": HEIGHT, "margin": {"l": 0, "r": 12, "t": TOP, "b": 0}, "showlegend": False,
            "font": {"size": TEXT, "color": colour("quiet")},
            "annotations": [_title(name, k, len(names)) for k, name in enumerate(names)],
            "shapes": [line for k in range(len(names)) for line in _lines(_axes(k), unit, step)],
        },
    }  # fmt: skip


def _map(name: str, gate: Array, axes: dict[str, str]) -> dict[str, Any]:
    words = lesson.words("stocks")["inside"]
    return {
        "type": "heatmap", **axes, "z": gate.round(DIGITS).tolist(), "x0": 1, "dx": 1, "y0": 0, "dy": 1,
        "zmin": 0, "zmax": 1, "showscale": False, "colorscale": [[0, colour("panel")], [1, colour_of(name)]],
        "name": words[name], "hovertemplate": f"{words['told']}<extra></extra>",
    }  # fmt: skip


def _axes(k: int) -> dict[str, str]:
    """Plotly's names of the axes of the map at a place, from 0."""
    return {"xaxis": f"x{k + 1}" if k else "x", "yaxis": f"y{k + 1}" if k else "y"}


def _span(k: int, of: int) -> list[float]:
    """Of the width, from 0 to 1."""
    return [k / of + (BETWEEN / 2 if k else 0), (k + 1) / of - (BETWEEN / 2 if k < of - 1 else 0)]


def _layout(k: int, of: int) -> dict[str, dict[str, Any]]:
    """Both axes of a map. Units are counted downward, at the first map; all zoom together."""
    words, font = lesson.words("stocks")["inside"], {"size": TEXT, "color": colour("quiet")}
    common = {"tickfont": font, "showgrid": False, "zeroline": False, "automargin": True}
    x, y = _axes(k).values()
    across = {**common, "domain": _span(k, of), "anchor": y, "nticks": 6}
    down: dict[str, Any] = {**common, "anchor": x, "autorange": "reversed", "nticks": 6, "showticklabels": k == 0}
    across |= {"matches": "x"} if k else {}
    down |= {"matches": "y"} if k else {"title": {"text": words["map_unit"], "font": font, "standoff": 8}}
    across |= {"title": {"text": words["axis"], "font": font, "standoff": 8}}
    return {x.replace("x", "xaxis"): across, y.replace("y", "yaxis"): down}


def _title(name: str, k: int, of: int) -> dict[str, Any]:
    """The gate's name, over the left end of its map."""
    words = lesson.words("stocks")["inside"]
    place = {"xref": "paper", "yref": "paper", "x": _span(k, of)[0], "y": 1, "xanchor": "left", "yanchor": "bottom"}
    return {**place, "text": words[name], "showarrow": False, "font": {"size": TEXT, "color": colour("memory")}}


def _lines(axes: dict[str, str], unit: int, step: int) -> list[dict[str, Any]]:
    """Across at the unit, down at the step."""
    common = {"type": "line", "line": {"width": 1, "dash": "dot", "color": colour("memory")}}
    x, y = axes["xaxis"], axes["yaxis"]
    across = {**common, "xref": f"{x} domain", "yref": y, "x0": 0, "x1": 1, "y0": unit, "y1": unit}
    return [across, {**common, "xref": x, "yref": f"{y} domain", "x0": step, "x1": step, "y0": 0, "y1": 1}]
