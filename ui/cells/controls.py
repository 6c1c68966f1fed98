"""What is set above a cell: size, weights, loss and check, pins, names. Each control shows the state and changes it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.cells.presets import N_Y
from ui.cells import notation
from ui.cells.state import MAX_A, MAX_X, SEEDS, CellState
from ui.cells.store import CellStore
from ui.components.field import field
from ui.kit import compare, lesson, opened, predict, presenter
from ui.kit.widgets import controlled

NO_LOSS = -1
"""Stands for "no loss" in the list of classes: a radio takes None for "nothing chosen"."""
WIDE = 300
"""Pixels of what opens: no wider than the words beside the drawing."""
LAST = 182
"""Pixels of the last button, so that what the one before it opens stands beside the drawing, too. Enlarged, the
row has no room to spare."""


def settings(store: CellStore) -> None:
    """The settings above a cell, to be placed in a row: at its end, so that they open beside the drawing."""
    state, printed = store.state, lesson.words("loss")["printed"]
    st.space("stretch")
    compare.controls(store)
    with _popover("setup", _summary(state)):
        _size(store)
        _weights(store)
    with _popover("loss", printed if state.as_printed else ""):
        _loss(store)
    with _popover("more", _pinned(state), "content" if presenter.on() else LAST):
        if state.seen.kind.gates:
            _pins(store)
        _names(store)
        predict.whether(store, lesson.words("ask")["help"])


def _popover(group: str, told: str, width: Literal["content"] | int = "content") -> DeltaGenerator:
    """A group of settings behind a button, which also tells what is not as at first."""
    label = lesson.words(group)["button"]
    return st.popover(f"{label}: {told}" if told else label, width=width).container(width=WIDE)


def _summary(state: CellState) -> str:
    """Size and weights, where they are not those that the page opens with."""
    n_x, n_a, m = state.sizes
    size = f"{n_x} × {n_a}" + (f" × {m}" if m > 1 else "")
    weights = lesson.words("presets")[state.preset]
    found = [size] * (size != "1 × 1") + [weights] * (state.preset != "random")
    return ", ".join(found)


def _pinned(state: CellState) -> str:
    symbols = notation.symbols(state.kind, state.notation)
    return ", ".join(symbols[gate][0] for gate in state.pins)


def _size(store: CellStore) -> None:
    words, state = lesson.words("size"), store.state
    controlled(
        st.radio, f"{store.name}.example", state.example,
        lambda example: store.change(example=example),
        label=words["example"], options=state.examples, format_func=words.get,
    )  # fmt: skip
    if state.example != "own":
        st.caption(words["fixed"])
        return
    for name, value, most in (("n_x", state.n_x, MAX_X), ("n_a", state.n_a, MAX_A)):
        controlled(
            st.segmented_control, f"{store.name}.{name}", value, _unless_none(store.setter(name)),
            label=words[name], options=range(1, most + 1),
        )  # fmt: skip
    field(
        f"{store.name}.seed", state.seed, lambda seed: store.save(_with_new_weights(store, seed=seed)),
        words["seed"], SEEDS, 1,
    )  # fmt: skip


def _unless_none(change: Callable[[Any], None]) -> Callable[[Any], None]:
    """A segment that is pressed again is no longer chosen; then the size stays."""
    return lambda chosen: change(chosen) if chosen is not None else None


def _with_new_weights(store: CellStore, **fields: Any) -> CellState:
    return replace(store.state.without_weight_edits(), **fields)


def _weights(store: CellStore) -> None:
    words, names, state = lesson.words("weights"), lesson.words("presets"), store.state
    if state.example != "own":
        names["random"] = names[state.example]
    controlled(
        st.radio, f"{store.name}.preset", state.preset,
        lambda preset: store.save(_with_new_weights(store, preset=preset)),
        label=words["preset"], options=state.presets, format_func=names.get, horizontal=True,
    )  # fmt: skip
    st.caption(words["help"])
    if state.edits:
        st.caption(words["edited"].format(count=len(state.edits)))
        st.button(words["undo"], key=f"{store.name}.undo", on_click=lambda: store.change(edits={}))


def _loss(store: CellStore) -> None:
    words, state = lesson.words("loss"), store.state
    names = state.letters
    controlled(
        st.radio, f"{store.name}.label", NO_LOSS if state.label is None else state.label,
        lambda label: store.change(label=None if label == NO_LOSS else label),
        label=words["label"], options=[NO_LOSS, *_classes(state)],
        format_func=lambda label: words["none"] if label == NO_LOSS else words["class"].format(label=names[label]),
    )  # fmt: skip
    if state.seen.kind.misprinted:
        controlled(
            st.toggle, f"{store.name}.printed", state.as_printed,
            lambda on: store.change(as_printed=on),
            label=words["as_printed"], help=words["as_printed_help"],
        )  # fmt: skip


def _classes(state: CellState) -> list[int]:
    """The classes that the loss can ask for; of a trained network the letter that did follow."""
    if state.example != "given":
        return list(range(N_Y))
    follows = opened.find(state.given, state.kind).label
    return [follows] if follows is not None else []


def _pins(store: CellStore) -> None:
    words = lesson.words("pins")
    st.caption(words["help"])
    for gate in store.state.seen.kind.gates:
        _pin(store, gate, words[gate])


def _pin(store: CellStore, gate: str, label: str) -> None:
    pins = store.state.pins
    others = {name: value for name, value in pins.items() if name != gate}
    left, right = st.columns([3, 2], vertical_alignment="center")
    with left:
        controlled(
            st.checkbox, f"{store.name}.pin.{gate}", gate in pins,
            lambda on: store.change(pins={**others, gate: 1.0} if on else others),
            label=label,
        )  # fmt: skip
    with right:
        field(
            f"{store.name}.pinned.{gate}", pins.get(gate, 1.0),
            lambda value: store.change(pins={**others, gate: value}), label, store.state.seen.kind.reach(gate), 0.1,
            hidden=True, disabled=gate not in pins,
        )  # fmt: skip


def _names(store: CellStore) -> None:
    words, state = lesson.words("notation"), store.state
    controlled(
        st.radio, f"{store.name}.notation", state.notation,
        lambda chosen: store.change(notation=chosen),
        label=words["label"], options=notation.names(store.kind), format_func=words.get,
    )  # fmt: skip
