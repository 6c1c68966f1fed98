"""The Try's of the page Clipping."""

from dataclasses import replace

import numpy as np

from core.maths import clipping as clips
from core.through_time.cliff import points
from tests.lessons.tries import Try
from ui.through_time import cliff, learning
from ui.through_time.clip_state import REALS
from ui.through_time.flow import flow
from ui.through_time.openings import OPENINGS

HERE = OPENINGS["clipping"]


def turns_less(state):
    gradients = flow(state).back["rnn"].gradients
    turns = [clips.angle(gradients, clips.clip(gradients, limit)) for limit in (5, 10, 50)]
    return turns[0] > turns[1] > turns[2] == 0 == clips.beyond(gradients, 50)


def learns_with_the_norm_clipped(state):
    halved = replace(state, clip_rate=state.clip_rate / 2)
    free, slower, norm = learning.path(state, "none"), learning.path(halved, "none"), learning.path(state, "norm")
    value = learning.path(state, "value")
    higher = all(path.losses[-1] > path.losses[0] for path in (free, slower))
    return higher and norm.losses[-1] < norm.losses[0] / 2 and value.losses[-1] != norm.losses[-1]


def jumps_off_the_map(state):
    (low_w, high_w), (low_b, high_b) = REALS["cliff_w"], REALS["cliff_b"]
    free, clipped = (points(cliff.path(state, how)) for how in ("none", "norm"))
    outside = [(w < low_w) | (w > high_w) | (b < low_b) | (b > high_b) for w, b in (free.T, clipped.T)]
    first = int(outside[0].argmax())
    jump = np.hypot(*(free[first] - free[first - 1]))
    losses = cliff.path(state, "norm").losses
    return jump > 100 and 0 < first < 100 and not outside[1].any() and losses[-1] < losses[0] / 5


def linear_explodes(state):
    free, norm, value = (cliff.path(state, how) for how in ("none", "norm", "value"))
    steps = np.abs(np.diff(points(value), axis=0))
    return (
        free.exploded is not None
        and free.exploded.step == 1
        and norm.losses[-1] < 1e-3
        and np.allclose(steps[:, 0], steps[:, 1])
        and np.isfinite(value.losses).all()
        and value.losses[-1] > 1
    )


TRIES = {
    "clipping": Try("from 5 to 10 and to 50", [HERE], turns_less),
    "learning": Try("Halve the learning rate", [HERE], learns_with_the_norm_clipped),
    "cliff": Try("from 0 to 100", [HERE], jumps_off_the_map),
    "explosion": Try("along a diagonal", [replace(HERE, cliff_unit="linear")], linear_explodes),
}  # fmt: skip
