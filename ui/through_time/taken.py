"""The pages through time to take along, by core's own functions: both cells along the sequence, there and back; a
gradient clipped, and what is learned with it; the memory task's trainings.
"""

from collections.abc import Iterator
from functools import partial

from core.cells.initial_weights import initial_weights
from core.cells.kinds import kind_of
from core.maths import activations
from core.maths.clipping import clip
from core.through_time import gradient_flow
from core.through_time.cliff import points
from core.through_time.descent import descend
from core.through_time.ledger_check import check_sums
from core.through_time.memory_task import train
from core.through_time.sequences import Sequence
from core.through_time.unrolled import unroll
from ui.cells.kinds import SEEN
from ui.kit import lesson, taken
from ui.kit.notebook import Code, Maker, Piece
from ui.through_time import ledger as time_ledger
from ui.through_time.clip_state import CELLS
from ui.through_time.flow import flow
from ui.through_time.learning import UPDATES
from ui.through_time.memory_task import settings
from ui.through_time.openings import OPENINGS
from ui.through_time.state import TimeState
from ui.through_time.store import TimeStore

USED = (
    unroll, gradient_flow, check_sums, Sequence, kind_of, initial_weights, activations, clip, descend, points, train,
)  # fmt: skip
"""Of these, or of the files that they stand in, it is made."""
WEIGHTS = "{cell} = initial_weights(KINDS[{cell!r}], {n_x}, {n_a}, {n_y}, np.random.default_rng({seed}), {bias!r})"
"""As ui.through_time.state draws them."""
SCALED = "{cell}[{name!r}] = with_spectral_radius({cell}[{name!r}], {radius!r})"
SET = "{name} = {value!r}"
PAGES = ("unrolled", "gradients", "clipping", "memory_task")


def of_page(page: str, address: str) -> list[Piece]:
    """The notebook of a page as it is set in this session."""
    store = TimeStore(OPENINGS[page])
    return pieces(page, store.state, store.ghost, address + store.link)


def pieces(page: str, state: TimeState, kept: TimeState | None, link: str) -> list[Piece]:
    """The notebook of a state on a page, and of the state A where one was kept; `link` opens both."""
    now, before = list(_part(page, state)), list(_part(page, kept)) if kept is not None else None
    return taken.whole(lesson.words("pages")[page], link, USED, now, before)


def _part(page: str, state: TimeState) -> Iterator[Piece]:
    """What is set, then what is computed: sections of data/take_away/pages, in the order of the page."""
    file, given, parts = _sections(page, state)
    yield taken.words("cliff_given" if "cliff" in parts else f"{file}_given")
    yield Code("\n".join(given))
    for part in parts:
        yield taken.words(f"time_{part}")
        yield taken.part(file, part)


def _sections(page: str, state: TimeState) -> tuple[str, Iterator[str], tuple[str, ...]]:
    """The file of a page, the lines of what is set, and the sections that are computed."""
    found: dict[str, tuple[str, Iterator[str], tuple[str, ...]]] = {
        "unrolled": ("unrolled", _unrolled(state), ("forward", "backward", "ledger", "check")),
        "gradients": ("unrolled", _network(state, CELLS), ("forward", "backward", "flow", "factors", "map")),
        "clipping": ("clipping", _clipping(state), (state.clip_view,)),
        "memory_task": ("memory_task", _memory(state), ("training",)),
    }
    return found[page]


def _unrolled(state: TimeState) -> Iterator[str]:
    yield from _network(state, state.cells_shown)
    cell, weight = time_ledger.chosen(state)
    yield f"looked_at = {{{cell!r}: {{{weight!r}: {time_ledger.entry(state, flow(state))}}}}}"


def _network(state: TimeState, cells: tuple[str, ...]) -> Iterator[str]:
    """The sequence, the losses that count, and the weights, drawn anew from their seed."""
    sequence = state.sequence()
    yield f"x = {taken.written(sequence.x)}"
    yield f"labels = np.array({sequence.labels.tolist()})"
    yield f"sequence = Sequence(x, labels, {sequence.n_y})"
    yield SET.format(name="loss_steps", value=tuple(state.losses(sequence)))
    for cell in cells:
        yield from _weights(state, sequence, cell)
    yield f"parameters = {{{', '.join(f'{cell!r}: {cell}' for cell in cells)}}}"
    yield taken.showing(["x", "labels"])


def _weights(state: TimeState, sequence: Sequence, cell: str) -> Iterator[str]:
    kind, sizes = SEEN[cell].kind, {"n_x": sequence.n_x, "n_a": state.n_a, "n_y": sequence.n_y}
    yield WEIGHTS.format(cell=cell, **sizes, seed=state.seed, bias=state.bias)
    if kind.recurrent:
        yield SCALED.format(cell=cell, name=kind.recurrent, radius=state.radius)


def _clipping(state: TimeState) -> Iterator[str]:
    """What the view that is shown is set to."""
    facts: dict[str, object] = {"rank": state.clip_rank, "cell": state.clip_cell, "limit": state.clip_limit}
    facts |= {"rate": state.clip_rate, "updates": UPDATES, "ways": _ways(state.clip_how)}
    if state.clip_view == "cliff":
        facts = {"linear": state.cliff_unit == "linear", "w": state.cliff_w, "b": state.cliff_b}
        facts |= {"limit": state.cliff_limit, "rate": state.cliff_rate, "updates": state.cliff_updates}
        facts |= {"ways": _ways(state.cliff_how)}
    else:
        yield from _network(state, (state.clip_cell,))
    for name, value in facts.items():
        yield SET.format(name=name, value=value)


def _ways(how: str) -> tuple[str, ...]:
    """Without a clip, and with the one that is chosen."""
    return tuple(dict.fromkeys(("none", how)))


def _memory(state: TimeState) -> Iterator[str]:
    """The settings of both trainings."""
    yield SET.format(name="asked", value={cell: settings(state, cell) for cell in CELLS})


MAKERS: dict[str, Maker] = {page: partial(of_page, page) for page in PAGES}
"""Who makes the notebook of a page, by page."""
