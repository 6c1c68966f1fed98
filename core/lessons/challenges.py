"""All challenges by their id: each a predicate on the work of its page, at whatever way one came there.

A predicate gives the numbers that show that its goal is reached, or None. The words of a challenge, with its start
and its solution, are in data/lessons/<language>/challenges.toml under the same id.
"""

from collections.abc import Callable, Mapping
from typing import Any

from core.lessons.cell_challenges import LSTM_CELL, RNN_CELL, Facts
from core.lessons.clip_challenges import CLIPPING
from core.lessons.price_challenges import STOCKS
from core.lessons.run_challenges import MEMORY, NAMES
from core.lessons.time_challenges import GRADIENTS, UNROLLED

Predicate = Callable[[Any], Facts | None]
"""Takes the work of its page: CellWork, NetworkWork, ClipWork, MemoryWork, NamesWork or StocksWork."""
CHALLENGES: Mapping[str, Mapping[str, Predicate]] = {
    "rnn_cell": RNN_CELL,
    "lstm_cell": LSTM_CELL,
    "unrolled": UNROLLED,
    "gradients": GRADIENTS,
    "clipping": CLIPPING,
    "memory_task": MEMORY,
    "dinosaurs": NAMES,
    "stocks": STOCKS,
}
"""By page, the easiest of each page first."""


def reached(page: str, id: str, work: Any) -> Facts | None:
    """The numbers that show that a challenge of a page is reached by this work; None where it is not."""
    return CHALLENGES[page][id](work)
