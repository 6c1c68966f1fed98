"""The reports' notebook gives each number that is printed, beside it as it was printed."""

from core.lessons.printed import written
from tests.taken import run_both
from ui.reports import tables, taken

LINK = "http://localhost:8501/reports"


def test_every_printed_number_is_computed():
    script, notebook = run_both(taken.pieces(LINK))
    assert script[2] == notebook[2]
    now, _, told = script
    count = 0
    for exercise, rows in tables.rows():
        for row in rows:
            assert written(now[f"{exercise.id} {row.what}"]) == row.ours, (exercise.id, row.what)
            assert f"{row.what}: printed {row.printed}, computed " in told
            count += 1
    assert count == len(now)
    assert count > 60
