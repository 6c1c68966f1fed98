"""A finished chart says what the live one does, and its legend takes nothing from its plot."""

import numpy as np
import plotly.graph_objects as go
import pytest

from ui.kit import plotly_charts
from ui.kit.lines import Band, Lines
from ui.kit.plotly_layout import TOP, over, rows
from ui.kit.styles import STYLES

DAYS = [f"2020-01-{day:02d}" for day in range(1, 11)]
SERIES = {"real": [*zip(DAYS, range(10), strict=True)], "change": [(DAYS[7], 40.0), (DAYS[8], None), (DAYS[9], 41.0)]}
NAMES = {"real": "what came", "change": "a forecast"}


def lines(**more) -> Lines:
    return Lines(SERIES, NAMES, "date", "Close", **more)


def drawn(of: Lines, width: int = 400) -> go.Figure:
    """As plotly understands it: what it does not know raises."""
    return go.Figure(plotly_charts.figure(of, 200, width))


def test_it_draws_the_points_of_the_live_chart_in_its_colours():
    live, finished = lines().spec(), drawn(lines())
    points = [(p["of"], p["x"], p["y"]) for p in live["data"]["values"]]
    assert points == [(t.name, x, y) for t in finished.data for x, y in zip(t.x, t.y, strict=True)]
    colours = live["encoding"]["color"]["scale"]["range"]
    assert [trace.line.color for trace in finished.data] == colours
    assert [trace.line.dash for trace in finished.data] == ["solid", "8px,3px"]
    assert finished.layout.xaxis.type == "date"
    assert finished.layout.hovermode == "x unified"


def test_it_zooms_along_x_alone_and_opens_on_a_part_whose_curves_fill_it():
    layout = drawn(lines(opening=(DAYS[0], DAYS[4]), views=("a part", "all"))).layout
    assert layout.yaxis.fixedrange
    assert layout.xaxis.range == (DAYS[0], DAYS[4])
    low, high = layout.yaxis.range
    assert low < 0 < 4 < high < 9
    part, whole = layout.updatemenus[0].buttons
    assert part.args[0]["yaxis.range"] == pytest.approx([low, high])
    assert whole.args[0]["xaxis.range"] == [DAYS[0], DAYS[9]]
    assert whole.args[0]["yaxis.range"][1] > 41
    assert whole.args[0]["xaxis.rangeslider"]["visible"]


def test_a_band_lies_under_its_line_and_is_told_with_it():
    band = Band(DAYS[7:], np.array([39.0, 39.5, 40.0]), np.array([41.0, 41.5, 42.0]))
    low, high, _, line = drawn(lines(bands={"change": band})).data
    assert (list(low.y), list(high.y), high.fill) == ([39.0, 39.5, 40.0], [41.0, 41.5, 42.0], "tonexty")
    assert {low.legendgroup, high.legendgroup, line.legendgroup} == {"change"}
    assert line.text[0] == " (39 – 41)"


@pytest.mark.parametrize("count", [1, 4, 8])
def test_the_plot_is_as_high_with_any_legend(count):
    names = {name: f"a network with a long name, {name}" for name in list(STYLES)[:count]}
    of = Lines(dict.fromkeys(names, SERIES["real"]), names, "date", "Close")
    layout, bare = drawn(of).layout, drawn(of, 0).layout
    assert layout.height - layout.margin.t == bare.height - bare.margin.t == 200 - TOP
    assert layout.margin.t == over(of, 400)
    assert layout.legend.maxheight <= max(30, layout.margin.t)
    assert not bare.showlegend


def test_a_loss_is_drawn_over_powers_of_ten():
    of = Lines({"price": [(1, 1000.0), (2, 10.0)]}, {"price": "loss"}, "epoch", "loss", log=True)
    layout = drawn(of).layout
    assert layout.yaxis.type == "log"
    assert layout.yaxis.range == pytest.approx((1 - 0.08, 3 + 0.08))


def test_names_fill_the_lines_of_a_legend_one_after_the_other():
    assert rows(["abc"] * 4, 4 * (3 * 7 + 52)) == 1
    assert rows(["abc"] * 5, 4 * (3 * 7 + 52)) == 2
    assert rows(["a very long name " * 9, "abc"], 100) == 2
