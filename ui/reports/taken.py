"""The page to take along: each number that the reports print, computed anew by the functions under their names."""

import json
from collections.abc import Callable, Iterator, Sequence
from types import ModuleType
from typing import Any

from core.cells.exercises import Exercise, reports
from core.lessons import Row, exercises
from core.lessons.printed import place
from ui.kit import lesson, taken
from ui.kit.notebook import Code, Maker, Piece, Words
from ui.reports import state, tables

PAGE = "reports"
RUN = "numbers = {run}({{{function!r}: {function}}}, d)"
ROW = "printed({what!r}, {text!r}, {value})"
SET = "exercise, d = {id!r}, {{}}"
GIVEN = "def reports():\n    return {facts!r}"
"""What some exercises look up: their own settings."""


def of_page(address: str) -> list[Piece]:
    """The notebook of the page, with the link of this session."""
    return pieces(address + state.store().link)


def pieces(link: str) -> list[Piece]:
    """The notebook of all exercises."""
    used: dict[Callable[..., Any] | ModuleType, None] = {}
    for one in exercises():
        used |= dict.fromkeys((one.run, *one.room.modules))
    now = [piece for exercise, rows in tables.rows() for piece in _part(exercise, rows)]
    helpers = [taken.part(PAGE, "printed"), Code(GIVEN.format(facts={"character": _settings()}))]
    return taken.whole(lesson.words("pages")[PAGE], link, used, now, None, helpers)


def _settings() -> dict[str, object]:
    """The settings of the exercises on letters, as plain numbers."""
    found: dict[str, object] = json.loads(json.dumps(reports()["character"], default=float))
    return found


def _part(exercise: Exercise, rows: Sequence[Row]) -> Iterator[Piece]:
    yield Words(f"### {tables.head(exercise, rows)}")
    arrays = [f"d[{name!r}] = {taken.written(array)}" for name, array in exercise.arrays.items()]
    run = RUN.format(run=exercise.run.__name__, function=exercise.function)
    found = [ROW.format(what=row.what, text=row.printed, value=_value(row.what)) for row in rows]
    yield Code("\n".join([SET.format(id=exercise.id), *arrays, run, *found]))


def _value(what: str) -> str:
    """The code that takes a printed number's place out of the numbers."""
    at = place(what)
    entry = f"numbers[{at.name!r}]" + "".join(f"[{i}]" for i in at.index)
    return f"np.shape({entry})" if at.shape else entry


MAKERS: dict[str, Maker] = {PAGE: of_page}
"""Who makes the notebook of the page."""
