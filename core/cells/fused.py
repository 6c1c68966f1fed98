"""A cell's layer as one matrix, so that a step is one product and one nonlinearity: several times as fast.

One column of S holds all that a step multiplies, [1; a_prev; xt], so a layer is one matrix W = [bias, recurrent
weights, input weights], for an LSTM one such block of rows a gate. `parts` shows W under the reports' names, as views.
The loops of each kind are in core/cells/fused_rnn.py and core/cells/fused_lstm.py, for one sequence and for a batch.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from core.maths.arrays import Array, Parameters


@dataclass(frozen=True)
class Fused:
    """How a kind's layer lies in W, and its loops. Shapes: S (T + 1, 1 + n_a + n_x), and of a batch with m at the end.

    `blocks` names for each n_a rows of W the bias, the weights of a and those of x; where the last two are one name,
    it is the matrix that multiplies [a_prev; xt].
    `forward(W, S, c0)` fills the states into S and gives what `backward(W_T, S, cache, dA)` needs; dA (T, n_a) is what
    the losses say of each state, and what comes out the gradient of each step's sums (T, rows of W).
    `batch_forward(W, S)` and `batch_backward(W, S, cache, da)` do so for m sequences with a loss at the end only; out
    comes the gradient of W, and what the loss says of the first state.
    """

    blocks: tuple[tuple[str, str, str], ...]
    states: int
    forward: Callable[[Array, Array, Array], tuple[Array, ...]]
    backward: Callable[[Array, Array, tuple[Array, ...], Array], Array]
    batch_forward: Callable[[Array, Array], tuple[Array, ...]]
    batch_backward: Callable[[Array, Array, tuple[Array, ...], Array], tuple[Array, Array]]

    def parts(self, W: Array) -> dict[str, Array]:
        """W, or its gradient, by name, as views."""
        rows = dict(zip(self.blocks, np.split(W, len(self.blocks)), strict=True))
        n_a = len(W) // len(self.blocks)
        weights: dict[str, Array] = {}
        for (_, of_a, of_x), block in rows.items():
            whole = of_a == of_x
            weights |= {of_x: block[:, 1:]} if whole else {of_x: block[:, 1 + n_a :], of_a: block[:, 1 : 1 + n_a]}
        return weights | {bias: block[:, :1] for (bias, _, _), block in rows.items()}

    def inputs(self, parameters: Parameters, n_a: int) -> int:
        """n_x, the number of inputs that such parameters take."""
        _, of_a, of_x = self.blocks[0]
        return int(parameters[of_x].shape[1]) - (n_a if of_a == of_x else 0)

    def packed(self, parameters: Parameters, n_a: int, n_x: int) -> Array:
        """The layer of these parameters."""
        W = np.empty((len(self.blocks) * n_a, 1 + n_a + n_x))
        fill(self.parts(W), parameters)
        return W


def fill(parts: Mapping[str, Array], values: Parameters) -> None:
    """Write values into views of the same names."""
    for name, part in parts.items():
        part[...] = values[name]
