"""The Try's of the page Gradients."""

from dataclasses import replace

import numpy as np

from core.through_time.gradient_flow import credit_map, norms, on_direct_wire, products, stretches
from tests.lessons.tries import Try
from ui.through_time.flow import flow
from ui.through_time.openings import OPENINGS

HERE = OPENINGS["gradients"]


def lengths(state, cell, gradient):
    return norms(flow(state).back[cell].numbers[gradient])


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


TRIES = {
    "flow": Try(
        "on the direct wire it can only shrink", [replace(HERE, radius=0.5), replace(HERE, radius=1.5),
                                                  replace(HERE, bias=4.0)], gradients_fade_and_explode,
    ),
    "factors": Try("Make the input louder", [replace(HERE, scale=s) for s in (1.0, 2.0, 3.0, 5.0)], falls_faster),
    "map": Try("at 0 and at 4", [replace(HERE, T=60, bias=bias) for bias in (0.0, 4.0)], reaches_back),
}  # fmt: skip
