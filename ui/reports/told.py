"""What is said of a paste: how many numbers are right, and of the wrong ones, mistake by mistake, what gives them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from core.cells.edits import Mistake
from core.cells.exercises import Exercise
from core.lessons import Answer
from core.lessons.diagnosis import count
from ui.kit import lesson
from ui.kit.tables import markdown

LONGEST = 60
"""Characters of a line that could not be read, as it is told."""
MARKS = {"right": "✓", "wrong": "✗", "few": "✗"}
"""Beside the word, for those who look along the column."""


@dataclass(frozen=True)
class Told:
    """A sentence or more in Markdown, and how it is shown: "success", "error", "warning"."""

    how: str
    text: str


def told(answers: Sequence[Answer]) -> list[Told]:
    """All that is to be said, the most important first."""
    words = lesson.words("pasted")
    wrong = [answer for answer in answers if answer.verdict in ("wrong", "few")]
    right = sum(answer.verdict == "right" for answer in answers)
    groups: dict[Any, list[Answer]] = {}
    for answer in wrong:
        groups.setdefault((answer.verdict, tuple(m.key for m in answer.mistakes)), []).append(answer)
    found = [_wrong(group, words) for group in groups.values()]
    if right:
        which = "all_right" if right == len(answers) else "some_right"
        found.append(Told("success", words[which].format(count=right, of=len(answers))))
    unread = [answer for answer in answers if answer.verdict not in ("right", "wrong", "few")]
    return [*found, *(Told("warning", _unread(answer, words)) for answer in unread)]


def _wrong(group: Sequence[Answer], words: dict[str, Any]) -> Told:
    first = group[0]
    places = ", ".join(f"`{answer.line.place}`" for answer in group)
    if first.verdict == "few":
        return Told("warning", words["few"].format(places=places))
    if not first.mistakes:
        return Told("warning", words["none"].format(places=places, count=count()))
    sentences = f" {words['or']} ".join(map(sentence, first.mistakes))
    printed = f" {words['misprinted'][first.exercises[0].id]}" if all(answer.misprinted for answer in group) else ""
    lines = "" if len(first.mistakes) > 1 else "  \n" + changed(first.mistakes[0], first.exercises[0])
    return Told("error", f"**{places}.** {sentences}{printed}{lines}")


def sentence(mistake: Mistake) -> str:
    """What a mistake gives, in words."""
    facts = {name: f"`{fact}`" for name, fact in mistake.facts.items()}
    return str(lesson.words("mistakes")[mistake.id].format(**facts))


def changed(mistake: Mistake, exercise: Exercise) -> str:
    """The lines of core/ that are right, and what stands in their place where the number is wrong."""
    template, edits = lesson.words("pasted")["changed"], mistake.on_the_way(exercise.function)
    said = [template.format(right=_line(edit.right), wrong=_line(edit.wrong)) for edit in edits]
    return "  \n".join(dict.fromkeys(said))


def _line(code: str) -> str:
    return " ".join(code.split())


def _unread(answer: Answer, words: dict[str, Any]) -> str:
    line = answer.line.text if len(answer.line.text) <= LONGEST else answer.line.text[:LONGEST] + "…"
    exercises = ", ".join(dict.fromkeys(exercise.function for exercise in answer.exercises))
    place = lesson.plain(answer.line.place)
    return str(words[answer.verdict].format(line=lesson.plain(line), place=place, exercises=lesson.plain(exercises)))


def table(answers: Sequence[Answer]) -> str:
    """Each number that was understood: what was pasted, what is right, of which exercise."""
    words = lesson.words("pasted")
    head = (words["place"], words["verdict"], words["yours"], words["right"], words["exercise"])
    rows = [
        (
            f"`{answer.line.place}`",
            f"{MARKS[answer.verdict]}\u00a0{words['verdicts'][answer.verdict]}",
            lesson.plain(value(answer)),
            " / ".join(map(lesson.plain, dict.fromkeys(answer.ours))),
            ", ".join(dict.fromkeys(lesson.plain(exercise.function) for exercise in answer.exercises)),
        )
        for answer in answers
        if answer.verdict in MARKS
    ]
    return markdown(head, rows, words=len(head))


def value(answer: Answer) -> str:
    """What was pasted, without its name."""
    found = answer.line.value
    if not isinstance(found, list):
        return str(found)
    inside = (", " if answer.line.place.shape else " ").join(map(str, found))
    return f"({inside})" if answer.line.place.shape else f"[{inside}]"
