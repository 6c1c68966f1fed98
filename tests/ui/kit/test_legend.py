"""A legend stands above its chart, with each line's name, colour and dash; the chart has none of its own."""

import json

from streamlit.testing.v1 import AppTest


def script():
    """Runs inside AppTest."""
    import streamlit as st

    from ui.kit import legend
    from ui.kit.charts import lines

    drawn = {"real": [(0, 1.0), (1, 2.0)], "change": [(0, 1.5), (1, 2.5)]}
    spec = lines(drawn, {"real": "what came", "change": "<b>a & b</b>"}, "x", "y", dark=False)
    st.session_state["result"] = (legend.show(spec), legend.show({"layer": [{}, spec]}))


def test_each_line_is_named_above_and_the_plot_keeps_its_room():
    app = AppTest.from_function(script, default_timeout=60).run()
    assert not app.exception
    bare, layered = app.session_state["result"]
    for encoding in (bare["encoding"], layered["layer"][1]["encoding"]):
        assert encoding["color"]["legend"] is None
        assert encoding["strokeDash"]["legend"] is None
    assert json.dumps(bare["data"]) == json.dumps(layered["layer"][1]["data"])
    for html in (element.proto.body for element in app.get("html")):
        assert "what came" in html
        assert "&lt;b&gt;a &amp; b&lt;/b&gt;" in html
        for colour in bare["encoding"]["color"]["scale"]["range"]:
            assert colour in html
    assert len(app.get("html")) == 2
