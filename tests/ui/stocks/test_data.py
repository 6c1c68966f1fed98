"""The task that files and settings make of a series, on the page as Streamlit runs it, without a browser."""

from dataclasses import replace

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from core.series.order import ORDERS
from tests.shared_data import shared
from ui.kit import lesson
from ui.stocks import files
from ui.stocks.data import Task
from ui.stocks.figures import Figures
from ui.stocks.state import BUNDLED, StockState
from ui.stocks.trial import Trial

DAYS = np.datetime64("2020-01-01", "us") + np.arange(120) * np.timedelta64(1, "D")


def csv(rows: range, columns: str = "Open,Close") -> bytes:
    """A day a row, its values its number."""
    names = columns.split(",")
    return "\n".join(
        [f"Date,{columns}", *(f"{DAYS[k]!s:.10}," + ",".join([str(k)] * len(names)) for k in rows)]
    ).encode()


def read_and_shown() -> None:
    """The page without its trainings, which would start the workers, and what "Train again, time ..." sets first."""
    import streamlit as st

    from ui.kit.page_head import enter, heading
    from ui.stocks import controls, data, series_view, state
    from ui.stocks import upload as uploads

    store = state.store()
    enter(store)
    with heading("stocks"):
        uploads.source(store)
        controls.reading(store)
        controls.as_in_the_reports(store)
        learning = st.container()
    st.button("The other way", on_click=lambda: store.save(data.other_way(store.state, "backwards")))
    loaded = series_view.load(store, learning)
    if loaded is not None:
        series_view.show(store, loaded)


@pytest.fixture
def page() -> AppTest:
    return AppTest.from_function(read_and_shown, default_timeout=60).run()


def upload(page: AppTest, first: bytes, second: bytes | None = None) -> AppTest:
    """As a visitor does: the one file, then the other."""
    page.file_uploader[0].upload("first.csv", first, "text/csv").run()
    if second is not None:
        page.file_uploader[1].upload("second.csv", second, "text/csv").run()
    return page


def press(page: AppTest, label: str) -> AppTest:
    return next(button for button in page.button if button.label == label).click().run()


def answer(page: AppTest, key: str, option: str) -> AppTest:
    return next(group for group in page.button_group if (group.key or "").startswith(key)).select(option).run()


def told(page: AppTest) -> str:
    assert not page.exception
    return "\n".join(element.value for element in [*page.markdown, *page.warning, *page.error])


def task(page: AppTest) -> Task:
    """What a training begun now would learn."""
    return page.session_state["stocks.loaded"][1].task


@pytest.mark.parametrize(
    ("first", "second", "rows", "window", "batch"),
    [("HSI", "HSItest", (250, 25), 7, 3), ("NSE-TATAGLOBAL", "tatatest", (2035, 16), 60, 32)],
)
def test_the_reports_files_are_set_as_in_the_reports_in_one_click(page, first, second, rows, window, batch):
    ours = [shared(f"reports-data/{name}.csv").read_bytes() for name in (first, second)]
    press(upload(page, *ours), "As in the reports")
    lines = [line.split(",")[1] for text in ours for line in text.decode().splitlines()[1:]]
    found = task(page).windows
    np.testing.assert_array_equal(found.target, np.array(lines, dtype=float))
    assert (found.test.start, len(found.test)) == rows
    assert found.window == window
    assert {"High", "Low", "Close"} <= set(task(page).unheard)
    assert all(len(values) == found.rows for values in task(page).unheard.values())
    low, high = found.target[: rows[0]].min(), found.target[: rows[0]].max()
    np.testing.assert_allclose(found.scaled[:, 0], (found.target - low) / (high - low))
    said = told(page)
    assert f"the {rows[1]} rows of second.csv, the second file, are held out" in said
    assert f"As in the reports: the order of the file, batches of {batch}." in said
    assert "Time runs backwards" in said
    assert "sorted by date" not in said
    assert "turned round" not in said
    assert page.session_state["stocks.state"].settings(found.rows)["price"].batch == batch


def test_a_series_that_leaps_is_drawn_by_rows_and_is_told_so(page):
    ours = [shared(f"reports-data/{name}.csv").read_bytes() for name in ("NSE-TATAGLOBAL", "tatatest")]
    press(upload(page, *ours), "As in the reports")
    assert "The chart counts rows" in told(page)
    spec = Figures(Trial(0, task(page))).series().spec(dark=False)
    places = [point["x"] for point in spec["data"]["values"]]
    assert places == sorted(places)
    assert set(places) == set(range(1, 2052))
    assert spec["encoding"]["x"]["title"] == "row"


def test_in_time_the_second_file_that_lies_before_the_first_is_told(page):
    said = told(upload(page, csv(range(60, 120)), csv(range(20, 40))))
    assert "The second file begins before the first one ends" in said
    assert "Rows of the first file that come after 2020-01-21, where the second one begins: 60 of 60." in said
    assert task(page).wrong == ("later",)


def test_overlap_gap_and_other_columns_are_told(page):
    said = told(upload(page, csv(range(80)), csv(range(70, 100), "Close")))
    assert "Rows of the first file whose dates are in the second too: 10." in said
    assert "Columns of one file only, not used: Open." in said
    assert list(task(page).windows.target) == list(range(100))
    assert "the dates leap from 2020-03-20 to 2020-04-10" in told(upload(page, csv(range(80)), csv(range(100, 110))))


def test_a_second_file_without_the_column_is_refused_with_two_ways_out(page):
    said = told(upload(page, csv(range(80)), csv(range(80, 100), "Open")))
    assert "The second file has no column “Close”; it has Open." in said
    assert "are held out" not in said
    next(box for box in page.selectbox if box.label == "Forecast the column").select("Open").run()
    assert "the 20 rows of second.csv, the second file, are held out" in told(page)
    assert "the last 8 rows are held out" in told(press(page, "Leave the second file out"))
    assert "second" not in page.query_params


def test_another_first_file_begins_without_the_second_one(page):
    upload(page, csv(range(80)), csv(range(80, 100)))
    assert page.query_params["second"] == "1"
    upload(page, csv(range(90)))
    assert "the last 9 rows are held out" in told(page)
    assert "second" not in page.query_params


def test_a_link_with_a_second_file_says_that_it_is_not_here(page):
    upload(page, csv(range(80)), csv(range(80, 100)))
    del page.session_state[files.SECOND]
    page.run()
    assert "The second file is not in this session. Upload it again under *Data*" in told(page)


def test_dates_cut_the_series_and_what_is_held_out():
    app = AppTest.from_function(read_and_shown, default_timeout=60)
    app.query_params.update({"from": "2006", "to": "2010-06", "learn_to": "2009-12-31"})
    dates, start = task(app.run()).dates, task(app).windows.test.start
    assert [str(dates[k])[:10] for k in (0, start - 1, start, -1)] == [
        "2006-01-03", "2009-12-31", "2010-01-04", "2010-06-30",
    ]  # fmt: skip


@pytest.mark.parametrize("source", BUNDLED)
def test_what_to_expect_of_a_bundled_series_is_said_of_it_as_it_is_bundled(source):
    expected = lesson.strings("en")["stocks"]["expect"][source]
    for parameters, said in (({"of": source}, True), ({"of": source, "test": "70"}, False)):
        app = AppTest.from_function(read_and_shown, default_timeout=60)
        app.query_params.update(parameters)
        assert (expected in told(app.run())) == said


@pytest.mark.parametrize(
    ("set", "sentence"),
    [
        (
            {"learn_to": "2030"},
            "Learned up to 2030, one part would be empty: the series runs from 2004-08-19 to",
        ),
        ({"since": "2014"}, "No row lies from 2014 to …"),
        ({"source": "activity", "since": "2014"}, "The series has no dates, so none can cut it."),
    ],
)
def test_a_date_that_cuts_nothing_is_refused_in_a_sentence(page, set, sentence):
    """And what was set can still be changed."""
    page.session_state["stocks.state"] = StockState(**set)
    assert sentence in told(page.run())
    assert any(field.label == "Only from (date)" for field in page.text_input)


def test_what_is_typed_and_is_no_date_is_refused_beside_the_field(page):
    field = next(field for field in page.text_input if field.label == "Learn up to (date)")
    field.set_value("28/09/2012").run()
    assert "“28/09/2012” is no date. Write a year, a month or a day" in told(page)
    next(field for field in page.text_input if field.label == "Learn up to (date)").set_value("2012-09-28").run()
    assert page.query_params["learn_to"] == "2012-09-28"
    assert str(task(page).dates[task(page).windows.test.start])[:10] == "2012-10-01"


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("newest_first", [False, True])
def test_the_other_way_of_time_is_another_whatever_the_order_of_the_file(page, order, newest_first):
    rows = range(80)[:: -1 if newest_first else 1]
    upload(page, csv(rows))
    page.session_state["stocks.state"] = replace(page.session_state["stocks.state"], order=order)
    before = task(page.run())
    press(page, "The other way")
    assert task(page).turned != before.turned
    np.testing.assert_array_equal(task(page).windows.target, before.windows.target[::-1])


def test_rows_that_may_not_be_real_are_asked_for_and_left_out(page):
    lines = csv(range(80)).decode().splitlines()
    lines[40] = lines[40].replace(",39,39", ",39,39000")
    said = told(upload(page, "\n".join(lines).encode()))
    assert "as it does nowhere else: 1 (41), such as 39000. Are these real? If not, leave these rows out." in said
    assert task(page).windows.target.max() == 39000
    said = told(answer(page, "stocks.asked.unlike", "out"))
    assert [*task(page).windows.target] == [k for k in range(80) if k != 39]
    assert "Are these real?" not in said
    assert "Rows that leap away and back: left out, as you chose." in said
