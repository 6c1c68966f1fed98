"""A cell that another page gives: of a trained network, at a letter of a name or on a day of a series; or of one step
through time.

The key says where it comes from: the run, its updates, the place, the name. The bundled runs are always there; a run of
a session is there for whoever opens the link while the server remembers it; a step through time follows from its key.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import streamlit as st

from core.arrays import Array
from core.letters import Network
from core.names import LONGEST_NAME
from ui import dinosaur_runs, lesson, stock_cell, time_cell
from ui.notation import letter_names


@dataclass(frozen=True)
class Given:
    """The arrays of a cell, the names of its inputs and classes, the class that did follow where one did; where the
    cell comes from, as a sentence, and the page that gave it, with the parameters of the way back."""

    arrays: dict[str, Array]
    letters: tuple[str, ...]
    label: int | None
    origin: str
    page: str
    parameters: Mapping[str, str] = field(default_factory=dict)


def key(run: str, step: int, at: int, text: str) -> str:
    return f"{run}~{step}~{at}~{text}"


def find(key: str, lstm: bool) -> Given:
    """The cell of a key, found once in a session so that its numbers stay. ValueError where there is none any more."""
    found: dict[str, Given] = st.session_state.setdefault("given", {})
    if key not in found:
        found[key] = look_up(key)
    if ("Wf" in found[key].arrays) is not lstm:
        raise ValueError(key)
    return found[key]


def look_up(key: str) -> Given:
    """The cell of a key as it is now. ValueError where its network is gone, has gone on, or the key is none."""
    if key.startswith(stock_cell.KEY + "~"):
        arrays, origin = stock_cell.look_up(key)
        return Given(arrays, tuple(str(number) for number in range(len(arrays["xt"]))), None, origin, "stocks")
    if key.startswith(time_cell.KEY + "~"):
        step = time_cell.look_up(key)
        return Given(step.arrays, step.letters, step.label, step.origin, "through_time", step.parameters)
    return _of_a_name(key)


def _of_a_name(key: str) -> Given:
    id, step, at, text = key.split("~", 3)
    run = dinosaur_runs.lookup(id)
    network = run.network() if run else None
    if run is None or network is None or run.weights is None or len(text) > LONGEST_NAME:
        raise ValueError(key)
    if str(run.weights.step) != step:
        raise ValueError(key)
    if not set(text) <= set(run.names.vocabulary):
        raise ValueError(key)
    place, indices = int(at), run.names.indices(text)
    if not 0 <= place <= len(indices):
        raise ValueError(key)
    letters = letter_names(run.names.vocabulary)
    follows = indices[place] if place < len(indices) else None
    words, prefix = lesson.words("given"), text[:place]
    heard = (
        words["heard"].format(prefix=lesson.plain(prefix), letter=lesson.plain(prefix[-1]))
        if prefix
        else words["begins"]
    )
    origin = f"{heard} {words['order'].format(letters=lesson.plain(''.join(letters)))}"
    return Given(_arrays(network, indices[:place]), letters, follows, origin, "dinosaurs")


def _arrays(network: Network, prefix: list[int]) -> dict[str, Array]:
    """The cell that reads the prefix's last letter, or the zero vector at the beginning, in the state before it."""
    heard = [None, *prefix]
    state = network.run(heard[:-1], network.zero_state())[1][-1] if prefix else network.zero_state()
    xt = np.zeros((network.n_letters, 1))
    if prefix:
        xt[prefix[-1]] = 1.0
    arrays = {("ba" if name == "b" else name): array.copy() for name, array in network.parameters.items()}
    states = {name: value[:, None].copy() for name, value in zip(("a_prev", "c_prev"), state, strict=False)}
    arriving = {"d" + name.replace("prev", "next"): np.zeros_like(value) for name, value in states.items()}
    return {"xt": xt, **states, **arrays, **arriving}
