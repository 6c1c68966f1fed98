"""What is set on the page of clipping: fields of the state of all pages through time, and their link."""

from dataclasses import dataclass, replace
from typing import Any

from ui.cells.kinds import SEEN
from ui.kit import link

CELLS = tuple(SEEN)
CLIPS = ("value", "norm")
HOWS = ("none", *CLIPS)
UNITS = ("tanh", "linear")
VIEWS = ("arrows", "learning", "cliff")
"""What the page shows, one at a time: a gradient clipped, what it learns, a landscape with a wall."""
CHOICES = {"clip_view": VIEWS, "clip_cell": CELLS, "clip_how": HOWS, "cliff_unit": UNITS, "cliff_how": HOWS}
BOUNDS = {"clip_rank": (2, 40), "cliff_updates": (0, 100)}
REALS = {
    "clip_limit": (0.01, 1000.0),
    "clip_rate": (0.01, 1.0),
    "cliff_w": (0.0, 4.0),
    "cliff_b": (-2.0, 1.0),
    "cliff_rate": (0.01, 1.0),
    "cliff_limit": (0.1, 10.0),
}
LIMITS: dict[str, tuple[float, float]] = {**BOUNDS, **REALS}
EXPLODING: dict[str, Any] = {
    "kind": "sine",
    "loss_steps": "all",
    "T": 40,
    "n_a": 16,
    "seed": 1,
    "radius": 1.2,
    "scale": 1.0,
}
EXPLODING |= {"clip_cell": "rnn", "clip_limit": 5.0, "clip_rate": 0.05}
"""A network whose gradient is some twenty times longer than the reports' limit, and which can learn where it is cut."""


@dataclass(frozen=True)
class ClipState:
    """How the gradient of one of the page's cells is clipped, and whether it learns; how the cliff is descended."""

    clip_view: str = "arrows"
    clip_cell: str = "rnn"
    clip_limit: float = 5.0
    clip_rank: int = 12
    clip_how: str = "none"
    clip_rate: float = 0.05
    cliff_unit: str = "tanh"
    cliff_how: str = "none"
    cliff_w: float = 2.5
    cliff_b: float = -0.4
    cliff_rate: float = 0.1
    cliff_limit: float = 1.0
    cliff_updates: int = 100


def _learn(state: Any, text: str) -> Any:
    """A switch of old links, now a view of its own."""
    return replace(state, clip_view="learning") if link.whole(text, 0, 1) else state


def _ask(state: Any, text: str) -> Any:
    """Of old links, in which each view said by itself whether it asks."""
    return replace(state, ask=state.ask or bool(link.whole(text, 0, 1)))


TABLE: link.Table[Any] = {
    "clip_learn": (lambda s: "0", _learn),
    **{name: link.choice(name, choices) for name, choices in CHOICES.items()},
    **{name: (lambda s: "0", _ask) for name in ("clip_ask", "cliff_ask")},
    **{name: link.count(name, *bounds) for name, bounds in BOUNDS.items()},
    **{name: link.real(name, *bounds) for name, bounds in REALS.items()},
}
