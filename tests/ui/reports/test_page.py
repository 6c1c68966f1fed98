"""The page without a browser: its answer, its tables, its links, and what a link of it holds."""

import pytest
from streamlit.testing.v1 import AppTest

from core import ROOT
from core.cells.exercises import reports
from core.lessons import exercises, of_exercise, of_names
from ui.cells.link import read as read_cell
from ui.kit import lesson
from ui.names.state import read as read_names
from ui.reports import errata, tables
from ui.reports.state import MOST_IN_LINK, OWN, ReportsState, read, write
from ui.stocks.state import read as read_stocks
from ui.through_time.openings import OPENINGS
from ui.through_time.state import read as read_time

WRONG = 'gradients["dc_prev"][2][3] = 0.1234567'
READERS = {
    "lstm_cell": lambda parameters: read_cell(parameters, "lstm"),
    "rnn_cell": lambda parameters: read_cell(parameters, "rnn"),
    "unrolled": lambda parameters: read_time(parameters, OPENINGS["unrolled"]),
    "stocks": read_stocks,
    "dinosaurs": read_names,
}


@pytest.fixture
def open_page(monkeypatch):
    monkeypatch.chdir(ROOT)

    def open_page(**parameters: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        app.run()
        for parameter, value in parameters.items():
            app.query_params[parameter] = value
        return app.switch_page("pages/reports.py").run()

    return open_page


def test_the_first_look_shows_what_a_report_prints_and_its_mistake(open_page):
    app = open_page()
    assert not app.exception
    assert not app.warning
    [error] = app.error
    assert lesson.words("mistakes")["lstm_only_forget_gate"] in error.value


def test_what_is_pasted_is_answered_and_in_the_link(open_page):
    app = open_page()
    app.text_area[0].set_value("dxt[1][2] = 3.230559115109188").run()
    assert not app.error
    [success] = app.success
    assert success.value == lesson.words("pasted")["all_right"].format(count=1)
    assert app.query_params["paste"] == "dxt[1][2] = 3.230559115109188"
    app.text_area[0].set_value("").run()
    assert [info.value for info in app.info if info.value == lesson.words("pasted")["empty"]]


def test_a_link_holds_a_paste(open_page):
    app = open_page(shown=OWN, paste=WRONG)
    assert app.text_area[0].value == WRONG
    assert "None of the" in app.warning[0].value


def test_every_printed_number_stands_in_a_table(open_page):
    app = open_page()
    shown = "\n".join(markdown.value for markdown in app.markdown)
    for exercise in exercises():
        for row in of_exercise(exercise):
            assert f"| `{row.what}` | ✓\u00a0agrees | {lesson.plain(row.printed)} | {lesson.plain(row.ours)} |" in shown
    for row in of_names([]):
        assert f"| {lesson.plain(row.printed)} |" in shown
    assert all(name in shown for name, series in reports()["stock_model"]["series"].items() if "train" in series)
    assert "✗" not in shown.split(lesson.words("printed")["what"])[-1]


@pytest.mark.parametrize("id", errata.ERRATA)
def test_an_erratum_leads_to_a_page_that_understands_its_link(id):
    page, parameters = errata.ERRATA[id]
    state, broken = READERS[page](parameters)
    assert broken is None
    assert state != READERS[page]({})[0]
    section = lesson.section("reports", id)
    assert " ".join(section.paragraphs).format(**errata.facts())


def test_the_loss_itself_says_what_we_do_and_not_what_r3_prints():
    facts = errata.facts()
    assert facts["ours"] == facts["exact"] != facts["printed"]


def test_a_table_that_does_not_agree_says_so():
    [exercise] = [exercise for exercise in exercises() if exercise.id == "clip"]
    found = of_exercise(exercise)
    wrong = [*found[:-1], type(found[-1])("dby[1]", "8.5", "8.45833407", False)]
    assert "✗ 4 of 5" in tables.head(exercise, wrong)
    assert "| ✗\u00a0differs |" in tables.of(wrong)


def test_the_link_is_the_state():
    for state in (ReportsState(), ReportsState("course"), ReportsState(OWN, "a = 1\nb = 2")):
        assert read(write(state)) == (state, None)
    assert "paste" not in write(ReportsState(OWN, "x" * (MOST_IN_LINK + 1)))
    assert read({"shown": "other"})[1] == "shown"
    assert ReportsState("r3", "left over").fitted() == ReportsState("r3")
