"""The Try's of the page Gradients."""

from dataclasses import replace

import numpy as np

from core.through_time.gradient_flow import credit_map, norms, products, stretches
from tests.lessons.tries import Try
from ui.through_time.flow import flow
from ui.through_time.offers import EXPLODES
from ui.through_time.openings import OPENINGS
from ui.through_time.verdict import passages

HERE = OPENINGS["gradients"]


def lengths(state, cell, gradient):
    return norms(flow(state).back[cell].numbers[gradient])


def both_forget_then_one_explodes_until_tanh_saturates(shut, *louder):
    outcomes = [one.outcome for one in passages(shut, flow(shut)).values()]
    slopes = [float(np.mean(1 - flow(state).forward["rnn"].numbers["a_next"] ** 2)) for state in louder]
    first = [float(lengths(state, "rnn", "da")[0]) for state in louder]
    exploded = passages(louder[0], flow(louder[0]))["rnn"].outcome == "explodes"
    falls = all(sorted(numbers, reverse=True) == numbers for numbers in (slopes, first))
    return outcomes == ["gone", "gone"] and exploded and first[0] > 1e5 > 100 > first[-1] and falls


def falls_faster(*states):
    ends = [stretches(products(flow(state).forward["rnn"].factors(), state.T - 1))[0] for state in states]
    return sorted(ends, reverse=True) == ends


def reaches_back(shut, open_):
    near, far = (credit_map(flow(state).forward["lstm"])[-1, 0] for state in (shut, open_))
    same = np.array_equal(*(credit_map(flow(state).forward["rnn"]) for state in (shut, open_)))
    return near < 1e-9 and far > 0.01 and same


TRIES = {
    "flow": Try(
        "Drag the bias down to 0: both forget",
        [replace(HERE, bias=0.0), *(replace(HERE, **EXPLODES | {"scale": s}) for s in (1e-6, 1e-3, 0.05, 1.0))],
        both_forget_then_one_explodes_until_tanh_saturates,
    ),
    "factors": Try(
        "make the input larger",
        [replace(HERE, kind="noise", radius=0.9, scale=s) for s in (1.0, 2.0, 3.0, 5.0)], falls_faster,
    ),
    "map": Try("at 0 and at 4", [replace(HERE, T=60, bias=bias) for bias in (0.0, 4.0)], reaches_back),
}  # fmt: skip
