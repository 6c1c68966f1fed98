"""The chart of the gradients' lengths: core's numbers on axes that hold still, A beside them."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ui.kit.numbers import difference, text
from ui.through_time import flow_chart
from ui.through_time.flow import flow
from ui.through_time.openings import OPENINGS

HERE = OPENINGS["gradients"]


def curves(state):
    return flow_chart.curves(flow(state))


def rows(spec, kind):
    return [row for row in spec["data"]["values"] if row["kind"] == kind]


def still(spec):
    """All but the data."""
    return {name: part for name, part in spec.items() if name != "data"}


def test_each_point_is_the_length_that_core_finds():
    back = flow(HERE).back
    expected = {
        "rnn": back["rnn"].numbers["da"],
        "lstm": back["lstm"].numbers["da"],
        "memory": back["lstm"].numbers["dc"],
    }
    spec = flow_chart.spec(curves(HERE), None)
    for of, gradient in expected.items():
        drawn = [row["y"] for row in rows(spec, "line") if row["of"] == of]
        np.testing.assert_allclose(drawn, np.linalg.norm(gradient, axis=0))


def test_the_axes_hold_still_while_anything_but_many_steps_is_dragged():
    first = flow_chart.spec(curves(HERE), None)
    for change in ({"radius": 2.0}, {"bias": -4.0}, {"scale": 1e-6}, {"T": 35}):
        moved = flow_chart.spec(curves(replace(HERE, **change)), None)
        assert still(moved) == still(first)
        assert moved["data"] != first["data"]


def test_the_ends_tell_the_value_and_the_change_since_a():
    now, kept = curves(HERE), curves(replace(HERE, bias=1.0))
    ends = [row["name"] for row in rows(flow_chart.spec(now, kept), "end")]
    assert f"LSTM dc {text(now['memory'][0])} (A {difference(now['memory'][0], kept['memory'][0])})" in ends
    assert f"RNN da {text(now['rnn'][0])} (A =)" in ends
    ghosts = [row["y"] for row in rows(flow_chart.spec(now, kept), "line") if row["ghost"] and row["of"] == "memory"]
    np.testing.assert_allclose(ghosts, kept["memory"])


@settings(max_examples=25)
@given(st.dictionaries(st.sampled_from("abcd"), st.floats(-12, 9), min_size=1))
def test_labels_never_stand_on_each_other(heights):
    found = flow_chart._apart(heights)
    placed = sorted(found.values())
    assert all(high - low > 0.97 * flow_chart.APART for low, high in pairwise(placed))
    assert placed[0] >= -12
    assert placed[-1] <= 9


@pytest.mark.parametrize(
    ("fields", "note"), [({"radius": 0.1}, "below 1e−12"), ({"radius": 2.0, "T": 60, "scale": 0.0}, "above 1e9")]
)
def test_what_lies_outside_is_told(fields, note):
    notes = [row["name"] for row in rows(flow_chart.spec(curves(replace(HERE, **fields)), None), "note")]
    assert notes == [f"{note}: not drawn"]
    assert not rows(flow_chart.spec(curves(HERE), None), "note")
