"""The pages as Streamlit runs them, without a browser: settings change state, link and numbers."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from core import ROOT
from core.cells.trace import trace
from ui.cells.state import CellState
from ui.kit.numbers import text


def bound(widgets, key):
    """The widget of a name as it is now: ui/kit/widgets.py numbers it, anew where its value was set elsewhere."""
    return next(widget for widget in widgets if re.fullmatch(rf"{re.escape(key)}\.\d+", widget.key or ""))


@pytest.fixture
def open_page(monkeypatch):
    monkeypatch.chdir(ROOT)

    def open_page(name: str, **parameters: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
        for parameter, value in parameters.items():
            app.query_params[parameter] = value
        app.run()
        return app if name == "home" else app.switch_page(f"pages/{name}.py").run()

    return open_page


def told(app: AppTest) -> dict:
    """The data that the drawing was given."""
    [data] = [data for data in components(app) if "values" in data]
    return data


def components(app: AppTest) -> list[dict]:
    """The data of the drawing and of each field for a number."""
    return [json.loads(component.proto.json) for component in app.get("bidi_component")]


@pytest.mark.parametrize("page", ["home", "rnn_cell", "lstm_cell", "through_time"])
def test_pages_open(open_page, page):
    app = open_page(page)
    assert not app.exception
    assert not app.warning
    assert len(app.title) == 1


@pytest.mark.parametrize("page", ["rnn_cell", "lstm_cell"])
def test_the_drawing_is_told_core_s_numbers(open_page, page):
    data = told(open_page(page))
    numbers = trace(CellState(page.removesuffix("_cell")).cell)
    assert data["values"]["a_next"][0] == text(float(numbers["a_next"][0, 0]))


def test_settings_change_the_numbers_and_the_link(open_page):
    app = open_page("lstm_cell")
    bound(app.radio, "lstm_cell.preset").set_value("remember").run()
    assert not app.exception
    assert app.query_params["weights"] == "remember"
    numbers = trace(CellState("lstm", preset="remember").cell)
    assert told(app)["values"]["c_next"][0] == text(float(numbers["c_next"][0, 0]))


def test_a_pin_is_set_and_taken_back(open_page):
    app = open_page("lstm_cell", pins="it_0.5")
    bound(app.checkbox, "lstm_cell.pin.ft").check().run()
    assert app.query_params["pins"] == "it_0.5~ft_1.0"
    assert told(app)["values"]["ft"][0] == "1.000"
    fields = {field["label"]: field for field in components(app) if "least" in field}
    assert (fields["Hold the input gate at"]["value"], fields["Hold the input gate at"]["disabled"]) == (0.5, False)
    assert fields["Hold the candidate at"]["disabled"]
    assert fields["Hold the candidate at"]["least"] == -1
    bound(app.checkbox, "lstm_cell.pin.it").uncheck().run()
    bound(app.checkbox, "lstm_cell.pin.ft").uncheck().run()
    assert "pins" not in app.query_params


def test_the_reports_example_shows_their_numbers(open_page):
    app = open_page("lstm_cell")
    bound(app.radio, "lstm_cell.example").set_value("reports").run()
    assert told(app)["examples"]["count"] == 10
    assert app.query_params["example"] == "reports"


def test_a_page_keeps_its_state_while_another_is_open(open_page):
    app = open_page("lstm_cell")
    bound(app.radio, "lstm_cell.preset").set_value("forget").run()
    app.switch_page("pages/rnn_cell.py").run()
    app.query_params.clear()
    app.switch_page("pages/lstm_cell.py").run()
    assert bound(app.radio, "lstm_cell.preset").value == "forget"
    assert app.query_params["weights"] == "forget"


def test_a_broken_link_is_told_in_one_sentence(open_page):
    app = open_page("home")
    app.query_params["seed"] = "abc"
    app.switch_page("pages/lstm_cell.py").run()
    assert not app.exception
    [warning] = app.warning
    assert "“seed”" in warning.value


def test_large_text_is_part_of_the_link(open_page):
    app = open_page("home")
    bound(app.toggle, "large").set_value(True).run()
    assert app.query_params["large"] == "1"
    app.switch_page("pages/rnn_cell.py").run()
    assert app.query_params["large"] == "1"
