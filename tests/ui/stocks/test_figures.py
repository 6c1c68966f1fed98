"""What the charts and the table of a trial say, from trials made by hand."""

from dataclasses import replace

import numpy as np
import pytest

from core.forecast.baselines import persistence, unchanged
from core.forecast.recipes import CHANGE, beginning, shape_of
from core.forecast.windows import Split, cut
from core.series.dates import Moments
from core.training.events import Forecast, Progress, Weights
from core.training.job import Job, Status
from ui.kit.numbers import signed
from ui.stocks import judged as stock_judged
from ui.stocks import leak
from ui.stocks import scores as stock_scores
from ui.stocks import verdict as stock_verdict
from ui.stocks.data import Task
from ui.stocks.figures import Figures
from ui.stocks.trial import About, Trial

VALUES = 100 + np.cumsum(np.random.RandomState(0).randn(60))
DAYS: Moments = np.datetime64("2020-01-01", "us") + np.arange(60) * np.timedelta64(1, "D")
DAY = np.timedelta64(1, "D")
BASELINES = ["tomorrow = today", "mean of the last 5", "mean of all before"]
SETTINGS = replace(CHANGE, units=3, layers=1, epochs=2)


def trial(number: int = 1, values=VALUES, dates=DAYS, wrong=(), held=10, off=0.0) -> Trial:
    """A finished training whose network says "as today", or so much more."""
    task = Task("Google", ("Close",), dates, cut(values, Split(window=7, test=held)), wrong)
    arrays = beginning(shape_of(task.windows, SETTINGS), SETTINGS)
    said = persistence(task.windows.target, task.windows.test) + off
    told = [Progress(1, 2, {"loss": 1.0, "epoch": 1}), Forecast(1, said)]
    about = About("id", number, task, SETTINGS, "")
    job = Job("id", "stocks.change", "anna", about, status=Status.FINISHED, events=told)
    job.weights = Weights(1, arrays)
    one = Trial(number, task)
    one.listeners["change"] = about.listener(job)
    return one


def drawn(lines) -> dict[str, list]:
    """The points of a chart by the name in its legend."""
    found: dict[str, list] = {}
    spec = lines.spec(dark=False)
    for point in spec["layer"][-1]["data"]["values"] if "layer" in spec else spec["data"]["values"]:
        found.setdefault(point["of"], []).append((point["x"], point["y"]))
    return found


def test_the_forecast_stands_over_the_real_held_out_rows():
    found = drawn(Figures(trial()).forecast())
    assert [x for x, _ in found["LSTM of the change"]] == [f"2020-02-{day:02d}" for day in range(20, 30)]
    np.testing.assert_allclose([y for _, y in found["real"]][-10:], VALUES[-10:], rtol=1e-6)
    assert found["LSTM of the change"] == found["tomorrow = today"]


def test_a_wrong_turn_is_marked_and_drawn_with_the_run_that_it_is_compared_with():
    backwards = trial(2, VALUES[::-1], DAYS[::-1], ("backwards",))
    figures = Figures(backwards, beside=trial(1))
    found = drawn(figures.forecast())
    assert next(x for x, _ in found["LSTM of the change · time backwards"]) == "2020-01-10"
    assert next(x for x, _ in found["LSTM of the change · run 1"]) == "2020-02-20"
    assert len(found["real"]) == 60
    judged = [*stock_judged.judged(figures).values(), *stock_judged.judged_beside(figures).values()]
    rows = {row[0]: row[1:] for row in map(stock_scores.row, [*judged, *stock_judged.naive(figures)])}
    assert list(rows) == [
        "LSTM of the change · time backwards", "LSTM of the change · run 1",
        *BASELINES, *(f"{name} · rows of run 1" for name in BASELINES),
    ]  # fmt: skip
    assert rows["LSTM of the change · run 1"] == rows["tomorrow = today · rows of run 1"]
    assert rows["tomorrow = today"][0] == "0.000"


def test_the_run_beside_is_called_by_what_differs():
    other = trial(1, values=VALUES[5:], dates=DAYS[5:], held=12)
    names = Figures(trial(2), beside=other).names()
    assert names["change_beside"] == "LSTM of the change · run 1, 55 rows, 12 rows held out"


def test_baselines_are_told_once_where_the_same_rows_are_held_out():
    figures = Figures(trial(2, wrong=("leak",)), beside=trial(1))
    assert [one.name for one in stock_judged.naive(figures)] == BASELINES


def test_the_verdict_says_what_saying_as_today_is_worth():
    said = verdict(trial(held=20))
    assert "is as good as saying tomorrow = today" in said
    assert "correlates 1.000 with the series one row before" in said
    assert "correlates" not in verdict(trial(held=19))  # too few rows to say how a curve lies


def test_a_network_that_always_says_the_same_is_told():
    assert "It says “up” every time" in verdict(trial(off=5.0))
    assert "It says “down” every time" in verdict(trial(off=-5.0))
    assert "every time" not in verdict(trial())


def test_the_same_network_of_the_run_beside_is_told_with_its_error():
    figures = Figures(trial(2, wrong=("leak",), off=1.0), beside=trial(1))
    [one], [before] = stock_judged.judged(figures).values(), stock_judged.judged_beside(figures).values()
    said = stock_verdict.verdict(one, before, figures.beside)
    assert f"In run 1 its RMSE was {before.scores.rmse:#.4g}, here it is {one.scores.rmse:#.4g}." in said


def test_a_recursive_forecast_is_judged_by_what_hears_as_little():
    figures = Figures(trial(), recursive=True)
    one = stock_judged.judged(figures)["change_recursive"]
    still = unchanged(figures.windows.target, figures.windows.test)
    error = np.sqrt(np.mean((still - VALUES[-10:]) ** 2))
    assert stock_judged.naive(figures)[-1].scores.rmse == pytest.approx(error)
    assert "is as good as saying that nothing will change" in stock_verdict.verdict(one)  # its head is still zero
    assert stock_scores.row(one)[-1] == "–"
    high = stock_judged.Judged("high", figures.windows, still + 5, many_steps=True)
    percent = f"{100 * (high.scores.rmse / error - 1):,.0f}"
    assert f"worse than saying that nothing will change from there, by {percent} %" in stock_verdict.verdict(high)
    assert stock_scores.row(high)[1] == signed(1 - (high.scores.rmse / error) ** 2)
    assert stock_scores.row(stock_judged.naive(figures)[-1])[1] == "0.000"


def test_values_beyond_all_that_was_learned_are_counted():
    figures = Figures(trial(values=np.arange(60.0)))
    assert "10 of the 10 held-out values lie beyond all that was learned from (0.000 to 49.00)" in (
        stock_verdict.about_rows(figures)
    )
    assert "beyond" not in stock_verdict.about_rows(Figures(trial(values=np.arange(60.0) % 7)))


def verdict(one: Trial) -> str:
    return stock_verdict.verdict(stock_judged.judged(Figures(one))["change"])


def test_the_rows_to_come_begin_at_the_last_known_value():
    lines = Figures(trial()).ahead(4)
    band, _ = lines.spec(dark=False)["layer"]
    found = drawn(lines)
    assert found["real"][-1] == found["LSTM of the change"][0] == (0, pytest.approx(VALUES[-1], rel=1e-6))
    assert [x for x, _ in found["LSTM of the change"]] == [0, 1, 2, 3, 4]
    lows = [point["low"] for point in band["data"]["values"]]
    assert lows[0] == pytest.approx(VALUES[-1], rel=1e-6)
    assert lows[4] < lows[0]


def test_a_line_breaks_where_the_dates_leap():
    leaping = DAYS + np.where(np.arange(60) < 30, 0, 89) * np.timedelta64(1, "D")
    for values, dates in ((VALUES, leaping), (VALUES[::-1], leaping[::-1])):
        found = drawn(Figures(trial(values=values, dates=dates)).series())["learned from"]
        assert [x for x, y in found if y is None] == ["2020-03-15T00:00:00"]
    assert not [y for _, y in drawn(Figures(trial()).series())["learned from"] if y is None]


def as_the_files_stand(number: int = 1) -> Trial:
    """Two files that are newest first, the second of which is the later one."""
    stand = [*range(49, -1, -1), *range(59, 49, -1)]
    one = trial(number, VALUES[stand], DAYS[stand], ("backwards",))
    one.task = replace(one.task, second="test.csv")
    return one


def test_rows_are_the_axis_where_dates_would_leap_and_the_line_breaks_at_the_joint():
    figures = Figures(as_the_files_stand())
    assert figures.series().x == "row"
    places = [x for x, y in drawn(figures.everywhere())["held out"] if y is not None]
    assert places == list(range(51, 61))
    leaping = as_the_files_stand()
    leaping.task = replace(leaping.task, dates=leaping.task.dates + np.where(np.arange(60) < 50, 0, 89) * DAY)
    assert [x for x, y in drawn(Figures(leaping).forecast())["real"] if y is None] == [50.5]


def test_runs_in_other_orders_meet_at_their_dates():
    by_rows = drawn(Figures(as_the_files_stand(2), beside=trial(1)).forecast())
    assert [x for x, _ in by_rows["LSTM of the change · run 1"]] == list(range(60, 50, -1))
    by_dates = drawn(Figures(trial(2), beside=as_the_files_stand()).forecast())
    held = [f"2020-02-{day:02d}" for day in range(29, 19, -1)]
    assert [x for x, _ in by_dates["LSTM of the change · run 1, time backwards"]] == held


def test_a_date_that_the_axis_has_not_has_no_place_on_it():
    own, other = as_the_files_stand().task, trial().task
    later = replace(other, dates=DAYS + 55 * DAY)
    assert own.axis(range(50, 52)) == [51, 52]
    assert own.axis(range(6), later) == [55, 54, 53, 52, 51, None]
    assert trial(dates=None).task.axis(range(2)) == [1, 2]


def test_a_task_is_the_same_when_it_was_read_again():
    assert trial().task.same(trial(2).task)
    assert not trial().task.same(trial(wrong=("leak",)).task)
    assert not trial().task.same(trial(values=VALUES + 1).task)
    assert trial().task.at(range(2)) == ["2020-01-01", "2020-01-02"]
    assert trial(dates=None).task.at(range(2)) == [1, 2]


@pytest.mark.parametrize(
    ("here", "there", "said"),
    [
        (0.1, 3.0, "With the leak **LSTM of the change** is better by"),
        (3.0, 0.1, "With the leak **LSTM of the change** is worse by"),
    ],
)
def test_what_a_leak_did_is_told_from_either_side(here, there, said):
    leaked, honest = trial(2, wrong=("leak",), off=here), trial(1, off=there)
    for figures in (Figures(leaked, beside=honest), Figures(honest, beside=leaked)):
        [sentence] = leak.sentences(figures)
        assert sentence.startswith(said)


def test_a_leak_that_has_nothing_to_tell_says_why():
    wave = np.sin(np.arange(60.0))
    figures = Figures(trial(2, wave, wrong=("leak",)), beside=trial(1, wave))
    assert "no held-out value leaves the range of those learned from" in leak.sentences(figures)[0]
    rising = np.arange(60.0) ** 1.5
    figures = Figures(trial(2, rising, wrong=("leak",)), beside=trial(1, rising))
    assert "though its scale is another one" in leak.sentences(figures)[0]


def test_a_leak_is_judged_beside_the_same_without_it_and_nothing_else():
    assert not leak.sentences(Figures(trial()))
    assert not leak.sentences(Figures(trial(2), beside=trial(1)))
    backwards = trial(2, VALUES[::-1], DAYS[::-1], ("backwards", "leak"))
    assert not leak.sentences(Figures(backwards, beside=trial(1)))
