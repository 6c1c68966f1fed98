"""Commas that were not quoted, and names that change midway: put together where all rows agree, else refused."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.refusal import Refusal
from core.series.series import Choices, read
from tests.csv_files import DAYS, found, reason_of


def text(names, rows):
    return "\n".join([names, *(",".join(row) for row in rows)])


DATES = {
    "%b %d, %Y": "words", "%d %B, %Y": "words", "%a, %b %d, %Y": "words", "%A, %d %B %Y": "words",
}  # fmt: skip


@pytest.mark.parametrize("form", DATES)
@pytest.mark.parametrize("names", ["Date,Price,Open", "Tanggal,Terakhir,Volume"])
def test_a_date_with_a_comma(form, names):
    series = read(text(names, [(f"{day:{form}}", f"{60 + i}.5", str(i)) for i, day in enumerate(DAYS)]).encode())
    assert list(series.dates.astype("datetime64[D]").astype(object)) == DAYS
    assert list(series.columns[names.split(",")[1]]) == [60.5 + i for i in range(len(DAYS))]
    assert found(series, "joined")["count"] == str(len(DAYS))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 5_000_000), min_size=8, max_size=40), st.integers(0, 2))
def test_thousands_are_put_together_or_refused_never_cut(values, digits):
    """Whatever the numbers, each row has its own value or none at all."""
    rows = [(str(date(2021, 1, 1) + timedelta(i)), f"{value:,.{digits}f}") for i, value in enumerate(values)]
    try:
        series = read(text("Date,Close", rows).encode(), Choices(decimal="."))
    except Refusal:
        return
    lines = {i + 2: value for i, value in enumerate(values)}
    assert all(lines[int(row)] == value for row, value in zip(series.rows, series.columns["Close"], strict=True))


def test_thousands_that_begin_midway():
    rows = [(str(day), f"{950 + 5 * i:,.2f}", f"{900 + 40 * i:,}") for i, day in enumerate(DAYS)]
    series = read(text("Date,Close,Volume", rows).encode())
    assert list(series.columns["Close"]) == [950 + 5 * i for i in range(len(DAYS))]
    assert list(series.columns["Volume"]) == [900 + 40 * i for i in range(len(DAYS))]


def test_decimal_commas_in_some_of_the_columns():
    noise = np.random.RandomState(1).randint(-20, 20, (len(DAYS), 4))
    prices = [[f"{410 + step / 100:.2f}".replace(".", ",") for step in row] for row in noise]
    rows = [(str(day), *price, str(9000 + 7 * i)) for i, (day, price) in enumerate(zip(DAYS, prices, strict=True))]
    series = read(text("Date,Open,High,Low,Close,Volume", rows).encode())
    np.testing.assert_allclose(series.columns["Close"], 410 + noise[:, 3] / 100)
    assert series.columns["Volume"][3] == 9021


def test_what_can_be_put_together_in_two_ways_is_refused_with_its_first_row():
    rows = [(str(day), "100", "200", "300") for day in DAYS]
    with pytest.raises(Refusal) as error:
        read(text("Date,Bid,Ask", rows).encode())
    assert error.value.reason == "cells"
    assert (error.value.facts["row"], error.value.facts["cells"], error.value.facts["names"]) == ("2", "4", "3")
    numbered = read(text("Date,Bid,Ask", rows).encode(), Choices(header_rows=0))
    assert list(numbered.columns) == ["2", "3", "4"]


@pytest.mark.parametrize("delimiter", [";", "|", "\t"])
def test_a_cell_too_many_is_refused_whatever_parts_the_cells(delimiter):
    rows = [f"{day}{delimiter}x{delimiter}{i}.5" for i, day in enumerate(DAYS)]
    assert reason_of("\n".join([f"Date{delimiter}Close", *rows])) == "cells"


def test_a_single_row_too_long_is_left_out():
    rows = [(str(day), f"{i}") for i, day in enumerate(DAYS)]
    rows[5] = (*rows[5], "x", "9")
    series = read(text("Date,Close", rows).encode())
    assert [(left.row, left.reason) for left in series.left_out] == [(7, "fields")]


def test_an_index_without_a_name_is_no_cell_too_many():
    rows = [(str(i + 1), str(day), f"{i}.5") for i, day in enumerate(DAYS)]
    assert list(read(text("Date,Close", rows).encode()).columns["Close"][:2]) == [0.5, 1.5]
    assert list(read(text("Open,Close", rows).encode()).columns["Close"][:2]) == [0.5, 1.5]


@pytest.mark.parametrize("second", ["Date,Close,Volume,Open", "Date,Volume,Close", "Date,Open,Close,Volume,Adj,High"])
@pytest.mark.parametrize("sizes", [(40, 24), (12, 52)])
def test_names_that_change_midway(second, sizes):
    first, names = ["Date", "Open", "High", "Low", "Close", "Volume"], second.split(",")
    values = {name: 100 * k for k, name in enumerate(dict.fromkeys([*first, *names]))}
    rows = [[str(day) if name == "Date" else str(values[name] + i % 50) for name in (first if i < sizes[0] else names)]
            for i, day in enumerate(DAYS)]  # fmt: skip
    lines = [",".join(first), *(",".join(row) for row in rows[: sizes[0]])]
    series = read("\n".join([*lines, second, *(",".join(row) for row in rows[sizes[0] :])]).encode())
    assert len(series.rows) == len(DAYS)
    assert list(series.columns["Close"]) == [values["Close"] + i % 50 for i in range(len(DAYS))]
    assert found(series, "layouts") == {"count": "2"}


def test_the_same_names_again_are_only_left_out():
    lines = [f"{day},{i},{i}" for i, day in enumerate(DAYS)]
    series = read("\n".join(["Date,Open,Close", *lines[:9], "Date,Open,Close", *lines[9:]]).encode())
    assert "layouts" not in {finding.reason for finding in series.findings}
    assert [left.reason for left in series.left_out] == ["header"]


def test_rows_that_end_early_are_asked_about_at_the_first():
    full = [f"{day},50,52,49,{i},1000" for i, day in enumerate(DAYS[:40])]
    short = [f"{day},80,90,70,{i}" for i, day in enumerate(DAYS[40:])]
    data = "\n".join(["Date,Open,High,Low,Close,Volume", *full, *short]).encode()
    asked = next(finding for finding in read(data).findings if finding.kind == "ask")
    assert (asked.reason, asked.field, asked.options, asked.facts["row"]) == ("short", "short", ("keep", "out"), "42")
    left = read(data, Choices(short="out"))
    assert len(left.rows) == 40
    assert found(left, "left-out-short")["count"] == str(len(short))
    assert len(read(data, Choices(short="keep")).rows) == len(DAYS)
    narrow = "\n".join(["Date,Close,Note", *(f"{day},{i}" for i, day in enumerate(DAYS))]).encode()
    assert "short" not in {finding.reason for finding in read(narrow).findings}
