"""Challenges on a gradient that is too long, as predicates on what is cut, learned and descended."""

from collections.abc import Callable
from dataclasses import dataclass

from core.lessons.cell_challenges import Facts
from core.maths import clipping
from core.maths.arrays import Gradients
from core.through_time.descent import Path


@dataclass(frozen=True)
class ClipWork:
    """A gradient and the limit at which it is cut; what is learned and descended with the clip that is chosen and
    without one, found only where it is asked for."""

    gradients: Gradients
    limit: float
    learned: Callable[[str], Path]
    descended: Callable[[str], Path]
    clip: str
    cliff_clip: str
    linear: bool
    view: str


def turned_little(work: ClipWork) -> Facts | None:
    """A long gradient is cut by value, and yet turns by less than 5 degrees."""
    cut, length = clipping.beyond(work.gradients, work.limit), clipping.norm(work.gradients)
    angle = clipping.angle(work.gradients, clipping.clip(work.gradients, work.limit))
    if work.view == "arrows" and cut and length >= 20 and angle < 5:
        return {"angle": angle, "cut": str(cut), "limit": work.limit, "norm": length}
    return None


def learned_with_clip(work: ClipWork) -> Facts | None:
    """With the clip the loss falls to a quarter, without one it rises, at the same rate."""
    if work.view != "learning" or work.clip == "none":
        return None
    own, free = work.learned(work.clip), work.learned("none")
    if own.exploded is None and own.losses[-1] <= own.losses[0] / 4 and ends_higher(free):
        return {"first": float(own.losses[0]), "last": float(own.losses[-1]), "free": float(free.losses[-1])}
    return None


def ends_higher(path: Path) -> bool:
    """Whether a descent ended higher than it began, its numbers finite."""
    return path.exploded is None and bool(path.losses[-1] > path.losses[0])


def down_the_cliff(work: ClipWork) -> Facts | None:
    """From the top of the wall the tanh unit comes down to a loss under a thousandth, with a clip."""
    path = cliff_path(work, linear=False)
    top = {"w": 2.5, "b": -0.4}
    if path is None or any(abs(path.visited[0][name].item() - at) > 1e-9 for name, at in top.items()):
        return None
    reached = path.exploded is None and path.losses[-1] < 1e-3
    return {"first": float(path.losses[0]), "last": float(path.losses[-1])} if reached else None


def linear_held(work: ClipWork) -> Facts | None:
    """The linear unit, whose loss is huge at first, stays finite and ends under 1, with a clip."""
    path = cliff_path(work, linear=True)
    reached = path is not None and path.exploded is None and path.losses[0] > 1e6 and path.losses[-1] < 1
    return {"first": float(path.losses[0]), "last": float(path.losses[-1])} if reached and path else None


def cliff_path(work: ClipWork, linear: bool) -> Path | None:
    """The descent that is shown, where it is clipped and of this unit."""
    shown = work.view == "cliff" and work.linear == linear and work.cliff_clip != "none"
    return work.descended(work.cliff_clip) if shown else None


CLIPPING = {
    "clipping_turn": turned_little,
    "clipping_learn": learned_with_clip,
    "clipping_cliff": down_the_cliff,
    "clipping_linear": linear_held,
}
