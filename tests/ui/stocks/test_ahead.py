"""What the page says of the rows to come, from trials made by hand."""

import csv
import io

import numpy as np
import pytest

from core.forecast.coverage import band, errors_ahead, measured
from core.forecast.windows import Split, cut
from tests.ui.stocks.test_figures import trial
from ui.stocks import ahead
from ui.stocks.data import Task
from ui.stocks.figures import Figures
from ui.stocks.trial import Trial

LONG = 100 + np.cumsum(np.random.RandomState(1).randn(260))


def figures(one: Trial) -> Figures:
    return Figures(one)


def long(held: int = 200) -> Trial:
    return trial(values=LONG, dates=None, held=held)


def errors(one: Trial, rows: int):
    """A network that says "as today", far from the page."""
    return errors_ahead(lambda histories: histories[:, -1, 0], one.task.windows, rows)


def test_how_often_the_band_has_held_is_told_beside_what_it_promises():
    one = long()
    found = measured(errors(one, 10))
    shares = [f"{100 * found.share(row):.0f} % (of {found.judged[row - 1]}) at {row}" for row in (1, 5, 10)]
    [said] = ahead.sentences(figures(one), 10)
    assert said == (
        f"**LSTM of the change**: its bands of earlier rows held {', '.join(shares)} rows ahead, "
        "where they promise 90 %."
    )


def test_few_errors_are_a_caution():
    _, caution = ahead.sentences(figures(long(30)), 10)
    assert "Only 30 rows are held out. From 4 ahead on" in caution
    never, _ = ahead.sentences(figures(long(5)), 10)
    assert "too few rows are held out to say" in never


def test_columns_that_are_heard_and_not_forecast_are_told():
    windows = cut(np.column_stack([LONG, LONG]), Split(window=7, test=200))
    one = long()
    other = Figures(Trial(1, Task("Google", ("Close", "High"), None, windows, ()), "", one.listeners))
    assert "Heard too, but not forecast: High." in ahead.sentences(other, 3)[-1]
    assert len(ahead.sentences(figures(one), 3)) == 1


def test_the_numbers_on_the_page_and_in_the_file_are_core_s():
    one, rows = long(), 12
    low, high = band(errors(one, rows))
    table = [line.split(" | ") for line in ahead.table(figures(one), rows).splitlines()]
    assert len(table) == 2 + rows
    found = list(csv.DictReader(io.StringIO(ahead.as_csv(one, rows))))
    assert [int(row["row"]) for row in found] == list(range(1, rows + 1))
    for row, below, above, shown in zip(found, low, high, table[2:], strict=True):
        assert float(row["change"]) == pytest.approx(LONG[-1], rel=1e-6)
        assert float(row["change_low"]) == pytest.approx(LONG[-1] + below, rel=1e-6)
        assert float(row["change_high"]) == pytest.approx(LONG[-1] + above, rel=1e-6)
        assert f"{float(row['change_low']):#.4g} to {float(row['change_high']):#.4g}" == shown[2]


def test_where_no_error_is_known_there_is_no_band():
    one = long(5)
    found = list(csv.DictReader(io.StringIO(ahead.as_csv(one, 8))))
    assert [row["change_low"] == "" for row in found] == [False] * 5 + [True] * 3
    assert "–" in ahead.table(figures(one), 8).splitlines()[-1]
    band, _ = figures(one).ahead(8).spec(dark=False)["layer"]
    assert [point["x"] for point in band["data"]["values"]] == list(range(6))
