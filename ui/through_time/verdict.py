"""What becomes of the gradient on its way back to the first step, and why: in numbers of the network that is set."""

from dataclasses import dataclass

import numpy as np

from core.cells.kind import Kind
from core.through_time import gradient_flow
from core.through_time.gradient_flow import norms
from core.through_time.unrolled import backward
from ui.cells.kinds import SEEN
from ui.kit import lesson
from ui.kit.numbers import short, text
from ui.through_time.flow import Flow
from ui.through_time.state import TimeState

GONE, FADED, GROWN, EXPLODED = 1e-3, 0.1, 10.0, 1e3
"""Shares of what enters that count as lost, as fading below it, as growing and as exploding above it."""
ALIVE = ("fades", "kept", "grows")
MORE = 2.0
"""From this factor on one cell's gradient counts as more than the other's."""
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Passage:
    """What the last loss that counts sends back to the first step of one cell.

    `sizes` are the length at each step of what comes back on the kind's own wire: da, or the memory's dc; `direct` is
    the part at step 1 that the wire alone brings. Over `steps` steps a step `passes` a share, and with the recurrent
    weights makes it `stretch` times as long, on average.
    """

    kind: Kind
    sizes: tuple[float, ...]
    direct: float
    passes: float
    stretch: float
    steps: int

    @property
    def entered(self) -> float:
        """What the wire has at the step of the loss."""
        return self.sizes[-1]

    @property
    def left(self) -> float:
        return self.sizes[0]

    @property
    def about(self) -> float:
        """What so many steps make of it, on average."""
        with np.errstate(over="ignore"):
            return float(np.float64(self.stretch) ** self.steps)

    @property
    def outcome(self) -> str:
        """ "silent", "gone", "fades", "kept", "grows" or "explodes"."""
        if not np.isfinite([self.entered, self.left]).all():
            return "explodes"
        if not self.entered:
            return "silent"
        bounds = {"gone": GONE, "fades": FADED, "kept": GROWN, "grows": EXPLODED}
        share = self.left / self.entered
        return next((name for name, bound in bounds.items() if share < bound), "explodes")

    @property
    def lost_at(self) -> int:
        """The last step, from 1, at which and before which less than GONE of it arrives; 0 where there is none."""
        arrives = np.array(self.sizes) >= GONE * self.entered
        return int(arrives.argmax()) if arrives.any() else len(self.sizes)


def passages(state: TimeState, found: Flow) -> dict[str, Passage]:
    """Each cell's, by its name."""
    return {cell: _passage(state, found, cell) for cell in found.forward}


def _passage(state: TimeState, found: Flow, cell: str) -> Passage:
    forward, last = found.forward[cell], max(found.loss_steps)
    alone = found.back[cell] if found.loss_steps == (last,) else backward(forward, [last])
    kind, passes = forward.kind, gradient_flow.a_step(SEEN[cell].passes(forward.numbers), last)
    direct = gradient_flow.on_direct_wire(forward, alone, last)
    return Passage(
        kind, tuple(norms(alone.numbers[f"d{kind.factor_of}"])[: last + 1].tolist()), float(norms(direct)[0]),
        passes, passes * (state.radius if kind.recurrent else 1.0), last,
    )  # fmt: skip


def sentences(state: TimeState, found: dict[str, Passage]) -> dict[str, str]:
    """What becomes of each cell's gradient, how it compares with the other's, and why."""
    return {cell: _outcome(cell, found) + _why(cell, one, state) for cell, one in found.items()}


def _outcome(cell: str, found: dict[str, Passage]) -> str:
    words, one = lesson.words("verdict"), found[cell]
    lost = words["lost"].format(lost=one.lost_at) if one.lost_at > 1 else ""
    return str(
        words[one.outcome].format(
            cell=lesson.words("time")[cell], step=one.steps + 1, entered=text(one.entered),
            wire=f"d{one.kind.factor_of}", left=text(one.left), lost=lost, more=_more(cell, found),
        )
    )  # fmt: skip


def _why(cell: str, one: Passage, state: TimeState) -> str:
    words = lesson.words("verdict")
    facts = {"passes": text(one.passes), "radius": short(state.radius), "factor": text(one.stretch)}
    facts |= {"steps": str(one.steps).translate(RAISED), "about": about(one.about)}
    facts |= {"direct": text(one.direct)}
    end = "aside" if one.left > MORE * one.direct else "end"
    return str(words[f"why_{cell}"].format(**facts) + words[end].format(**facts))


def about(value: float) -> str:
    """Two digits: what an average tells."""
    if 1e-3 <= value < 10:
        return f"{value:#.2g}"
    return short(float(f"{value:.2g}")) if np.isfinite(value) else text(value)


def _more(cell: str, found: dict[str, Passage]) -> str:
    """By how much more this cell's gradient is at step 1 than the other's."""
    words, names = lesson.words("verdict"), lesson.words("time")
    others = {name: one.left for name, one in found.items() if name != cell}
    most = max(others, key=lambda name: others[name], default="")
    if not most or not found[cell].left > MORE * others[most] > 0:
        return ""
    return str(words["more"].format(factor=about(found[cell].left / others[most]), other=names[most]))
