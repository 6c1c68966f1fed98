"""The cliff as a landscape to be turned by hand: log L over w and b, and on it each descent, as a plotly figure."""

from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
import plotly.graph_objects as go
import streamlit as st

from core.maths.arrays import Array
from core.through_time.cliff import Cliff
from ui.kit import lesson, numbers, palette, presenter
from ui.kit.styles import colour_of
from ui.through_time.clip_state import REALS

HEIGHT = 430
CELLS = (121, 91)
"""Points of the grid over w and over b, its edges among them."""
LOWEST, HIGHEST = -3.0, 1.0
"""Powers of ten of the loss; what lies beyond is drawn at the nearer end."""
BETWEEN = 12
"""Pieces of a step between two points: the landscape under them is not straight."""
ABOVE = 0.04
"""So far over the ground a descent is drawn, else the ground would hide it."""
FAINT, BROAD = 0.4, 12
"""How a descent that was kept as A is drawn: so faded, and so many pixels broad."""
DASHES = {"none": "solid", "value": "dash", "norm": "dot"}
"""Plotly's words for what ui/kit/styles.py says."""
MAP = np.array([REALS["cliff_w"], REALS["cliff_b"]])
"""The bounds of w and b, (2, 2)."""
EYE = {"x": -1.0, "y": 1.75, "z": 0.9}
"""From the side of the valley."""


def show(
    cliff: Cliff, visited: dict[str, Array], start: tuple[float, float], alt: str, kept: dict[str, Array] | None = None
) -> None:
    """Draw the landscape, the descents (n, 2) by the way they are clipped, those kept as A, and the start."""
    shown = presenter.enlarged_figure(figure(cliff, visited, start, kept).to_plotly_json())
    st.plotly_chart(
        shown, key="time.cliff_surface.finished", alt=alt, config={"displaylogo": False, "scrollZoom": False}
    )


def figure(
    cliff: Cliff, visited: dict[str, Array], start: tuple[float, float], kept: dict[str, Array] | None = None
) -> go.Figure:
    """All traces on axes that hold still."""
    descents = [_path(cliff, how, points) for how, points in visited.items()]
    ghosts = [_path(cliff, how, points).update(_as_ghost(how)) for how, points in (kept or {}).items()]
    found = go.Figure([_ground(cliff), *descents, _start(cliff, np.array([start])), *ghosts])
    words, font, height = lesson.words("cliff"), {"size": 16}, presenter.high(HEIGHT) / presenter.factor()
    axes = {
        "xaxis": {"title": words["across"], "range": MAP[0].tolist(), "dtick": 1},
        "yaxis": {"title": words["up"], "range": MAP[1].tolist(), "dtick": 1},
        "zaxis": {"title": words["log"], "range": [LOWEST, HIGHEST], "dtick": 1},
    }
    scene = {"camera": {"eye": EYE}, "aspectratio": {"x": 1.2, "y": 1.0, "z": 0.6}, **axes}
    legend = {"orientation": "h", "y": 1.0, "font": font}
    return found.update_layout(
        scene=scene, height=height, margin={"l": 0, "r": 0, "t": 0, "b": 0}, font=font, legend=legend,
        uirevision="turned",
    )  # fmt: skip


def _ground(cliff: Cliff) -> go.Surface:
    w, b, height = _grid(cliff.linear)
    dark = st.context.theme.type == "dark"
    ends = [[share, palette.COLOURS[name][dark]] for share, name in ((0.0, "panel"), (1.0, "zero"))]
    return go.Surface(
        x=w, y=b, z=height, colorscale=ends, cmin=LOWEST, cmax=HIGHEST, showscale=False, hoverinfo="x+y+z"
    )


@lru_cache(maxsize=2)
def _grid(linear: bool) -> tuple[Array, Array, Array]:
    w, b = (np.linspace(low, high, count) for (low, high), count in zip(MAP.tolist(), CELLS, strict=True))
    return w, b, heights(Cliff(linear=linear), *np.meshgrid(w, b))


def heights(cliff: Cliff, w: Array, b: Array) -> Array:
    """log L to the base 10 at each pair of w and b, within the axis."""
    loss = np.nan_to_num(cliff.landscape(w, b), nan=np.inf, posinf=np.inf)
    found: Array = np.log10(np.clip(loss, 10**LOWEST, 10**HIGHEST))
    return found


def on_map(points: Array) -> Array:
    """The points of a descent (n, 2) up to where it leaves the map: the last one is on its edge."""
    outside = ((points < MAP[:, 0]) | (points > MAP[:, 1])).any(axis=1)
    if not outside.any():
        return points
    first = int(outside.argmax())
    inside, step = points[first - 1], points[first] - points[first - 1]
    with np.errstate(divide="ignore", invalid="ignore"):
        reach = np.where(step > 0, MAP[:, 1] - inside, inside - MAP[:, 0]) / np.abs(step)
    share = float(np.nanmin(np.where(step == 0, np.inf, reach)))
    return np.vstack([points[:first], inside + share * step])


def _path(cliff: Cliff, how: str, points: Array) -> go.Scatter3d:
    """A line over the ground, with a mark at each update."""
    seen = on_map(points)
    between = np.linspace(0, 1, BETWEEN, endpoint=False)[:, None]
    steps = [start + between * (stop - start) for start, stop in pairwise(seen)]
    along = np.vstack([*steps, seen[-1:]])
    marks = np.zeros(len(along))
    marks[::BETWEEN] = 4
    words, colour = lesson.words("descent"), colour_of(how)
    told = [f"{words['update']} {i // BETWEEN}" for i in range(len(along))]
    return go.Scatter3d(
        x=along[:, 0], y=along[:, 1], z=heights(cliff, *along.T) + ABOVE, mode="lines+markers",
        name=words["lines"][how], line={"color": colour, "width": 5, "dash": DASHES[how]}, text=told,
        marker={"color": colour, "size": marks, "line": {"width": 0}},
        hovertemplate="%{text}<br>(%{x:.4g}, %{y:.4g})<extra></extra>",
    )  # fmt: skip


def _as_ghost(how: str) -> dict[str, Any]:
    """What is another where a descent was kept as A: it lies on the present landscape, broad and faded."""
    words = lesson.words("descent")["lines"]
    return {
        "name": f"{lesson.words('compare')['mark']}: {words[how]}", "opacity": FAINT, "mode": "lines",
        "line": {"width": BROAD, "dash": "solid"},
    }  # fmt: skip


def _start(cliff: Cliff, start: Array) -> go.Scatter3d:
    words = lesson.words("cliff")
    marker = {"size": 9, "symbol": "circle-open", "color": colour_of("none"), "line": {"width": 4}}
    return go.Scatter3d(
        x=start[:, 0], y=start[:, 1], z=heights(cliff, *start.T) + ABOVE, mode="markers", marker=marker,
        name=f"{words['start']} {numbers.column(start[0])}", hoverinfo="name",
    )  # fmt: skip
