"""What is set above a network: the sequence, the losses, the size, whether questions come first."""

from dataclasses import replace

import streamlit as st

from core.refusal import Refusal
from ui.components.field import field, number
from ui.kit import lesson, predict
from ui.kit.widgets import controlled, text_field
from ui.through_time import store as time_store
from ui.through_time.state import BOUNDS, KINDS, LOSS_STEPS, TimeState, is_word
from ui.through_time.store import TimeStore

ONE = "one"


def network(store: TimeStore) -> None:
    """The sequence, the size, the losses, to be placed in a row."""
    _sequence(store)
    _losses(store)


def settings(store: TimeStore) -> None:
    """The same, after whether questions come first: what opens stands over the words, not over the drawing."""
    predict.whether(store, lesson.words("time")["ask_help"])
    network(store)


def _sequence(store: TimeStore) -> None:
    words, state = lesson.words("time"), store.state
    with st.popover(f"{words['sequence']}: {words['kinds'][state.kind]}"):
        controlled(
            st.radio, "time.kind", state.kind, lambda kind: _kind(store, kind),
            label=words["sequence"], options=KINDS, format_func=words["kinds"].get,
        )  # fmt: skip
        if state.kind == "word":
            text_field(st.text_input, "time.text", state.text, lambda word: _word(store, word), words["text"])
        if state.kind == "own":
            text_field(
                st.text_area, "time.values", _written(state), lambda values: _numbers(store, values), words["values"]
            )
        for name in ("n_a", "seed"):
            number(store, name, words[name], BOUNDS[name], 1)


def _kind(store: TimeStore, kind: str) -> None:
    """Another sequence; the user's own begins as a copy of what is heard now, after a word as noise."""
    state = store.state
    if kind == "own" and not state.values:
        copied = replace(state, kind="noise") if state.kind == "word" else state
        store.save(time_store.own(state, tuple(float(value) for value in copied.sequence().x[0])))
    else:
        store.change(kind=kind)


def _written(state: TimeState) -> str:
    """The numbers with all their digits, as JavaScript and people write them: 1, not 1.0."""
    values = (state.values + (0.0,) * state.T)[: state.T]
    return ", ".join(str(int(value)) if value.is_integer() else repr(value) for value in values)


def _word(store: TimeStore, word: str) -> str:
    """Hear a new word, or return the sentence that says why the old one stays."""
    if not is_word(word):
        return str(lesson.words("time")["no_word"])
    store.change(text=word.lower())
    return ""


def _numbers(store: TimeStore, values: str) -> str:
    """Hear new numbers, or return the sentence that says why the old ones stay."""
    try:
        store.save(time_store.own(store.state, time_store.numbers(values)))
    except Refusal as refusal:
        return lesson.sentence(lesson.words("time")["numbers_refused"], refusal)
    return ""


def _losses(store: TimeStore) -> None:
    words, steps = lesson.words("time"), store.state.loss_steps
    choice = steps if steps in LOSS_STEPS else ONE
    with st.popover(f"{words['losses']}: {words['heard'][choice].format(step=steps)}"):
        controlled(
            st.radio, "time.heard", choice, lambda chosen: _choose(store, chosen),
            label=words["losses"], options=(*LOSS_STEPS, ONE), format_func=words["heard_options"].get,
        )  # fmt: skip
        if choice == ONE:
            field(
                "time.heard_step", min(int(steps), store.state.steps), lambda step: store.change(loss_steps=str(step)),
                words["step"], (1, store.state.steps), 1,
            )  # fmt: skip


def _choose(store: TimeStore, chosen: str) -> None:
    """The loss of one step begins at the playhead's."""
    store.change(loss_steps=str(store.state.step) if chosen == ONE else chosen)
