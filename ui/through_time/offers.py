"""What one click sets on the page of gradients: the beats of the lesson, and what the verdict offers."""

from collections.abc import Mapping
from typing import Any

from ui.through_time.openings import OPENINGS
from ui.through_time.questions import FEW
from ui.through_time.state import NETWORK, TimeState
from ui.through_time.verdict import ALIVE, Passage

OPENING = {name: getattr(OPENINGS["gradients"], name) for name in NETWORK}
EXPLODES: dict[str, Any] = {"kind": "impulse", "loss_steps": "last", "T": 40, "radius": 1.5, "scale": 1e-6}
"""So small an input that tanh is a straight line: nothing holds back what the weights stretch."""
CALM = {"radius": OPENING["radius"], "scale": 1.0}
SATURATES = {**OPENING, **EXPLODES, "scale": 3.0}
BEATS: dict[str, dict[str, Any]] = {
    "apart": OPENING,
    "both": OPENING | {"bias": 0.0},
    "explodes": OPENING | EXPLODES,
    "saturated": SATURATES,
}
"""The lesson, one state after the other: one forgets, both forget, one explodes, tanh holds it back."""
OPEN = 4.0
"""The bias of a forget gate that stays open."""
MANY = 40
"""Steps over which a gradient has time to vanish."""


def offers(state: TimeState, found: Mapping[str, Passage]) -> dict[str, dict[str, Any]]:
    """What helps, or shows the opposite, by its word: fields of the state to be set."""
    offered: dict[str, dict[str, Any]] = {}
    if all(one.outcome in ALIVE for one in found.values()) and state.steps <= FEW and state.kind != "word":
        offered["longer"] = {"T": MANY}
    for one in found.values():
        if one.kind.gates and one.outcome in ("gone", "fades") and state.bias < OPEN:
            offered["open"] = {"bias": OPEN}
        if one.kind.recurrent:
            offered |= {"calm": CALM} if one.outcome == "explodes" else {"explode": EXPLODES}
    return offered
