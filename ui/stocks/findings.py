"""What was recognised in a file, and what to beware of, in sentences."""

from collections.abc import Mapping
from typing import Any

from core.series.choices import DOUBTS, Finding
from core.series.series import Series
from ui.kit import lesson
from ui.stocks.data import Loaded
from ui.stocks.state import StockState

SUSPICIOUS = ("fields", "date", "duplicate")
"""Reasons for which a row is left out that may mean that the file is read wrongly."""
MANY = 0.02
"""A share of the rows that should not be lost without a warning."""


def title(column: str) -> str:
    """The name of a column, which may be a mere number, as Markdown."""
    return str(lesson.words("stocks")["numbered"].format(number=column)) if column.isdigit() else lesson.plain(column)


def findings(series: Series, overruled: Mapping[str, str]) -> list[str]:
    """What was recognised, a sentence each; what the file leaves open ends with a question; then what was chosen."""
    words = lesson.words("findings")
    turned = series.reading.order == "time"
    silent = {"left-out-duplicate"} | (set() if turned else {"newest", "unsorted"})
    shown = [
        found for found in series.findings if found.reason in words and found.reason not in silent and _says(found)
    ]
    sentences = [
        (found, _file(found) + words[_reason(found)].format(**_readable(found.facts, words))) for found in shown
    ]
    told = [text.replace(words["no_example"], "") + _end(found, overruled) for found, text in sentences]
    return told + _chosen(overruled)


def asks(found: Finding, overruled: Mapping[str, str]) -> bool:
    """Whether a finding is a question, or a doubt, that was not answered."""
    return found.kind == "ask" or (found.field in DOUBTS and found.field not in overruled)


def _file(found: Finding) -> str:
    return str(lesson.words("series_refused")["in_second"]) if found.facts.get("file") == "second" else ""


def _end(found: Finding, overruled: Mapping[str, str]) -> str:
    words = lesson.words("findings")
    return f" {words['asks'].get(found.reason, words['ask'])}" if asks(found, overruled) else ""


def _chosen(overruled: Mapping[str, str]) -> list[str]:
    words = lesson.words("overrule")
    return [
        words["chosen"].format(what=words[name], option=lesson.plain(words["shown"].get(option, option)))
        for name, option in overruled.items()
    ]


def _says(found: Finding) -> bool:
    """Whether there is something to say: an uneven step has no name."""
    return found.reason != "step" or bool(found.facts["step"])


def _reason(found: Finding) -> str:
    return "one-column" if found.reason == "delimiter" and not found.facts["delimiter"] else found.reason


def _readable(facts: dict[str, str], words: dict[str, Any]) -> dict[str, str]:
    plain = {name: fact if name == "example" else fact.replace("T00:00:00", "") for name, fact in facts.items()}
    in_words: dict[str, str] = {
        name: words[name].get(facts[name], facts[name]) for name in ("because", "kept") if name in facts
    }
    in_words |= {"calendar": words["calendar_of"][facts["calendar"]]} if "calendar" in facts else {}
    return {name: lesson.plain(fact.removesuffix(".0")) for name, fact in plain.items()} | in_words


def warned(loaded: Loaded) -> list[str]:
    """What is done wrong, on purpose or by the order of the rows, a sentence each."""
    words, task = lesson.words("stocks")["warned"], loaded.task
    return [words[task.course if mark == "backwards" else mark] for mark in task.wrong]


def doubts(state: StockState, loaded: Loaded) -> list[str]:
    """What to beware of: many rows lost, a chosen column without numbers, a leak that leaks nothing."""
    words, series = lesson.words("stocks"), loaded.series
    lost, rows = sum(row.reason in SUSPICIOUS for row in series.left_out), len(series.rows) + len(series.left_out)
    missing = [name for name in state.also if name not in series.columns]
    found = [words["partly_read"].format(count=f"{lost:,}", rows=f"{rows:,}")] if lost > MANY * rows else []
    found += [words["leak_is_nothing"]] if state.leak and loaded.task.windows.within else []
    return found + ([words["not_heard"].format(names=lesson.plain(", ".join(missing)))] if missing else [])
