"""The challenges of the pages through time: what core judges of their state."""

from functools import partial

from core.lessons.clip_challenges import ClipWork
from core.lessons.time_challenges import NetworkWork
from ui.kit import challenges
from ui.through_time import cliff, learning
from ui.through_time.flow import flow
from ui.through_time.state import TimeState


def check_network(state: TimeState) -> None:
    """Say which of Unrolled or Gradients are reached."""
    challenges.check(lambda _: network(state), state)


def check_clip(state: TimeState) -> None:
    """Say which of Clipping are reached."""
    challenges.check(lambda _: clip(state), state)


def network(state: TimeState) -> NetworkWork:
    """Both cells along the sequence, there and back."""
    found = flow(state)
    return NetworkWork(found.forward, found.back, found.loss_steps)


def clip(state: TimeState) -> ClipWork:
    """The gradient of the chosen cell, and what the views of the page compute when they are shown."""
    return ClipWork(
        flow(state).back[state.clip_cell].gradients, state.clip_limit, partial(learning.path, state),
        partial(cliff.path, state), state.clip_how, state.cliff_how, state.cliff_unit == "linear", state.clip_view,
    )  # fmt: skip
