"""Challenges on cells along a sequence, as predicates on their numbers there and back."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from core.cells.initial_weights import spectral_radius
from core.lessons.cell_challenges import Facts
from core.maths.arrays import Array, Parameters
from core.through_time.gradient_flow import norms
from core.through_time.unrolled import Back, Unrolled, backward, unroll

LONG = 40
"""Steps of the challenges on gradients, the loss after the last."""
BIAS_STEP = 0.05
"""Of the slider of the forget gate's bias."""
HELD, NEAR = 10, 0.1
"""So many steps a number is to be held, no farther away than this."""
LETTERS = 8


@dataclass(frozen=True)
class NetworkWork:
    """Each cell along the sequence, by name, and the losses that count, from 0."""

    forward: Mapping[str, Unrolled]
    back: Mapping[str, Back]
    loss_steps: tuple[int, ...]

    @property
    def plain(self) -> str:
        """The cell with one matrix from a to a, and no gate."""
        return next(name for name, one in self.forward.items() if one.kind.recurrent)

    @property
    def gated(self) -> str:
        """The cell with a forget gate."""
        return next(name for name, one in self.forward.items() if one.kind.forget_bias)

    @property
    def over_forty(self) -> bool:
        """Whether the one loss is that after the last of forty steps."""
        return self.forward[self.plain].T == LONG and self.loss_steps == (LONG - 1,)

    def share(self, cell: str, variable: str = "da") -> float:
        """The length of a gradient at step 1, as a share of that at the last step; nan where it has none."""
        return first_share(self.back[cell], variable)


def first_share(back: Back, variable: str) -> float:
    sizes = norms(back.numbers[variable])
    with np.errstate(all="ignore"):
        return float(sizes[0] / sizes[-1])


def held(work: NetworkWork) -> Facts | None:
    """A unit of the memory stays at 1 for ten steps on end in which x is 0."""
    forward = work.forward[work.gated]
    inside = (np.abs(np.abs(forward.numbers["c_next"]) - 1) <= NEAR) & (forward.numbers["xt"] == 0).all(axis=0)
    for unit, row in enumerate(inside):
        start, length = longest_run(row)
        if length >= HELD:
            kept = forward.numbers["c_next"][unit, start : start + length]
            facts: Facts = {"unit": str(unit), "first": str(start + 1), "last": str(start + length)}
            return facts | {"from": float(kept[0]), "to": float(kept[-1])}
    return None


def longest_run(row: Array) -> tuple[int, int]:
    """Where the longest run of true entries begins, and how long it is."""
    best, length = (0, 0), 0
    for place, inside in enumerate(row):
        length = length + 1 if inside else 0
        best = max(best, (place + 1 - length, length), key=lambda run: run[1])
    return best


def half_unheard(work: NetworkWork) -> Facts | None:
    """At half of the steps or more no gradient arrives at all: no loss that counts comes after them."""
    sizes = norms(work.back[work.plain].numbers["da"])
    unheard, last = int((sizes == 0).sum()), max(work.loss_steps) + 1
    if 2 * unheard >= len(sizes) and sizes.any():
        return {"count": str(unheard), "of": str(len(sizes)), "last": str(last)}
    return None


def needs_no_memory(work: NetworkWork) -> Facts | None:
    """A word in which each letter is always followed by the same one."""
    sequence = work.forward[work.plain].sequence
    if not sequence.letters or sequence.T < LETTERS:
        return None
    follows = {(int(column.argmax()), int(label)) for column, label in zip(sequence.x.T, sequence.labels, strict=True)}
    letters = {letter for letter, _ in follows}
    return {"count": str(len(letters)), "of": str(sequence.T)} if len(follows) == len(letters) else None


def smallest_bias(work: NetworkWork) -> Facts | None:
    """|dc| at step 1 is at least half of that at step 40, and with one step of the slider less it is not."""
    share = work.share(work.gated, "dc")
    if not work.over_forty or not 0.5 <= share < 1:
        return None
    forward = work.forward[work.gated]
    name = forward.kind.forget_bias
    less: Parameters = {**forward.parameters, name: forward.parameters[name] - BIAS_STEP}
    before = first_share(backward(unroll(forward.kind, forward.sequence, less), work.loss_steps), "dc")
    if before >= 0.5:
        return None
    return {"bias": float(forward.parameters[name].flat[0]), "share": share, "before": before}


def plain_alive(work: NetworkWork) -> Facts | None:
    """The gradient of the plain network is as long at step 1 as at step 40, but for a factor of 2."""
    share = work.share(work.plain)
    reached = work.over_forty and 0.5 <= share <= 2
    return {"share": share, "radius": radius(work)} if reached else None


def gated_forgets_more(work: NetworkWork) -> Facts | None:
    """Of the gated cell's gradient a thousandth as much is left as of the plain one's, or less."""
    gated, plain = work.share(work.gated), work.share(work.plain)
    f = float(work.forward[work.gated].numbers["ft"].mean())
    reached = work.over_forty and 0 < gated <= plain / 1000
    return {"gated": gated, "plain": plain, "f": f} if reached else None


def explodes(work: NetworkWork) -> Facts | None:
    """The plain network's gradient is a thousand times as long at step 1 as at step 40."""
    share = work.share(work.plain)
    slope = float((1 - work.forward[work.plain].numbers["a_next"] ** 2).min())
    reached = work.over_forty and share >= 1000
    return {"share": share, "radius": radius(work), "slope": slope} if reached else None


def held_back_by_tanh(work: NetworkWork) -> Facts | None:
    """Weights that stretch by half or more, and yet a gradient that does not grow: tanh is flat there."""
    share, found = work.share(work.plain), radius(work)
    slope = float((1 - work.forward[work.plain].numbers["a_next"] ** 2).mean())
    reached = work.over_forty and found >= 1.499 and share <= 1
    return {"share": share, "radius": found, "slope": slope} if reached else None


def radius(work: NetworkWork) -> float:
    """The spectral radius of the plain cell's matrix."""
    forward = work.forward[work.plain]
    return float(spectral_radius(forward.parameters[forward.kind.recurrent]))


UNROLLED = {"unrolled_hold": held, "unrolled_unheard": half_unheard, "unrolled_word": needs_no_memory}
GRADIENTS = {
    "gradients_bias": smallest_bias,
    "gradients_alive": plain_alive,
    "gradients_forget": gated_forgets_more,
    "gradients_explode": explodes,
    "gradients_flat": held_back_by_tanh,
}
