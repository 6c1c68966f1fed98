"""The pages through time to take along: both cells along the sequence, there and back, by core's own functions."""

from collections.abc import Iterator
from functools import partial

from core.cells.initial_weights import initial_weights
from core.cells.kinds import kind_of
from core.maths import activations
from core.through_time import gradient_flow
from core.through_time.ledger_check import check_sums
from core.through_time.sequences import Sequence
from core.through_time.unrolled import unroll
from ui.cells.kinds import SEEN
from ui.kit import lesson, taken
from ui.kit.notebook import Code, Piece
from ui.through_time import ledger as time_ledger
from ui.through_time.flow import flow
from ui.through_time.openings import OPENINGS
from ui.through_time.state import TimeState
from ui.through_time.store import TimeStore

USED = (
    unroll, gradient_flow, check_sums, Sequence, kind_of, initial_weights, activations,
)  # fmt: skip
"""Of these, or of the files that they stand in, it is made."""
WEIGHTS = "{cell} = initial_weights(KINDS[{cell!r}], {n_x}, {n_a}, {n_y}, np.random.default_rng({seed}), {bias!r})"
"""As ui.through_time.state draws them."""
SCALED = "{cell}[{name!r}] = with_spectral_radius({cell}[{name!r}], {radius!r})"
PARTS = {
    "unrolled": ("forward", "backward", "ledger", "check"),
    "gradients": ("forward", "backward", "flow", "factors", "map"),
}
"""By page what is computed, in its order: sections of data/take_away/pages/unrolled.py."""


def of_page(page: str, address: str) -> list[Piece]:
    """The notebook of a page as it is set in this session."""
    store = TimeStore(OPENINGS[page])
    return pieces(page, store.state, store.ghost, address + store.link)


def pieces(page: str, state: TimeState, kept: TimeState | None, link: str) -> list[Piece]:
    """The notebook of a state on a page, and of the state A where one was kept; `link` opens both."""
    now, before = [list(_part(page, one)) if one is not None else None for one in (state, kept)]
    return taken.whole(lesson.words("pages")[page], link, USED, now or [], before)


def _part(page: str, state: TimeState) -> Iterator[Piece]:
    yield taken.words("time_given")
    yield Code(given(page, state))
    for part in PARTS[page]:
        yield taken.words(f"time_{part}")
        yield taken.part("unrolled", part)


def given(page: str, state: TimeState) -> str:
    """What is set: the sequence, the losses that count, and the weights, drawn anew from their seed."""
    sequence = state.sequence()
    cells = state.cells_shown if page == "unrolled" else tuple(SEEN)
    name, weight = time_ledger.chosen(state)
    return "\n".join(
        [
            f"x = {taken.written(sequence.x)}",
            f"labels = np.array({sequence.labels.tolist()})",
            f"sequence = Sequence(x, labels, {sequence.n_y})",
            f"loss_steps = {tuple(state.losses(sequence))}",
            *(line for cell in cells for line in _weights(state, cell)),
            f"parameters = {{{', '.join(f'{cell!r}: {cell}' for cell in cells)}}}",
            f"looked_at = {{{name!r}: {{{weight!r}: {time_ledger.entry(state, flow(state))}}}}}",
            taken.showing(["x", "labels"]),
        ]
    )


def _weights(state: TimeState, cell: str) -> Iterator[str]:
    sequence, kind = state.sequence(), SEEN[cell].kind
    facts = {"cell": cell, "n_x": sequence.n_x, "n_a": state.n_a, "n_y": sequence.n_y, "seed": state.seed}
    yield WEIGHTS.format(**facts, bias=state.bias)
    if kind.recurrent:
        yield SCALED.format(cell=cell, name=kind.recurrent, radius=state.radius)


MAKERS = {page: partial(of_page, page) for page in PARTS}
"""Who makes the notebook of a page, by page."""
