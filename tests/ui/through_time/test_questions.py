"""Of the options of each question, read as they are written, exactly one is true: the one that the page calls so."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.maths.clipping import angle, clip
from ui.kit import lesson
from ui.through_time import cliff, clipping, questions
from ui.through_time.clip_state import REALS as CLIP
from ui.through_time.flow import flow
from ui.through_time.state import KINDS, LOSS_STEPS, REALS, TimeState


def between(name, bounds):
    return st.floats(*bounds[name])


@st.composite
def states(draw):
    T = draw(st.integers(2, 12))
    return TimeState(
        kind=draw(st.sampled_from(KINDS)), T=T, n_a=draw(st.integers(1, 4)), seed=draw(st.integers(1, 99)),
        loss_steps=draw(st.sampled_from([*LOSS_STEPS, "1"])), shown=draw(st.sampled_from(["both", "rnn", "lstm"])),
        **{name: draw(between(name, REALS)) for name in ("radius", "bias", "scale")},
        clip_limit=draw(st.sampled_from([0.01, 0.1, 1.0, 5.0])),
        cliff_unit=draw(st.sampled_from(["tanh", "linear"])), cliff_updates=draw(st.integers(0, 20)),
        **{name: draw(between(name, CLIP)) for name in ("cliff_w", "cliff_b", "cliff_rate")},
    )  # fmt: skip


def lengths(state, cell):
    return np.linalg.norm(flow(state).back[cell].numbers["da"], axis=0)


def of_walk_back(state):
    if state.shown == "both":
        rnn, lstm = (lengths(state, cell)[0] for cell in ("rnn", "lstm"))
        return {"rnn": rnn > 2 * lstm, "lstm": lstm > 2 * rnn, "alike": rnn <= 2 * lstm and lstm <= 2 * rnn}
    sizes = lengths(state, state.shown)
    first, last = sizes[0], sizes[max(flow(state).loss_steps)]
    return {"larger": first > last, "smaller": last / 1000 <= first <= last, "gone": first < last / 1000}


@settings(max_examples=80)
@given(states())
def test_of_the_walk_back(state):
    true = of_walk_back(state)
    assert [name for name, holds in true.items() if holds] == [questions.truth(state, flow(state))]


@settings(max_examples=80)
@given(states())
def test_of_the_clip(state):
    gradients = flow(state).back["rnn"].gradients
    turn = angle(gradients, clip(gradients, state.clip_limit))
    true = {"kept": turn < 1, "turned": 1 <= turn < 20, "far": turn >= 20}
    assert [name for name, holds in true.items() if holds] == [clipping.truth(gradients, state.clip_limit)]


@settings(max_examples=80)
@given(states())
def test_of_the_cliff(state):
    path = cliff.path(state, "none")
    ended = path.exploded is None
    first, last = (path.losses[0], path.losses[-1]) if len(path.losses) else (0.0, 0.0)
    true = {"lower": ended and last <= first, "higher": ended and last > first, "infinite": not ended}
    assert [name for name, holds in true.items() if holds] == [cliff.truth(path)]


@pytest.mark.parametrize("updates", [0, 100])
def test_at_the_ends_of_the_cliff(updates):
    state = replace(TimeState(), cliff_updates=updates)
    assert cliff.truth(cliff.path(state, "none")) == ("higher" if updates else "lower")


@settings(max_examples=10)
@given(states())
def test_before_the_walk_back_a_class_can_vote_on_it(state):
    asking = replace(state, ask=True, way="backward", at=state.steps)
    asked = questions.vote(asking)
    which = "two" if state.shown == "both" else "one"
    words = lesson.words("time")["questions"][which]
    assert [words[name] for name, holds in of_walk_back(asking).items() if holds] == [asked.options[asked.truth]]
    assert asked.why == questions.fact(asking, flow(asking))
    assert questions.vote(replace(asking, ask=False)) is None
