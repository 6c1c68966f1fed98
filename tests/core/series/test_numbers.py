"""Cells -> numbers, and what settles the decimal sign."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.series.numbers import numbers_of
from core.series.series import Choices, read
from tests.csv_files import DAYS, file, found, indonesian


def one(cell: str, decimal: str = ".") -> float:
    return float(numbers_of(pd.Series([cell], dtype="str"), decimal).values[0])


@pytest.mark.parametrize(
    ("cell", "decimal", "value"),
    [
        ("1.5", ".", 1.5), ("1,5", ",", 1.5), (".5", ".", 0.5), ("5.", ".", 5), ("+5", ".", 5), ("-5", ".", -5),
        ("1,234.5", ".", 1234.5), ("1.234,5", ",", 1234.5), ("8.900", ",", 8900), ("8.900", ".", 8.9),
        ("1,234,567", ".", 1234567), ("12,34,567.8", ".", 1234567.8), ("1'234.5", ".", 1234.5),
        ("1 234,5", ",", 1234.5),
        ("1\u00a0234,5", ",", 1234.5), ("1\u202f234,5", ",", 1234.5), ("1e3", ".", 1000), ("1.5E-3", ".", 0.0015),
        ("86,27M", ",", 86.27e6), ("1.2K", ".", 1200), ("3.4 bn", ".", 3.4e9), ("5 jt", ".", 5e6), ("2 Mio.", ".", 2e6),
        ("-1,93%", ",", -1.93), ("0.5 %", ".", 0.5), ("+2%", ".", 2), ("Rp 8.900,00", ",", 8900),
        ("Rp8.900", ",", 8900),
        ("$1,234.50", ".", 1234.5), ("-$5", ".", -5), ("$-5", ".", -5), ("5 €", ".", 5), ("US$5", ".", 5),
        ("(5)", ".", -5), ("($1,234.5)", ".", -1234.5), ("Rp8.900,-", ",", 8900), ("Fr. 5.–", ".", 5),
        ("CHF 1’004.26", ".", 1004.26), ("5-", ".", -5), ("−5", ".", -5), ("21 °C", ".", 21),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(cell, decimal, value):
    assert one(cell, decimal) == pytest.approx(value, rel=1e-15)


@pytest.mark.parametrize(
    "cell", ["", "abc", "1,5", "1.2.3", "12,34", "--5", "1e999", "inf", "nan", "16:00", "1-2", "%"]
)
def test_what_is_no_number_with_a_point(cell):
    assert np.isnan(one(cell))


@settings(max_examples=50)
@given(st.floats(-1e9, 1e9).map(lambda x: round(x, 2)), st.sampled_from([".", ","]))
def test_a_written_number_is_read_again(value, decimal):
    english = f"{value:,.2f}"
    assert one(english if decimal == "." else english.translate(str.maketrans(",.", ".,")), decimal) == value


def test_a_unit_is_common_to_a_column_and_words_are_none():
    assert numbers_of(pd.Series(["5 kg", "6 kg"], dtype="str"), ".").suffixes == ("kg",)
    assert np.isnan(numbers_of(pd.Series(["5 kg", "6 cm"], dtype="str"), ".").values).all()
    assert np.isnan(numbers_of(pd.Series(["EUR1", "USD1"], dtype="str"), ".").values).all()


def test_a_word_after_one_number_is_no_unit():
    numbers = numbers_of(pd.Series(["5", "12x", "0.77 Dividend", "6", "7"], dtype="str"), ".")
    assert (numbers.suffixes, np.isnan(numbers.values).tolist()) == ((), [False, True, True, False, False])


PRICES = [8000 + 25 * i for i in range(len(DAYS))]
GROUPED = [indonesian(price) for price in PRICES]


@pytest.mark.parametrize(
    ("data", "first", "because"),
    [
        (file(DAYS, GROUPED, "Tanggal;Terakhir", ";"), 8000, "names"),
        (file(DAYS, [indonesian(price - 7500) for price in PRICES], "Date;Close", ";"), 500, "grouped"),
        (file(DAYS, [f"{a};1,{i:02}%" for i, a in enumerate(GROUPED)], "Date;Close;Change", ";"), 8000, "columns"),
        (file(DAYS, [f"{a}|{1000 + i}" for i, a in enumerate(GROUPED)], "Date|Close|Volume", "|"), 8, "ungrouped"),
        (file(DAYS, [f"{a},10{i}.5" for i, a in enumerate(GROUPED)], "Date,Close,Adj"), 8, "columns"),
    ],
)
def test_three_digits_after_a_sign_are_settled_by_all_cells(data, first, because):
    series = read(data)
    assert series.columns["Close" if "Close" in series.columns else "Terakhir"][0] == first
    assert found(series, "decimal")["because"] == because
    assert not [finding for finding in series.findings if finding.kind == "ask"]


THOUSANDTHS = [f"1.{(i * 137) % 899 + 101}" for i in range(len(DAYS))]


@pytest.mark.parametrize(
    ("delimiter", "cells", "assumed"), [(";", THOUSANDTHS, ","), (",", THOUSANDTHS, "."), (",", GROUPED, ",")]
)
def test_what_stays_open_is_asked(delimiter, cells, assumed):
    data = file(DAYS, cells, f"Date{delimiter}Close", delimiter)
    asked = next(finding for finding in read(data).findings if finding.kind == "ask")
    assert (asked.reason, asked.field, asked.options) == ("decimal", "decimal", (".", ","))
    assert asked.facts == {"decimal": assumed, "because": "open", "example": cells[0]}
    for decimal, value in ((".", float(cells[0])), (",", float(cells[0]) * 1000)):
        settled = read(data, Choices(decimal=decimal))
        assert settled.columns["Close"][0] == pytest.approx(value)
        assert not [finding for finding in settled.findings if finding.kind == "ask"]


def test_names_and_cells_that_disagree_are_asked_about():
    rows = [f"{a};{1000 + i}" for i, a in enumerate(GROUPED)]
    series = read(file(DAYS, rows, "Tanggal;Harga;Volume", ";"))
    asked = [finding.reason for finding in series.findings if finding.kind == "ask"]
    assert (asked, series.columns["Harga"][0]) == (["decimal"], 8000)


def test_columns_may_write_differently():
    series = read(file(DAYS, [f"{i},5;{i}.25" for i in range(len(DAYS))], "Date;A;B", ";"))
    assert (series.columns["A"][1], series.columns["B"][1], series.reading.decimal) == (1.5, 1.25, None)


def test_suffixes_are_told():
    series = read(file(DAYS, [f"{i}.5K" for i in range(len(DAYS))], "Date,Vol"))
    assert found(series, "suffixes") == {"columns": "Vol", "suffixes": "K"}
    assert series.columns["Vol"][1] == 1500
