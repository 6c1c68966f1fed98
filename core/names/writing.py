"""A trained network at its desk: what it would write next, what it remembers, and what moved it."""

from collections.abc import Callable, Sequence

import numpy as np

from core.maths.activations import softmax
from core.maths.arrays import Array
from core.names.network import Network
from core.names.reports_model import LONGEST

NEWLINE = 0


def chances(network: Network, prefix: Sequence[int], temperature: float = 1.0) -> Array:
    """The probability of each letter after a prefix, (n_y,): softmax(scores / temperature).

    Below temperature 1 the likely letters gain, above it the unlikely ones do; towards 0 it is `likeliest`.
    """
    scores, _ = network.run([None, *prefix], network.zero_state())
    p: Array = softmax(scores[-1][:, None] / temperature)[:, 0]
    return p


def likeliest(network: Network, prefix: Sequence[int]) -> list[int]:
    """The prefix finished with the most probable letter each time; the newline at its end is left out."""
    return _finished(prefix, lambda so_far: int(np.argmax(chances(network, so_far))))


def drawn(network: Network, prefix: Sequence[int], temperature: float, rng: np.random.RandomState) -> list[int]:
    """The prefix finished with letters drawn by their chances; the newline at its end is left out."""
    return _finished(prefix, lambda so_far: draw(network, so_far, temperature, rng))


def draw(network: Network, prefix: Sequence[int], temperature: float, rng: np.random.RandomState) -> int:
    """One letter drawn by its chance."""
    p = chances(network, prefix, temperature)
    return int(rng.choice(len(p), p=p))


def _finished(prefix: Sequence[int], choose: Callable[[Sequence[int]], int]) -> list[int]:
    name = list(prefix)
    while len(name) < LONGEST:
        letter = choose(name)
        if letter == NEWLINE:
            break
        name.append(letter)
    return name


def states(network: Network, name: Sequence[int]) -> Array:
    """The hidden state after each letter of a name, (T, n_a)."""
    if not name:
        return np.zeros((0, network.n_a))
    _, found = network.run([None, *name], network.zero_state())
    return np.array([state[0] for state in found[1:]])


def influence(network: Network, name: Sequence[int]) -> Array:
    """What each letter did for the later ones: entry (k, t) is d log p(letter k) / d xt of letter t, times xt.

    A matrix (T, T), zero for t >= k. Positive where letter t made letter k likelier, to first order.
    """
    T = len(name)
    found = np.zeros((T, T))
    for k in range(1, T):
        found[k, :k] = network.input_gradient([None, *name[:k]], name[k])[1:]
    return found
