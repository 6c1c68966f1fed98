"""Charts as files, by the real converter."""

import re
import struct

from core.training.chart_files import SHARPNESS, draw_charts
from core.training.events import File, Finished

LINE = {
    "width": 200,
    "height": 100,
    "data": {"values": [{"x": "2020-01-01", "y": 1.0}, {"x": "2020-01-02", "y": 2.0}]},
    "mark": "line",
    "params": [{"name": "zoom", "select": "interval", "bind": "scales"}],
    "encoding": {"x": {"field": "x", "type": "temporal"}, "y": {"field": "y", "type": "quantitative"}},
    "config": {"axis": {"labelFontSize": 16}},
}


def test_each_chart_is_an_image_and_all_are_one_page_that_needs_no_network():
    *files, finished = draw_charts({"loss": LINE, "forecast": LINE})
    assert isinstance(finished, Finished)
    assert all(isinstance(file, File) for file in files)
    found = {file.name: file.content for file in files}
    assert list(found) == ["loss.png", "forecast.png", "figures.html"]
    wide, high = struct.unpack(">II", found["loss.png"][16:24])
    assert wide > 200 * SHARPNESS
    assert high > 100 * SHARPNESS
    page = found["figures.html"].decode()
    assert "zoom_loss" in page
    assert "zoom_forecast" in page
    assert not re.findall(r'(?:src|href)="https?:', page)
