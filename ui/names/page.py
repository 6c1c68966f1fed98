"""The dinosaur page's parts: what the desk says is heard, what a run tells is drawn."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import streamlit as st

from core.names import writing
from core.names.names import NEWLINE
from core.names.run import Run
from core.names.training import Settings
from ui.cells import link
from ui.cells.state import CellState
from ui.components.component import component
from ui.kit import lesson, opened, visitor
from ui.kit.lesson_cards import cards
from ui.kit.training_panel import panel, warm
from ui.names import cell, desk_view
from ui.names.controls import about, controls, name
from ui.names.loss_chart import loss_chart, per_name
from ui.names.runs import Runs
from ui.names.state import MOST_DRAWS, TEMPERATURE, DinosaurState, store

TAME_RATE = 0.05
WORSE = 0.05
"""Bits a letter by which the held-out names must have become worse to be told."""
name_desk = component("name_desk")


def show() -> None:
    """Draw the page."""
    kept = store()
    runs = Runs(kept)
    words = lesson.words("app")
    broken = kept.open()
    if broken:
        st.warning(words["not_understood"].format(name=broken))
    if st.session_state.get("entered", True):
        kept.note(runs.find())
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(lesson.section("dinosaurs").title, width="content", anchor=False)
        controls(runs)
    panel(runs.jobs, runs.begin, lambda: _draw(runs))
    cards("dinosaurs", "loss", "names", "desk")
    warm()


def _draw(runs: Runs) -> None:
    if st.session_state.pop("dinosaurs.open", False):
        open_cell(runs)
    words, notice = lesson.words("dinosaurs"), runs.store.take_notice()
    if notice:
        st.warning(notice)
    run, beside = runs.shown(), runs.beside()
    for said in _said(runs, run, beside):
        st.caption(said)
    shown = [run] if beside is None else [run, beside]
    _explosion(runs, run)
    if len(run.curve):
        st.markdown("  \n".join(_lines(runs, shown)))
        loss_chart(shown, [about(one) for one in shown])
    if run.source == "reports" and run.settings == Settings():
        st.caption(lesson.words("figures")["as_reported"])
    best = min(run.bits, key=lambda point: point[1], default=None)
    if best is not None and run.bits[-1][1] > best[1] + WORSE:
        st.caption(words["by_heart"].format(step=f"{best[0]:,}", bits=f"{best[1]:.3f}"))
    name_desk("dinosaurs.desk", desk_view.view(run, runs.store.state, runs.store.seq, ""), lambda m: hear(runs, m))


def _said(runs: Runs, run: Run, beside: Run | None) -> list[str]:
    """What must be said about which run is shown."""
    words, state, found = lesson.words("dinosaurs"), runs.store.state, []
    if runs.shown_id != state.run:
        found.append(words["waiting"])
    if any(job.owner != visitor.browser() for job in runs.jobs()):
        found.append(words["watching"])
    if beside is not None and beside.names != run.names:
        found.append(words["lists_differ"])
    return found


def _lines(runs: Runs, shown: list[Run]) -> list[str]:
    """The figures of a run; where there are two, each begins with its line in the chart and its name."""
    words = lesson.words("figures")
    if len(shown) == 1:
        return [f"{about(shown[0])}: {told(shown[0])}"]
    both = zip((words["solid"], words["dashed"]), (runs.shown_id, runs.store.state.beside), shown, strict=True)
    return [
        f"{words['of'].format(line=line, name=name(runs, id), about=about(run))} {told(run)}" for line, id, run in both
    ]


def told(run: Run) -> str:
    """The newest figures in a line."""
    words = lesson.words("figures")
    loss = run.figures["loss"]
    parts = [words["loss"].format(loss=f"{loss:.3f}", bits=f"{loss / run.letters_per_name / math.log(2):.2f}")]
    if run.bits:
        step, bits = run.bits[-1]
        parts.append(words["held"].format(bits=f"{bits:.3f}", step=f"{step:,}", loss=f"{per_name(run, bits):.2f}"))
    if "norm" in run.figures:
        clipped = f"{100 * run.figures['clipped']:.0f}"
        parts.append(words["norm"].format(norm=f"{run.figures['norm']:.1f}", clipped=clipped))
    return " · ".join(parts)


def _explosion(runs: Runs, run: Run) -> None:
    """A run that blew up offers the remedy: the same with clipping by norm."""
    if run.failed is None or run.failed.reason != "exploded":
        return
    words = lesson.words("exploded")
    st.error(words["sentence"].format(step=f"{run.failed.step:,}", **lesson.plain_all(run.failed.facts)))

    rate = min(run.settings.learning_rate, TAME_RATE)

    def clip() -> None:
        runs.store.change(settings=replace(run.settings, clipping="norm", max_gradient=5.0, learning_rate=rate))
        runs.begin()

    st.button(words["remedy"].format(rate=f"{rate:g}"), on_click=clip)


def open_cell(runs: Runs) -> None:
    """Go to the page of the cell, with the trained cell as it reads the letter before the place."""
    run, state = runs.shown(), runs.store.state
    text, _ = desk_view.readable(state.text, run.names)
    if run.weights is None:
        return
    lstm = run.settings.cell == "lstm"
    key = cell.key(runs.shown_id, run.weights.step, min(state.at, len(text)), text)
    label = opened.find(key, lstm).label
    trained = CellState(lstm, example="given", given=key, unit=min(state.unit, run.settings.n_a - 1), label=label)
    st.switch_page(f"pages/{'lstm' if lstm else 'rnn'}_cell.py", query_params=link.write(trained))


def hear(runs: Runs, message: dict[str, Any]) -> None:
    """Apply a message of the desk; what is not understood leaves everything as it was."""
    kept = runs.store
    st.session_state[kept.key("seq")] = int(message["seq"])
    st.session_state["dinosaurs.open"] = bool(message.get("open"))
    try:
        kept.save(heard(kept.state, message, runs.shown()))
    except (ValueError, TypeError, KeyError) as error:
        kept.note(lesson.words("app")["not_understood"].format(name=error))


def heard(state: DinosaurState, message: dict[str, Any], run: Run) -> DinosaurState:
    """The state after a message: text and place, unit, temperature, or a letter to be drawn."""
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
        state = drawn(state, run)
    return state


def drawn(state: DinosaurState, run: Run) -> DinosaurState:
    """The letter at the place drawn by its chance, as if its bar had been chosen; the end of the name ends it there."""
    network = run.network()
    if network is None:
        return state
    text, _ = desk_view.readable(state.text, run.names)
    prefix, rest = text[: state.at], text[state.at + 1 :]
    rng = np.random.RandomState(state.draws)
    letter = run.names.vocabulary[writing.draw(network, run.names.indices(prefix), state.temperature, rng)]
    chosen = prefix if letter == NEWLINE else prefix + letter + rest
    return replace(state, text=chosen, at=len(prefix) + (letter != NEWLINE), draws=(state.draws + 1) % MOST_DRAWS)
