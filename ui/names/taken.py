"""The desk to take along: what the shown network says of the name on it, from its parameters, with NumPy alone."""

from collections.abc import Iterator
from typing import NamedTuple

from core.maths.arrays import Parameters
from core.names.network import Network
from core.names.run import Run
from core.names.writing import chances
from ui.kit import lesson, taken
from ui.kit.notebook import Code, Maker, Piece
from ui.names import compared, desk_view
from ui.names.runs import KIND, Runs
from ui.names.state import DinosaurState, store

USED = (chances, Network)
"""Of the files that these stand in it is made."""
SET = "{name} = {value!r}"
PARTS = ("tiles", "influence", "chances", "finishes")


class Desk(NamedTuple):
    """The parameters of a network after so many updates, its letters, and the name and all else that is set there."""

    parameters: Parameters
    step: int
    vocabulary: tuple[str, ...]
    text: str
    state: DinosaurState


def of_page(address: str) -> list[Piece]:
    """The notebook of the page as it is set in this session; nothing where the run has no parameters yet."""
    runs = Runs(store())
    kept, ghost = runs.store.ghost, compared.ghost(runs)
    now = desk(runs.shown(), runs.store.state)
    before = desk(ghost.run, kept) if ghost is not None and kept is not None else None
    return pieces(now, before, address + runs.store.link) if now is not None else []


def desk(run: Run, state: DinosaurState) -> Desk | None:
    """The desk of a run as it is set; None where the run has no parameters yet."""
    weights = run.at(run.moment(state.moment))
    if weights is None:
        return None
    text, _ = desk_view.readable(state.text, run.names)
    return Desk(weights.arrays, weights.step, run.names.vocabulary, text, state)


def pieces(now: Desk, kept: Desk | None, link: str) -> list[Piece]:
    """The notebook of a desk, and of the desk A where one was kept; `link` opens both."""
    before = list(_part(kept)) if kept is not None else None
    return taken.whole(lesson.words("pages")[KIND], link, USED, list(_part(now)), before)


def _part(at: Desk) -> Iterator[Piece]:
    yield taken.words("desk_given", step=f"{at.step:,}")
    yield Code("\n".join(_given(at)))
    for part in PARTS:
        yield taken.words(f"desk_{part}")
        yield taken.part("dinosaurs", part)


def _given(at: Desk) -> Iterator[str]:
    yield "parameters = {}"
    for name, array in at.parameters.items():
        yield f"parameters[{name!r}] = {taken.written(array)}"
    facts = {"vocabulary": list(at.vocabulary), "text": at.text, "at": min(at.state.at, len(at.text))}
    facts |= {"temperature": at.state.temperature, "seeds": desk_view.seeds(at.state.draws)}
    for name, value in facts.items():
        yield SET.format(name=name, value=value)


MAKERS: dict[str, Maker] = {KIND: of_page}
"""Who makes the notebook of the page."""
