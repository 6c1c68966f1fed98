"""Each number that is printed stands beside ours, and is marked for what it is."""

from dataclasses import replace

import pytest

from core.cells.exercises import reports
from core.lessons import exercises, of_exercise, of_names, of_stocks
from core.lessons.beside import CERTAIN, series_facts
from core.names.names import of
from core.names.nearest import Invented
from core.names.run import Checkpoint, Run
from core.names.settings import Settings
from core.names.training import train
from core.series.series import read
from tests.shared_data import shared


@pytest.mark.parametrize("exercise", exercises(), ids=lambda exercise: exercise.id)
def test_every_printed_number_of_an_exercise_is_ours(exercise):
    rows = of_exercise(exercise)
    assert [row.what for row in rows] == list(exercise.printed)
    assert all(row.agrees for row in rows)


def test_a_number_that_is_not_ours_is_marked():
    exercise = next(exercise for exercise in exercises() if exercise.id == "lstm_cell_backward")
    wrong = replace(exercise, printed={**exercise.printed, **exercise.misprinted})
    assert {row.what for row in of_exercise(wrong) if not row.agrees} == set(exercise.misprinted)


def test_every_case_of_the_file_has_its_exercise():
    assert {exercise.function for exercise in exercises()} == {*reports()["cases"], *reports()["character"]}


def test_losses_and_names_wait_for_a_training():
    recipe = reports()["dinosaur_model"]
    assert all(row.agrees is None and not row.ours for row in of_names([]))
    names = tuple(Invented(name, "", 0) for name in recipe["names"]["0"])
    first = Checkpoint(0, 3.0, 23.0873362, names)
    rows = of_names([first])
    assert [row.agrees for row in rows[:8]] == [True] * 8
    assert all(row.agrees is None for row in rows[8:])
    rows = of_names([first._replace(reported=23.087339, names=names[::-1])])
    assert not rows[0].agrees
    assert {int(step) for step in recipe["loss"]} <= set(range(CERTAIN + 1))


def test_the_first_losses_and_names_of_a_training_are_the_printed_ones():
    """As the page trains them; tests/core/names/test_reports_model.py goes on to the last that is certain."""
    lines = shared("reports-data/dinos.txt").read_bytes().decode().splitlines()
    settings = Settings(iterations=2_000)
    run = Run(of([line.strip().lower() for line in lines]), settings, "reports")
    run.take(train(run.names, settings))
    rows = [row for row in of_names(run.checkpoints) if row.agrees is not None]
    assert len(rows) == 16
    assert all(row.agrees for row in rows)


def test_the_stock_recipe_is_ours():
    found = of_stocks()
    assert all(row.agrees for rows in found.values() for row in rows)
    assert [row.printed for row in found["GE"]] == ["7", "3"]


@pytest.mark.parametrize(("file", "part"), [("NSE-TATAGLOBAL.csv", "train"), ("tatatest.csv", "test")])
def test_the_reports_own_file_has_the_rows_they_tell(file, part):
    series = read(shared(f"reports-data/{file}").read_bytes())
    assert len(series.rows) == series_facts()["TATA GLOBAL"][part]
