"""The bar of a class at the foot of the window, and what is asked with it."""

from functools import partial
from typing import Any

import streamlit as st

from core.classroom import Room
from core.refusal import Refusal
from ui.classroom import draft, following, plans, told
from ui.components.component import component
from ui.kit import in_class, lesson
from ui.kit.store import FRAGMENT

classroom = component("classroom")
KEY = "classroom"
GONE = -1
"""What a browser says that was not let in, or whose class is over."""
CLOSED, _NOTICE = "class.closed", "class.notice"
"""Where the session keeps that its teacher has closed the class, and what is to be said once."""


def show(here: str) -> None:
    """In a class: its bar. A student lands where the teacher is before the page is drawn."""
    room = in_class.joined()
    plans.at()  # where the link's plan cannot be followed, it is told why
    if refused := in_class.take_refusal():
        st.warning(sentence(refused))
    if room is not None:
        following.land(room, here)
        _of_student(room)
        return
    plans.land(here)
    if _teaches():
        _of_teacher()


def _teaches() -> bool:
    """Whether there is a class to steer, a plan to follow, or one to make."""
    return in_class.teaching() is not None or plans.at() is not None or draft.made() is not None


@st.fragment(key=KEY)
def _of_student(room: Room) -> None:
    data = told.to_student(room, in_class.who(), following.seen(), following.alone())
    _draw(data, partial(_heard, room))


@st.fragment(key=KEY)
def _of_teacher() -> None:
    """What the teacher asks for draws the page anew only where that must change."""
    room = in_class.teaching()
    if not _teaches():
        st.rerun()
    notice = str(st.session_state.pop(_NOTICE, ""))
    _draw(told.to_teacher(room, notice), partial(_asked, room))


def _draw(data: dict[str, Any], hear: Any) -> None:
    with st.container(key="class_bar"):
        classroom(KEY, data, hear)


def _heard(room: Room, message: dict[str, Any]) -> None:
    """There is a new version, or a student goes alone or comes back. No more is drawn than what is new."""
    if message.get("heard") == GONE:
        in_class.look_again()
    elif isinstance(message.get("follow"), bool):
        following.go(room, message["follow"])
    elif not room.over and following.is_there(room):
        if not in_class.question_changed():
            return
        if following.asks_in_drawing():
            st.rerun([FRAGMENT, KEY])
    elif not room.over and following.land_in_drawing(room):
        st.rerun([FRAGMENT, KEY])
    st.rerun()


def _asked(room: Room | None, message: dict[str, Any]) -> None:
    """What the teacher's keys and buttons ask for. Another beat draws the whole page, for it may be another page."""
    if message.get("beat") in (1, -1):
        _go(room, message["beat"])
        return
    if message.get("do") == "stop":
        plans.stop()
        st.rerun()
    if isinstance(message.get("add"), str):
        draft.add(message["add"])
        return
    if "leads" in message:
        st.rerun()
    if room is not None:
        _steer(room, str(message.get("do")))


def _go(room: Room | None, by: int) -> None:
    """One key leads through all: at a beat with a vote it first lets the class vote, then shows the votes, then the
    truth."""
    if room is not None:
        who, ballot = in_class.who(), room.ballot
        question = plans.question() or in_class.offered()
        if by > 0 and ballot is not None and not ballot.told:
            return room.reveal(who)
        if by > 0 and ballot is None and room.counts.there and plans.asks_now() and question is not None:
            return room.ask(who, question)
        if ballot is not None:
            room.drop(who)
    plans.move(by)
    st.rerun()


def _steer(room: Room, act: str) -> None:
    by = in_class.who()
    acts = {
        "hold": lambda: room.freeze(by, not room.frozen),
        "ask": lambda: _ask(room, by),
        "reveal": lambda: room.reveal(by),
        "again": lambda: room.again(by),
        "drop": lambda: room.drop(by),
    }
    try:
        acts.get(act, lambda: None)()
    except Refusal as refused:
        st.session_state[_NOTICE] = sentence(refused)


def _ask(room: Room, by: str) -> None:
    """The question at hand becomes a vote."""
    question = plans.question() or in_class.offered()
    if question is None:
        raise Refusal("no_question")
    room.ask(by, question)


def sentence(refused: Refusal) -> str:
    """Why something cannot be, and what to do."""
    return lesson.sentence(lesson.words("class")["refused"] | lesson.words("plan")["refused"], refused)


def taught() -> dict[str, Any]:
    """What the browser needs to tell a teacher that the class is gone: whether one is here, None in a student's tab."""
    here = None if in_class.PARAMETER in st.query_params else in_class.teaching() is not None
    return {"here": here, "closed": bool(st.session_state.pop(CLOSED, False)), "words": lesson.words("class")["gone"]}
