"""The state of a cell page as the parameters of its link, and back."""

from collections.abc import Mapping
from dataclasses import replace

from ui.cells import notation, steps
from ui.cells.state import MAX_A, MAX_X, SEEDS, CellState, Place
from ui.kit import link, opened
from ui.kit.link import among, field, flag, number, whole


def write(state: CellState) -> dict[str, str]:
    """The parameters of a state; they are never none, for the bare address opens the first step."""
    return link.write(state, CellState(state.kind), TABLE) or {"step": state.step}


def read(parameters: Mapping[str, str], kind: str) -> tuple[CellState, str | None]:
    """The state of a link, which shows the whole cell where it names no step; of the bare address the first step."""
    if not TABLE.keys() & parameters.keys():
        return opening(kind), None
    return link.read(parameters, CellState(kind), TABLE)


def opening(kind: str) -> CellState:
    """What a first visit sees."""
    state = CellState(kind)
    return replace(state, step=steps.steps(state)[0].id)


def place(text: str, state: CellState) -> Place:
    """ "xt.0.0" -> an entry that the state's arrays have, or ValueError."""
    name, row, column = text.split(".")
    rows, columns = state.base[name].shape if name in state.base else (0, 0)
    entry = (name, whole(row, 0, rows - 1), whole(column, 0, columns - 1))
    return entry


def _put_pairs(pairs: Mapping[str, float]) -> str:
    return "~".join(f"{name}_{value!r}" for name, value in pairs.items())


def _pairs(text: str) -> dict[str, float]:
    return {name: number(value) for name, value in (pair.rsplit("_", 1) for pair in text.split("~"))}


def _take_given(state: CellState, text: str) -> CellState:
    opened.find(text, state.kind)
    return replace(state, given=text)


def _take_size(state: CellState, text: str) -> CellState:
    n_x, n_a = text.split("x")
    return replace(state, n_x=whole(n_x, 1, MAX_X), n_a=whole(n_a, 1, MAX_A))


def _take_edits(state: CellState, text: str) -> CellState:
    return replace(state, edits={place(name, state): value for name, value in _pairs(text).items()})


def _take_pins(state: CellState, text: str) -> CellState:
    """ValueError also for a pin that its gate cannot have."""
    pins, kind = _pairs(text), state.seen.kind
    for name, value in pins.items():
        low, high = kind.reach(among(name, kind.gates))
        if not low <= value <= high:
            raise ValueError(text)
    return replace(state, pins=pins)


def _take_step(state: CellState, text: str) -> CellState:
    ids = tuple(step.id for step in steps.steps(state))
    return replace(state, step=among(text, ids))


TABLE: link.Table[CellState] = {
    "given": (lambda s: s.given, _take_given),
    "example": field("example", lambda s, text: among(text, s.examples)),
    "size": (lambda s: f"{s.n_x}x{s.n_a}", _take_size),
    "seed": field("seed", lambda s, text: whole(text, *SEEDS)),
    "weights": field("preset", lambda s, text: among(text, s.presets)),
    "edits": (lambda s: _put_pairs({".".join(map(str, p)): v for p, v in s.edits.items()}), _take_edits),
    "pins": (lambda s: _put_pairs(s.pins), _take_pins),
    "class": (
        lambda s: "" if s.label is None else str(s.label),
        lambda s, text: replace(s, label=whole(text, 0, len(s.base["by"]) - 1)),
    ),
    "printed": flag("as_printed"),
    "unit": field("unit", lambda s, text: whole(text, 0, s.sizes[1] - 1)),
    "of": field("column", lambda s, text: whole(text, 0, s.sizes[2] - 1)),
    "way": (
        lambda s: s.direction,
        lambda s, text: replace(s, direction=among(text, ("forward", "backward")), step="all"),
    ),
    "step": (lambda s: s.step, _take_step),
    "names": field("notation", lambda s, text: among(text, notation.names(s.kind))),
    "look": field("selected", lambda s, text: among(text, steps.selectable(s.kind))),
    "ask": flag("ask"),
}
"""Sizes come before places."""
