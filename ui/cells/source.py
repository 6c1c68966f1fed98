"""The lines of core/ that compute a variable, read from the functions that really run."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from core import ROOT


@dataclass(frozen=True)
class SourceLine:
    """One statement of a function of core/: where it stands, what it says and which names it sets."""

    file: str
    function: str
    number: int
    code: str
    sets: tuple[str, ...]


@cache
def assignments(function: Callable[..., Any]) -> tuple[SourceLine, ...]:
    """The assignments of a function, in order."""
    lines, first = inspect.getsourcelines(function)
    file = Path(inspect.getsourcefile(function) or "")
    body = ast.parse(textwrap.dedent("".join(lines)))
    found = []
    for node in ast.walk(body):
        if isinstance(node, ast.Assign):
            code = " ".join(line.strip() for line in lines[node.lineno - 1 : node.end_lineno])
            sets = tuple(n.id for target in node.targets for n in ast.walk(target) if isinstance(n, ast.Name))
            place = file.relative_to(ROOT).as_posix()
            found.append(SourceLine(place, function.__name__, first + node.lineno - 1, code, sets))
    return tuple(sorted(found, key=lambda line: line.number))


def lines(functions: Iterable[Callable[..., Any]], names: Iterable[str]) -> list[SourceLine]:
    """For each name the last line of the first function that sets it, each line once."""
    chosen: list[SourceLine] = []
    for name in names:
        line = _line(functions, name)
        if line is not None and line not in chosen:
            chosen.append(line)
    return chosen


def _line(functions: Iterable[Callable[..., Any]], name: str) -> SourceLine | None:
    for function in functions:
        setting = [line for line in assignments(function) if name in line.sets]
        if setting:
            return setting[0] if len(setting) == 1 else max(setting, key=lambda line: len(line.sets) == 1)
    return None
