"""The pages as Streamlit runs them, without a browser: settings change state, link and numbers."""

import json
import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from core import ROOT
from core.cells.trace import trace
from tests.states import not_asking
from ui.cells.state import CellState
from ui.kit.numbers import text
from ui.through_time.openings import OPENINGS
from ui.through_time.state import TimeState, read


def bound(widgets, key):
    """The widget of a name as it is now: ui/kit/widgets.py numbers it, anew where its value was set elsewhere."""
    return next(widget for widget in widgets if re.fullmatch(rf"{re.escape(key)}\.\d+", widget.key or ""))


@pytest.fixture
def open_page(monkeypatch):
    monkeypatch.chdir(ROOT)

    def open_page(name: str, **parameters: str) -> AppTest:
        app = not_asking(AppTest.from_file(str(ROOT / "app.py"), default_timeout=60))
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


@pytest.mark.parametrize("page", ["home", "rnn_cell", "lstm_cell", "unrolled", "gradients", "clipping", "memory_task"])
def test_pages_open(open_page, page):
    app = open_page(page)
    assert not app.exception
    assert not app.warning
    assert len(app.title) == 1


@pytest.mark.parametrize("page", ["rnn_cell", "lstm_cell"])
def test_the_drawing_is_told_core_s_numbers(open_page, page):
    data = told(open_page(page, step="all"))
    numbers = trace(CellState(page.removesuffix("_cell")).cell)
    assert data["values"]["a_next"][0] == text(float(numbers["a_next"][0, 0]))


def test_settings_change_the_numbers_and_the_link(open_page):
    app = open_page("lstm_cell", step="all")
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


def test_what_was_kept_as_a_is_there_on_clipping(open_page):
    """In the link, in the session, in the table of the page."""
    app = open_page("clipping", clip_limit="10.0", A="clip_limit=2.0")
    [table] = [one.value for one in app.markdown if one.value.startswith("|")]
    assert "| 10 (A ×5) |" in table
    app.button(key="time.swap").click().run()
    [table] = [one.value for one in app.markdown if one.value.startswith("|")]
    assert "| 2 (A ×0.2) |" in table
    app.button(key="time.clear").click().run()
    [table] = [one.value for one in app.markdown if one.value.startswith("|")]
    assert "A" not in table.replace("Angle", "")
    assert not app.exception


def test_large_text_is_part_of_the_link(open_page):
    app = open_page("home")
    bound(app.toggle, "large").set_value(True).run()
    assert app.query_params["large"] == "1"
    app.switch_page("pages/rnn_cell.py").run()
    assert app.query_params["large"] == "1"


def network(app: AppTest) -> TimeState:
    """What the four pages through time share."""
    return app.session_state["time.state"].network()


def test_a_network_that_is_set_on_one_page_is_there_on_the_next(open_page):
    app = open_page("unrolled")
    assert network(app) == OPENINGS["unrolled"].network()
    app.switch_page("pages/gradients.py").run()
    assert network(app) == OPENINGS["gradients"].network()
    bound(app.radio, "time.kind").set_value("sine").run()
    for page in ("unrolled", "clipping", "gradients"):
        app.query_params.clear()
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception
        assert network(app) == replace(OPENINGS["gradients"], kind="sine").network()
        assert read(app.query_params, OPENINGS[page])[0].network() == network(app)


@pytest.mark.parametrize(
    ("link", "title"),
    [({}, "Unrolled"), ({"T": "30", "kind": "sine"}, "Unrolled"), ({"radius": "1.4"}, "Gradients"),
     ({"clip_limit": "2.0"}, "Clipping"), ({"memory_T": "20"}, "The memory task")],
)  # fmt: skip
def test_an_old_link_through_time_leads_to_its_page_with_the_same_numbers(open_page, link, title):
    app = open_page("home")
    for parameter, value in ({**link, "large": "1"}).items():
        app.query_params[parameter] = value
    app.switch_page("pages/through_time.py").run()
    assert not app.exception
    assert not app.warning
    assert [shown.value for shown in app.title] == [title]
    assert app.session_state["time.state"] == read(link)[0]
    assert app.query_params["large"] == "1"
