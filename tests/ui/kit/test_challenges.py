"""Challenges as a visitor meets them: told at once, ticked and kept; a solution that is shown counts as seen."""

import json
import re
from dataclasses import replace
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from core import ROOT
from core.lessons.learner import Learner
from ui.kit import challenges, learner, lesson, progress

REFUSED = lesson.strings("en")["progress"]["refused"]["progress"]
ZERO = next(one for one in challenges.told_in("en") if one.id == "lstm_gate_zero")


@pytest.fixture
def open_page(monkeypatch):
    monkeypatch.chdir(ROOT)

    def open_page(page: str, query: str = "", **session: object) -> AppTest:
        """A page as it runs within its frame; the start page with its frame."""
        file = "app.py" if page == "home" else f"pages/{page}.py"
        app = AppTest.from_file(str(ROOT / file), default_timeout=60)
        app.session_state["page"], app.session_state["entered"] = page, False
        for key, value in session.items():
            app.session_state[key] = value
        for name, value in parse_qsl(query):
            app.query_params[name] = value
        return app.run()

    return open_page


def run_open(app: AppTest) -> AppTest:
    """Run it with its lists open: a browser tells that they are."""
    app.session_state[challenges.OPEN] = app.session_state[progress.OPEN] = True
    return app.run()


def press(app: AppTest, key: str) -> AppTest:
    """Open the list and press a button in it."""
    return run_open(app).button(key=f"challenges.{key}.{ZERO.id}").click().run()


def kept(app: AppTest) -> Learner:
    """What the foot of a page hands to the browser."""
    found: Learner = app.session_state["learner"]
    return found


def label(app: AppTest) -> str:
    """What the button of the list says."""
    return next(box.proto.popover.label for box in app.get("popover") if box.proto.popover.label.startswith("Chall"))


def test_what_is_reached_is_told_with_its_numbers_and_kept(open_page):
    app = open_page("lstm_cell", ZERO.solution)
    assert not app.exception
    [said] = app.success
    assert ZERO.title in said.value
    assert re.search(r"while dc_prev = dc f = \d", said.value)
    assert kept(app).reached == {ZERO.known_as}
    assert label(app) == "Challenges 1/9"
    assert [one.value for one in app.run().success] == [said.value]


def test_a_solution_that_is_shown_counts_as_seen_until_it_is_begun_anew(open_page):
    app = press(open_page("lstm_cell"), "solve")
    assert dict(app.query_params) == {**dict(parse_qsl(ZERO.solution)), "ask": "1"}  # as the visitor has it
    [said] = app.info
    assert "a solution is set" in said.value
    assert (kept(app).reached, kept(app).missed) == (set(), {ZERO.known_as})
    app = press(app, "begin")
    [said] = app.info
    assert ZERO.goal in said.value
    app.session_state["lstm_cell.state"] = replace(app.session_state["lstm_cell.state"], edits={("c_prev", 0, 0): 0.0})
    app.run()
    assert (kept(app).reached, kept(app).missed) == ({ZERO.known_as}, set())


def test_hints_open_one_by_one(open_page):
    app = press(open_page("lstm_cell"), "hint")
    shown = [mark.value for mark in app.markdown]
    assert ZERO.hints[0] in shown
    assert ZERO.hints[1] not in shown


def test_a_code_is_joined_and_a_bad_one_is_told():
    there, here = Learner(frozenset({"challenge.rnn_zero"})), Learner(frozenset({ZERO.known_as}))
    app = AppTest.from_string("from ui.kit import progress; progress.show()", default_timeout=60)
    app.session_state["learner"] = here
    run_open(app.run())
    assert [box.value for box in app.code] == [here.code]
    for code in (there.code[:-3], there.code):
        app.text_input[0].set_value(code).run()
        assert [error.value for error in app.error] == [REFUSED] * (code != there.code)
    assert kept(app).reached == here.reached | there.reached
    for key in ("forget", "forget_now"):
        app.button(key=f"progress.{key}").click().run()
    assert kept(app) == Learner()


def test_a_link_of_the_start_page_joins(open_page):
    app = open_page("home", f"progress={Learner(frozenset({'challenge.rnn_zero'})).code}")
    assert kept(app).reached == {"challenge.rnn_zero"}
    [cookie] = [data["cookie"] for box in app.get("bidi_component") if "cookie" in (data := json.loads(box.proto.json))]
    assert cookie == f"{learner.COOKIE}={kept(app).code}"
    assert "progress" not in app.query_params
    [warning] = open_page("home", "progress=nonsense").warning
    assert warning.value == REFUSED
