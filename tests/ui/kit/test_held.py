"""What the link holds on every page goes along, as it was last set."""

from streamlit.testing.v1 import AppTest


def page() -> None:
    import streamlit as st

    from ui.kit import held

    if not st.session_state.get("part"):
        held.bring(("draft",), st.session_state.get("entered", False))
    st.button("set", on_click=held.put, args=("draft", "newest"))
    st.button("drop", on_click=held.put, args=("draft", ""))


def entered(app: AppTest) -> AppTest:
    """Another page, which begins without parameters."""
    app.query_params.clear()
    app.session_state["part"], app.session_state["entered"] = False, True
    return app.run()


def test_the_newest_goes_along_although_no_whole_run_came_between():
    app = AppTest.from_function(page)
    app.query_params["draft"] = "new"
    app.run()
    app.session_state["part"] = True
    app.button[0].click().run()
    assert entered(app).query_params["draft"] == "newest"
    app.session_state["part"] = True
    app.button[1].click().run()
    assert "draft" not in entered(app).query_params
