"""Open a class, or join one."""

from urllib.parse import urlencode

import streamlit as st

from core.classroom import ROOMS, Room
from core.refusal import Refusal
from ui.classroom import own, told
from ui.classroom.bar import CLOSED, sentence
from ui.kit import address, held, in_class, lesson
from ui.kit.page_head import heading

OF, SECRET = "of", "secret"
"""The parameters of the link with which another device steers."""
SHARES = (3, 2)


def show() -> None:
    """As it is for this tab: a teacher's class, a student's, or none yet."""
    _admit()
    with heading("class"):
        pass
    room = in_class.teaching()
    if room is not None:
        _teach(room)
    elif in_class.PARAMETER in st.query_params:
        _joined()
    else:
        _begin()


def _admit() -> None:
    """A link with the secret makes this browser one of the teacher's; it leaves the address at once."""
    secret, code = st.query_params.pop(SECRET, ""), st.query_params.pop(OF, "")
    if secret:
        try:
            ROOMS.admit(code, secret, in_class.who(), in_class.address())
        except Refusal as refused:
            st.warning(sentence(refused))
        else:
            st.rerun()


def _begin() -> None:
    words = lesson.words("class")
    left, right = st.columns(SHARES, gap="large")
    with left:
        st.markdown("\n\n".join(lesson.section("class").paragraphs))
        st.button(words["open"], type="primary", key="class.open", on_click=_open)
        if refused := in_class.take_refusal():
            st.error(sentence(refused))
    with right, st.form("class.join", border=False):
        section = lesson.section("class", "join")
        st.subheader(section.title, anchor=False)
        st.markdown("\n\n".join(section.paragraphs))
        code = st.text_input(words["code"], max_chars=20)
        if st.form_submit_button(words["join"]):
            _join(code)


def _open() -> None:
    try:
        ROOMS.open(in_class.who())
    except Refusal as refused:
        in_class.refuse(refused)


def _join(typed: str) -> None:
    try:
        room = ROOMS.find(typed, in_class.who(), in_class.address())
    except Refusal as refused:
        st.error(sentence(refused))
    else:
        held.put(in_class.PARAMETER, room.code)
        st.rerun()


def _joined() -> None:
    words = lesson.words("class")
    st.markdown(words["joined"].format(code=st.query_params[in_class.PARAMETER]))
    st.button(words["leave"], key="class.leave", on_click=held.put, args=(in_class.PARAMETER, ""))


def _teach(room: Room) -> None:
    words, where = lesson.words("class"), told.join_address(room)
    left, right = st.columns(SHARES, gap="large")
    with left:
        st.markdown(f"# {room.code[:3]} {room.code[3:]}")
        if where:
            st.markdown(f"**{lesson.plain(where)}**")
        else:
            st.warning(words["unreachable"])
        st.markdown("\n\n".join(lesson.section("class").paragraphs))
        _steer(room)
    with right:
        own.show(room)


def _steer(room: Room) -> None:
    """Close it, take the votes away, hand it on to another device."""
    words, by = lesson.words("class"), in_class.who()
    st.markdown(words["left"].format(minutes=room.minutes_left))
    with st.container(horizontal=True):
        st.download_button(
            words["csv"], lambda: room.votes(by).encode(), f"votes-{room.code}.csv", "text/csv", key="class.csv"
        )
        with st.popover(words["device"]):
            st.markdown("\n\n".join(lesson.section("class", "device").paragraphs))
            st.code(_steering(room), language=None)
        with st.popover(words["close"]):
            st.button(words["sure"], key="class.close", on_click=_close, args=(room,))


def _close(room: Room) -> None:
    room.close(in_class.who())
    st.session_state[CLOSED] = True


def _steering(room: Room) -> str:
    return f"{address.here()}/classroom?{urlencode({OF: room.code, SECRET: room.secret})}"
