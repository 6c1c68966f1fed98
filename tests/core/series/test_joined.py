"""Two files as one series, whose held-out part is the second one."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.refusal import Refusal
from core.series.choices import Choices
from core.series.course import BACKWARDS, FORWARDS, LATER, TWICE_BACKWARDS, course
from core.series.joined import Joined, joined, read_second
from core.series.order import ORDERS
from core.series.series import read
from tests.csv_files import file, found
from tests.shared_data import shared

BEGIN = date(2020, 1, 1)


def days(first: int, count: int) -> list[date]:
    return [BEGIN + timedelta(first + i) for i in range(count)]


def of(first: bytes, second: bytes, choices: Choices | None = None) -> Joined:
    """Both files, read and joined as the page does."""
    choices = choices or Choices()
    one = read(first, choices)
    return joined(one, read_second(second, one, choices))


def counted(places: list[date], **form) -> bytes:
    """A file whose values are the days since the beginning."""
    return file(places, [(day - BEGIN).days for day in places], **form)


def reason(first: bytes, second: bytes, choices: Choices | None = None) -> tuple[str, dict[str, str]]:
    with pytest.raises(Refusal) as refused:
        of(first, second, choices)
    return refused.value.reason, refused.value.facts


spans = st.tuples(st.integers(0, 60), st.integers(2, 40), st.integers(0, 60), st.integers(2, 40), st.booleans())


@settings(max_examples=30)
@given(spans, st.sampled_from(ORDERS))
def test_the_held_out_part_is_the_second_file_and_nothing_of_it_is_learned(span, order):
    start, count, second_start, second_count, newest_first = span
    ways = [days(start, count), days(second_start, second_count)]
    one, two = ([*reversed(way)] if newest_first else way for way in ways)
    overlap = {day for day in one if day in two}
    choices = Choices(order=order)
    if len(overlap) == len(one):
        assert reason(counted(one), counted(two), choices) == ("second-whole", {"rows": str(count)})
        return
    whole = of(counted(one), counted(two), choices)
    learned, held = np.split(whole.series.columns["Close"], [-whole.held])
    np.testing.assert_array_equal(held, read(counted(two), choices).columns["Close"])
    alone = read(counted(one), choices).columns["Close"]
    np.testing.assert_array_equal(learned, alone[~np.isin(alone, held)])
    reasons = {finding.reason for finding in whole.series.findings}
    assert ("second-overlap" in reasons) == bool(overlap)
    later = int(sum(value > held.min() for value in learned))
    if order == "time" and later:
        assert found(whole.series, "second-later")["count"] == str(later)
    elif order == "time":
        assert "second-later" not in reasons


@settings(max_examples=30)
@given(st.lists(st.integers(1, 99), min_size=2, max_size=20), st.lists(st.integers(1, 99), min_size=2, max_size=20))
def test_without_dates_the_second_follows_the_first_as_it_stands(one, two):
    first, second = ("\n".join(["id,close", *(f"x{v},{v}.5" for v in values)]).encode() for values in (one, two))
    whole = of(first, second)
    np.testing.assert_array_equal(whole.series.columns["close"], [v + 0.5 for v in [*one, *two]])
    assert whole.held == len(two)
    assert whole.series.dates is None
    assert found(whole.series, "second-undated") == {}


@settings(max_examples=30)
@given(st.lists(st.integers(1, 3), min_size=3, max_size=9), st.lists(st.integers(1, 3), min_size=2, max_size=3))
def test_without_dates_a_second_file_that_stands_in_the_first_is_told(one, two):
    first, second = ("\n".join(["close,open", *(f"{v}.5,2" for v in values)]).encode() for values in (one, two))
    told = [f.facts for f in of(first, second).series.findings if f.reason == "second-repeated"]
    places = [k for k in range(len(one)) if one[k : k + len(two)] == two]
    assert told == [{"rows": str(len(two)), "row": str(places[0] + 2)}] if places else not told


def test_a_leap_between_the_files_is_told_with_both_dates():
    whole = of(counted(days(0, 30)), counted(days(90, 5)))
    assert found(whole.series, "second-leap") == {"last": "2020-01-30", "first": "2020-03-31"}
    near = of(counted(days(0, 30)), counted(days(30, 5)))
    assert not [finding for finding in near.series.findings if finding.reason == "second-leap"]


def test_the_first_file_tells_how_the_second_is_meant():
    """Five days in January: on their own they may as well be the first of five months."""
    for form, expected in (("%d/%m/%Y", "2020-01-31"), ("%m/%d/%Y", "2020-01-31")):
        second = of(counted(days(0, 30), form=form), counted(days(30, 5), form=form)).series
        assert str(second.dates[30])[:10] == expected
        assert (np.diff(second.dates) == np.timedelta64(1, "D")).all()
    halves = "\n".join(["Date;Close", *(f"{day};{i},5" for i, day in enumerate(days(0, 30)))]).encode()
    thousandths = "\n".join(["Date;Close", *(f"{day};1,234" for day in days(30, 3))]).encode()
    decimal = of(halves, thousandths)
    assert decimal.series.columns["Close"][-1] == 1.234


def test_another_way_of_writing_dates_in_the_second_file_is_read_as_it_is():
    whole = of(counted(days(0, 30)), counted(days(30, 20), form="%d/%m/%Y"))
    assert (np.diff(whole.series.dates) == np.timedelta64(1, "D")).all()


def test_what_does_not_fit_is_refused_with_what_is_missing():
    first = counted(days(0, 30))
    opened = counted(days(30, 9), names="Date,Open")
    assert reason(first, opened) == ("second-column", {"column": "Close", "columns": "Open"})
    assert reason(first, b"Nr,Close\n1,2\n2,3\n") == ("second-dates", {})
    assert reason(first, b"") == ("empty", {"file": "second"})
    assert reason(first, first) == ("second-whole", {"rows": "30"})


def test_columns_in_one_file_only_are_told_and_not_used():
    both = [f"{day},{i},{i}" for i, day in enumerate(days(0, 30))]
    whole = of("\n".join(["Date,Close,Open", *both]).encode(), counted(days(30, 9)))
    assert list(whole.series.columns) == ["Close"]
    assert found(whole.series, "second-only") == {"columns": "Open"}


def test_rows_of_the_second_that_cannot_be_read_are_told_as_the_second_s():
    second = counted(days(30, 9)) + b"\nnever,5\n"
    told = [finding.facts for finding in of(counted(days(0, 30)), second).series.findings
            if finding.reason.startswith("left-out")]  # fmt: skip
    assert [facts["file"] for facts in told] == ["second"]


@pytest.mark.parametrize(
    ("first", "second", "rows", "courses"),
    [
        ("HSI", "HSItest", (250, 25), {"time": LATER, "file": BACKWARDS, "reversed": LATER}),
        ("NSE-TATAGLOBAL", "tatatest", (2035, 16), {"time": FORWARDS, "file": TWICE_BACKWARDS, "reversed": FORWARDS}),
    ],
)
def test_the_reports_two_files_join_in_every_order(first, second, rows, courses):
    files = [shared(f"reports-data/{name}.csv").read_bytes() for name in (first, second)]
    for order, expected in courses.items():
        whole = of(*files, Choices(order=order, column="Open"))
        assert (len(whole.series.rows) - whole.held, whole.held) == rows
        assert course(whole.series.dates, rows[0]) == expected


def test_the_reports_own_series_is_both_files_as_they_stand():
    """Their dataset_total: the column Open of the one, then of the other, newest first."""
    files = [shared(f"reports-data/{name}.csv").read_bytes() for name in ("NSE-TATAGLOBAL", "tatatest")]
    lines = [line.split(",")[1] for text in files for line in text.decode().splitlines()[1:]]
    whole = of(*files, Choices(order="file", column="Open"))
    np.testing.assert_array_equal(whole.series.columns["Open"], np.array(lines, dtype=float))
    assert found(whole.series, "second-leap") == {"last": "2010-07-21", "first": "2018-10-24"}


def test_a_doubt_about_the_second_file_alone_has_its_answers_too():
    values = [100 + 3 * np.sin(k) for k in range(30)]
    odd = [*values[:12], 5000.0, *values[13:]]
    plain, spiked = file(days(0, 30), values), file(days(30, 30), odd)
    [doubt] = [finding for finding in of(plain, spiked).series.findings if finding.reason == "unlike"]
    assert (doubt.field, doubt.facts["file"], doubt.facts["rows"]) == ("unlike", "second", "14")
    left = of(plain, spiked, Choices(unlike="out"))
    assert np.flatnonzero(np.isnan(left.series.columns["Close"])).tolist() == [42]
    both = of(file(days(0, 30), odd), spiked).series.findings
    assert [finding.field for finding in both if finding.reason == "unlike"] == ["unlike", ""]


def test_doubts_of_the_second_file_are_those_of_the_column_to_look_at():
    values = [100 + 3 * np.sin(k) for k in range(30)]
    rows = [f"{value},{5000 if k == 7 else value}" for k, value in enumerate(values)]
    whole = of(file(days(0, 30), [f"{v},{v}" for v in values], "Date,Close,Open"),
               file(days(30, 30), rows, "Date,Close,Open"), Choices(column="Open", unlike="out"))  # fmt: skip
    assert np.flatnonzero(np.isnan(whole.series.columns["Open"])).tolist() == [37]
    assert np.isfinite(whole.series.columns["Close"]).all()
