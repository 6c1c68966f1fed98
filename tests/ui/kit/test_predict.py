"""Whether the steps ask: at a first visit, on all pages at once, and what a link says of it; and the tally."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from core import ROOT
from core.lessons.learner import Learner
from core.names.examples import example
from tests.test_app import bound
from ui.kit import lesson
from ui.names import predicted


@pytest.fixture
def open_page(monkeypatch):
    monkeypatch.chdir(ROOT)

    def open_page(name: str, **parameters: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        app.run()
        return turn_to(app, name, **parameters)

    return open_page


def turn_to(app: AppTest, name: str, **parameters: str) -> AppTest:
    app.query_params.clear()
    for parameter, value in parameters.items():
        app.query_params[parameter] = value
    app.switch_page(f"pages/{name}.py").run()
    assert not app.exception
    return app


def asks(app: AppTest) -> bool:
    return bool(app.session_state["time.state" if "time.state" in app.session_state else "lstm_cell.state"].ask)


@pytest.mark.parametrize(("link", "expected"), [({}, True), ({"ask": "1"}, True), ({"ask": "0"}, False)])
@pytest.mark.parametrize("page", ["lstm_cell", "unrolled"])
def test_a_first_visit_asks_unless_the_link_says_otherwise(open_page, page, link, expected):
    app = open_page(page, **link)
    assert asks(app) is expected
    assert ("ask" in app.query_params) is expected


@pytest.mark.parametrize(("page", "link"), [("lstm_cell", {"step": "update"}), ("unrolled", {"T": "9"})])
def test_a_link_that_says_nothing_shows_its_numbers(open_page, page, link):
    assert not asks(open_page(page, **link))


@pytest.mark.parametrize("old", ["clip_ask", "cliff_ask"])
def test_an_old_link_to_a_view_that_asks_still_asks(open_page, old):
    app = open_page("clipping", **{old: "1", "clip_view": "cliff"})
    assert asks(app)
    [question] = [shown.value for shown in app.markdown if "100 updates without a clip" in shown.value]
    assert question.startswith("**")


def test_what_is_chosen_on_one_page_holds_on_all(open_page):
    app = open_page("lstm_cell")
    bound(app.toggle, "lstm_cell.ask").set_value(False).run()
    assert app.session_state["learner"] == Learner(ask=False)
    turn_to(app, "gradients")
    assert not app.session_state["time.state"].ask
    bound(app.toggle, "time.ask").set_value(True).run()
    turn_to(app, "lstm_cell")
    assert app.session_state["lstm_cell.state"].ask


def test_the_walk_waits_on_a_page_of_charts_and_a_prediction_counts_once(open_page):
    app = open_page("gradients")
    [beats] = [data for data in told(app) if "steps" in data]
    assert set(beats["question"]["options"]) == {"rnn", "lstm", "alike"}
    for answer, right in (("lstm", 1), ("rnn", 1)):
        app.button(key=f"time.gradients_ask.{answer}").click().run()
        assert app.session_state["learner"].predictions == (right, 1)
        assert any("at step 1" in shown.value and "It is: " in shown.value for shown in app.markdown)
        assert next(data for data in told(app) if "steps" in data)["question"] is None
        app.button(key="time.gradients_ask.again").click().run()
    app.button(key="time.gradients_ask.show").click().run()
    assert app.session_state["learner"].predictions == (1, 1)


def foot():
    """Runs inside AppTest."""
    from ui.kit import predict

    predict.foot()


def test_the_tally_can_be_reset():
    app = AppTest.from_function(foot)
    app.session_state["learner"] = Learner(predictions=(7, 12))
    assert [shown.value for shown in app.run().markdown] == ["Predictions: 7 of 12 right"]
    app.button(key="predict.reset").click().run()
    assert app.session_state["learner"] == Learner()
    assert not app.markdown


def told(app: AppTest) -> list[dict]:
    return [json.loads(component.proto.json) for component in app.get("bidi_component")]


def of_what_is_to_come(truth):
    """Runs inside AppTest: a question on a training."""
    from ui.kit import predict

    words = {"ask": "Will it?", "yes": "it will", "no": "it will not"}
    predict.ahead(predict.Asked("later", words, "run 1"), truth, "For 2 is more than 1.")


def test_what_is_to_come_is_asked_before_it_is_known_and_told_after():
    app = AppTest.from_function(of_what_is_to_come, kwargs={"truth": ""}).run()
    app.button(key="later.yes").click().run()
    assert [shown.value for shown in app.markdown] == [f"You said: it will. {lesson.strings('en')['ask']['later']}"]
    after = AppTest.from_function(of_what_is_to_come, kwargs={"truth": "no"})
    after.session_state["later.answered"] = ("run 1", "yes")
    after.run()
    assert [shown.value for shown in after.markdown] == [
        "✗ You said: it will. **It is: it will not.** For 2 is more than 1."
    ]
    assert after.session_state["learner"].predictions == (0, 1)
    unasked = AppTest.from_function(of_what_is_to_come, kwargs={"truth": "no"}).run()
    assert not unasked.markdown


@pytest.mark.parametrize("cell", ["rnn", "lstm"])
def test_of_names_the_last_bits_and_the_line_decide(cell):
    run = example(cell)
    bits, line = run.bits[-1][1], run.baselines[3]
    assert predicted.truth(run) == ("below" if bits < line else "above")
    assert f"{bits:.3f}" in predicted.reason(run)
    assert f"{line:.3f}" in predicted.reason(run)
