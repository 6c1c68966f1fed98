"""The challenges on names: what core judges of the run that is shown and of the desk."""

from core.lessons.run_challenges import NamesWork
from core.names.run import Run
from ui.kit import challenges
from ui.names import desk_view
from ui.names.state import DinosaurState


def check(state: DinosaurState, run: Run) -> None:
    """Say which of them are reached."""
    challenges.check(lambda _: work(state, run), state)


def work(state: DinosaurState, run: Run) -> NamesWork:
    """The run as it is looked at, and the name on the desk up to its place."""
    text, _ = desk_view.readable(state.text, run.names)
    prefix = tuple(run.names.indices(text[: state.at]))
    return NamesWork(run, run.moment(state.moment), prefix, state.temperature)
