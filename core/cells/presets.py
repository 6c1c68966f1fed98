"""Cells to look at: inputs and weights at random, as in the reports, or set to show one behaviour."""

from collections.abc import Mapping

import numpy as np

from core.cells.kind import Kind
from core.maths.arrays import Array

N_Y = 2


def drawn(kind: Kind, example: str, n_x: int, n_a: int, m: int, seed: int) -> dict[str, Array]:
    """Standard normal numbers, drawn one array after the other with the legacy generator, as the reports do.

    `example` names one of the kind's orders of drawing: "reports", and where it differs "reports_backward".
    """
    rng = np.random.RandomState(seed)
    shapes = kind.array_shapes(n_x, n_a, N_Y, m)
    order = kind.draws.get(example, tuple(shapes))
    return {name: rng.randn(*shapes[name]) for name in order}


def random_cell(kind: Kind, n_x: int, n_a: int, seed: int) -> dict[str, Array]:
    """One example at random, rounded to two decimals so that every operand can be read as it is.

    The arriving gradients are not drawn: da_next = 1 asks for dL/da itself, dc_next = 0.5 makes the second path seen.
    """
    arrays = {name: array.round(2) for name, array in drawn(kind, "reports", n_x, n_a, 1, seed).items()}
    of_a, *of_others = kind.arriving
    return arrays | {of_a: np.ones((n_a, 1)), **{name: np.full((n_a, 1), 0.5) for name in of_others}}


def apply(kind: Kind, preset: str, arrays: Mapping[str, Array]) -> dict[str, Array]:
    """`arrays` with the weights of a preset: "random" keeps them, "zero" clears them, the others are the kind's.

    A preset clears the weights that lead into the cell, sets its own and keeps the output layer.
    """
    if preset == "random":
        return dict(arrays)
    weights = {name: np.zeros_like(arrays[name]) for name in kind.shapes}
    if preset != "zero":
        weights |= {name: arrays[name] for name in (kind.output, "by")}
        weights |= kind.presets[preset](weights)
    return {**arrays, **weights}
