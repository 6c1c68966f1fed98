"""What the pages through time compute: both cells along the sequence, there and back, once for all that shows it."""

from dataclasses import dataclass
from functools import lru_cache

from core.through_time import gradient_flow
from core.through_time.gradient_flow import Explosion
from core.through_time.sequences import Sequence
from core.through_time.unrolled import Back, Unrolled, backward, unroll
from ui.cells.kinds import SEEN
from ui.through_time.state import TimeState


@dataclass(frozen=True)
class Flow:
    """The sequence, the steps whose loss counts, and each cell's way forward and back by its name."""

    sequence: Sequence
    loss_steps: tuple[int, ...]
    forward: dict[str, Unrolled]
    back: dict[str, Back]

    def explosions(self) -> dict[str, Explosion]:
        """The first number of a cell that is not finite, where there is one."""
        found = {cell: gradient_flow.explosion(unrolled, self.back[cell]) for cell, unrolled in self.forward.items()}
        return {cell: explosion for cell, explosion in found.items() if explosion is not None}


def flow(state: TimeState) -> Flow:
    """All numbers of a state; moving the playhead computes nothing anew."""
    return _flow(state.network())


@lru_cache(maxsize=8)
def _flow(state: TimeState) -> Flow:
    """A few are cached: of the largest cells each takes about 10 MB."""
    sequence = state.sequence()
    loss_steps = tuple(state.losses(sequence))
    forward = {
        cell: unroll(SEEN[cell].kind, sequence, parameters) for cell, parameters in state.cells(sequence).items()
    }
    return Flow(
        sequence, loss_steps, forward, {cell: backward(unrolled, loss_steps) for cell, unrolled in forward.items()}
    )
