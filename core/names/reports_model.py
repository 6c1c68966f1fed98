"""The character model of the reports: names learned and invented letter by letter.

`clip`, `sample` and `optimize` have the reports' signatures and give their digits (R0, R1, R3; the course exercise
"Dinosaur Island"). Parameters are Wax, Waa, Wya, b, by of the RNN, or Wf ... bo, Wy, by of the LSTM; letters are
indices into a sorted vocabulary with the newline, which ends a name, at 0.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from core.cells.lstm_steps import GATES
from core.maths.activations import softmax
from core.maths.arrays import Array, Gradients, Parameters
from core.maths.clipping import clip
from core.names.network import Network

LONGEST = 50
"""A name that has not ended by then is ended."""
MAX_GRADIENT = 5.0


def sample(parameters: Parameters, char_to_ix: Mapping[str, int], seed: int) -> list[int]:
    """The indices of one invented name, the newline at its end included.

    Before the letter number t the generator is seeded anew with seed + 2 t, as the reports do it: their `seed` and
    their counter both grow with each letter. At 50 letters a newline is set.
    """
    indices: list[int] = []
    network = Network(parameters)
    state, letter = network.zero_state(), None
    newline = char_to_ix["\n"]
    while letter != newline and len(indices) < LONGEST:
        scores, state = network.step(letter, state)
        rng = np.random.RandomState(seed + 2 * len(indices))
        letter = int(rng.choice(len(scores), p=softmax(scores[:, None])[:, 0]))
        indices.append(letter)
    return indices if letter == newline else [*indices, newline]


def optimize(
    X: Sequence[int | None], Y: Sequence[int], a_prev: Array, parameters: Parameters, learning_rate: float = 0.01
) -> tuple[float, Gradients, Array]:
    """One step of gradient descent on one name: (loss, gradients clipped to [-5, 5], a_last).

    X holds the letters' indices, of which the first may be None, the zero vector; Y the letters that follow.
    a_prev (n_a, 1) is the state before the name and a_last the one after it. The arrays of `parameters` are updated
    in place, as in the reports.
    """
    network = Network(parameters)
    loss, (a_last,) = network.learn(X, Y, (np.asarray(a_prev)[:, 0],))
    gradients = clip(network.gradients, MAX_GRADIENT)
    update(parameters, gradients, learning_rate)
    return loss, gradients, a_last[:, None]


def update(parameters: Parameters, gradients: Mapping[str, Array], learning_rate: float) -> None:
    """Gradient descent, in place."""
    for name, parameter in parameters.items():
        parameter -= learning_rate * gradients["d" + name]


def initialize(cell: str, n_a: int, n_letters: int, rng: np.random.RandomState) -> dict[str, Array]:
    """Small random weights and zero biases; for the RNN in the reports' order of drawing.

    The LSTM's forget gate begins at a bias of 1, so that it begins by remembering (Jozefowicz et al. 2015).
    """
    if cell == "rnn":
        shapes = {"Wax": (n_a, n_letters), "Waa": (n_a, n_a), "Wya": (n_letters, n_a)}
        weights = {name: rng.randn(*shape) * 0.01 for name, shape in shapes.items()}
        return weights | {"b": np.zeros((n_a, 1)), "by": np.zeros((n_letters, 1))}
    weights = {"W" + gate: rng.randn(n_a, n_a + n_letters) * 0.1 for gate in GATES}
    biases = {"b" + gate: np.full((n_a, 1), float(gate == "f")) for gate in GATES}
    return weights | biases | {"Wy": rng.randn(n_letters, n_a) * 0.1, "by": np.zeros((n_letters, 1))}
