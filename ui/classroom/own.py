"""A question of the teacher's own: two to five answers, or a number."""

import streamlit as st

from core.classroom import Question, Room
from core.refusal import Refusal
from ui.classroom.bar import sentence
from ui.kit import in_class, lesson

RIGHT = "*"
"""Marks the right one of the answers."""


def show(room: Room) -> None:
    """The form; what cannot be asked is told, and stays to be mended."""
    words = lesson.words("class")["own"]
    st.subheader(words["button"], anchor=False)
    kind = st.segmented_control(
        words["kind"], list(words["kinds"]), format_func=words["kinds"].get, default="options", key="class.own.kind"
    )
    with st.form("class.own", border=False):
        ask = st.text_input(words["ask"], max_chars=300)
        if kind == "number":
            low, high, truth = st.columns(3)
            bounds = low.number_input(words["low"], value=-1.0), high.number_input(words["high"], value=1.0)
            right = truth.number_input(words["truth"], value=None)
        else:
            options = st.text_area(words["options"], height=130)
        why = st.text_input(words["why"], max_chars=600)
        sent = st.form_submit_button(words["send"])
    if sent:
        try:
            question = Question(ask, (), bounds, right, why) if kind == "number" else choice(ask, options, why)
            room.ask(in_class.who(), question)
        except Refusal as refused:
            st.error(sentence(refused))
        else:
            st.rerun()


def choice(ask: str, typed: str, why: str = "") -> Question:
    """A question from its answers, one a line; the right one may be marked. Raises Refusal as Question does."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    right = [number for number, line in enumerate(lines) if line.startswith(RIGHT)]
    options = tuple(line.removeprefix(RIGHT).strip() for line in lines)
    if len(right) > 1:
        raise Refusal("options", low=2, high=5)
    return Question(ask, options, None, right[0] if right else None, why)
