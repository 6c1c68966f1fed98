"""What is set above the unrolled network: the sequence, the losses, the size, whether questions come first."""

from dataclasses import replace

import streamlit as st

from core.refusal import Refusal
from ui.kit import lesson
from ui.kit.widgets import controlled, number, switch
from ui.through_time import store as time_store
from ui.through_time.state import BOUNDS, KINDS, LOSS_STEPS, TimeState, is_word
from ui.through_time.store import TimeStore

ONE = "one"
LONGEST_TEXT = 2000
DRAFT = "time.draft"
"""Numbers that were refused, and why."""


def settings(store: TimeStore) -> None:
    """The settings, to be placed in a row."""
    _sequence(store)
    _losses(store)
    words = lesson.words("ask")
    switch(store, "ask", words["toggle"], lesson.words("time")["ask_help"])


def _sequence(store: TimeStore) -> None:
    words, state = lesson.words("time"), store.state
    with st.popover(f"{words['sequence']}: {words['kinds'][state.kind]}"):
        controlled(
            st.radio, "time.kind", state.kind, lambda kind: _kind(store, kind),
            label=words["sequence"], options=KINDS, format_func=words["kinds"].get,
        )  # fmt: skip
        if state.kind == "word":
            controlled(
                st.text_input, "time.text", state.text, lambda text: _word(store, text),
                label=words["text"], max_chars=60,
            )  # fmt: skip
        if state.kind == "own":
            draft, refused = st.session_state.get(DRAFT, ("", ""))
            controlled(
                st.text_area, "time.values", draft or _written(state), lambda text: _numbers(store, text),
                label=words["values"], max_chars=LONGEST_TEXT,
            )  # fmt: skip
            if refused:
                st.error(refused)
        for name in ("n_a", "seed"):
            number(st.number_input, store, name, words[name], BOUNDS[name], 1)


def _kind(store: TimeStore, kind: str) -> None:
    """Another sequence; the user's own begins as a copy of the input now, after a word as noise."""
    state = store.state
    st.session_state.pop(DRAFT, None)
    if kind == "own" and not state.values:
        copied = replace(state, kind="noise") if state.kind == "word" else state
        store.save(time_store.own(state, tuple(float(value) for value in copied.sequence().x[0])))
    else:
        store.change(kind=kind)


def _written(state: TimeState) -> str:
    """The numbers in short; a link keeps them to the last bit."""
    return ", ".join(f"{value:g}" for value in (state.values + (0.0,) * state.T)[: state.T])


def _word(store: TimeStore, text: str) -> None:
    """A new word, or the sentence that says why the old one stays."""
    if is_word(text):
        store.change(text=text.lower())
    else:
        store.note(lesson.words("time")["no_word"])


def _numbers(store: TimeStore, text: str) -> None:
    """New numbers, or the sentence that says why the old ones stay; what was typed stays to be mended."""
    st.session_state.pop(DRAFT, None)
    try:
        store.save(time_store.own(store.state, time_store.numbers(text)))
    except Refusal as refusal:
        st.session_state[DRAFT] = (text, lesson.sentence(lesson.words("time")["numbers_refused"], refusal))


def _losses(store: TimeStore) -> None:
    words, steps = lesson.words("time"), store.state.loss_steps
    choice = steps if steps in LOSS_STEPS else ONE
    with st.popover(f"{words['losses']}: {words['heard'][choice].format(step=steps)}"):
        controlled(
            st.radio, "time.heard", choice, lambda chosen: _choose(store, chosen),
            label=words["losses"], options=(*LOSS_STEPS, ONE), format_func=words["heard_options"].get,
        )  # fmt: skip
        if choice == ONE:
            controlled(
                st.number_input, "time.heard_step", min(int(steps), store.state.steps),
                lambda step: store.change(loss_steps=str(step)),
                label=words["step"], min_value=1, max_value=store.state.steps, step=1,
            )  # fmt: skip


def _choose(store: TimeStore, chosen: str) -> None:
    """The loss of one step begins at the playhead's."""
    store.change(loss_steps=str(store.state.step) if chosen == ONE else chosen)
