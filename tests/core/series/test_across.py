"""Time across the columns is turned; calendars in columns of their own, and clocks, are found."""

import datetime

import numpy as np
import pytest

from core.series.rows import MOST_COLUMNS
from core.series.series import Choices, read
from tests.csv_files import DAYS, found, reason_of

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@pytest.mark.parametrize(
    "label",
    ["{year}", "{year} [YR{year}]", "X{year}", "{year}Q1", "Mar-{year}", "3/31/{year}", "{year}-03-31"],
)
def test_dates_across(label):
    years = range(2005, 2020)
    names = [label.format(year=year) for year in years]
    rows = [["Peru", "GDP", *(f"{100 + i}.5" for i in range(15))], ["Chad", "GDP", *(f"{i}" for i in range(14)), ".."]]
    data = "\n".join(["Country,Series," + ",".join(names), *map(",".join, rows)]).encode()
    series = read(data)
    assert list(series.columns) == ["Peru", "Chad"]
    assert [str(day)[:4] for day in series.dates] == [str(year) for year in years]
    assert list(series.columns["Peru"]) == [100.5 + i for i in range(15)]
    assert np.isnan(series.columns["Chad"][-1])
    assert found(series, "across")["count"] == "2"


def test_newest_years_first_and_a_title_above():
    data = b"World data\n\nItem,2021,2020,2019,2018\nRice,4,3,2,1\nCorn,8,7,6,5\n"
    series = read(data)
    assert list(series.columns["Rice"]) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "names", [MONTHS, [str(i) for i in range(1, 13)], ["Q1", "Q2", "Q3", "Q4"], ["I", "II", "III", "IV"]]
)
@pytest.mark.parametrize("newest", [False, True])
def test_parts_of_the_year_across(names, newest):
    n = len(names)
    lines = [f"{2001 + y}," + ",".join(f"{(n * y + m) / 10:.1f}" for m in range(n)) for y in range(8)]
    lines[-1] = ",".join([*lines[-1].split(",")[:3], *["***"] * (n - 2)])
    data = "\n".join(["Year," + ",".join(names), *lines[:: -1 if newest else 1]]).encode()
    series = read(data)
    values = series.columns[series.column]
    assert list(values[np.isfinite(values)]) == [k / 10 for k in range(7 * n + 2)]
    assert np.isfinite(values[[0, 7 * n + 1]]).all()
    assert (np.diff(series.dates) > np.timedelta64(0)).all()


def test_rows_of_years_are_no_dates_across():
    data = "\n".join(f"x,{2000 + i},{2001 + i},{2002 + i}" for i in range(20)).encode()
    assert "across" not in {finding.reason for finding in read(data).findings}


def test_a_wide_table_is_read_and_one_beyond_the_bound_refused():
    wide = MOST_COLUMNS // 5
    data = "\n".join(
        ["Date," + ",".join(f"s{i}" for i in range(wide)), *(f"{day}," + ",".join(["1.5"] * wide) for day in DAYS[:4])]
    )
    assert len(read(data.encode()).columns) == wide
    assert reason_of("1," * (MOST_COLUMNS + 1) + "1\n" + "2," * (MOST_COLUMNS + 1) + "2\n") == "columns"


@pytest.mark.parametrize("form", ["%Y;%m", "%m;%Y", "%Y;%m;%d", "%d;%m;%Y", "%m;%d;%Y"])
@pytest.mark.parametrize("names", ["", "YYYY;MM;DD", "a;b;c"])
@pytest.mark.parametrize("newest", [False, True])
def test_a_calendar_in_columns_of_its_own(form, names, newest):
    days = (
        DAYS
        if "%d" in form
        else sorted({day.replace(day=1, year=2000 + i // 12, month=i % 12 + 1) for i, day in enumerate(DAYS)})
    )
    lines = [f"{day:{form}};{i}.5" for i, day in enumerate(days)][:: -1 if newest else 1]
    head = [";".join([*names.split(";")[: form.count("%")], "x"])] if names else []
    series = read("\n".join([*head, *lines]).encode())
    assert list(series.dates.astype("datetime64[D]").astype(object)) == days
    assert list(series.columns[series.column]) == [i + 0.5 for i in range(len(days))]


@pytest.mark.parametrize("part", ["%Y", "%m", "%d", "%H", "%j"])
@pytest.mark.parametrize("name", ["", "part", "x"])
def test_an_index_or_a_part_of_the_date_is_not_proposed(part, name):
    rows = [f"{day:{part}},{day},{3 * i % 17}" for i, day in enumerate(DAYS)]
    assert read("\n".join([f"{name},when,sold", *rows]).encode()).column == "sold"
    gaps = [f"{5 * i + i % 3},{day},{3 * i % 17}" for i, day in enumerate(DAYS)]
    for index in ("", "id", "No."):
        assert read("\n".join([f"{index},when,sold", *gaps]).encode()).column == "sold"


@pytest.mark.parametrize("form", ["%H.%M.%S", "%H:%M", "%H%M%S", "%Hh%M", "%H.%M", "%H:%M Uhr"])
@pytest.mark.parametrize("name", ["Uhrzeit", "Jam", "x", ""])
def test_clocks(form, name):
    times = [datetime.time(hour, 30 * half) for hour in (0, 8, 12, 23) for half in (0, 1)]
    lines = [f"{day:%d.%m.%Y};{time:{form}};{k}" for k, (day, time) in enumerate((d, t) for d in DAYS for t in times)]
    data = "\n".join([*([f"Datum;{name};Wert"] if name else []), *lines]).encode()
    evident = (
        name in ("Uhrzeit", "Jam") or form not in ("%H.%M", "%H%M%S", "%H:%M Uhr") or (name == "" and form == "%H%M%S")
    )
    series = read(data) if evident else read(data, Choices(time_column="x" if name else "2"))
    assert len(np.unique(series.dates)) == len(lines)
    assert str(series.dates[1])[11:16] == "00:30"


def test_times_that_lost_their_zeros_and_hours_without_a_name():
    rows = [f"2024010{d},{h}0000,{h}" for d in range(1, 6) for h in range(24)]
    assert str(read("\n".join(["<DATE>,<TIME>,<CLOSE>", *rows]).encode()).dates[9])[11:16] == "09:00"
    rows = [f"2024-01-0{d},{h},{h + 0.5}" for d in range(1, 6) for h in range(24)]
    assert str(read("\n".join(rows).encode()).dates[9])[11:16] == "09:00"


def test_a_column_without_times_is_no_clock():
    data = "\n".join(["Date,what,Close", *(f"{day},abc,{i}" for i, day in enumerate(DAYS))])
    assert reason_of(data, Choices(time_column="what")) == "no-times"


def test_a_last_year_that_ends_early_is_no_row_too_short():
    lines = [f"{2001 + y}," + ",".join(f"{12 * y + m}.5" for m in range(12)) for y in range(8)]
    series = read("\n".join(["Year," + ",".join(MONTHS), *lines, "2009,96.5,97.5"]).encode())
    assert list(series.columns["value"]) == [k + 0.5 for k in range(98)]
    assert "short" not in {finding.reason for finding in series.findings}
