"""What was reached, as a code that can be taken to another machine: shown and taken in at the foot of each page, or
taken in from a link of the start page.
"""

import streamlit as st

from core.lessons.learner import Learner, read
from core.refusal import Refusal
from ui.kit import learner, lesson
from ui.kit.widgets import text_field

PARAMETER = "progress"
OPEN, SURE = "progress.open", "progress.sure"
WIDTH = 400
"""Pixels."""


def take_link() -> None:
    """Join what a link of the start page tells; where it tells nothing, say so."""
    code = st.query_params.get(PARAMETER)
    if code is None:
        return
    refused = join(code)
    if refused:
        st.warning(refused)
    else:
        del st.query_params[PARAMETER]
        st.success(lesson.words("progress")["taken"])


def join(code: str) -> str:
    """What was reached elsewhere counts here, too; or the sentence that says why the code was not taken."""
    try:
        learner.save(learner.current().join(read(code)))
    except Refusal as refusal:
        return lesson.sentence(lesson.words("progress")["refused"], refusal)
    return ""


def show() -> None:
    """The code, a field for one from elsewhere, and the way to forget all."""
    words = lesson.words("progress")
    told = st.popover(words["button"], key=OPEN, on_change="rerun")
    if told.open:
        with told, st.container(width=WIDTH):
            st.markdown(words["kept"])
            st.code(learner.current().code, language=None, wrap_lines=True)
            text_field(st.text_input, "progress.code", "", join, words["take"])
            _forget()


def _forget() -> None:
    """Asked for twice, for it cannot be taken back."""
    words = lesson.words("progress")
    if not st.session_state.get(SURE):
        st.button(words["forget"], key="progress.forget", on_click=st.session_state.update, args=({SURE: True},))
        return
    st.button(words["sure"], key="progress.forget_now", on_click=_forget_all, type="primary")


def _forget_all() -> None:
    learner.save(Learner())
    st.session_state[SURE] = False
