"""Questions at the end of a page, drawn from its pool; one that was missed is asked again on a later page."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol
from urllib.parse import urlencode

import streamlit as st

from core.lessons import review
from core.lessons.asked import Facts
from core.refusal import Refusal
from ui.kit import learner, lesson, typed
from ui.kit.link import LARGEST
from ui.kit.numbers import short
from ui.kit.widgets import text_field

NEGATIVE = re.compile(r"([·/+−] )(−[\d.]+(?:e\S+)?)")
"""A negative operand in a formula."""
Answer = float | bool | str


class Drawing(Protocol):
    """What a page draws, where wires can be clicked."""

    def picked(self) -> str: ...


@dataclass
class Sheet:
    """What a page asks in this session: the ids with the seed of their numbers, what was answered to each, and those
    of which a click was taken before there was one."""

    seeds: dict[str, int]
    answers: dict[str, Answer] = field(default_factory=dict)
    unclicked: set[str] = field(default_factory=set)


def known_as(id: str) -> str:
    """The id of a question among all that a learner can reach."""
    return f"review.{id}"


@cache
def told_in(language: str) -> dict[str, dict[str, str]]:
    """The words of all questions in a language."""
    return tomllib.loads((lesson.FOLDER / language / "review.toml").read_text(encoding="utf-8"))


def show(page: str, drawing: Drawing | None) -> None:
    """The questions of a page that has any."""
    if page not in review.REVIEW:
        return
    words, sheet = lesson.words("review"), _sheet(page)
    st.subheader(words["title"], anchor=False)
    st.caption(words["help"])
    for place, id in zip(st.columns(len(sheet.seeds)), sheet.seeds, strict=True):
        with place, st.container(border=True, key=f"review.{id}"):
            _draw(page, id, sheet, drawing)
    st.button(words["others"], key="review.others", on_click=_draw_anew, args=(page,))


def _sheet(page: str) -> Sheet:
    """What the page asks; drawn when it is first seen."""
    if page not in st.session_state.setdefault("review", {}):
        _draw_anew(page)
    found: Sheet = st.session_state["review"][page]
    return found


def _draw_anew(page: str) -> None:
    """Other questions: the same for all who have reached as much, so that a class has something to compare."""
    known = learner.current()
    drawn = st.session_state["review.drawn"] = st.session_state.get("review.drawn", -1) + 1
    seed = 100 * (len(known.reached) + len(known.missed)) + drawn
    plain = {name: {id.removeprefix("review.") for id in getattr(known, name)} for name in ("reached", "missed")}
    ids = review.choose(page, frozenset(plain["reached"]), frozenset(plain["missed"]), seed)
    st.session_state["review"][page] = Sheet({id: seed + number for number, id in enumerate(ids)})


def _draw(page: str, id: str, sheet: Sheet, drawing: Drawing | None) -> None:
    words, asked, told = lesson.words("review"), review.ask(id, sheet.seeds[id]), told_in(lesson.language())[id]
    elsewhere = page_of(id)
    if elsewhere != page:
        st.caption(words["missed"].format(page=lesson.words("pages")[elsewhere]))
    st.markdown(written(told["ask"], asked.facts))
    if id in sheet.answers:
        _tell(id, sheet)
    elif asked.wires and drawing:
        st.button(words["clicked"], key=f"review.take.{id}", on_click=_click, args=(id, sheet, drawing))
        if id in sheet.unclicked:
            st.warning(words["nothing"])
    elif asked.true is not None:
        with st.container(horizontal=True):
            for name, answer in (("true", True), ("false", False)):
                st.button(words[name], key=f"review.{name}.{id}", on_click=_answer, args=(id, sheet, answer))
    else:
        text_field(st.text_input, f"review.number.{id}.{sheet.seeds[id]}", "", lambda text: _type(id, sheet, text),
                   words["number"])  # fmt: skip


def _tell(id: str, sheet: Sheet) -> None:
    """What was answered, whether it is right, and why."""
    words, told = lesson.words("review"), told_in(lesson.language())[id]
    answer, asked = sheet.answers[id], review.ask(id, sheet.seeds[id])
    right = asked.is_right(answer)
    said = words["right" if right else "wrong"].format(answer=lesson.plain(_said(answer)))
    (st.success if right else st.error)(f"{said} {written(told['why'], asked.facts)}")
    with st.container(horizontal=True):
        if asked.link:  # in a tab of its own: what is set here stays
            st.link_button(words["see"], f"{page_of(id)}?{urlencode(asked.link)}")
        st.button(words["again"], key=f"review.again.{id}", on_click=_again, args=(id, sheet), type="tertiary")


def _said(answer: Answer) -> str:
    if isinstance(answer, bool):
        return str(lesson.words("review")["true" if answer else "false"])
    return answer if isinstance(answer, str) else short(answer)


def written(text: str, facts: Facts) -> str:
    """The words with their numbers, a negative one behind a sign in parentheses."""
    symbols = lesson.words("review_symbols")
    numbers = {name: symbols.get(fact, fact) if isinstance(fact, str) else short(fact) for name, fact in facts.items()}
    return NEGATIVE.sub(r"\1(\2)", text.format(**numbers))


def page_of(id: str) -> str:
    """The page whose question this is."""
    return next(page for page, pool in review.REVIEW.items() if id in pool)


def _click(id: str, sheet: Sheet, drawing: Drawing) -> None:
    if wire := drawing.picked():
        _answer(id, sheet, wire)
    else:
        sheet.unclicked.add(id)


def _type(id: str, sheet: Sheet, text: str) -> str:
    try:
        _answer(id, sheet, typed.read(text, (-LARGEST, LARGEST)))
    except Refusal:
        return str(lesson.words("review")["no_number"])
    return ""


def _answer(id: str, sheet: Sheet, answer: Answer) -> None:
    """Take an answer; what is missed is kept until it is answered rightly, here or on a later page."""
    sheet.answers[id] = answer
    asked, known = review.ask(id, sheet.seeds[id]), learner.current()
    learner.save(known.reach(known_as(id)) if asked.is_right(answer) else known.miss(known_as(id)))


def _again(id: str, sheet: Sheet) -> None:
    """The same question with other numbers."""
    sheet.answers.pop(id, None)
    sheet.unclicked.discard(id)
    sheet.seeds[id] += len(sheet.seeds)
