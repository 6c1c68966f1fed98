"""The challenges of a page: its list, what is told when one is reached, and how each of them stands."""

import time
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import streamlit as st

from core.lessons.challenges import CHALLENGES, reached
from ui.kit import learner, lesson
from ui.kit.link import S
from ui.kit.numbers import text
from ui.kit.store import QUIET, Store

OPEN = "challenges.open"
BEGUN, NOTE, WHY, HINTS = (f"challenges.{part}" for part in ("begun", "note", "why", "hints"))
"""What the session keeps: those begun since their solution was shown; what is to be said, and since when; why each was
reached; how many hints are open."""
WIDTH = 330
"""Pixels of the list: it covers the words, not the drawing."""
SAID = 15
"""Seconds for which a sentence stands; why one was reached stays in the list."""
CSS = f"""
div:has(> .st-key-challenges) {{ position: fixed; top: 0.55rem; right: 1.6rem; z-index: 999991; width: auto; }}
div:has(> .st-key-challenges), .st-key-challenges, .st-key-challenges * {{ pointer-events: none; }}
.st-key-challenges {{ align-items: end; }}
.st-key-challenges button {{ pointer-events: auto; }}
[class*=st-key-stage_said] {{ width: {WIDTH + 20}px; animation: said {SAID}s forwards; }}
[class*=st-key-stage_said] [data-testid=stAlert] {{ background: Canvas; border-radius: 8px; }}
@keyframes said {{ 95% {{ opacity: 1; visibility: visible; }} 100% {{ opacity: 0; visibility: hidden; }} }}
"""
"""At the right end of the header, over the words of a stage; what is said there lets every click through."""


@dataclass(frozen=True)
class Challenge:
    """One challenge in the words of a language; start and solution are links of its page. `then` says what is still to
    be done where the solution is set, if anything is."""

    id: str
    page: str
    title: str
    goal: str
    hints: tuple[str, ...]
    start: str
    solution: str
    told: str
    then: str = ""

    @property
    def known_as(self) -> str:
        """Its id among all that a learner can reach."""
        return f"challenge.{self.id}"


@cache
def told_in(language: str) -> tuple[Challenge, ...]:
    """All challenges in a language."""
    found = tomllib.loads((lesson.FOLDER / language / "challenges.toml").read_text(encoding="utf-8"))
    return tuple(Challenge(id=id, **{**one, "hints": tuple(one["hints"])}) for id, one in found.items())


def of(page: str) -> list[Challenge]:
    """Those of a page, in the language of this session."""
    return [one for one in told_in(lesson.language()) if one.page == page]


def quiet(state: Any) -> bool:
    """Whether nobody has done anything for this state: a button or the teacher of a class has set it."""
    return bool(st.session_state.get(QUIET) == state)


def check(work: Callable[[Challenge], Any], state: Any = None) -> None:
    """Say at once which challenges of the page its work has reached; `work` is what core judges, for a challenge.

    Whatever is newly reached is told in a run of the whole page, which also hands it to the browser. Where the `state`
    alone makes the work, nothing is said of one that a button of the list has set.
    """
    if state is not None and quiet(state):
        return
    st.session_state.pop(QUIET, None)
    page = st.session_state.get("page", "")
    known, told = learner.current(), {}
    for one in filter(_counts, of(page) if page in CHALLENGES else []):
        facts = reached(page, one.id, work(one))
        if facts is not None:
            known = known.reach(one.known_as)
            told[one.id] = sentence(one, facts)
    if told:
        learner.save(known)
        st.session_state.setdefault(WHY, {}).update(told)
        _say("success", *told.values())
        st.rerun()


def _say(kind: str, *sentences: str) -> None:
    """Say it in the next run of the page, and for a while."""
    number, *_ = st.session_state.get(NOTE, (0,))
    st.session_state[NOTE] = (number + 1, time.monotonic(), kind, sentences)


def sentence(one: Challenge, facts: dict[str, float | str]) -> str:
    """That it is reached, and why, in the numbers of this very state."""
    written = {name: fact if isinstance(fact, str) else text(fact) for name, fact in facts.items()}
    words = lesson.words("challenge_words")
    return str(words["reached"].format(title=one.title, why=one.told.format(**lesson.plain_all(written))))


def _counts(one: Challenge) -> bool:
    """Whether it is still to be reached: one whose solution was seen only after it was begun anew."""
    known = learner.current()
    seen = one.known_as in known.missed and one.id not in st.session_state.get(BEGUN, ())
    return one.known_as not in known.reached and not seen


def begin(store: Store[S], one: Challenge) -> None:
    """Set the state in which it begins."""
    st.session_state[BEGUN] = {*st.session_state.get(BEGUN, ()), one.id}
    _say("info", lesson.words("challenge_words")["begun"].format(title=one.title, goal=one.goal))
    _set(store, one.start)


def solve(store: Store[S], one: Challenge) -> None:
    """Set the state that reaches it: it counts as seen."""
    st.session_state[BEGUN] = {*st.session_state.get(BEGUN, ())} - {one.id}
    learner.save(learner.current().miss(one.known_as))
    _say("info", lesson.words("challenge_words")["solved"].format(title=one.title, then=one.then))
    _set(store, one.solution)


def _set(store: Store[S], link: str) -> None:
    store.take_link(link)
    st.session_state[QUIET] = store.state
    st.session_state[OPEN] = False


def show(store: Store[S]) -> None:
    """The page's challenges behind a button in the header, where nothing else moves, and what is said of them."""
    found, words = of(st.session_state.get("page", "")), lesson.words("challenge_words")
    if not found:
        return
    done = sum(one.known_as in learner.current().reached for one in found)
    with st.container(key="challenges", width="content"):
        listed = st.popover(words["button"].format(done=done, count=len(found)), key=OPEN, on_change="rerun")
        _said()
    if listed.open:
        with listed, st.container(width=WIDTH, gap="xsmall", key="stage_challenges"):  # its small letters
            st.caption(words["help"])
            for one in found:
                _draw(store, one)


def _said() -> None:
    """What was said in the last seconds; its place has a name of its own, so that no other run begins it anew."""
    number, since, kind, sentences = st.session_state.get(NOTE, (0, 0.0, "", ()))
    if sentences and time.monotonic() - since < SAID:
        with st.container(key=f"stage_said_{number}", gap="xsmall"):
            for one in sentences:
                getattr(st, kind)(one)


def _draw(store: Store[S], one: Challenge) -> None:
    words, known = lesson.words("challenge_words"), learner.current()
    seen = "seen" if one.known_as in known.missed else "open"
    mark = words["marks"]["reached" if one.known_as in known.reached else seen]
    with st.expander(f"{mark} {one.title}", key=f"challenges.{one.id}"):
        st.markdown(one.goal)
        if one.id in st.session_state.get(WHY, ()):
            st.success(st.session_state[WHY][one.id])
        _hints(one)
        with st.container(horizontal=True):
            st.button(words["begin"], key=f"challenges.begin.{one.id}", on_click=partial(begin, store, one))
            st.button(words["solve"], key=f"challenges.solve.{one.id}", on_click=partial(solve, store, one))


def _hints(one: Challenge) -> None:
    """Those that were asked for, and the button for the next."""
    words, given = lesson.words("challenge_words"), st.session_state.setdefault(HINTS, {})
    count = given.get(one.id, 0)
    for hint in one.hints[:count]:
        st.markdown(hint)
    if count < len(one.hints):
        label = words["hint"].format(number=count + 1, count=len(one.hints))
        st.button(label, key=f"challenges.hint.{one.id}", on_click=given.update, args=({one.id: count + 1},))
