"""What the page says of a forecast beside the simple ones, from trials made by hand."""

import csv
import io
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from core.forecast.choice import Yardsticks
from core.forecast.uncertainty import compare
from core.forecast.windows import Split, cut
from core.forecast.yardsticks import LINEAR, SMOOTHING, yardsticks
from core.training.events import Failed, Forecast, Progress
from core.training.job import Job, Status
from core.training.listener import Listener
from tests.ui.stocks.test_figures import drawn, trial
from ui.kit.numbers import probability, signed
from ui.stocks import judged as stock_judged
from ui.stocks import scores as stock_scores
from ui.stocks import simple, take_away, unheard
from ui.stocks import verdict as stock_verdict
from ui.stocks.figures import Figures
from ui.stocks.trial import Trial

RNG = np.random.RandomState(3)
CLOSE = 100 + RNG.randn(120).cumsum()
OPEN = np.concatenate([[100.0], CLOSE[:-1]]) + 0.2 * RNG.randn(120)
ROWS = 30


def told(values=OPEN, heard=(CLOSE,), off=0.0, status=Status.FINISHED) -> Trial:
    """A trial whose network says "as today", or another amount of it, and whose simple forecasts are there."""
    one = trial(values=values, dates=None, held=ROWS)
    windows = cut(np.column_stack([values, *heard]), Split(window=7, test=ROWS))
    one.task = replace(one.task, names=("Open", "Close")[: 1 + len(heard)], windows=windows)
    said = windows.target[-ROWS - 1 : -1] + off
    one.listeners["change"].job.events[:] = [Forecast(1, said)]
    events = list(yardsticks(windows)) if status is Status.FINISHED else []
    one.simple = Listener(Yardsticks(windows), Job("simple", "yardsticks", "anna", status=status, events=events))
    return one


def verdict(one: Trial) -> str:
    return stock_verdict.verdict(stock_judged.judged(Figures(one))["change"])


def test_the_open_is_beaten_by_the_close_with_its_numbers():
    noise = 0.5 * np.random.RandomState(0).randn(ROWS)
    one = told(off=noise)
    actual, today, close = OPEN[-ROWS:], OPEN[-ROWS - 1 : -1], CLOSE[-ROWS - 1 : -1]
    against, own, best = (
        compare(today + noise, close, actual), compare(today + noise, today, actual), compare(close, today, actual)
    )  # fmt: skip
    said = verdict(one)
    assert f"It is beaten by **the last known Close**, whose skill is {signed(best.skill)}" in said
    facts = f"{signed(against.skill)} ({signed(against.low)} to {signed(against.high)}), {probability(against.p)}"
    assert f"against that its own is {facts}." in said
    assert f"skill {signed(own.low)} to {signed(own.high)}" in said or f"skill {signed(own.skill)}" in said
    assert simple.told(one).startswith("The yardstick is **the last known Close**: of 7 simple forecasts")
    [found] = stock_judged.judged(Figures(one)).values()
    assert stock_scores.row(found)[2] == f"{signed(against.skill)} ({signed(against.low)} to {signed(against.high)})"


def test_where_none_is_clearly_better_as_today_is_the_yardstick():
    one = told(heard=())
    assert "**tomorrow = today**: of 6 simple forecasts none did clearly better" in simple.told(one)
    assert stock_judged.best_of(one) is None
    assert "is as good as saying tomorrow = today" in verdict(one)


@pytest.mark.parametrize("status", [Status.QUEUED, Status.RUNNING, Status.FAILED])
def test_simple_forecasts_that_are_not_there_are_told(status):
    one = told(status=status)
    assert one.simple is not None
    if status is Status.FAILED:
        one.simple.job.events.append(Failed(0, "worker_lost", {}))
    assert ("was lost" if status is Status.FAILED else "are being computed") in simple.told(one)
    assert [found.name for found in stock_judged.naive(Figures(one))] == [
        "tomorrow = today", "mean of the last 5", "mean of all before"
    ]  # fmt: skip
    one.simple = None
    assert "No worker was free" in simple.told(one)


def test_better_worse_and_not_told_apart_follow_from_test_and_interval():
    actual, today = OPEN[-ROWS:], OPEN[-ROWS - 1 : -1]
    noise = 0.3 * np.random.RandomState(0).randn(ROWS)
    for off, kind in ((0.5 * (actual - today), "is better"), (-0.5 * (actual - today), "is worse"),
                      (noise, "is not told apart from")):  # fmt: skip
        found = compare(today + off, today, actual)
        said = verdict(told(off=off))
        assert found.apart is (kind != "is not told apart from")
        assert f"{kind}" in said.split(".")[0]
        assert probability(found.p) in said


def test_a_network_that_learned_a_drift_is_told_and_that_there_was_more():
    said = verdict(told(off=0.05))
    drift = np.diff(OPEN[:90]).mean()
    assert f"What it has learned is a drift: {0.05:#.4g} a row" in said
    assert f"(in what it learned from: {drift:#.4g})".replace("-", "−") in said
    assert "That there was more to learn is shown by **the last known Close**." in said
    wobble = 0.02 * np.random.RandomState(1).randn(ROWS)
    assert "It has learned next to nothing" in verdict(told(off=wobble))
    assert "learned" not in verdict(told(off=0.9 * (OPEN[-ROWS:] - OPEN[-ROWS - 1 : -1])))


def test_files_hold_the_simple_forecasts_with_all_their_digits():
    one = told(off=0.1)
    found = one.yardsticks()
    assert found is not None
    [head, network, *others] = csv.reader(io.StringIO(stock_scores.as_csv(one)))
    own = compare(OPEN[-ROWS - 1 : -1] + 0.1, CLOSE[-ROWS - 1 : -1], OPEN[-ROWS:])
    assert [float(network[head.index(f"best_{name}")]) for name in ("skill", "low", "high", "p")] == [
        own.skill, own.low, own.high, own.p
    ]  # fmt: skip
    assert "linear model of the same windows" in [name for name, *_ in others]
    rows = list(csv.DictReader(io.StringIO(take_away.predictions(one, range(120), one.with_forecasts()))))
    for name, column in ((LINEAR, "linear_model"), (SMOOTHING, "exponential_smoothing"), ("copy 1", "last_Close")):
        assert [float(row[column]) for row in rows] == found.found[name].values.tolist()


def test_the_zip_holds_them():
    with zipfile.ZipFile(io.BytesIO(take_away.pack(told(off=0.1), {}, 3))) as archive:
        assert b"linear_model" in archive.read("predictions.csv")
        assert b"linear model of the same windows" in archive.read("scores.csv")


def test_of_few_rows_the_better_forecast_is_named_with_its_skill_though_not_told_apart():
    figures = Figures(told(off=0.1))
    [own] = stock_judged.judged(figures).values()
    actual = own.actual
    nearly = replace(own, forecast=own.best.forecast + np.where(np.arange(ROWS) % 2, 0.01, -0.01))
    found = compare(nearly.forecast, own.best.forecast, actual)
    assert not found.apart
    said = stock_verdict.verdict(nearly)
    assert f"The skill of **the last known Close** is {signed(own.best.beside_today.skill)}" in said
    assert f"which is not told apart from 0: {probability(found.p)}" in said


def test_the_yardstick_is_drawn_beside_the_networks():
    one = told(off=0.1)
    found = drawn(Figures(one).forecast())
    np.testing.assert_allclose([y for _, y in found["the last known Close"]], CLOSE[-ROWS - 1 : -1], rtol=1e-6)
    assert "the last known Close" not in drawn(Figures(told(heard=())).forecast())


def test_while_it_trains_the_chart_has_the_same_lines_from_the_beginning():
    """So a redraw sends numbers only, and the zoom stays."""
    late = told(off=0.1)
    late.listeners["change"].job.status = Status.RUNNING
    late.listeners["change"].job.events += [Progress(k, 80, {"loss": 1.0, "epoch": k}) for k in range(1, 81)]
    early = told(status=Status.QUEUED)
    early.listeners["change"].job.status = Status.RUNNING
    early.listeners["change"].job.events.clear()
    for chart in ("forecast", "loss"):
        specs = [getattr(Figures(one), chart)().spec(dark=False) for one in (early, late)]
        numbers = [spec.pop("data") for spec in specs]
        assert numbers[0] != numbers[1]
        assert specs[0] == specs[1]


def test_a_column_that_is_not_heard_and_says_more_is_told_with_its_numbers():
    one = told(heard=(), off=0.1)
    assert unheard.told(Figures(one)) == ""
    one.task = replace(one.task, unheard={"Volume": 1e6 + CLOSE, "Close": CLOSE})
    said = unheard.told(Figures(one))
    actual, today, close = OPEN[-ROWS:], OPEN[-ROWS - 1 : -1], CLOSE[-ROWS - 1 : -1]
    of_close, beside = compare(close, today, actual), compare(today + 0.1, close, actual)
    assert "not heard: **the last known Close**" in said
    assert f"its skill is {signed(of_close.skill)} ({signed(of_close.low)} to {signed(of_close.high)})." in said
    assert f"that of **LSTM of the change** is {signed(beside.skill)} ({signed(beside.low)}" in said
    assert one.yardsticks().unheard({"Volume": 1e6 + CLOSE}) == ""
    heard = told(off=0.1)
    heard.task = replace(heard.task, unheard={"again": CLOSE})
    assert unheard.told(Figures(heard)) == ""  # one that is heard does as well
