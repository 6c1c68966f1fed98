"""Files as people have them: every one is read as it says, or refused with the reason."""

import json
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.refusal import Refusal
from core.series.rows import MOST_COLUMNS, MOST_ROWS
from core.series.series import Choices, Series, read, require
from core.series.text import MOST_BYTES
from tests.csv_files import DAYS, file, found, indonesian, reason_of
from tests.shared_data import SHARED, shared

WILD = sorted(path.name for path in (SHARED / "wild").glob("*.csv"))


@pytest.mark.parametrize("name", WILD or ["01_investing_en_usdidr.csv"])
def test_wild_files_are_read_as_they_must_be(name):
    expected = json.loads(shared("wild/expected.json").read_text())[name]
    series = read(shared(f"wild/{name}").read_bytes())
    column = {"column 2 (open)": "2"}.get(expected["value_column"], expected["value_column"])
    there = require(series, 2, column)

    missing = [left for left in there.left_out if left.reason == "missing"]
    without_date = [left for left in series.left_out if left.reason == "date"]
    assert not [left for left in there.left_out if left.reason == "unreadable"]
    assert len(series.rows) + len(series.left_out) == expected["data_rows"]
    assert len(missing) == expected["missing_values"]
    assert len(without_date) == expected.get("bad_date_rows", 0)
    assert {left.text for left in missing} <= set(expected.get("missing_tokens", ["null"]))

    assert [there.values[0], there.values[-1]] == [expected["value_at_first"], expected["value_at_last"]]
    assert [there.values.min(), there.values.max()] == [expected["min"], expected["max"]]
    reasons = {finding.reason for finding in series.findings}
    assert ("newest" in reasons) == (expected["order"] == "newest first")
    assert ("no-dates" in reasons) == (expected["order"] == "no dates") == (series.dates is None)
    assert "unsorted" not in reasons
    asked = {finding.reason for finding in series.findings if finding.kind == "ask"}
    assert asked == ({"direction"} if series.dates is None else set())
    if series.dates is not None:
        first, last = (np.datetime64(expected[f"{end}_date"].replace(" ", "T")) for end in ("first", "last"))
        assert [series.dates[0], series.dates[-1]] == [first, last]
        assert (np.diff(series.dates) > np.timedelta64(0)).all()
        assert expected["duplicate_dates"] == 0
        assert "duplicates" not in reasons


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("05_investing_id_bbca.csv", {"Vol.": 86.27e6, "Perubahan%": -1.93}),
        ("28_metastock_ticker_column.csv", {"Volume": 1063262208}),
        ("13_cryptodatadownload_title_epoch.csv", {"Volume BTC": 432.99059318}),
        ("21_bank_indonesia_kurs.csv", {"NO": 1, "Nilai": 1, "Kurs Beli": 16167.75}),
    ],
)
def test_the_other_columns_of_wild_files(name, facts):
    series = read(shared(f"wild/{name}").read_bytes())
    assert {column: series.columns[column][-1] for column in facts} == facts


def test_numbers_that_the_files_are_known_for():
    assert (read(shared("wild/10_yahoo_jkse_null_rows.csv").read_bytes()).columns["Volume"] == 0).sum() == 297
    assert read(shared("wild/28_metastock_ticker_column.csv").read_bytes()).columns["Volume"].max() == 9848707072
    crypto = read(shared("wild/13_cryptodatadownload_title_epoch.csv").read_bytes())
    by_epoch = read(shared("wild/13_cryptodatadownload_title_epoch.csv").read_bytes(), Choices(date_column="unix"))
    np.testing.assert_array_equal(by_epoch.dates, crypto.dates)
    assert found(crypto, "titles")["text"] == "https://www.CryptoDataDownload.com"
    assert (
        found(read(shared("wild/13_cryptodatadownload_title_epoch.csv").read_bytes(), Choices(column="open")), "zeros")[
            "count"
        ]
        == "1"
    )


@pytest.mark.parametrize(
    ("name", "column", "rows", "first", "last"),
    [
        ("samples/GOOG_daily_yahoo_columns.csv", "Close", 2148, "2004-08-19", "2013-03-01"),
        ("samples/IBM_daily_yahoo_columns.csv", "Close", 3270, "2000-03-01", "2013-03-01"),
        ("samples/usd_idr_ecb_2010_2019.csv", "USD_IDR", 2559, "2010-01-04", "2019-12-31"),
        ("samples/seattle_weather_2012_2015.csv", "precipitation", 1461, "2012-01-01", "2015-12-31"),
        ("reports-data/HSI.csv", "Close", 250, "2018-10-04", "2019-10-10"),
        ("reports-data/HSItest.csv", "Close", 25, "2018-08-28", "2018-10-03"),
        ("reports-data/NSE-TATAGLOBAL.csv", "Close", 2035, "2010-07-21", "2018-09-28"),
        ("reports-data/tatatest.csv", "Close", 16, "2018-10-01", "2018-10-24"),
    ],
)
def test_samples_and_the_reports_files(name, column, rows, first, last):
    series = read(shared(name).read_bytes())
    assert (series.column, len(series.rows), series.left_out) == (column, rows, ())
    assert [str(day)[:10] for day in series.dates[[0, -1]]] == [first, last]
    assert not [finding for finding in series.findings if finding.kind == "ask"]
    assert np.isfinite(series.columns[column]).all()


def test_a_recording_without_dates_keeps_its_order_and_skips_the_clock():
    series = read(shared("samples/smartwatch_exercises_25hz.csv").read_bytes())
    assert (series.dates, series.column, len(series.rows)) == (None, "ax", 2800)


def test_newest_first_is_turned_round_or_kept():
    data = file(list(reversed(DAYS)), range(len(DAYS)))
    turned, kept = read(data), read(data, Choices(order="file"))
    assert found(turned, "newest") == {"order": "time"}
    assert found(kept, "newest") == {"order": "file"}
    np.testing.assert_array_equal(turned.columns["Close"], kept.columns["Close"][::-1])
    np.testing.assert_array_equal(turned.dates, kept.dates[::-1])
    assert list(turned.rows) == list(range(len(DAYS) + 1, 1, -1))


def test_rows_out_of_order_are_sorted():
    shuffled = [DAYS[i] for i in np.random.RandomState(1).permutation(len(DAYS))]
    series = read(file(shuffled, [day.toordinal() for day in shuffled]))
    assert (np.diff(series.dates) > np.timedelta64(0)).all()
    assert (np.diff(series.columns["Close"]) > 0).all()
    assert found(series, "unsorted") == {"order": "time"}


def test_the_same_row_twice_is_left_out_and_named():
    series = read(file([*DAYS[:5], *DAYS[4:]], [*range(5), *range(4, len(DAYS))]))
    assert len(series.rows) == len(DAYS)
    assert found(series, "duplicates") == {"count": "1", "kept": "first"}
    assert [(left.row, left.reason) for left in series.left_out] == [(7, "duplicate")]


def test_another_value_for_the_same_date_is_asked_about():
    data = file([*DAYS[:5], *DAYS[4:]], [*range(5), *range(100, 96 + len(DAYS))])
    asked = next(finding for finding in read(data).findings if finding.reason == "duplicates")
    assert (asked.kind, asked.field, asked.options) == ("ask", "duplicates", ("first", "last", "all"))
    values = {kept: read(data, Choices(duplicates=kept)).columns["Close"][4] for kept in asked.options}
    assert values == {"first": 4, "last": 100, "all": 4}
    assert len(read(data, Choices(duplicates="all")).rows) == len(DAYS) + 1
    assert not [finding for finding in read(data, Choices(duplicates="last")).findings if finding.kind == "ask"]


def test_a_remark_never_takes_the_place_of_numbers():
    lines = file(list(reversed(DAYS)), range(len(DAYS))).decode().split("\n")
    for remark in ("0.22 Dividend paid", "0.77 Dividend", "2:1 Stock Splits"):
        remarked = [*lines[:4], f"{lines[4].split(',')[0]},{remark}", *lines[4:]]
        series = read("\n".join(remarked).encode())
        assert [(left.row, left.reason) for left in series.left_out] == [(5, "remark")]
        assert np.isfinite(series.columns["Close"]).all()


def test_several_series_below_each_other():
    data = "date,Name,close\n" + "\n".join(
        f"{day},{who},{level}{i}" for level, who in enumerate(["AAL", "BBB"], 1) for i, day in enumerate(DAYS)
    )
    one, two = read(data.encode()), read(data.encode(), Choices(group="BBB"))
    assert found(one, "group") == {"column": "Name", "count": "2", "group": "AAL"}
    assert [finding.kind for series in (one, two) for finding in series.findings if finding.reason == "group"] == [
        "ask", "note",
    ]  # fmt: skip
    assert (one.columns["close"][3], two.columns["close"][3]) == (13, 23)
    assert len(read(data.encode(), Choices(group="", duplicates="all")).rows) == 2 * len(DAYS)
    assert reason_of(data, Choices(group="CCC")) == "group"


def test_what_is_left_out_is_named():
    lines = file(DAYS, range(len(DAYS))).decode().split("\n")
    lines[3] = ""
    lines[5] += ",9"
    lines[7] = lines[0]
    lines[9] = "holiday," + lines[9].split(",")[1]
    series = read("\n".join([*lines, "", "Source: nobody"]).encode())
    assert sorted((left.row, left.reason) for left in series.left_out) == [
        (4, "blank"), (6, "fields"), (8, "header"), (10, "date"), (len(lines) + 1, "blank"), (len(lines) + 2, "footer"),
    ]  # fmt: skip
    assert found(series, "left-out-date") == {"count": "1", "rows": "10", "column": "Date", "text": "holiday"}
    assert len(series.rows) + len(series.left_out) == len(lines) + 2 - 1


def test_cells_without_a_number_are_named():
    values = [*range(len(DAYS))]
    values[2], values[4], values[5] = "null", "closed", ""
    series = read(file(DAYS, values))
    column = require(series, 10)
    assert [(left.row, left.reason, left.text) for left in column.left_out] == [
        (4, "missing", "null"), (6, "unreadable", "closed"), (7, "missing", ""),
    ]  # fmt: skip
    assert found(series, "missing")["rows"] == "4, 7"
    assert found(series, "unreadable")["text"] == "closed"
    assert len(column.values) == len(column.dates) == len(column.rows) == len(DAYS) - 3
    assert np.isfinite(column.values).all()


def test_numbers_that_stand_for_nothing_are_told():
    values = [i % 7 - 3.25 for i in range(len(DAYS))]
    assert "nines" not in {finding.reason for finding in read(file(DAYS, values)).findings}
    values[3], values[5], values[6] = 8888, 9999, 9999
    assert found(read(file(DAYS, values)), "nines")["rows"] == "5, 7-8"
    prices = file(DAYS, [980.0 + i % 20 for i in range(len(DAYS))])
    assert "nines" not in {finding.reason for finding in read(prices).findings}


def test_single_numbers_unlike_their_neighbours_are_told():
    values = [130.0 + i % 5 for i in range(len(DAYS))]
    assert "unlike" not in {finding.reason for finding in read(file(DAYS, values)).findings}
    values[10], values[30], values[-1] = 13_100.0, -5.0, 1.3
    assert found(read(file(DAYS, values)), "unlike")["rows"] == f"12, 32, {len(DAYS) + 1}"
    rain = [0.0 if i % 3 else 0.2 * (1 + i % 60) for i in range(len(DAYS))]
    fallen = [100.0] * 30 + [2.0] * (len(DAYS) - 30)  # a split, or a crash: its neighbours agree
    for other in (rain, fallen):
        assert "unlike" not in {finding.reason for finding in read(file(DAYS, other)).findings}


def test_a_first_row_with_a_date_is_data():
    series = read(file(DAYS, ["?1.5", *range(1, len(DAYS))]))
    assert (len(series.rows), found(series, "unreadable")["text"]) == (len(DAYS), "?1.5")


def test_a_leap_in_time_is_told():
    series = read(file([*DAYS[:20], *DAYS[40:]], range(len(DAYS) - 20)))
    assert found(series, "step") == {"step": "day", "seconds": "86400"}
    assert found(series, "gaps")["count"] == "1"
    assert found(series, "gaps")["after"].startswith(str(DAYS[19]))


@pytest.mark.parametrize(
    ("data", "reason", "facts"),
    [
        (b"", "empty", {}), (b" \r\n\n", "empty", {}), (bytes(range(256)), "binary", {}),
        (b"PK\x03\x04" + bytes(100), "spreadsheet", {}), (b"\xd0\xcf\x11\xe0" + bytes(100), "spreadsheet", {}),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "html", {}),
        (b'{"error": "no such symbol"}', "json", {}),
        (b"Date,Close\n2020-01-01,5", "one-row", {"rows": "1"}),
        (b"Date,Close\n", "no-numbers", {"row": "1", "text": "Date Close"}),
        (b"a,b\nhello,world\nfoo,bar", "no-numbers", {"row": "1", "text": "a b"}),
        (b"Date,Who\n2020-01-01,me\n2020-01-02,you\n", "no-numbers", {"row": "2", "text": "me"}),
        (b"x" * (MOST_BYTES + 1), "huge", {"size": "20.0", "most": "20"}),
        (b"1\n" * (MOST_ROWS + 200), "rows", {"rows": str(MOST_ROWS + 200), "most": str(MOST_ROWS)}),
        (b"1," * 6000 + b"1\n", "columns", {"columns": "6001", "most": str(MOST_COLUMNS), "row": "1"}),
        (b"1," * 9_000_000, "columns", {"columns": "9000001", "most": str(MOST_COLUMNS)}),
        (file(DAYS, range(len(DAYS))).replace(b"2019-01-08", b'"2019-01-08'), "quote", {"row": "7"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_no_series_is_refused(data, reason, facts):
    with pytest.raises(Refusal) as error:
        read(data)
    assert (error.value.reason, error.value.facts) == (reason, facts)


def test_a_file_at_the_limit_is_read():
    data = "Close\n" + "\n".join(str(i % 97) for i in range(MOST_ROWS))
    assert len(read(data.encode()).rows) == MOST_ROWS
    assert reason_of(data + "\n1") == "rows"


@pytest.mark.parametrize(
    ("choices", "reason"),
    [
        (Choices(delimiter="ab"), "delimiter"), (Choices(encoding="utf-99"), "encoding"), (Choices(order="x"), "order"),
        (Choices(encoding="utf-32"), "encoding"), (Choices(decimal="!"), "decimal"),
        (Choices(first_row=999), "no-rows"),
        (Choices(date_order="x"), "date-order"), (Choices(date_column="x"), "no-column"),
        (Choices(column="x"), "no-column"),
        (Choices(time_column="x"), "no-column"), (Choices(duplicates="x"), "duplicates"),
        (Choices(header_rows=999), "no-rows"),
        (Choices(date_column="Close", date_order="day"), "no-dates"),
    ],
)  # fmt: skip
def test_choices_that_can_not_be_are_refused(choices, reason):
    assert reason_of(file(DAYS, [f"{i}.5" for i in range(len(DAYS))]).decode(), choices) == reason


def test_every_choice_overrules():
    data = file(
        DAYS,
        [indonesian(8000 + 25 * i) for i in range(len(DAYS))],
        names="Tanggal;Harga",
        delimiter=";",
        form="%d/%m/%Y",
    )
    assert read(data).columns["Harga"][1] == 8025
    assert read(data, Choices(decimal=".")).columns["Harga"][1] == 8.025
    assert str(read(data, Choices(date_order="month", order="file")).dates[1])[:10] == "2019-02-01"
    assert read(data, Choices(date_column="")).dates is None
    assert list(read(data, Choices(header_rows=0)).columns) == ["2"]
    assert read(data, Choices(first_row=10)).rows[0] == 10
    assert read(data, Choices(order="reversed")).rows[0] == len(DAYS) + 1
    assert read(data, Choices(encoding="latin-1")).reading.encoding == "latin-1"
    assert reason_of(data.decode(), Choices(delimiter="|")) == "no-numbers"


def test_a_reading_reads_the_same_again():
    """What was recognised, given back as choices, gives the same series and asks nothing."""
    for name in ("04_investing_id_usdidr_short.csv", "15_mt5_utf16_no_header.csv", "20_yfinance_multirow_header.csv"):
        data = shared(f"wild/{name}").read_bytes()
        first = read(data)
        again = read(data, first.reading)
        assert again.reading == first.reading
        assert not [finding for finding in again.findings if finding.kind == "ask"]
        for column in first.columns:
            np.testing.assert_array_equal(again.columns[column], first.columns[column])


def test_a_column_must_vary_and_be_long_enough():
    series = read(file(DAYS, [5] * len(DAYS)))
    with pytest.raises(Refusal) as error:
        require(series, 10)
    assert (error.value.reason, error.value.facts) == ("constant", {"column": "Close", "value": "5.0", "rows": "64"})
    with pytest.raises(Refusal) as error:
        require(series, 100, "Close")
    assert error.value.reason == "short"
    assert error.value.facts == {"column": "Close", "rows": "64", "least": "100", "missing": "0"}
    with pytest.raises(Refusal) as error:
        require(series, 1, "Open")
    assert error.value.facts == {"column": "Open"}


def test_the_preview_shows_the_first_rows_of_the_file():
    preview = read(b"A title\n" + file(DAYS, range(len(DAYS)))).preview
    assert list(preview.iloc[1]) == ["Date", "Close"]
    assert list(preview.index[:3]) == [1, 2, 3]


def sound(series: Series) -> None:
    """The laws that hold of whatever could be read."""
    size = len(series.rows)
    assert size >= 2
    assert series.column in series.columns
    assert all(values.shape == (size,) and values.dtype == np.float64 for values in series.columns.values())
    assert not any(np.isinf(values).any() for values in series.columns.values())
    assert series.dates is None or (len(series.dates) == size and not np.isnat(series.dates).any())
    assert not set(series.rows) & {left.row for left in series.left_out}
    for name in series.columns:
        with suppress(Refusal):
            column = require(series, 2, name)
            assert len(column.values) + len(column.left_out) == size


@settings(max_examples=50)
@given(st.binary(max_size=300))
def test_no_bytes_whatever_do_harm(data):
    with suppress(Refusal):
        sound(read(data))


CELLS = st.sampled_from([
    "1", "1.5", "1,5", "8.900", "1.234,5", "12,345.67", "-3%", "86,27M", "01/02/2019", "2019-01-02", "31.12.99",
    "240104",
    "May 07, 2021", "7 Mei 2021", "16:00", "20190102", "1546300800", "1546300800000", "null", "", "NaN", ".", "-",
    "abc",
    "Date", "Close", "Tanggal", "Time", '"', '"a\nb"', "$5", "(5)", "5-", "1e5", "1e999", "inf", "2019Q1", "202001",
    "43466",
    "12:00:00 AM", "2019-01-02T10:00:00Z", "2019-01-02 99:99", "2019-02-30", "٣", "1'000", "1 000", "Rp 5.000,00",
    "(", "-)",
    "00000000", "99999999999999999999", "9999999999999", "20190102 101010", "99999999 999999", "5 kg", "é", "\u00a05",
])  # fmt: skip


@settings(max_examples=60)
@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=20), st.sampled_from(",;\t| "), st.booleans()
)
def test_no_table_whatever_does_harm(rows, delimiter, header):
    lines = [delimiter.join(row) for row in rows]
    with suppress(Refusal):
        sound(read("\n".join(["Date,Close"] * header + lines).encode()))


@settings(max_examples=60)
@given(st.lists(CELLS, min_size=2, max_size=4), st.integers(2, 30), st.data())
def test_no_columns_whatever_do_harm(kinds, size, data):
    rows = [";".join(data.draw(CELLS) if i == size // 2 else kind for kind in kinds) for i in range(size)]
    with suppress(Refusal):
        sound(read("\n".join(rows).encode()))
