"""Questions at the end of a page as a visitor meets them: answered, told why, and missed ones asked again elsewhere."""

from dataclasses import replace
from urllib.parse import urlencode

import pytest
from streamlit.testing.v1 import AppTest

from core.cells.trace import trace
from core.lessons import review as pools
from core.lessons.learner import Learner
from tests.core.lessons.test_review import answer
from ui.cells import link as cell_link
from ui.cells import steps
from ui.cells.kinds import SEEN
from ui.cells.state import CellState
from ui.kit import lesson, review
from ui.kit.numbers import short

WORDS = lesson.strings("en")["review"]
CELLS = {seen.page: kind for kind, seen in SEEN.items()}


def page() -> None:
    import streamlit as st

    from ui.cells import store
    from ui.kit import review

    review.show(st.session_state["page"], store.of_page(st.session_state["page"]))


@pytest.fixture
def opened():
    def opened(name: str, *ids: str) -> AppTest:
        """The end of a page, which asks these where there are any."""
        app = AppTest.from_function(page, default_timeout=60)
        app.session_state["page"] = name
        if name in CELLS:
            app.session_state[f"{name}.state"] = CellState(CELLS[name])
        if ids:
            app.session_state["review"] = {name: review.Sheet({id: 7 + n for n, id in enumerate(ids)})}
        return app.run()

    return opened


def links(app: AppTest) -> list[str]:
    return [one.proto.url for one in app.get("link_button")]


def kept(app: AppTest) -> Learner:
    return app.session_state["learner"] if "learner" in app.session_state else Learner()


def question(app: AppTest, id: str) -> str:
    """How it is asked."""
    asked = pools.ask(id, seeds(app)[id])
    words = review.written(review.told_in("en")[id]["ask"], asked.facts)
    assert words in [one.value for one in app.markdown]
    return words


def seeds(app: AppTest) -> dict[str, int]:
    found: dict[str, int] = app.session_state["review"][app.session_state["page"]].seeds
    return found


def field(app: AppTest) -> list:
    """Those for a number."""
    return [one for one in app.text_input if one.key.startswith("review.")]


def said(app: AppTest) -> str:
    return " ".join(one.value for one in (*app.success, *app.error))


def test_words_and_pools_agree_and_every_fact_is_there():
    told = review.told_in("en")
    assert list(told) == [id for pool in pools.REVIEW.values() for id in pool]
    for id, words in told.items():
        for seed in range(5):
            asked = pools.ask(id, seed)
            assert "{" not in review.written(words["ask"], asked.facts) + review.written(words["why"], asked.facts)


def test_why_tells_the_number_that_was_asked_for():
    for id, words in review.told_in("en").items():
        asked = pools.ask(id, 3)
        if asked.number is not None:
            assert short(asked.number) in review.written(words["why"], asked.facts), id


def test_a_negative_number_behind_a_sign_stands_in_parentheses():
    assert review.written("{a} · {b} + {a} = {c}", {"a": -0.5, "b": -2, "c": 0.5}) == "−0.5 · (−2) + (−0.5) = 0.5"


def test_a_right_number_is_told_why_kept_and_shown(opened):
    app = opened("rnn_cell", "rnn_next")
    asked = pools.ask("rnn_next", 7)
    field(app)[0].set_value(f"{asked.number:.3f}").run()
    assert "That is right" in said(app)
    assert short(asked.number) in said(app)
    assert kept(app).reached == {"review.rnn_next"}
    assert not field(app)
    assert links(app) == [f"rnn_cell?{urlencode(asked.link)}"]


def test_what_is_no_number_is_refused_and_costs_nothing(opened):
    app = opened("rnn_cell", "rnn_next")
    field(app)[0].set_value("half").run()
    assert app.error[0].value == WORDS["no_number"]
    assert field(app)
    assert not kept(app).missed


def test_a_missed_one_is_told_why_asked_anew_and_on_a_later_page(opened):
    app = opened("lstm_cell", "lstm_deaf")
    asked = pools.ask("lstm_deaf", 7)
    app.button(key=f"review.{str(not asked.true).lower()}.lstm_deaf").click().run()
    assert "That is not right" in said(app)
    assert "multiplied by i" in said(app)
    assert kept(app).missed == {"review.lstm_deaf"}
    app.session_state["page"] = "gradients"
    app.run()
    assert WORDS["missed"].format(page="LSTM cell") in [one.value for one in app.caption]
    right = pools.ask("lstm_deaf", seeds(app)["lstm_deaf"]).true
    app.button(key=f"review.{str(right).lower()}.lstm_deaf").click().run()
    assert kept(app).missed == set()
    assert "review.lstm_deaf" in kept(app).reached


def test_again_draws_other_numbers(opened):
    app = opened("rnn_cell", "rnn_back")
    first = question(app, "rnn_back")
    field(app)[0].set_value("1000").run()
    app.button(key="review.again.rnn_back").click().run()
    assert question(app, "rnn_back") != first
    assert field(app)[0].value == ""


def test_a_wire_is_taken_where_one_is_clicked(opened):
    app = opened("lstm_cell", "lstm_met")
    app.button(key="review.take.lstm_met").click().run()
    assert WORDS["nothing"] in [one.value for one in app.warning]
    assert not kept(app).missed
    for look in ("dc_prev", "dc"):
        app = opened("lstm_cell", "lstm_met")
        app.session_state["lstm_cell.state"] = replace(CellState("lstm"), selected=look)
        app.button(key="review.take.lstm_met").click().run()
        assert lesson.plain(look) in said(app)
        assert kept(app).missed == (set() if look == "dc" else {"review.lstm_met"})


def test_a_first_visitor_of_a_page_is_asked_three_and_others_on_request(opened):
    app = opened("clipping")
    first = seeds(app)
    assert len(first) == pools.AT_ONCE
    app.button(key="review.others").click().run()
    assert seeds(app) != first


def test_a_page_without_a_pool_asks_nothing(opened):
    assert WORDS["title"] not in [one.value for one in opened("home").subheader]


@pytest.mark.parametrize("id", [id for name in CELLS for id in pools.REVIEW.get(name, {})])
def test_the_page_of_a_cell_shows_the_very_answer(id):
    """At the link of a question, looked at; and each wire that is asked for can be clicked."""
    asked = pools.ask(id, 5)
    name = review.page_of(id)
    assert set(asked.wires) <= set(steps.selectable(CELLS[name]))
    if asked.link:
        state, broken = cell_link.read(asked.link, CELLS[name])
        assert broken is None
        numbers = trace(state.cell)
        assert float(numbers[state.selected].item()) == answer(asked)
        assert all(float(numbers[fact].item()) == value for fact, value in asked.facts.items())
