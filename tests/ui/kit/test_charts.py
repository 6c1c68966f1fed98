"""A chart that is drawn anew while one looks into it."""

import json

import pytest
from streamlit.testing.v1 import AppTest

SIZES = (1, 30, 300)


def shown(live: bool, count: int) -> None:
    """Runs inside AppTest: a curve of so many points."""
    from ui.kit.charts import chart
    from ui.kit.lines import Lines

    drawn = Lines({"price": [(k, float(k)) for k in range(count)]}, {"price": "loss"}, "epoch", "loss", grows=True)
    chart(drawn.spec(dark=False), "chart", "A curve", live=live)


def sent(live: bool, count: int):
    page = AppTest.from_function(shown, kwargs={"live": live, "count": count}, default_timeout=60).run()
    assert not page.exception
    (chart,) = page.get("arrow_vega_lite_chart") or page.get("vega_lite_chart")
    return chart.proto


@pytest.mark.parametrize("live", [True, False])
def test_only_numbers_change_while_it_grows_and_the_zoom_is_a_selection_that_stays(live):
    """What Streamlit throws away with new numbers is the zoom that is no selection."""
    found = [sent(live, count) for count in SIZES]
    assert len({one.spec for one in found}) == 1
    assert len({one.data.data for one in found}) == len(SIZES)
    zoom = next(param["name"] for param in json.loads(found[0].spec)["params"])
    assert (list(found[0].selection_mode) == [zoom]) == live
