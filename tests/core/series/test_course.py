"""How time runs in the rows, and where a date cuts them."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.refusal import Refusal
from core.series.course import BACKWARDS, FORWARDS, LATER, TWICE_BACKWARDS, UNSORTED, course, held_after, span, within

DAYS = np.datetime64("2018-01-01", "us") + np.arange(1200) * np.timedelta64(1, "D")


def reason(call, *arguments) -> tuple[str, dict[str, str]]:
    with pytest.raises(Refusal) as refused:
        call(*arguments)
    return refused.value.reason, refused.value.facts


@pytest.mark.parametrize(
    ("places", "joint", "expected"),
    [
        ([1, 2, 3, 4], None, FORWARDS), ([1, 2, 3, 4], 2, FORWARDS), ([4, 3, 2, 1], None, BACKWARDS),
        ([4, 3, 2, 1], 2, BACKWARDS), ([2, 1, 4, 3], 2, TWICE_BACKWARDS), ([3, 4, 1, 2], 2, LATER),
        ([2, 1, 4, 3], None, UNSORTED), ([3, 1, 4, 2, 5], 3, UNSORTED), ([2, 2, 2], None, FORWARDS),
    ],
)  # fmt: skip
def test_a_course_is_known_by_its_steps(places, joint, expected):
    assert course(DAYS[places], joint) == expected
    assert course(None, joint) == FORWARDS


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_a_span_holds_its_day_its_month_and_its_year_and_ends_where_the_next_begins(day):
    this, midnight = span(str(day)), np.datetime64(day, "us")
    assert this == (midnight, midnight + np.timedelta64(1, "D"))
    for length in (4, 7):
        assert span(str(day)[:length]).start <= midnight < span(str(day)[:length]).end
        assert span(str(day)[:length]).end == span(str(span(str(day)[:length]).end)[:length]).start


@pytest.mark.parametrize(
    "text", ["", "18", "2018-13", "2018-02-30", "28/09/2018", "2018-9-1", "yesterday", "2018-09-28T1"]
)
def test_what_is_no_date_is_refused(text):
    assert reason(span, text) == ("no-date", {"text": text})


@given(st.integers(0, 1199), st.integers(0, 1199))
def test_rows_within_are_those_of_the_days_said(one, other):
    first, last = sorted((one, other))
    inside = within(DAYS, len(DAYS), str(DAYS[first])[:10], str(DAYS[last])[:10])
    assert list(np.flatnonzero(inside)) == list(range(first, last + 1))
    assert within(DAYS, len(DAYS), "", "").all()


def test_years_and_months_count_as_a_whole():
    years = DAYS[within(DAYS, len(DAYS), "2018-02", "2019")]
    assert [str(years[0])[:10], str(years[-1])[:10]] == ["2018-02-01", "2019-12-31"]


@given(st.integers(0, 1198))
def test_what_is_held_out_lies_beyond_the_date_as_time_runs(last):
    assert held_after(DAYS, str(DAYS[last])[:10]) == len(DAYS) - last - 1
    assert held_after(DAYS[::-1], str(DAYS[last + 1])[:10]) == last + 1


def test_dates_that_cut_nothing_are_refused_with_what_there_is():
    ends = {"first": "2018-01-01", "last": "2021-04-14"}
    assert reason(held_after, DAYS, "2021-04-14") == ("cut-end", {"date": "2021-04-14", **ends})
    assert reason(held_after, DAYS, "2017") == ("cut-end", {"date": "2017", **ends})
    assert reason(held_after, np.roll(DAYS, 5), "2019") == ("cut-unsorted", {"date": "2019"})
    assert reason(held_after, None, "2019") == ("cut-undated", {})
    assert reason(within, DAYS, 1200, "2030", "") == ("cut-nothing", {"since": "2030", "until": "…", **ends})
    assert reason(within, DAYS, 1200, "2020", "2018") == ("cut-nothing", {"since": "2020", "until": "2018", **ends})
    assert reason(within, None, 5, "2019", "") == ("cut-undated", {})


def test_rows_with_a_time_of_day_belong_to_their_day():
    hours = DAYS[0] + np.arange(48) * np.timedelta64(1, "h")
    assert held_after(hours, "2018-01-01") == 24
