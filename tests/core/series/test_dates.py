"""Cells -> dates, and what settles their order."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
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
