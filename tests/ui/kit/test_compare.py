"""A state kept as A: in the session and in the link, changed places with, let go; and how a difference is written."""

import math

import pytest
from streamlit.testing.v1 import AppTest

from ui.kit.numbers import difference


def script():
    """Runs inside AppTest: a page that has its store and the buttons."""
    import streamlit as st

    from ui.kit import compare
    from ui.kit.page_head import enter
    from ui.names.state import store

    kept = store()
    enter(kept)
    compare.controls(kept)
    st.session_state["result"] = (kept.state, kept.ghost)


def page(**link):
    app = AppTest.from_function(script, default_timeout=60)
    for name, value in link.items():
        app.query_params[name] = value
    return app.run()


def press(app, name):
    app.session_state["entered"] = False
    app.button(key=f"dinosaurs.{name}").click().run()
    assert not app.exception
    return app.session_state["result"]


def test_a_state_is_kept_swapped_and_let_go():
    app = page(text="abc")
    state, ghost = app.session_state["result"]
    assert (state.text, ghost) == ("abc", None)
    assert press(app, "keep") == (state, state)
    other = page(text="xyz", A=dict(app.query_params)["A"])
    now, ghost = other.session_state["result"]
    assert (now.text, ghost.text) == ("xyz", "abc")
    swapped, ghost = press(other, "swap")
    assert (swapped.text, ghost.text) == ("abc", "xyz")
    assert other.query_params["text"] == "abc"
    assert press(other, "clear") == (swapped, None)
    assert "A" not in other.query_params


def test_the_state_that_needs_no_link_can_be_kept():
    app = page()
    state, _ = press(app, "keep")
    again = page(A=dict(app.query_params)["A"])
    assert again.session_state["result"] == (state, state)
    assert not again.warning


@pytest.mark.parametrize("kept", ["nonsense", "text", "elsewhere=1", "%ff", "position=x", "A=-"])
def test_what_is_no_state_is_told_and_left_out(kept):
    app = page(A=kept, text="abc")
    state, ghost = app.session_state["result"]
    assert (state.text, ghost) == ("abc", None)
    assert "“A”" in app.warning[0].value


@pytest.mark.parametrize(
    ("value", "before", "written"),
    [
        (1.0, 1.0, "="), (0.0, 0.0, "="), (1.0001, 1.0, "="), (7.0, 1.0, "×7"), (0.6, 1.0, "−40 %"),
        (1.05, 1.0, "+5.0 %"), (2.0, 1.0, "+100 %"), (-0.6, -1.0, "−40 %"), (0.0, 0.5, "−0.500"), (0.5, 0.0, "+0.500"),
        (0.2, -0.1, "+0.300"), (1e-9, 1.0, "×1e−9"), (0.02, 1.0, "×0.02"), (250.0, 1.0, "×250"), (1e9, 1.0, "×1e9"),
    ],
)  # fmt: skip
def test_a_difference_is_written_so_that_it_says_something(value, before, written):
    assert difference(value, before) == written


def test_what_is_infinite_has_a_difference_too():
    assert difference(math.inf, 1.0) == "+∞"
