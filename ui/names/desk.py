"""The desk: a name that the reader and the network write together, letter by letter. The messages it sends."""

from dataclasses import replace
from typing import Any

import numpy as np
import streamlit as st

from core.names import writing
from core.names.names import LONGEST_NAME, NEWLINE
from core.names.run import Run
from core.refusal import Refusal
from ui.cells import link
from ui.cells.state import CellState
from ui.components.component import component
from ui.kit import lesson, opened, path
from ui.names import cell, checkpoints, desk_view
from ui.names.runs import Runs
from ui.names.state import MOST_DRAWS, NEWEST, TEMPERATURE, DinosaurState, DinosaurStore

name_desk = component("name_desk")
REFUSED = "dinosaurs.desk.refused"
"""The sentence on the last name that was typed, where it was not taken."""


def show(runs: Runs, run: Run) -> None:
    """Draw the desk of a run."""
    state = runs.store.state
    data = desk_view.view(run, state, runs.store.seq, st.session_state.get(REFUSED, "")) | {"staged": staged(state)}
    name_desk("dinosaurs.desk", data, lambda message: receive(runs, message))


def staged(state: DinosaurState) -> bool:
    """Whether the desk is in sight."""
    return state.view == "desk"


def show_checkpoints(runs: Runs, run: Run) -> None:
    """Draw the slider through the checkpoints of a run, and the names of the one that is looked at."""
    store = runs.store
    moment = run.moment(store.state.moment)
    checkpoints.show(run, moment, store.seq, lambda message: receive(runs, message), brief=staged(store.state))


def open_cell(runs: Runs) -> None:
    """If the desk has asked for it, go to the page of the cell, as it reads the letter before the place."""
    if not st.session_state.pop("dinosaurs.open", False):
        return
    run, state = runs.shown(), runs.store.state
    text, _ = desk_view.readable(state.text, run.names)
    weights = run.at(run.moment(state.moment))
    if weights is None:
        return
    kind = run.settings.cell
    key = cell.key(runs.shown_id, weights.step, min(state.at, len(text)), text)
    label = opened.find(key, kind).label
    trained = CellState(kind, example="given", given=key, unit=min(state.unit, run.settings.n_a - 1), label=label)
    st.switch_page(f"pages/{trained.seen.page}.py", query_params=link.write(trained))


def receive(runs: Runs, message: dict[str, Any]) -> None:
    """Apply a message; one that is not understood leaves everything as it was."""
    store = runs.store
    st.session_state[store.key("seq")] = int(message["seq"])
    if message.get("cross") in (1, -1):
        _cross(store, message["cross"])
    st.session_state["dinosaurs.open"] = bool(message.get("open"))
    st.session_state[REFUSED] = ""
    try:
        store.save(after(store.state, message, runs.shown()))
    except Refusal as refusal:
        st.session_state[REFUSED] = lesson.words("desk")[refusal.reason].format(**refusal.facts)
    except (ValueError, TypeError, KeyError) as error:
        store.note(lesson.words("app")["not_understood"].format(name=error))


def _cross(store: DinosaurStore, by: int) -> None:
    """Beyond the last checkpoint of a run lies the desk, and beyond that the next page; the same way back."""
    if (store.state.view == "watch") == (by > 0):
        store.change(view="desk" if by > 0 else "watch", moment=None)
    else:
        path.leave(by)


def after(state: DinosaurState, message: dict[str, Any], run: Run) -> DinosaurState:
    """The state after a message: checkpoint, text and place, unit, temperature, or a letter to be drawn.

    Raises Refusal("long").
    """
    if "step" in message:
        moment = None if message["step"] == NEWEST else int(message["step"])
        state = replace(state, moment=moment)
    if "text" in message:
        text = str(message["text"]).lower()
        state = replace(state, text=text, at=min(len(text), int(message.get("at", len(text)))))
    elif "at" in message:
        state = replace(state, at=max(0, int(message["at"])))
    if "unit" in message:
        state = replace(state, unit=max(0, int(message["unit"])))
    if "temperature" in message:
        least, most = TEMPERATURE
        state = replace(state, temperature=min(most, max(least, float(message["temperature"]))))
    if message.get("again"):
        state = replace(state, draws=(state.draws + desk_view.DRAWN) % MOST_DRAWS)
    if message.get("draw"):
        state = with_letter_drawn(state, run)
    if len(state.text) > LONGEST_NAME:
        raise Refusal("long", count=len(state.text), most=LONGEST_NAME)
    return state


def with_letter_drawn(state: DinosaurState, run: Run) -> DinosaurState:
    """The letter at the place drawn by its chance, as if its bar had been chosen; the end of the name ends it there."""
    network = run.network(run.moment(state.moment))
    if network is None:
        return state
    text, _ = desk_view.readable(state.text, run.names)
    prefix, rest = text[: state.at], text[state.at + 1 :]
    rng = np.random.RandomState(state.draws)
    letter = run.names.vocabulary[writing.draw(network, run.names.indices(prefix), state.temperature, rng)]
    chosen = prefix if letter == NEWLINE else prefix + letter + rest
    return replace(state, text=chosen, at=len(prefix) + (letter != NEWLINE), draws=(state.draws + 1) % MOST_DRAWS)
