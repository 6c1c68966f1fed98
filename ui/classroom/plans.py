"""The plan that is followed: its beats one after the other, on whatever pages. The link holds the plan and the beat.

In a class the class knows both, so that all of the teacher's windows are at the same beat.
"""

import time
from contextlib import suppress
from functools import lru_cache

import streamlit as st

from core.classroom import Beat, Plan, Question, View
from core.classroom.plan import CODE, decode, read
from core.refusal import Refusal
from ui.kit import held, in_class, lesson, path

NOTES = "teacher"
"""The page that shows the words of each beat."""
_LANDED, _STARTED, _ASKED = "plan.landed", "plan.started", "plan.asked"


def bundled() -> dict[str, Plan]:
    """The plans that come along, by their names."""
    folder = lesson.FOLDER / lesson.language() / "plans"
    return {file.stem: _bundled(lesson.language(), file.stem) for file in sorted(folder.glob("*.toml"))}


@lru_cache
def _bundled(language: str, name: str) -> Plan:
    text = (lesson.FOLDER / language / "plans" / f"{name}.toml").read_text(encoding="utf-8")
    return read(text, path.ORDER)


def find(name: str) -> Plan:
    """The plan of a name, or of a code. Raises Refusal("no_plan"), and as core.classroom.plan.decode."""
    if name.startswith(CODE):
        return _decoded(name)
    plans = bundled()
    if name not in plans:
        raise Refusal("no_plan")
    return plans[name]


@lru_cache(64)
def _decoded(code: str) -> Plan:
    return decode(code, path.ORDER)


def at() -> tuple[str, int] | None:
    """The name of the plan that is followed and the number of its beat, from 0; None where none is."""
    room = in_class.teaching()
    if room is not None and room.lead is not None:
        return room.lead
    name, number = st.query_params.get(in_class.PLAN, ""), st.query_params.get(in_class.BEAT, "1")
    if not name or in_class.PARAMETER in st.query_params:
        return None
    try:
        beats = len(find(name).beats)
    except Refusal as refused:
        in_class.refuse(refused)
        stop()
        return None
    beat = int(number) - 1 if number.isascii() and number.isdigit() and len(number) < 6 else 0
    return name, min(max(beat, 0), beats - 1)


def begin(name: str) -> None:
    """Follow a plan from its first beat."""
    st.session_state[_STARTED] = time.time()
    st.session_state[_LANDED] = None
    _set(name, 0)


def move(by: int) -> None:
    """One beat on (1) or back (-1); at its ends it stays."""
    here = at()
    if here is not None:
        name, beat = here
        _set(name, min(max(beat + by, 0), len(find(name).beats) - 1))


def stop() -> None:
    """Follow no plan any more."""
    for name in (in_class.PLAN, in_class.BEAT):
        held.put(name, "")
    st.session_state.pop(_LANDED, None)
    _lead(None)


def _set(name: str, beat: int) -> None:
    held.put(in_class.PLAN, name)
    held.put(in_class.BEAT, str(beat + 1))
    _lead((name, beat))


def _lead(lead: tuple[str, int] | None) -> None:
    room = in_class.teaching()
    if room is not None:
        with suppress(Refusal):
            room.set_lead(in_class.who(), lead)


def land(here: str) -> None:
    """At the beginning of a run: go where the beat is. A link that shows the beat's page already counts as it is, and
    so does one to a page that is no lesson.

    The teacher's second window stays as it is.
    """
    found = at()
    if found is None or here == NOTES:
        return
    name, beat = found
    held.put(in_class.PLAN, name)
    held.put(in_class.BEAT, str(beat + 1))
    room = in_class.teaching()
    if room is not None and room.lead is None:  # the class was opened while the plan was under way
        _lead(found)
    view = _view(find(name).beats[beat])
    begins = _LANDED not in st.session_state
    if st.session_state.get(_LANDED) == found:
        return
    st.session_state[_LANDED] = found
    if begins and (here == view.page or here not in path.ORDER):
        return
    in_class.hand(view)
    if view.page != here:
        st.switch_page(f"pages/{view.page}.py")


def question() -> Question | None:
    """The beat's own question to the class."""
    here = at()
    return None if here is None else find(here[0]).beats[here[1]].ask


def votes() -> bool:
    """Whether the class is to vote at this beat: on its own question, or on that of the page."""
    here = at()
    if here is None:
        return False
    beat = find(here[0]).beats[here[1]]
    return beat.ask is not None or "ask=1" in beat.link


def asks_now() -> bool:
    """Whether the class has not been asked yet at this beat; told once."""
    here = at()
    asked, st.session_state[_ASKED] = st.session_state.get(_ASKED), here
    return votes() and asked != here


def begun() -> float:
    """When this session began with the plan, in seconds since 1970; 0 where it did not: the browser knows."""
    return float(st.session_state.get(_STARTED, 0.0))


def _view(beat: Beat) -> View:
    return View(beat.page, beat.link.removeprefix("?"))
