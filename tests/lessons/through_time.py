"""The Try's of the page through time."""

from dataclasses import replace

import numpy as np

from core.maths import clipping as clips
from core.through_time.cliff import points
from core.through_time.gradient_flow import credit_map, norms, on_direct_wire, products, stretches
from tests.lessons.tries import Try
from ui.through_time import cliff, clipping
from ui.through_time.clip_state import EXPLODING, REALS
from ui.through_time.flow import flow
from ui.through_time.state import TimeState

HERE = TimeState()
EXPLODES = replace(HERE, **EXPLODING)


def lengths(state, cell, gradient):
    return norms(flow(state).back[cell].numbers[gradient])


def trace_fades(state):
    """A trace of the impulse is there for some steps, and is gone at the end."""
    sizes = [norms(one.numbers["a_next"]) for one in flow(state).forward.values()]
    return all(size[3] > 0.05 and size[-1] < 0.01 for size in sizes)


def nothing_later(state):
    step = int(state.loss_steps)
    return all(
        norms(back.numbers["da"])[step:].max() == 0 < norms(back.numbers["da"])[step - 1]
        for back in flow(state).back.values()
    )


def more_steps_have_a_part(last, every):
    parts = {state.loss_steps: flow(state).back["rnn"].ledger["dWaa"][0, 0] for state in (last, every)}
    early = {heard: np.abs(part[1:11]).max() for heard, part in parts.items()}
    both_signs = parts["all"].min() < 0 < parts["all"].max()
    return early["all"] > 50 * early["last"] and both_signs and parts["all"][0] == 0


def gradients_fade_and_explode(narrow, wide, open_):
    memory, one = lengths(open_, "lstm", "dc"), flow(open_)
    direct = norms(on_direct_wire(one.forward["lstm"], one.back["lstm"], open_.T - 1))
    return (
        lengths(narrow, "rnn", "da")[0] < 1e-9 * lengths(narrow, "rnn", "da")[-1]
        and lengths(wide, "rnn", "da")[0] > lengths(wide, "rnn", "da")[-1]
        and memory[0] > 5 * memory[-1]
        and (np.diff(direct) > 0).all()
    )


def falls_faster(*states):
    ends = [stretches(products(flow(state).forward["rnn"].factors(), state.T - 1))[0] for state in states]
    return sorted(ends, reverse=True) == ends


def reaches_back(shut, open_):
    near, far = (credit_map(flow(state).forward["lstm"])[-1, 0] for state in (shut, open_))
    same = np.array_equal(*(credit_map(flow(state).forward["rnn"]) for state in (shut, open_)))
    return near < 1e-9 and far > 0.01 and same


def turns_less(state):
    gradients = flow(state).back["rnn"].gradients
    turns = [clips.angle(gradients, clips.clip(gradients, limit)) for limit in (5, 10, 50)]
    return turns[0] > turns[1] > turns[2] == 0 == clips.beyond(gradients, 50)


def learns_with_the_norm_clipped(state):
    halved = replace(state, clip_rate=state.clip_rate / 2)
    free, slower, norm = clipping.path(state, "none"), clipping.path(halved, "none"), clipping.path(state, "norm")
    value = clipping.path(state, "value")
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
    "unrolled": Try("the impulse", [replace(HERE, kind="impulse")], trace_fades),
    "back": Try("the steps after it receive nothing", [replace(HERE, loss_steps="20")], nothing_later),
    "ledger": Try("even the early steps", [HERE, replace(HERE, loss_steps="all")], more_steps_have_a_part),
    "flow": Try(
        "on the direct wire it can only shrink", [replace(HERE, radius=0.5), replace(HERE, radius=1.5),
                                                  replace(HERE, bias=4.0)], gradients_fade_and_explode,
    ),
    "factors": Try("Make the input louder", [replace(HERE, scale=s) for s in (1.0, 2.0, 3.0, 5.0)], falls_faster),
    "map": Try("at 0 and at 4", [replace(HERE, T=60, bias=bias) for bias in (0.0, 4.0)], reaches_back),
    "clipping": Try("from 5 to 10 and to 50", [EXPLODES], turns_less),
    "learning": Try("Halve the learning rate", [EXPLODES], learns_with_the_norm_clipped),
    "cliff": Try("from 0 to 100", [HERE], jumps_off_the_map),
    "explosion": Try("along a diagonal", [replace(HERE, cliff_unit="linear")], linear_explodes),
}  # fmt: skip
