"""Bytes -> text -> rows: encodings, delimiters, quotation marks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.refusal import Refusal
from core.series.rows import DELIMITERS, best_delimiter, rows_of
from core.series.series import Choices, read
from core.series.text import text_of
from tests.csv_files import DAYS, file, found

PLAIN = file(DAYS, range(len(DAYS)), names="Tanggal,Schluß").decode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\r\r\n"])
def test_encodings_and_ends_of_lines(encoding, newline):
    text, _ = text_of(PLAIN.replace("\n", newline).encode(encoding), encoding if encoding == "utf-32" else None)
    assert text == PLAIN


def test_an_encoding_can_be_named():
    data = file(DAYS, range(len(DAYS)), names="Datum,Závěr").decode().encode("cp1250")
    assert read(data, Choices(encoding="cp1250")).column == "Závěr"
    assert found(read(data), "encoding") == {"encoding": "cp1252"}


@pytest.mark.parametrize(
    ("names", "encoding"),
    [
        ("Date,Ouverture,Clôture", "cp1252"), ("Data,Otwarcie,Zamknięcie", "cp1250"), ("Дата,Откр.,Цена", "cp1251"),
        ("日付,始値,終値", "cp932"), ("日期,开盘价,收盘价", "gb18030"), ("日期,開盤價,收盤價", "big5"),
        ("날짜,시가,종가", "cp949"),
    ],
)  # fmt: skip
def test_an_encoding_is_known_by_the_words_of_its_language(names, encoding):
    data = file(DAYS, [f"{i},{i + 1}" for i in range(len(DAYS))], names=names).decode().encode(encoding)
    series = read(data)
    assert (found(series, "encoding"), series.column) == ({"encoding": encoding}, names.split(",")[2])


def test_the_last_lines_empty_cells_are_cells():
    data = file(
        DAYS, [f"{i}\t" for i in range(len(DAYS))], names="Date\tClose\t", delimiter="\t", form="%d/%m/%Y 00:00"
    )
    assert read(data + b"\r\n \n\x1a").reading.delimiter == "\t"


@pytest.mark.parametrize(
    ("lines", "delimiter"),
    [
        (["26/11/2023;15.480,40", "19/11/2023;15.560,00"], ";"),
        (['"May 07, 2021","14,285.0"', '"May 06, 2021","14,315.0"'], ","),
        (["2020-01-01 00:00:00,1.5,2.5", "2020-01-02 00:00:00,1.5,2.5"], ","),
        (["2020-01-01\t1 234,50", "2020-01-02\t1 235,50"], "\t"),
        (["SBER;D;240104;000000;274,56", "SBER;D;240105;000000;274,12"], ";"),
        (["2020-01-01   1.5    2", "2020-01-02  1.5   2"], " "),
        (["Returns of", ",Lo 30,Hi 30", "20200101,  -0.10,  -0.20", "20200102,   0.10,   0.20"], ","),
        (["2020-01-01|1,5", "2020-01-02|1,6"], "|"),
        (["2003.02.19,00:00,1.06860,1.2", "2003.02.19,00:01,1.06860,1.2"], ","),
        (["Kurs", "8900,25", "8925,50"], ""),
        (["a,b", "1,5", "2,6"], ","),
        (["1.25", "2.50"], ""),
        (["7 Mei 2021;Rp 8.900,00", "8 Mei 2021;Rp 8.925,00"], ";"),
        (["A title, with a comma", "Date;Close", "2020-01-01;1,5", "2020-01-02;1,6"], ";"),
    ],
)
def test_delimiters_are_recognised(lines, delimiter):
    assert best_delimiter(lines) == delimiter


@settings(max_examples=50)
@given(
    st.lists(st.lists(st.floats(-1e6, 1e6).map(lambda x: f"{x:.4f}"), min_size=3, max_size=3), min_size=3, max_size=30),
    st.sampled_from([sign for sign in DELIMITERS if sign]),
)
def test_tables_of_decimals_are_parted_again(table, delimiter):
    rows = rows_of("\n".join(delimiter.join(row) for row in table))
    assert rows.delimiter == delimiter
    assert rows.frame.to_numpy().tolist() == table


def test_excels_own_line_and_its_rows_in_quotation_marks():
    assert read(b"sep=;\n" + file(DAYS, range(len(DAYS)), delimiter=";", names="Date;Close")).column == "Close"
    formulas = "\n".join(f'="{day}",="{i}.5"' for i, day in enumerate(DAYS))
    assert read(f"Date,Close\n{formulas}".encode()).columns["Close"][1] == 1.5
    wrapped = "\n".join(f'"{day},""{1000 + i:,}.50"",{i}"' for i, day in enumerate(DAYS))
    assert read(wrapped.encode()).columns["2"][0] == 1000.5


def test_names_may_run_over_lines():
    series = read(file(DAYS, range(len(DAYS)), names='Date,"Close\n(IDR)"'))
    assert (series.column, series.rows[0]) == ("Close (IDR)", 3)


def test_long_cells_do_not_take_long():
    for cell in ("10:00" + " " * 100_000 + "x", "1" * 100_000, "a" * 100_000 + "1", "1," * 9_000, "x 1 " * 20_000):
        with pytest.raises(Refusal):
            read(f"Date|Close\n{cell}|{cell}\n{cell}|{cell}\n".encode())
