"""Whatever core refuses, there is a sentence for it, with room for its facts."""

import ast
import string

import pytest

from core import ROOT
from core.refusal import Refusal
from ui.kit import lesson

GROUPS = {
    "names": "refused",
    "series": "series_refused",
    "forecast": "series_refused",
    "training": "training",
    "through_time": "time.numbers_refused",
}
"""Where the sentences of each room of core stand."""


ANY = frozenset({"facts that are handed on"})


def raised(room: str) -> dict[str, frozenset[str]]:
    """The reasons that stand in a room's source, each with the facts that all of its refusals have."""
    found: dict[str, frozenset[str]] = {}
    for file in (ROOT / "core" / room).glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=reason)], keywords=keywords):
                    if name == "Refusal":
                        facts = frozenset(keyword.arg for keyword in keywords if keyword.arg)
                        facts = ANY if any(keyword.arg is None for keyword in keywords) else facts
                        found[reason] = facts & found.get(reason, facts)
    return found


@pytest.mark.parametrize(("room", "group"), GROUPS.items())
def test_every_refusal_has_a_sentence(room, group):
    words, reasons = lesson.strings("en"), raised(room)
    for part in group.split("."):
        words = words[part]
    assert reasons, "a room that refuses nothing needs no group"
    for reason, facts in reasons.items():
        asked = {name for _, name, _, _ in string.Formatter().parse(words[reason]) if name}
        assert facts == ANY or asked <= facts, (reason, asked - facts)


def test_a_sentence_holds_the_facts_as_they_stand():
    refusal = Refusal("long", row=3, letters="*41*", most=40)
    sentence = lesson.sentence({"long": "Row {row} has {letters} letters, {extra}."}, refusal, extra="!")
    assert sentence == "Row 3 has \\*41\\* letters, !."
