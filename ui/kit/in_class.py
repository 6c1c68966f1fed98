"""The class that this session is in: as its teacher, whose every link is shown to all, or as a student.

A tab with a class's code in its link is a student's; without one, a browser that opened a class is its teacher's.
"""

from collections.abc import Callable
from contextlib import suppress
from urllib.parse import parse_qsl, urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from core.classroom import ROOMS, Question, Room, View
from core.refusal import Refusal
from ui.kit import held, path, visitor

PARAMETER, PLAN, BEAT, DRAFT = "room", "plan", "beat", "draft"
"""Parameters of the link: the code of the class that a student is in; the plan that a teacher follows, its beat, and
the plan that a teacher makes."""
PARAMETERS = (PARAMETER, PLAN, BEAT, DRAFT)
_ROOM, _REFUSED, _HANDED, _OFFERED = "class.room", "class.refused", "class.handed", "class.offered"
_WAITS = "class.question_waits"


def who() -> str:
    """This browser, as the class knows it."""
    return visitor.browser()


def address() -> str:
    """From where it asks."""
    found = st.context.ip_address
    return found if isinstance(found, str) else ""


def joined() -> Room | None:
    """The class of which this tab is a student's; a code that leads to none is taken out of the link, and told."""
    code = st.query_params.get(PARAMETER, "")
    if not code:
        return None
    known: Room | None = st.session_state.get(_ROOM)
    if known is not None and known.code == code and not known.over:
        return known
    try:
        room = ROOMS.find(code, who(), address())
        room.check_place(who())
    except Refusal as refused:
        was_in = known is not None and known.code == code
        refuse(Refusal("ended") if was_in else refused)
        held.put(PARAMETER, "")
        return None
    st.session_state[_ROOM] = room
    return room


def look_again() -> None:
    """The class may be another one, or full, or gone."""
    st.session_state.pop(_ROOM, None)


def teaching() -> Room | None:
    """The class that this tab steers."""
    return None if st.query_params.get(PARAMETER) else ROOMS.of(who())


def refuse(refused: Refusal) -> None:
    """Remember why something cannot be, for the next time that it is told."""
    st.session_state[_REFUSED] = refused


def take_refusal() -> Refusal | None:
    """Why the class of the link cannot be joined, or is over; told once."""
    found: Refusal | None = st.session_state.pop(_REFUSED, None)
    return found


def here(frame: tuple[str, ...]) -> View | None:
    """What this tab shows: the page, and its link without what is the frame's; None on a page that is no lesson."""
    page = st.session_state.get("page")
    shown = {name: text for name, text in st.query_params.to_dict().items() if name not in frame}
    return View(page, urlencode(shown)) if page in path.ORDER else None


def publish(frame: tuple[str, ...]) -> None:
    """The class sees what its teacher sees."""
    room = teaching()
    view = None if room is None else here(frame)
    if room is not None and view is not None:
        with suppress(Refusal):  # closed in another tab this very moment
            room.show(who(), view, whole=not _of_fragment())


def _of_fragment() -> bool:
    """Whether this run, or the message that it begins with, draws a part of the page alone."""
    context = get_script_run_ctx()
    return context is not None and bool(context.fragment_ids_this_run)


def hand(view: View) -> None:
    """The next run of the view's page begins with its link."""
    st.session_state[_HANDED] = view


def take_handed() -> dict[str, str] | None:
    """The parameters with which this page is to begin anew, as the class does; None where it goes on."""
    view: View | None = st.session_state.pop(_HANDED, None)
    return parameters(view) if view is not None and view.page == st.session_state.get("page") else None


def parameters(view: View) -> dict[str, str]:
    """Of its link."""
    return dict(parse_qsl(view.link, keep_blank_values=True))


def offer(question: Callable[[], Question | None]) -> None:
    """What makes the question at hand on this page, which a teacher can let the class vote on."""
    st.session_state[_OFFERED] = question


def withdraw() -> None:
    """A page begins: no question is at hand yet."""
    st.session_state.pop(_OFFERED, None)
    st.session_state.pop(_WAITS, None)


def offered() -> Question | None:
    """The question at hand; None where there is none."""
    make: Callable[[], Question | None] = st.session_state.get(_OFFERED, lambda: None)
    return make()


def votes_on(ask: str) -> bool:
    """Whether this student's class votes on this question of the page, and has not been told the answer yet."""
    st.session_state[_WAITS] = waits = _voting(ask)
    return waits


def question_changed() -> bool:
    """Whether the page's question is to be drawn otherwise than it was: a vote on it has begun, or is done with."""
    at_hand = offered()
    return at_hand is not None and _voting(at_hand.ask) != st.session_state.get(_WAITS, False)


def _voting(ask: str) -> bool:
    room: Room | None = st.session_state.get(_ROOM) if PARAMETER in st.query_params else None
    ballot = None if room is None or room.over else room.ballot
    return ballot is not None and not ballot.told and ballot.question.ask == ask
