"""Charts as files, made in a worker process: the library holds a whole JavaScript engine."""

from collections.abc import Iterator, Mapping
from typing import Any

from core.training.events import Event, File, Finished

WHOLE = ("config", "background")
SHARPNESS = 2
"""Pixels of the image for each pixel of the chart."""


def draw_charts(charts: Mapping[str, Mapping[str, Any]]) -> Iterator[Event]:
    """Each Vega-Lite chart as a PNG image, and all of them under each other in one page of HTML that needs no network.

    Charts come by name and state their own width and height.
    """
    import vl_convert

    for name, chart in charts.items():
        yield File(0, f"{name}.png", vl_convert.vegalite_to_png(dict(chart), scale=SHARPNESS))
    yield File(0, "figures.html", vl_convert.vegalite_to_html(_together(charts), bundle=True).encode())
    yield Finished(0)


def _together(charts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """All charts as one, each with its own scales and legends, in the settings of the first."""
    whole = {field: value for field, value in next(iter(charts.values())).items() if field in WHOLE}
    apart = {"scale": {"color": "independent", "strokeDash": "independent"}}
    return {**whole, "vconcat": [_part(name, chart) for name, chart in charts.items()], "resolve": apart}


def _part(name: str, chart: Mapping[str, Any]) -> dict[str, Any]:
    """A chart among others: without settings of the whole, its zoom told apart from theirs."""
    part = {field: value for field, value in chart.items() if field not in WHOLE}
    if "params" in part:
        part["params"] = [{**parameter, "name": f"{parameter['name']}_{name}"} for parameter in part["params"]]
    return part
