"""A student's own file beside the equations: `python -m core.cells.compare my_rnn.py`, on the student's machine.

Each function of the reports' names that the file defines is run on the reports' exercise and on random cells. The first
value that differs is told, with the known mistake that gives it. Ends with 0 only where all that is defined agrees.
"""

import argparse
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core import ROOT
from core.cells.difference import SEEDS, Difference, judge
from core.cells.edits import Mistake
from core.cells.exercises import CELL_FUNCTIONS
from core.cells.student import Call, load
from core.refusal import Refusal

WORDS = ROOT / "data" / "lessons" / "en" / "ui.toml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare the file that the command line names; 0 where all agree, else 1."""
    strings = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    words: dict[str, Any] = strings["compare_code"]
    parser = argparse.ArgumentParser(prog="python -m core.cells.compare", description=words["about"])
    parser.add_argument("file", type=Path, help=words["file"])
    file = parser.parse_args(arguments).file.resolve()
    if not file.is_file():
        print(words["no_file"].format(file=file))
        return 1
    try:
        functions = load(file)
    except Refusal as refusal:
        print(words[refusal.reason].format(**refusal.facts))
        return 1
    if not functions:
        print(words["none"].format(names=", ".join(CELL_FUNCTIONS)))
        return 1
    agree = [_told(name, function, file, strings) for name, function in functions.items()]
    print(words["sum"].format(agree=sum(agree), of=len(agree)))
    return 0 if all(agree) else 1


def _told(name: str, function: Call, file: Path, strings: dict[str, Any]) -> bool:
    """Print what is to be said of a function; whether it agrees."""
    words: dict[str, Any] = strings["compare_code"]
    try:
        difference = judge(name, function, file)
    except Refusal as refusal:
        print(f"{name}: {words[refusal.reason].format(**refusal.facts)}")
        return False
    if difference is None:
        print(f"{name}: {words['agrees'].format(count=len(SEEDS))}")
        return True
    where = "random" if difference.exercise.printed == {} else "reports"
    facts = {"place": difference.place, "theirs": difference.theirs, "ours": difference.ours}
    print(f"{name}: {words['differs'].format(**facts, where=words[where])}")
    for line in _mistakes(difference, strings):
        print(f"    {line}")
    return False


def _mistakes(difference: Difference, strings: dict[str, Any]) -> list[str]:
    """The likely mistakes in words, and of a single one the lines that make it."""
    words: dict[str, Any] = strings["compare_code"]
    if not difference.mistakes:
        return [words["no_mistake"].format(count=len(difference.exercise.room.mistakes))]
    said = [strings["mistakes"][mistake.id].format(**mistake.facts) for mistake in difference.mistakes]
    head = [] if difference.whole else [words["partly"].format(place=difference.place)]
    lines = _lines(difference.mistakes[0], difference, words) if len(said) == 1 else []
    return [*head, said[0], *(f"{words['or']} {one}" for one in said[1:]), *lines]


def _lines(mistake: Mistake, difference: Difference, words: dict[str, Any]) -> list[str]:
    edits = mistake.on_the_way(difference.exercise.function)
    return [words["changed"].format(right=" ".join(e.right.split()), wrong=" ".join(e.wrong.split())) for e in edits]


if __name__ == "__main__":
    sys.exit(main())
