"""What the page says of other seeds and of earlier rows, from figures made by hand."""

import math

import pytest

from core.training.events import Progress, Scored
from core.training.job import Job, Status
from tests.ui.stocks.test_figures import trial
from ui.kit.dots import Dot, dots
from ui.stocks import folds, repeats, seeds


def scored(*of: tuple[str, int, tuple[float, ...]]) -> repeats.Found:
    """As the jobs tell it, among other events."""
    events = [event for one in of for event in (Progress(1, 9, {}), Scored(1, *one))]
    return repeats.found([Job("id", "stocks.seeds", "anna", events=events)])


def test_each_seed_counts_and_the_run_is_the_first_of_them():
    one = trial(off=0.0)
    naive = seeds.as_today(one)
    again = scored(*(("change", seed, (naive + off,)) for seed, off in ((2, 1.0), (3, -0.1), (4, 3.0), (5, 2.0))))
    found = seeds.results(one, again)
    assert list(found["change"]) == [1, 2, 3, 4, 5]
    [said] = seeds.sentences(one, found)
    assert "**LSTM of the change**: better than as today in 1 of 5, as good to within 1 % in 1." in said
    assert f"median {naive + 1:#.4g}, from {naive - 0.1:#.4g} to {naive + 3:#.4g}; “as today” has {naive:#.4g}" in said
    assert "The run above" not in said
    drawn = seeds.drawn(one, found)
    assert [dot.kind for dot in drawn] == ["run", *["again"] * 4]
    assert [dot.x for dot in drawn] == pytest.approx(
        [1, (naive + 1) / naive, 1 - 0.1 / naive, 1 + 3 / naive, 1 + 2 / naive]
    )


@pytest.mark.parametrize(("others", "place"), [((1.0, 2.0), "best"), ((-1.0, -2.0), "worst")])
def test_a_run_that_was_lucky_or_not_is_told(others, place):
    one = trial()
    again = scored(*(("change", 2 + k, (seeds.as_today(one) + off,)) for k, off in enumerate(others)))
    [said] = seeds.sentences(one, seeds.results(one, again))
    assert said.endswith(f"The run above, seed 1, is the {place} of them.")


def test_a_seed_that_explodes_is_told_and_not_drawn():
    one = trial()
    found = seeds.results(one, scored(("change", 2, (math.nan,)), ("change", 3, (99.0,))))
    assert seeds.sentences(one, found)[0].endswith("With 1 of them it explodes.")
    assert len(seeds.drawn(one, found)) == 2


FOLDS = scored(
    ("persistence", 1, (2.0, 4.0, math.nan)), ("copy 1", 1, (900.0, 900.0, math.nan)),
    ("constant", 1, (8.0, 8.0, math.nan)), ("linear", 1, (1.9, math.nan, math.nan)),
    ("price", 1, (3.0, 3.0, math.nan)), ("change", 1, (1.0, 5.0, math.nan)),
    ("persistence", 2, (2.0, 4.0, math.nan)), ("constant", 2, (8.0, 8.0, math.nan)),
    ("linear", 2, (1.7, math.nan, math.nan)), ("change", 2, (2.2, 4.4, math.nan)),
)  # fmt: skip


def test_the_folds_are_counted_as_far_as_they_are_known():
    one = trial()
    price, change, best = folds.sentences(one, folds.judged(FOLDS))
    assert price.endswith(
        "better than the last known value, by more than 1 %, in 0 of 1 folds at 1, in 1 of 1 folds at 5."
    )
    assert change.endswith(
        "better than the last known value, by more than 1 %, in 1 of 2 folds at 1, in 0 of 2 folds at 5."
    )
    assert best == "One row ahead **LSTM of the change** has the lowest median, 0.800 of the error of “as today”."


def test_the_table_holds_every_error_and_no_column_in_another_unit():
    rows = [line.strip("| ").split(" | ") for line in folds.table(trial(), folds.judged(FOLDS)).splitlines()[2:]]
    assert [row[:2] for row in rows] == [
        [name, ahead]
        for ahead, names in (("1", NAMES), ("5", [name for name in NAMES if "linear" not in name]))
        for name in names
    ]
    assert rows[0][2:] == ["3.000", "–", "1.500"]
    assert rows[1][2:] == ["1.000", "2.200", "0.800"]


NAMES = [
    "LSTM of the reports (price)", "LSTM of the change", "as today: the last known value", "mean of all before",
    "linear model of the window",
]  # fmt: skip


def test_the_time_is_told_from_the_rates_of_the_run():
    one = trial()
    job = one.listeners["change"].job
    job.progress, job.seconds, job.status = Progress(100, 100, {}), 10.0, Status.FINISHED
    assert repeats.seconds(one, {"change": 500}) == [50.0]
    assert (
        folds.told_before(one, 2)
        == "2 folds of 10 rows: about 0 s, as fast as the run above was. The last piece is the one above."
    )
    job.seconds = 0.0
    assert repeats.seconds(one, {"change": 500}) == [0.0]
    assert folds.told_before(one, 2) == "2 folds of 10 rows. The last piece is the one above."
    assert "The last piece" not in folds.told_before(one, 8)
    assert seeds.told_before(one, 5) == ""


def test_dots_stand_beside_a_line_at_one_with_their_median():
    found = [Dot("a", x, "ahead_1", "fold") for x in (0.5, 1.0, 9.0)] + [Dot("b", 2.0, "ahead_5", "fold")]
    spec = dots(found, {"ahead_1": "one", "ahead_5": "five"}, "ratio")
    one, points, middle = spec["layer"]
    assert one["encoding"]["x"] == {"datum": 1}
    assert [(value["row"], value["x"]) for value in middle["data"]["values"]] == [("a", 1.0), ("b", 2.0)]
    assert points["encoding"]["x"]["scale"]["type"] == "log"
    assert points["encoding"]["y"]["sort"] == ["a", "b"]
    together = [Dot("a", 1.0, "run", "seed"), Dot("a", 2.0, "again", "seed")]
    *_, middle = dots(together, {"run": "this", "again": "others"}, "ratio", apart=False)["layer"]
    assert [(value["kind"], value["x"]) for value in middle["data"]["values"]] == [("others", 1.5)]
