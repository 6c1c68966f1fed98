"""A student's file: the functions that it defines, run on an exercise, its errors told by its own lines.

Runs on the student's own machine only, by core/cells/compare.py; no page calls it.
"""

import importlib.util
import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from core.cells.exercises import CACHES, CELL_FUNCTIONS, Exercise, Numbers
from core.maths.arrays import Array
from core.refusal import Refusal

RETURNED = {
    "rnn_cell_forward": ("a_next", "yt_pred", "cache"),
    "rnn_forward": ("a", "y_pred", "caches"),
    "lstm_cell_forward": ("a_next", "c_next", "yt_pred", "cache"),
    "lstm_forward": ("a", "y", "c", "caches"),
}
"""What the functions that go forward return; those that go back return a dictionary of gradients."""
RTOL, ATOL = 1e-6, 1e-9
Call = Callable[..., Any]


def load(file: Path) -> dict[str, Call]:
    """The functions of the reports' names that a file defines. Raises Refusal("fails") with its line."""
    spec = importlib.util.spec_from_file_location("student", file)
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(file.parent))
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        raise failed(error, file) from error
    return {name: function for name in CELL_FUNCTIONS if callable(function := getattr(module, name, None))}


def failed(error: BaseException, file: Path) -> Refusal:
    """What went wrong in the student's file, and the line: the last of their own, not of ours."""
    lines = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename) == file]
    line, code = (lines[-1].lineno, lines[-1].line) if lines else (None, "")
    if isinstance(error, SyntaxError) and error.filename == str(file):
        line, code = error.lineno, (error.text or "").strip()
    what = f"{type(error).__name__}: {error.msg if isinstance(error, SyntaxError) else error}"
    return Refusal("fails_at", what=what, line=line, code=code) if line else Refusal("fails", what=what)


def run(exercise: Exercise, theirs: Call, file: Path) -> Numbers:
    """Their numbers of an exercise. Raises Refusal."""
    arrays = {name: array.copy() for name, array in exercise.arrays.items()}
    numbers = exercise.run({exercise.function: _called(exercise, theirs, file)}, arrays)
    _require_order(exercise, numbers)
    return numbers


def _require_order(exercise: Exercise, numbers: Numbers) -> None:
    """Raises Refusal("cache") where a cell's cache holds what it must, in another order."""
    if "cache" not in numbers:
        return
    ours, theirs = exercise.ours()["cache"][:-1], numbers["cache"]
    here = [same(one, right) for one, right in zip(theirs, ours, strict=False)]
    if not all(here) and all(any(same(one, right) for one in theirs) for right in ours):
        raise Refusal("cache", order=", ".join(fields(exercise.function)))


def _called(exercise: Exercise, theirs: Call, file: Path) -> Call:
    """Their function, whose errors are told by its own lines and whose result has the reports' form."""

    def call(*arguments: Any) -> Any:
        try:
            result = theirs(*arguments)
        except (Exception, SystemExit) as error:
            raise failed(error, file) from error
        _require_form(exercise, result)
        return result

    return call


def _require_form(exercise: Exercise, result: Any) -> None:
    """Raises Refusal("returns", "lacks", "cache" or "caches")."""
    function, wanted = exercise.function, RETURNED.get(exercise.function, ())
    if not wanted:
        ours = exercise.ours()
        if not isinstance(result, Mapping):
            raise Refusal("returns", wanted=f"{{{', '.join(ours)}}}", found=type(result).__name__)
        lacking = [name for name in ours if name not in result]
        if lacking:
            raise Refusal("lacks", names=", ".join(lacking), found=", ".join(map(str, result)))
        return
    if not isinstance(result, tuple) or len(result) != len(wanted):
        found = f"{len(result)} values" if isinstance(result, tuple) else type(result).__name__
        raise Refusal("returns", wanted=", ".join(wanted), found=found)
    cells = [result[-1]] if function in CACHES else _cells(result[-1], exercise.arrays["x"].shape[2])
    if not cells or not all(isinstance(cell, tuple) and len(cell) == len(fields(function)) for cell in cells):
        reason = "cache" if function in CACHES else "caches"
        raise Refusal(reason, order=", ".join(fields(function)))


def _cells(caches: Any, steps: int) -> list[Any]:
    """The caches of the steps, of which there must be so many; none where they have another form."""
    if not isinstance(caches, tuple) or len(caches) != 2 or not isinstance(caches[0], list):
        return []
    return caches[0] if len(caches[0]) == steps else []


def fields(function: str) -> tuple[str, ...]:
    """What the cell of a function that goes forward keeps, in the reports' order."""
    return CACHES[function.replace("cell_", "").replace("_forward", "_cell_forward")]


def floats(value: Any) -> Array | None:
    """As an array of numbers, None where it is none."""
    try:
        return np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError):
        return None


def same(value: Any, right: Any) -> bool:
    """Whether two arrays are alike: of one shape, and near in each entry."""
    found = floats(value)
    return found is not None and found.shape == np.shape(right) and bool(np.isclose(found, right, RTOL, ATOL).all())
