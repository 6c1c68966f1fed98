"""Large text is as large as the window lets it be, and a chart grows with it."""

import pytest
from streamlit.testing.v1 import AppTest


def script():
    """Runs inside AppTest: what a window of this size makes of a text and of a chart."""
    import streamlit as st

    from ui.kit import presenter

    if "room" in st.query_params:
        presenter.hear({"room": st.query_params["room"]})
    spec = {"height": 100, "config": {"axis": {"labelFontSize": 16, "grid": True}}, "data": {"values": [1]}}
    figure = {"layout": {"height": 100, "font": {"size": 16}}, "data": [{"y": [1.0], "line": {"width": 2}}]}
    st.session_state["found"] = (
        presenter.factor(), presenter.high(100), presenter.enlarged(spec), presenter.enlarged_figure(figure),
        presenter.css(),
    )  # fmt: skip


def of(**parameters):
    app = AppTest.from_function(script)
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app.session_state["found"]


def test_in_usual_text_all_stays_as_it_is():
    factor, high, spec, figure, css = of()
    assert (factor, high, css) == (1.0, 100, "")
    assert (spec["height"], spec["config"]["axis"]["labelFontSize"]) == (100, 16)
    assert figure["layout"]["font"]["size"] == 16


@pytest.mark.parametrize(
    ("room", "factor", "high"),
    [("1.0", 1.2, 90), ("1.25", 1.35, 120), ("1.5", 1.5, 150), ("9", 1.5, 150), ("0.2", 1.2, 90)],
)
def test_text_and_charts_grow_as_the_window_has_room(room, factor, high):
    found, height, spec, figure, css = of(large="1", room=room)
    assert (found, height) == pytest.approx((factor, high))
    assert spec["height"] == pytest.approx(high)
    assert spec["config"]["axis"] == {"labelFontSize": pytest.approx(16 * factor), "grid": True}
    assert spec["data"] == {"values": [1]}
    assert figure["layout"] == {"height": 100, "font": {"size": pytest.approx(16 * factor)}}
    assert figure["data"] == [{"y": [1.0], "line": {"width": pytest.approx(2 * factor)}}]
    assert f"zoom: {factor:.6f}" in css


def test_until_the_browser_has_told_its_window_counts_as_large():
    assert of(large="1")[0] == 1.5
