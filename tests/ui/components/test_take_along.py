"""What opens at the foot of a page, without a browser: its notebook and its script."""

import pytest
from streamlit.testing.v1 import AppTest

from core import ROOT
from ui.components import take_along
from ui.kit import lesson, path

WORDS = lesson.strings("en")["take_along"]


def page_and_foot(page: str) -> None:
    """A page, and under it what can be taken along, as the frame has it."""
    import runpy

    from ui import frame  # noqa: F401  (it ties the pages to those who make their notebooks)
    from ui.components import take_along

    runpy.run_path(f"pages/{page}.py")
    take_along.show()


@pytest.mark.parametrize("page", [*path.GROUPS["one_cell"], *path.GROUPS["many_steps"]])
def test_a_page_gives_its_notebook_and_its_script(page, monkeypatch):
    monkeypatch.chdir(ROOT)
    app = AppTest.from_function(page_and_foot, args=(page,), default_timeout=60)
    app.session_state["page"], app.session_state["entered"] = page, True
    app.session_state[take_along.OPEN] = True
    app.run()
    assert not app.exception
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == [WORDS["notebook"], WORDS["script"]]
