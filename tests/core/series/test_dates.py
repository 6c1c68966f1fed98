"""Cells -> dates, and what settles their order."""

from datetime import date, timedelta

import jdatetime
import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from core.series.dates import written
from core.series.series import Choices, read
from tests.csv_files import DAYS, file, found


def one(cell: str, order: str = "day") -> str:
    return str(written(pd.Series([cell], dtype="str")).moments(order)[0].astype("datetime64[ms]"))


@pytest.mark.parametrize(
    ("cell", "order", "moment"),
    [
        ("2021-05-07", "day", "2021-05-07"), ("2021/5/7", "day", "2021-05-07"), ("2021.05.07", "month", "2021-05-07"),
        ("7/5/2021", "day", "2021-05-07"), ("5/7/2021", "month", "2021-05-07"), ("07.05.21", "day", "2021-05-07"),
        ("21-05-07", "year", "2021-05-07"), ("07-05-70", "day", "1970-05-07"), ("7 5 2021", "day", "2021-05-07"),
        ("May 07, 2021", "day", "2021-05-07"), ("7 Mei 2021", "day", "2021-05-07"), ("07-Agu-21", "day", "2021-08-07"),
        ("Fri, 7 May 2021", "day", "2021-05-07"), ("7th December 2021", "day", "2021-12-07"),
        ("5 juil 2021", "day", "2021-07-05"),
        ("5 de mayo de 2021", "day", "2021-05-05"), ("2021-May-07", "day", "2021-05-07"),
        ("Okt 2021", "day", "2021-10-01"),
        ("20210507", "year", "2021-05-07"), ("07052021", "day", "2021-05-07"), ("210507", "year", "2021-05-07"),
        ("202105", "year-month", "2021-05-01"), ("2021-05", "day", "2021-05-01"), ("05/2021", "day", "2021-05-01"),
        ("2021", "day", "2021-01-01"), ("2021Q2", "day", "2021-04-01"), ("Q2 2021", "day", "2021-04-01"),
        ("2021M05", "day", "2021-05-01"), ("2021-Q2", "day", "2021-04-01"), ("2Q21", "day", "2021-04-01"),
        ("Mei-21", "day", "2021-05-01"), ("2021-May", "day", "2021-05-01"), ("2021年5月7日", "day", "2021-05-07"),
        ("2021년 05월 07일", "day", "2021-05-07"), ("2021年5月", "day", "2021-05-01"),
        ("2021-05-07 11-PM", "day", "2021-05-07T23:00"), ("5/7/2021 4PM", "month", "2021-05-07T16:00"),
        ("2021-05-07 16:30 WIB", "day", "2021-05-07T16:30"), ("4/30/2024 4:30 PM EST", "month", "2024-04-30T16:30"),
        ("Fri May 07 2021 16:30:00 GMT+0700 (WIB)", "day", "2021-05-07T09:30"),
        ("20210507T163000Z", "year", "2021-05-07T16:30"), ("2021_05_07", "day", "2021-05-07"),
        ("2021-W18", "day", "2021-05-03"),
        ("44323.6666666667", "day", "2021-05-07T16:00"), ("44323,5", "day", "2021-05-07T12:00"),
        ("44323", "day", "2021-05-07"),
        ("4/30/2024 12:00:00 AM", "month", "2024-04-30"), ("4/30/2024 4:30 PM", "month", "2024-04-30T16:30"),
        ("07/05/2021 16.30", "day", "2021-05-07T16:30"), ("07.05.2021 16.30", "day", "2021-05-07T16:30"),
        ("7 Mei 2021 16.30.15", "day", "2021-05-07T16:30:15"),
        ("2021-05-07T16:30:15.250", "day", "2021-05-07T16:30:15.250"), ("20210507 163000", "year", "2021-05-07T16:30"),
        ("202105071630", "year", "2021-05-07T16:30"), ("2021-05-07T16:30:00Z", "day", "2021-05-07T16:30"),
        ("2021-05-07 16:30:00+07:00", "day", "2021-05-07T09:30"), ("2021-05-07 00:00:00-04:00", "day", "2021-05-07"),
        ("1620345600", "day", "2021-05-07"), ("1620345600.0", "day", "2021-05-07"),
        ("1620345600000", "day", "2021-05-07"),
        ("1620345600000000", "day", "2021-05-07"), ("1620345600000000000", "day", "2021-05-07"),
    ],
)  # fmt: skip
def test_dates_as_people_write_them(cell, order, moment):
    assert one(cell, order) == str(np.datetime64(moment, "ms"))


@pytest.mark.parametrize(
    "cell",
    ["", "null", "16:00", "2021-02-30", "2021-13-01", "31/31/2021", "1.234.567", "abc", "2020.5", "Total 2021", "1,5",
     "2021-05-07 99:99", "0000-00-00", "12345678901", "May", "May 21", "年", "8.20M", "1,5 Q"],
)  # fmt: skip
def test_what_is_no_date(cell):
    assert one(cell) == "NaT"


@settings(max_examples=50)
@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), st.sampled_from("-/."), st.sampled_from("yY"))
def test_a_written_date_is_read_again(day, sign, year):
    for order, form in (("day", f"%d{sign}%m{sign}%{year}"), ("month", f"%m{sign}%d{sign}%{year}")):
        assert one(f"{day:{form}}", order)[:10] == str(day)


def order_of(days: list[date], form: str) -> tuple[str, str]:
    """The order that was recognised, and why; "open" where the user is asked."""
    series = read(file(days, [f"{i % 7}.5" for i in range(len(days))], form=form))
    finding = next(finding for finding in series.findings if finding.reason == "date-order")
    return finding.facts["order"], "open" if finding.kind == "ask" else finding.facts["because"]


FEBRUARY = [date(2020, 2, day) for day in (3, 4, 5, 6, 7, 10)]
MONTHS = [date(2019 + i // 12, i % 12 + 1, 1) for i in range(24)]


@pytest.mark.parametrize(
    ("days", "form", "order", "because"),
    [
        (DAYS, "%d/%m/%Y", "day", "readable"), (DAYS, "%m/%d/%Y", "month", "readable"),
        (DAYS, "%d-%m-%y", "day", "sorted"), (DAYS, "%y-%m-%d", "year", "sorted"), (DAYS, "%y%m%d", "year", "sorted"),
        (DAYS, "%d%m%Y", "day", "readable"), ([*DAYS[:3], date(2019, 2, 11)], "%m/%d/%Y", "day", "open"),
        (MONTHS, "%d/%m/%Y", "day", "steps"), (MONTHS, "%m/%d/%Y", "month", "steps"),
        (MONTHS, "%Y%m", "year-month", "readable"),
        ([day.replace(year=day.year - 9) for day in MONTHS], "%Y%m", "year-month", "steps"),
        (FEBRUARY, "%d/%m/%Y", "day", "weekdays"), (FEBRUARY, "%m/%d/%Y", "month", "weekdays"),
        (MONTHS[:12], "%d/%m/%Y", "day", "open"),
    ],
)  # fmt: skip
def test_the_order_is_settled_by_the_whole_column(days, form, order, because):
    assert order_of(days, form) == (order, because)
    assert order_of(days[::-1], form) == (order, because)


@settings(max_examples=50)
@given(st.dates(date(1971, 1, 1), date(2060, 1, 1)), st.integers(40, 120), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y"]))
def test_a_daily_series_is_never_mistaken(start, size, form):
    days = [start + timedelta(i) for i in range(size)]
    series = read(file(days, range(size), form=form))
    assert list(series.dates.astype("datetime64[D]").astype(object)) == days


def test_an_open_order_is_asked_with_both_readings():
    data = file(MONTHS[1:12], range(11), form="%d/%m/%Y")
    asked = next(finding for finding in read(data).findings if finding.kind == "ask")
    assert (asked.reason, asked.field, asked.options) == ("date-order", "date_order", ("day", "month"))
    assert asked.facts["because"] == "open"
    assert (asked.facts["example"], asked.facts["read_as"], asked.facts["other"]) == (
        "01/02/2019",
        "2019-02-01",
        "2019-01-02",
    )
    assert str(read(data, Choices(date_order="month")).dates[0])[:10] == "2019-01-02"


def test_times_in_a_column_of_their_own():
    rows = [f"2019.01.02,{hour:02}:{minute:02},1.{minute + 10}" for hour in range(3) for minute in range(60)]
    series = read("\n".join(rows).encode())
    assert found(series, "clock") == {"column": "2"}
    assert str(series.dates[-1]) == "2019-01-02T02:59:00.000000"
    finam = "<DATE>;<TIME>;<CLOSE>\n" + "\n".join(f"20190102;{h:02}3000;{h}.5" for h in range(24))
    assert str(read(finam.encode()).dates[-1]) == "2019-01-02T23:30:00.000000"
    hours = "Date,Hour,Load\n" + "\n".join(f"{day},{hour},{hour}.5" for day in DAYS[:3] for hour in range(24))
    assert len(np.unique(read(hours.encode()).dates)) == 72


def test_local_midnights_keep_their_day_and_other_times_become_utc():
    midnights = file(DAYS, range(len(DAYS)), form="%Y-%m-%d 00:00:00-05:00")
    assert list(read(midnights).dates.astype("datetime64[D]").astype(object)) == DAYS
    evenings = file(DAYS, range(len(DAYS)), form="%Y-%m-%d 20:00:00-05:00")
    assert read(evenings).dates[0] == np.datetime64("2019-01-02T01:00")


@pytest.mark.parametrize("digits", [10, 13])
def test_seconds_since_1970_need_no_name(digits):
    seconds = [f"{1546300800 + 86400 * i}".ljust(digits, "0") for i in range(30)]
    series = read("\n".join(f"{second},{i}.5" for i, second in enumerate(seconds)).encode())
    assert [str(series.dates[i])[:10] for i in (0, 29)] == ["2019-01-01", "2019-01-30"]


def test_amounts_are_no_dates():
    rows = [f"{day},{i % 3 + 1}.{i % 9 + 1}0M,{1234567890 + i % 7}.5,1.{i}" for i, day in enumerate(DAYS)]
    series = read("\n".join(["Date,Vol.,Turnover,Close", *rows]).encode())
    assert list(series.columns) == ["Vol.", "Turnover", "Close"]


def test_further_columns_of_dates_are_told():
    rows = [f"{1546300800 + 86400 * i},{day},1.{i}" for i, day in enumerate(DAYS)]
    series = read("\n".join(["unix,Date,Close", *rows]).encode())
    assert found(series, "dates")["column"] == "Date"
    assert found(series, "other-dates") == {"columns": "unix"}


def test_prices_are_no_dates():
    series = read("\n".join(f"{1864 + i / 10:.1f},{2000 + i}" for i in range(60)).encode())
    assert (series.dates, len(series.columns)) == (None, 2)


def test_a_year_and_a_word_for_the_month_in_columns_of_their_own():
    rows = [f"{day.year},{day:%b},{i}.5" for i, day in enumerate(MONTHS)]
    series = read("\n".join(["Year,Month,Load", *rows]).encode())
    assert list(series.dates.astype("datetime64[D]").astype(object)) == MONTHS


def test_prices_are_no_count_of_days():
    series = read(file(DAYS, [f"{40000 + i}.5" for i in range(len(DAYS))], "Date,Close"))
    assert (series.reading.date_column, list(series.columns)) == ("Date", ["Close"])
    assert read("\n".join(f"{40000 + i}.5,{i % 7}" for i in range(60)).encode()).dates is None


@pytest.mark.parametrize("names", ["Year,Month,Day,Load", "Tahun,Bulan,Tanggal,Load"])
def test_year_month_and_day_in_columns_of_their_own(names):
    rows = [f"{day.year},{day.month},{day.day},{i}.5" for i, day in enumerate(DAYS)]
    series = read("\n".join([names, *rows]).encode())
    assert list(series.dates.astype("datetime64[D]").astype(object)) == DAYS
    assert list(series.columns) == ["Load"]


def test_dukascopys_zone():
    assert one("01.01.2019 07:00:00.000 GMT+0700") == "2019-01-01T00:00:00.000"


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["1401/09/28", "1402/12/29"], ["2022-12-19", "2024-03-19"]), (["28-09-1401"], ["2022-12-19"]),
        (["14010928", "14010929"], ["2022-12-19", "2022-12-20"]), (["1443/09/01"], ["2022-04-02"]),
        (["112/04/20", "99/12/30"], ["2023-04-20", "2010-12-30"]),
        (["990420", "1120420"], ["2010-04-20", "2023-04-20"]), (["民國112年4月20日"], ["2023-04-20"]),
        (["24/06/2566", "29/02/2567"], ["2023-06-24", "2024-02-29"]),
        (["R5.4.20", "S49.9.24"], ["2023-04-20", "1974-09-24"]),
        (["令和5年4月20日", "平成元年1月9日"], ["2023-04-20", "1989-01-09"]),
        (["Q1-90", "Q2-90"], ["1990-01-01", "1990-04-01"]), (["2020-III", "IV/2020"], ["2020-07-01", "2020-10-01"]),
        (["T3 2020"], ["2020-07-01"]), (["FY1960", "FY1961"], ["1960-01-01", "1961-01-01"]),
        (["FY21Q3", "Q1 FY22"], ["2021-07-01", "2022-01-01"]),
        (["1960/61", "1961/62"], ["1960-01-01", "1961-01-01"]),
        (["1999-2000", "2000-2001"], ["1999-01-01", "2000-01-01"]),
        (["2010/10", "2010/11", "2010/12"], ["2010-10-01", "2010-11-01", "2010-12-01"]),
        (["06JAN2020:00:00:00", "07FEB2020:16:30:00"], ["2020-01-06", "2020-02-07T16:30"]),
        (["06JAN2020", "2020JAN07"], ["2020-01-06", "2020-01-07"]), (["MAR2020"], ["2020-03-01"]),
        (["10/Oct/2000:13:55:36"], ["2000-10-10T13:55:36"]),
        (["1871.09", "1871.1", "1871.11"], ["1871-09-01", "1871-10-01", "1871-11-01"]),
        (["1871.12", "1871.11", "1871.1"], ["1871-12-01", "1871-11-01", "1871-10-01"]),
        (["1958.2027", "1958.2877", "1958.3699"], ["1958-03-01", "1958-04-01", "1958-05-01"]),
        (["1880.04", "1880.13", "1880.21"], ["1880-01-01", "1880-02-01", "1880-03-01"]),
        (["2000.5", "2000.25", "2000.0"], ["2000-07-02", "2000-04-01", "2000-01-01"]),
    ],
)  # fmt: skip
def test_ways_that_a_whole_column_explains(cells, days):
    found_days = written(pd.Series(cells, dtype="str")).moments("year" if cells[0].isdigit() else "day")
    np.testing.assert_array_equal(found_days, np.array(days, dtype="datetime64[us]"))


FOREIGN = {
    "persian": lambda day: jdatetime.date.fromgregorian(date=day).strftime("%Y/%m/%d"),
    "minguo": lambda day: f"{day.year - 1911}/{day:%m/%d}",
    "buddhist": lambda day: f"{day:%d/%m}/{day.year + 543}",
}


@settings(deadline=None, max_examples=30)
@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.sampled_from(sorted(FOREIGN)), st.booleans())
@example(date(2000, 1, 1), "minguo", False)
def test_other_calendars_keep_the_order_of_time(start, calendar, newest):
    days = [start + timedelta(i) for i in range(60)]
    lines = [f"{FOREIGN[calendar](day)},{i}" for i, day in enumerate(days)]
    series = read("\n".join(["date,close", *lines[:: -1 if newest else 1]]).encode())
    assert list(series.columns["close"]) == list(range(60))
    if calendar != "minguo" or start.year >= 2011:  # two digits of a year alone are ours
        assert list(series.dates.astype("datetime64[D]").astype(object)) == days
        assert found(series, "calendar")["calendar"] == calendar


def test_where_nothing_tells_the_time_its_direction_is_asked():
    words = ["quinta", "quarta", "terca", "segunda", "primeira", "zero"] * 3
    data = "\n".join(["when,close", *(f"{word},{i}.5" for i, word in enumerate(words))]).encode()
    asked = [finding for finding in read(data).findings if finding.kind == "ask"]
    assert [(finding.reason, finding.field, finding.options) for finding in asked] == [
        ("direction", "order", ("file", "reversed"))
    ]
    for answer in asked[0].options:
        assert not [finding for finding in read(data, Choices(order=answer)).findings if finding.kind == "ask"]
    assert read(data, Choices(order="reversed")).columns["close"][0] == 17.5


@pytest.mark.parametrize("turned", [False, True])
def test_two_orders_in_one_column_are_asked_at_the_first_jump(turned):
    days = [date(2021, 1, 4) + timedelta(i) for i in range(120)]
    cells = [f"{day:%m/%d/%Y}" if day.day <= 12 else f"{day:%d/%m/%Y}" for day in days]
    lines = [f"{cell},{i}" for i, cell in enumerate(cells)][:: -1 if turned else 1]
    series = read("\n".join(["Date,Close", *lines]).encode())
    asked = next(finding for finding in series.findings if finding.reason == "two-orders")
    assert (asked.kind, asked.field, asked.options[0]) == ("ask", "date_order", "mixed")
    assert list(series.columns["Close"]) == list(range(120))
    again = read("\n".join(["Date,Close", *lines]).encode(), Choices(date_order="mixed"))
    assert list(again.dates) == list(series.dates)
    assert not [finding for finding in again.findings if finding.kind == "ask"]


def test_rows_in_no_order_are_no_two_orders():
    shuffled = [DAYS[i] for i in np.random.RandomState(3).permutation(len(DAYS))]
    series = read(file(shuffled, range(len(DAYS)), form="%d/%m/%Y"))
    assert "two-orders" not in {finding.reason for finding in series.findings}


@pytest.mark.parametrize("head", ["", "Date,Price\n"])
def test_months_behind_a_point_need_no_name(head):
    rows = [f"{1871 + i // 12}.{i % 12 + 1:02}".replace(".10", ".1") + f",{i}.5" for i in range(40)]
    series = read((head + "\n".join(rows)).encode())
    assert [str(series.dates[i])[:7] for i in (0, 9, 39)] == ["1871-01", "1871-10", "1874-04"]


@pytest.mark.parametrize(
    ("names", "lines", "expected"),
    [
        ("seconds,x", [f"{i / 25:.2f},{i % 7}" for i in range(50)], {"column": "seconds", "step": "0.04"}),
        ("t,x", [f"{i % 25},{i % 7}" for i in range(50)], {"column": "t", "step": "1"}),
        ("speed,x", [f"{i / 25},{i % 7}" for i in range(50)], None),
        ("t,x", [f"{50 - i},{i % 7}" for i in range(50)], None),
        ("t,x", [f"{i * i},{i % 7}" for i in range(50)], None),
    ],
)
def test_a_column_that_counts_the_time_tells_which_way_it_runs(names, lines, expected):
    series = read("\n".join([names, *lines]).encode())
    reasons = {finding.reason for finding in series.findings}
    assert ("elapsed" in reasons) == (expected is not None) == ("direction" not in reasons)
    if expected:
        assert found(series, "elapsed") == expected
    if "t,x" in names and expected:
        assert found(series, "anew") == {"column": "t", "count": "1", "rows": "27"}
