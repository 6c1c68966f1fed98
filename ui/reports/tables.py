"""Each printed number beside ours, folded by exercise."""

from collections.abc import Sequence
from functools import cache

import streamlit as st

from core.cells.exercises import Exercise
from core.lessons import Row, exercises, of_exercise, of_stocks
from core.lessons.beside import series_facts
from ui.kit import lesson
from ui.kit.tables import markdown

COLUMNS = 2
MARKS = {True: "✓", False: "✗", None: "…"}


@cache
def rows() -> tuple[tuple[Exercise, tuple[Row, ...]], ...]:
    """Every exercise with its rows, computed once."""
    return tuple((exercise, tuple(of_exercise(exercise))) for exercise in exercises())


def show() -> None:
    """How many agree, and a table for each exercise and for the stock models."""
    words = lesson.words("printed")
    every = [row for _, found in rows() for row in found]
    st.markdown(words["sum"].format(agree=sum(row.agrees is True for row in every), of=len(every)))
    for place, part in zip(st.columns(COLUMNS), _halves(), strict=True):
        with place:
            for exercise, found in part:
                with st.expander(head(exercise, found)):
                    st.markdown(of(found))
    with st.expander(words["stocks"]):
        st.markdown(words["stocks_told"])
        st.markdown(stocks())


def _halves() -> tuple[Sequence[tuple[Exercise, tuple[Row, ...]]], ...]:
    half = (len(rows()) + 1) // 2
    return rows()[:half], rows()[half:]


def head(exercise: Exercise, found: Sequence[Row]) -> str:
    """What stands over a table: function, sources, how many agree."""
    words = lesson.words("printed")
    agree = sum(row.agrees is True for row in found)
    mark = MARKS[agree == len(found)]
    named = words["variants"].get(exercise.id, "")
    return str(
        words["head"].format(
            function=f"`{exercise.function}`", named=named, sources=", ".join(exercise.sources),
            agree=agree, of=len(found), mark=mark,
        )
    )  # fmt: skip


def of(found: Sequence[Row]) -> str:
    """A table of rows in Markdown; whether they agree is said by a mark and a word."""
    words = lesson.words("printed")
    body = [(f"`{row.what}`", agreement(row), lesson.plain(row.printed), lesson.plain(row.ours)) for row in found]
    return markdown([words[head] for head in ("what", "agreement", "printed", "ours")], body, words=4)


def agreement(row: Row) -> str:
    """The mark and the word."""
    word = {True: "agrees", False: "differs", None: "not_yet"}[row.agrees]
    return f"{MARKS[row.agrees]}\u00a0{lesson.words('printed')[word]}"


def stocks() -> str:
    """The stock models: each setting that is told beside ours, and the facts of each series."""
    words = lesson.words("printed")
    body = []
    for name, found in of_stocks().items():
        facts = series_facts().get(name, {})
        days = f"{facts.get('from', '…')} – {facts['to']}" if facts else ""
        told = f"{facts.get('train', '?')} + {facts.get('test', '?')}" if facts else ""
        of_what = words["network"] if name == "network" else name
        for row in found:
            body.append((of_what, told, days, words["settings"][row.what], row.printed, row.ours, agreement(row)))
    heads = ("series", "rows", "days", "what", "printed", "ours", "agreement")
    return markdown([words[head] for head in heads], body, words=len(heads))
