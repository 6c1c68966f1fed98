"""A trained network at a letter of a name as a cell, by a key that a link can hold."""

import numpy as np

from core.maths.arrays import Array
from core.names.names import LONGEST_NAME
from core.names.network import Network
from ui.cells.notation import letter_names
from ui.kit import lesson
from ui.kit.opened import Given
from ui.names import runs


def key(run: str, step: int, at: int, text: str) -> str:
    """The key of a cell: the run, its updates, the place in the text, the text."""
    return f"{run}~{step}~{at}~{text}"


def look_up(key: str) -> Given:
    """The cell of a key. ValueError where its network is gone, has gone on, or the key is none."""
    id, step, at, text = key.split("~", 3)
    run = runs.lookup(id)
    network = run.network(int(step)) if run else None
    if run is None or network is None or len(text) > LONGEST_NAME:
        raise ValueError(key)
    if not set(text) <= set(run.names.vocabulary):
        raise ValueError(key)
    place, indices = int(at), run.names.indices(text)
    if not 0 <= place <= len(indices):
        raise ValueError(key)
    letters = letter_names(run.names.vocabulary)
    follows = indices[place] if place < len(indices) else None
    words, prefix = lesson.words("given"), text[:place]
    read = (
        words["heard"].format(prefix=lesson.plain(prefix), letter=lesson.plain(prefix[-1]))
        if prefix
        else words["begins"]
    )
    origin = f"{read} {words['order'].format(letters=lesson.plain(''.join(letters)))}"
    return Given(run.settings.cell, _arrays(network, indices[:place]), letters, follows, origin, "dinosaurs")


def _arrays(network: Network, prefix: list[int]) -> dict[str, Array]:
    """The cell that reads the prefix's last letter, or the zero vector at the beginning, in the state before it."""
    inputs = [None, *prefix]
    state = network.run(inputs[:-1], network.zero_state())[1][-1] if prefix else network.zero_state()
    xt = np.zeros((network.n_letters, 1))
    if prefix:
        xt[prefix[-1]] = 1.0
    arrays = {("ba" if name == "b" else name): array.copy() for name, array in network.parameters.items()}
    states = {name: value[:, None].copy() for name, value in zip(("a_prev", "c_prev"), state, strict=False)}
    arriving = {"d" + name.replace("prev", "next"): np.zeros_like(value) for name, value in states.items()}
    return {"xt": xt, **states, **arrays, **arriving}
