"""Titles, names, data and feet of tables."""

import pytest

from core.series.series import read
from tests.csv_files import DAYS, file, found

ROWS = file(DAYS, [f"{i},{i + 1}" for i in range(len(DAYS))], names="").decode().strip()


@pytest.mark.parametrize(
    ("head", "names", "rows", "titles"),
    [
        ("Date,Open,Close\n", ["Open", "Close"], 1, 0),
        ("", ["2", "3"], 0, 0),
        ("https://example.org\nDate,Open,Close\n", ["Open", "Close"], 1, 1),
        ("Kurs,,\nPeriode 2019,,\n,,\nTanggal,Kurs Jual,Kurs Beli\n", ["Kurs Jual", "Kurs Beli"], 1, 2),
        ("# a, b, c\n# d\nDate,Open,Close\n", ["Open", "Close"], 1, 2),
        ("Price,Close,Open\nTicker,AAPL,AAPL\nDate,,\n", ["Close", "Open"], 3, 0),
        ("Price,Close,Open\nTicker,AAPL,MSFT\nDate,,\n", ["Close AAPL", "Open MSFT"], 3, 0),
        ("Price,Close,Close\nTicker,AAPL,MSFT\nDate,,\n", ["AAPL", "MSFT"], 3, 0),
        (",Close,Close\nTanggal,AAPL,MSFT\n", ["AAPL", "MSFT"], 2, 0),
        ("Emas, per gram\nTanggal,Beli,Jual\n", ["Beli", "Jual"], 1, 1),
        ("Apple Inc, AAPL, 2019\nDate,Open,Close\n", ["Open", "Close"], 1, 1),
        ("VIX data, 2004-present, daily, Cboe\nDate,Open,Close\n", ["Open", "Close"], 1, 1),
        ("Kurs JISDOR, USD/IDR\nSumber, BI\nTanggal,Beli,Jual\n", ["Beli", "Jual"], 1, 2),
        ("Kurs,Kurs,Kurs\nTanggal,Beli,Jual\n", ["Beli", "Jual"], 2, 0),
        ("Tanggal,Suhu,Hujan\n(hari),(C),(mm)\n", ["Suhu (C)", "Hujan (mm)"], 2, 0),
        (",Open,Close\n", ["Open", "Close"], 1, 0),
        ("Spot price\n20:15:44 GMT+0700 (Western Indonesia Time)\nDay,Open,Close\n", ["Open", "Close"], 1, 2),
        ("Date,1 Mo,10 Yr\n", ["1 Mo", "10 Yr"], 1, 0),
        (",0,1\n", ["0", "1"], 1, 0),
        ("Open,Close\n", ["Open", "Close"], 1, 0),
        ("Date,Close,Close\n", ["Close", "Close 2"], 1, 0),
        ("Date,Open,Close,\n", ["Open", "Close"], 1, 0),
        ("Date,,Close\n", ["2", "Close"], 1, 0),
        ("Data;Otwarcie;Zamknięcie\n".replace(";", ","), ["Otwarcie", "Zamknięcie"], 1, 0),
    ],
)
def test_heads(head, names, rows, titles):
    series = read((head + ROWS).encode())
    assert list(series.columns) == names
    assert (series.reading.header_rows, len(series.rows)) == (rows, len(DAYS))
    told = [finding.facts["count"] for finding in series.findings if finding.reason == "titles"]
    assert told == [str(titles)] * bool(titles)


def test_an_index_in_front_is_no_price():
    rows = "\n".join(f'"{i}","{line.split(",")[0]}",{line.split(",")[1]}' for i, line in enumerate(ROWS.split("\n"), 1))
    for head in ('"Date","Value"\n', '"","Date","Value"\n'):  # as R writes it, without and with a name for the index
        series = read((head + rows).encode())
        assert (series.column, str(series.dates[0])[:10]) == ("Value", "2019-01-01")


def test_a_word_that_all_columns_but_the_dates_share_is_no_name():
    rows = "\n".join(f"{i},{line}" for i, line in enumerate(ROWS.split("\n")))
    series = read(f"Price,Date,Close,Open\nTicker,,AAPL,AAPL\n{rows}".encode())
    assert (series.column, list(series.columns)[1:], series.reading.date_column) == ("Close", ["Close", "Open"], "Date")


@pytest.mark.parametrize(
    ("names", "column"),
    [
        ("Open,High,Low,Close", "Close"), ("Terakhir,Pembukaan,Tertinggi,Terendah", "Terakhir"),
        ("Prev Close,Last Price,Close Price,Adj Close", "Close Price"), ("Open,Close/Last,Volume,High", "Close/Last"),
        ("Open,High,Low,Price", "Price"), ("Suhu,Angin,Hujan,Awan", "Suhu"),
        ("NO,Nilai,Kurs Jual,Kurs Beli", "Kurs Jual"),
        ("<OPEN>,<HIGH>,<LOW>,<CLOSE>", "<CLOSE>"), ("Otwarcie,Najwyzszy,Najnizszy,Zamkniecie", "Zamkniecie"),
    ],
)  # fmt: skip
def test_the_price_is_proposed_by_its_name(names, column):
    data = file(DAYS, [f"{i % 5}.5,{i % 7}.1,{i % 3}.2,{i % 9}.3" for i in range(len(DAYS))], f"Date,{names}")
    assert read(data).column == column


def test_bars_without_names_are_known_by_their_shape():
    data = file(DAYS, [f"{i % 5}.5,{i % 5 + 3}.1,{i % 5 - 2}.2,{i % 5 + 1}.3,7" for i in range(len(DAYS))], names="")
    series = read(data.strip())
    assert (series.column, found(series, "column")["because"]) == ("5", "bars")


def test_another_table_below_is_left_out():
    monthly = "\n".join(f"{2010 + i // 12}{i % 12 + 1:02},{i % 7}.5,1.{i}" for i in range(60))
    yearly = "\n".join(f"{2010 + i},{i}.5,1.{i}" for i in range(5))
    series = read(f"A file\n\n,Mkt,RF\n{monthly}\n\n Annual factors\n,Mkt,RF\n{yearly}\n\nCopyright\n".encode())
    assert (len(series.rows), str(series.dates[-1])[:10]) == (60, "2014-12-01")
    assert {left.reason for left in series.left_out} == {"blank", "header", "footer"}


def test_a_foot_is_left_out():
    series = read(("Date,Open,Close\n" + ROWS + "\n\nSource: nobody\nTotal,,5\n").encode())
    assert [left.reason for left in series.left_out] == ["blank", "footer", "footer"]
    assert len(series.rows) == len(DAYS)
