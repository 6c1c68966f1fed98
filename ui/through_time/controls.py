"""What is set above the unrolled network: the sequence, the losses, the size, whether questions come first."""

from dataclasses import replace

import streamlit as st

from core.through_time.sequences import SequenceError
from ui.kit import lesson
from ui.kit.widgets import bound, number, switch
from ui.through_time import store
from ui.through_time.state import BOUNDS, HEARD, KINDS, TimeState, is_word
from ui.through_time.store import TimeStore

ONE = "one"
LONGEST_TEXT = 2000
DRAFT = "time.draft"
"""Numbers that were refused, and why."""


def settings(kept: TimeStore) -> None:
    """The settings, to be placed in a row."""
    _sequence(kept)
    _losses(kept)
    words = lesson.words("ask")
    switch(kept, "ask", words["toggle"], lesson.words("time")["ask_help"])


def _sequence(kept: TimeStore) -> None:
    words, state = lesson.words("time"), kept.state
    with st.popover(f"{words['sequence']}: {words['kinds'][state.kind]}"):
        bound(
            st.radio, "time.kind", state.kind, lambda kind: _kind(kept, kind),
            label=words["sequence"], options=KINDS, format_func=words["kinds"].get,
        )  # fmt: skip
        if state.kind == "word":
            bound(
                st.text_input, "time.text", state.text, lambda text: _word(kept, text),
                label=words["text"], max_chars=60,
            )  # fmt: skip
        if state.kind == "own":
            draft, refused = st.session_state.get(DRAFT, ("", ""))
            bound(
                st.text_area, "time.values", draft or _written(state), lambda text: _numbers(kept, text),
                label=words["values"], max_chars=LONGEST_TEXT,
            )  # fmt: skip
            if refused:
                st.error(refused)
        for name in ("n_a", "seed"):
            number(st.number_input, kept, name, words[name], BOUNDS[name], 1)


def _kind(kept: TimeStore, kind: str) -> None:
    """Another sequence; the user's own begins as a copy of what is heard now, after a word as noise."""
    state = kept.state
    st.session_state.pop(DRAFT, None)
    if kind == "own" and not state.values:
        heard = replace(state, kind="noise") if state.kind == "word" else state
        kept.save(store.own(state, tuple(float(value) for value in heard.sequence().x[0])))
    else:
        kept.change(kind=kind)


def _written(state: TimeState) -> str:
    """The numbers in short; a link keeps them to the last bit."""
    return ", ".join(f"{value:g}" for value in (state.values + (0.0,) * state.T)[: state.T])


def _word(kept: TimeStore, text: str) -> None:
    """A new word, or the sentence that says why the old one stays."""
    if is_word(text):
        kept.change(text=text.lower())
    else:
        kept.note(lesson.words("time")["no_word"])


def _numbers(kept: TimeStore, text: str) -> None:
    """New numbers, or the sentence that says why the old ones stay; what was typed stays to be mended."""
    st.session_state.pop(DRAFT, None)
    try:
        kept.save(store.own(kept.state, store.numbers(text)))
    except SequenceError as error:
        refused = lesson.words("time")["numbers_refused"][error.reason].format(**lesson.plain_all(error.facts))
        st.session_state[DRAFT] = (text, refused)


def _losses(kept: TimeStore) -> None:
    words, heard = lesson.words("time"), kept.state.heard
    choice = heard if heard in HEARD else ONE
    told = words["heard"][choice].format(step=heard)
    with st.popover(f"{words['losses']}: {told}"):
        bound(
            st.radio, "time.heard", choice, lambda chosen: _choose(kept, chosen),
            label=words["losses"], options=(*HEARD, ONE), format_func=words["heard_options"].get,
        )  # fmt: skip
        if choice == ONE:
            bound(
                st.number_input, "time.heard_step", min(int(heard), kept.state.steps),
                lambda step: kept.change(heard=str(step)),
                label=words["step"], min_value=1, max_value=kept.state.steps, step=1,
            )  # fmt: skip


def _choose(kept: TimeStore, chosen: str) -> None:
    """The loss of one step begins at the playhead's."""
    kept.change(heard=str(kept.state.step) if chosen == ONE else chosen)
