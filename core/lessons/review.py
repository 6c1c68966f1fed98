"""Questions at the end of a page: a number to find, a wire to click, a statement to judge; all of them by page and id.

Each is drawn anew from a random generator, with numbers of its own; its answer is computed by the rooms that teach it.
The words are in data/lessons/<language>/review.toml under the same id.
"""

from collections.abc import Callable, Mapping

import numpy as np

from core.lessons.asked import Asked
from core.lessons.cell_review import LSTM_CELL, RNN_CELL
from core.lessons.time_review import CLIPPING, GRADIENTS, MEMORY, UNROLLED
from core.lessons.trained_review import DINOSAURS, STOCKS

Draw = Callable[[np.random.Generator], Asked]
REVIEW: Mapping[str, Mapping[str, Draw]] = {
    "rnn_cell": RNN_CELL,
    "lstm_cell": LSTM_CELL,
    "unrolled": UNROLLED,
    "gradients": GRADIENTS,
    "clipping": CLIPPING,
    "memory_task": MEMORY,
    "dinosaurs": DINOSAURS,
    "stocks": STOCKS,
}
"""By page, in the order of its lesson."""
AT_ONCE = 3
"""So many of its own a page asks, and one that was missed on another."""


def ask(id: str, seed: int) -> Asked:
    """The question of this id with the numbers of a seed."""
    page = next(page for page, pool in REVIEW.items() if id in pool)
    return REVIEW[page][id](np.random.default_rng(seed))


def choose(page: str, reached: frozenset[str], missed: frozenset[str], seed: int) -> list[str]:
    """The ids that a page asks: AT_ONCE of its own, those first that were never answered rightly, and one that was
    missed elsewhere and can be asked here."""
    rng = np.random.default_rng(seed)
    own = [str(id) for id in rng.permutation(sorted(REVIEW[page]))]
    own.sort(key=lambda id: id in reached)
    elsewhere = [id for other, pool in REVIEW.items() for id in pool if other != page and id in missed]
    asked_here = [id for id in elsewhere if not ask(id, seed).wires]
    back = [str(rng.choice(asked_here))] if asked_here else []
    return own[:AT_ONCE] + back
