"""The Try's of the page Unrolled."""

from dataclasses import replace

import numpy as np

from core.through_time.gradient_flow import norms
from tests.lessons.tries import Try
from ui.through_time.flow import flow
from ui.through_time.openings import OPENINGS

HERE = OPENINGS["unrolled"]
LONG = replace(HERE, T=40)
NOISE = replace(LONG, kind="noise")


def trace_fades(state):
    """A trace of the impulse is there for some steps, and is gone at the end."""
    sizes = [norms(one.numbers["a_next"]) for one in flow(state).forward.values()]
    return all(size[3] > 0.05 and size[-1] < 0.01 for size in sizes)


def nothing_later(*states):
    return all(gets_nothing_later(state) for state in states)


def gets_nothing_later(state):
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


TRIES = {
    "unrolled": Try("to 40", [LONG], trace_fades),
    "back": Try(
        "the steps after it receive nothing", [replace(HERE, loss_steps="3"), replace(LONG, loss_steps="20")],
        nothing_later,
    ),
    "ledger": Try("Choose noise", [NOISE, replace(NOISE, loss_steps="all")], more_steps_have_a_part),
}  # fmt: skip
