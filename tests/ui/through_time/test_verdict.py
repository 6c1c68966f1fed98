"""What is said of a gradient's way back is so, in core's numbers, whatever is set; and what is offered helps."""

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from tests.ui.through_time.test_checks import states
from ui.kit.numbers import text
from ui.through_time import verdict
from ui.through_time.flow import flow
from ui.through_time.offers import BEATS, offers
from ui.through_time.openings import OPENINGS
from ui.through_time.state import TimeState

HERE = OPENINGS["gradients"]
OLD = TimeState()


def passages(state):
    return verdict.passages(state, flow(state))


def outcomes(state):
    return {cell: one.outcome for cell, one in passages(state).items()}


def told(state):
    return verdict.sentences(state, passages(state))


def test_the_first_look_says_which_forgets_and_why():
    assert outcomes(HERE) == {"rnn": "gone", "lstm": "kept"}
    said = told(HERE)
    assert said["rnn"].startswith("**The RNN forgets.**")
    assert "spectral radius 0.7 × slope of tanh 1.000, and 0.700³⁹ is about 9e−7" in said["rnn"]
    assert said["lstm"].startswith("**The LSTM remembers.**")
    one = passages(HERE)["lstm"]
    assert "the forget gates are about 0.982, and 0.982³⁹ is about 0.50. " in said["lstm"]
    assert f"the direct wire, which brings {text(one.direct)}; the rest" in said["lstm"]
    assert one.direct / one.entered == pytest.approx(one.about, rel=0.05)


def test_the_old_defaults_say_why_the_rnn_passes_more():
    """At a bias of 1 the LSTM forgets more than the RNN: the gates are 0.73."""
    said = told(OLD)
    assert said["lstm"].startswith("**The LSTM forgets.**")
    assert re.search(r"forget gates are about 0\.730, and 0\.730³⁹ is about 4\.\de−6", said["lstm"])
    assert "times the LSTM's" in said["rnn"]
    assert offers(OLD, passages(OLD))["open"] == {"bias": 4.0}


@settings(max_examples=25)
@given(states())
def test_the_numbers_are_those_of_the_last_loss_alone(state):
    alone = flow(replace(state, loss_steps=str(state.steps)))
    for cell, one in passages(state).items():
        sizes = np.linalg.norm(alone.back[cell].numbers["da" if cell == "rnn" else "dc"], axis=0)
        entered = sizes[-1]
        assert one.entered == pytest.approx(entered)
        assert one.sizes == pytest.approx(tuple(sizes))
        share = sizes[0] / entered
        bounds = {
            "gone": (0, 1e-3),
            "fades": (1e-3, 0.1),
            "kept": (0.1, 10),
            "grows": (10, 1e3),
            "explodes": (1e3, np.inf),
        }
        low, high = bounds[one.outcome]
        assert low <= share < high
        assert text(float(sizes[0])) in told(state)[cell]
        assert (sizes[: one.lost_at] < 1e-3 * entered).all()
        assert not one.lost_at < len(sizes) or sizes[one.lost_at] >= 1e-3 * entered


def test_each_beat_is_what_it_is_called():
    found = {beat: outcomes(replace(OLD, **fields)) for beat, fields in BEATS.items()}
    assert found["apart"] == {"rnn": "gone", "lstm": "kept"}
    assert found["both"] == {"rnn": "gone", "lstm": "gone"}
    assert found["explodes"]["rnn"] == "explodes"
    assert found["saturated"]["rnn"] == "kept"


def test_what_is_offered_helps():
    few = replace(HERE, T=5)
    assert set(offers(few, passages(few))) == {"longer", "explode"}
    for offer, wanted in (("longer", "gone"), ("explode", "explodes")):
        fields = offers(few, passages(few))[offer]
        assert outcomes(replace(few, **fields))["rnn"] == wanted
    shut = replace(HERE, bias=0.0)
    assert outcomes(replace(shut, **offers(shut, passages(shut))["open"]))["lstm"] == "kept"
    wild = replace(HERE, **BEATS["explodes"])
    assert outcomes(replace(wild, **offers(wild, passages(wild))["calm"]))["rnn"] == "gone"


@pytest.mark.parametrize(
    "state",
    [replace(OLD, kind="own", values=(1e6,) * 60, T=60, radius=2.0, scale=5.0), replace(OLD, loss_steps="1"),
     replace(OLD, T=2), replace(OLD, scale=0.0, radius=2.0, T=60), replace(OLD, n_a=1, kind="word", text="ab")],
)  # fmt: skip
def test_at_the_bounds_of_all_settings_a_sentence_is_there(state):
    for sentence in told(state).values():
        assert "{" not in sentence
        assert sentence.endswith(".")
