"""A cell along a sequence: every number there and back, how gradients fade or grow, and what may be done about it.

In reading order: sequences.py (inputs and labels), unrolled.py (a cell along them, both ways), gradient_flow.py
(lengths, factors, which loss depends on which step), ledger_check.py (the sum over the steps, checked), descent.py
(learning with and without a clip), cliff.py (a loss with a wall), memory_task.py (the first symbol remembered to the
end), batches.py (what it learns with).
"""

from core.through_time.cliff import Cliff
from core.through_time.descent import Path, descend, network
from core.through_time.gradient_flow import Explosion, credit_map, explosion, norms, on_direct_wire, products, stretches
from core.through_time.ledger_check import check_sums, total_loss
from core.through_time.sequences import Sequence
from core.through_time.unrolled import Back, Unrolled, backward, unroll

__all__ = [
    "Back",
    "Cliff",
    "Explosion",
    "Path",
    "Sequence",
    "Unrolled",
    "backward",
    "check_sums",
    "credit_map",
    "descend",
    "explosion",
    "network",
    "norms",
    "on_direct_wire",
    "products",
    "stretches",
    "total_loss",
    "unroll",
]
