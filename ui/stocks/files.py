"""The bytes of a series: bundled, or the user's own, to which a second file may be added to be judged on."""

from collections.abc import Mapping

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from core import ROOT
from core.refusal import Refusal
from ui.kit import lesson
from ui.stocks.state import BUNDLED, StockState

SAMPLES = ROOT / "data" / "samples"
OWN, SECOND = "stocks.own", "stocks.second"
"""Where the session keeps (name, id, bytes) of an uploaded file."""
Kept = Mapping[str, tuple[str, str, bytes]]


def keep(place: str, file: UploadedFile) -> None:
    """Keep an uploaded file in the session."""
    st.session_state[place] = (file.name, file.file_id, file.getvalue())


def kept(state: StockState) -> Kept:
    """What the session keeps of the files that are chosen, so that a later one can have them again."""
    places = () if state.source in BUNDLED else _places(state)
    return {place: st.session_state[place] for place in places if place in st.session_state}


def put_back(found: Kept) -> None:
    """Make them those of the session."""
    for place, file in found.items():
        st.session_state[place] = file


def identity(state: StockState) -> tuple[str, ...]:
    """What tells the files that are chosen from all others."""
    if state.source in BUNDLED:
        return (state.source,)
    return ("own", *(_kept(place)[1] for place in _places(state)))


def title(state: StockState) -> str:
    """What the series is called."""
    if state.source in BUNDLED or OWN not in st.session_state:
        return str(lesson.words("stocks")["short"][state.source])
    return " + ".join(_kept(place)[0] for place in _places(state))


def title_of_second() -> str:
    """What the file to be judged on is called."""
    return _kept(SECOND)[0]


def first(state: StockState) -> bytes:
    """The bytes of the file to learn from. Raises Refusal("not_here")."""
    if state.source in BUNDLED:
        return (SAMPLES / f"{state.source}.csv").read_bytes()
    return _bytes(OWN, "not_here")


def second() -> bytes:
    """The bytes of the file to be judged on. Raises Refusal("second_not_here")."""
    return _bytes(SECOND, "second_not_here")


def _places(state: StockState) -> tuple[str, ...]:
    return (OWN, SECOND) if state.second else (OWN,)


def _kept(place: str) -> tuple[str, str, bytes]:
    found: tuple[str, str, bytes] = st.session_state.get(place, ("", "", b""))
    return found


def _bytes(place: str, reason: str) -> bytes:
    if place not in st.session_state:
        raise Refusal(reason)
    return _kept(place)[2]
