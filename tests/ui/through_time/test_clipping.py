"""The charts and sentences of clipping and of the cliff, against core/."""

import base64
import io
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from core.cells.rnn_kind import RNN
from core.maths import clipping
from core.maths.clipping import clip_norm
from core.through_time.cliff import Cliff
from core.through_time.unrolled import backward, unroll
from ui.kit import numbers
from ui.through_time import arrows, cliff_chart, descents, learning
from ui.through_time import cliff as cliff_part
from ui.through_time import clipping as clipping_part
from ui.through_time.clip_state import EXPLODING, HOWS, REALS
from ui.through_time.state import TimeState

STATE = replace(TimeState(), **EXPLODING)


@pytest.fixture(scope="module")
def long():
    sequence = STATE.sequence()
    return backward(unroll(RNN, sequence, STATE.cells(sequence)["rnn"]), STATE.losses(sequence)).gradients


def test_what_is_said_of_a_gradient_is_so(long):
    assert clipping_part.truth(long, 5.0) == "far"
    assert clipping_part.truth(long, 30.0) == "turned"
    assert clipping_part.truth(long, 50.0) == "kept"
    sizes = np.concatenate([np.abs(array).ravel() for array in long.values()])
    assert f"{(sizes > 5).sum()} of {len(sizes)} entries" in clipping_part.verdict(long, 5.0)
    assert clipping_part.verdict(long, 50.0).startswith("No entry is beyond ±50")
    assert clipping_part.verdict(clip_norm(long, 4.9), 5.0).startswith("**Nothing to cut:**")
    *_, last = clipping_part.table({"before": long, "norm": clip_norm(long, 5.0)}, 5.0).splitlines()
    assert last == f"| by norm, at 5 | 5 | {5 * sizes.max() / np.sqrt((sizes**2).sum()):.4g} | 0.0° |"


@given(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9), st.floats(0.01, 1000))
def test_an_arrow_ends_in_the_picture_and_keeps_its_direction(first, second, limit):
    end = arrows.ends("before", (first, second), edge := 3 * limit)
    assert max(abs(end["x"]), abs(end["y"])) <= edge
    assert end["x"] * second == pytest.approx(end["y"] * first)
    assert end["x"] * first >= 0
    if max(abs(first), abs(second)) < 2.9 * limit:
        assert (end["x"], end["y"]) == (first, second)


def test_the_picture_of_the_map_has_the_loss_of_its_middle_at_each_point():
    """From black at 0.001 to white at 10, on a logarithmic scale; read by another reader of PNG."""
    columns, rows = cliff_chart.CELLS
    address = cliff_chart.picture(cliff_part.landscape("tanh"), "#000000", "#ffffff")
    shown = Image.open(io.BytesIO(base64.b64decode(address.removeprefix("data:image/png;base64,"))))
    assert (shown.size, shown.mode) == ((columns, rows), "RGB")
    (w_low, w_high), (b_low, b_high) = REALS["cliff_w"], REALS["cliff_b"]
    for column, row in ((0, 0), (columns - 1, 0), (7, rows - 1), (150, 100)):
        w = w_low + (column + 0.5) * (w_high - w_low) / columns
        b = b_high - (row + 0.5) * (b_high - b_low) / rows
        here = Cliff().measure({"w": np.full((1, 1), w), "b": np.full((1, 1), b)})
        share = (np.log10(np.clip(here.loss, 1e-3, 10)) + 3) / 4
        assert shown.getpixel((column, row)) == (round(255 * share),) * 3


def test_steps_that_a_clip_makes_equally_long_are_counted():
    path = cliff_part.path(replace(TimeState(), cliff_unit="linear", cliff_how="norm"), "norm")
    clipped = int((path.norms > 1.0).sum())
    assert clipped > 1
    assert cliff_part.jump(path) == f"Its {clipped} longest steps are equally long: 0.1."


@pytest.mark.parametrize("unit", ["tanh", "linear"])
@pytest.mark.parametrize("how", HOWS)
@pytest.mark.parametrize(("w", "b"), [(0.0, -2.0), (1.2, 0.0), (2.5, -0.4), (4.0, 1.0)])
def test_whatever_becomes_of_a_descent_can_be_told_and_drawn(unit, how, w, b):
    state = replace(TimeState(), cliff_unit=unit, cliff_how=how, cliff_w=w, cliff_b=b, cliff_rate=1.0)
    path = cliff_part.path(state, how)
    for sentence in (descents.outcome(how, path), cliff_part.jump(path)):
        assert "nan" not in sentence
        assert "{" not in sentence
    drawn = cliff_chart.near(cliff_part.points(path))
    assert np.isfinite(drawn).all()
    assert np.abs(drawn - drawn[0]).max() <= cliff_chart.FAR
    assert cliff_part.truth(path) == (
        "infinite" if path.exploded else "higher" if path.losses[-1] > path.losses[0] else "lower"
    )


def test_what_was_kept_as_a_stands_beside_each_number():
    now = clipping_part.gradients(STATE)
    then = clipping_part.gradients(replace(STATE, clip_limit=10.0, radius=1.1))
    rows = clipping_part.table(now, 5.0, then).splitlines()[2:]
    for row, (how, gradient) in zip(rows, now.items(), strict=True):
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        norms = [clipping.norm(gradient), clipping.norm(then[how])]
        assert cells[1] == f"{numbers.short(norms[0])} (A {numbers.difference(*norms)})"
        assert cells[3].endswith(")") is (how != "before")
    same = clipping_part.table(now, 5.0, now)
    assert same.count("(A =)") == 8


def test_the_axes_of_the_arrows_hold_still_while_something_is_kept():
    kept = ({"before": (3.0, 4.0), "norm": (0.6, 0.8)}, 1.0)
    names = {"before": "none", "norm": "by norm"}
    edges = {
        arrows.spec({"before": (x, 40.0), "norm": (0.1, 0.9)}, x, ("a", "b"), names, kept)["encoding"]["x"]["scale"][
            "domain"
        ][1]
        for x in (0.5, 7.0, 300.0)
    }
    assert edges == {arrows.reach(*kept)}


def test_the_losses_that_were_kept_lie_under_the_present_ones_on_decades_around_both():
    paths, kept = learning.paths(replace(STATE, clip_how="norm")), learning.paths(replace(STATE, clip_rate=0.2))
    spec = descents.spec(paths, 30, kept)
    ghost, letter, curves = spec["layer"][:3]
    assert [row["y"] for row in ghost["data"]["values"]] == kept["none"].losses.tolist()
    assert letter["data"]["values"] == ghost["data"]["values"][-1:]
    low, high = curves["encoding"]["y"]["scale"]["domain"]
    every = np.concatenate([path.losses for path in (*paths.values(), *kept.values())])
    assert low <= every.min() < 10 * low
    assert high / 10 < every.max() <= high
    assert "domain" not in descents.spec(paths, 30, {})["layer"][0]["encoding"]["y"]["scale"]


def test_a_descent_is_told_beside_the_one_that_was_kept():
    """Beside the one clipped in the same way, else beside A's last."""
    paths, kept = learning.paths(replace(STATE, clip_how="norm")), learning.paths(replace(STATE, clip_rate=0.2))
    last = kept["none"].losses[-1]
    for how, path in paths.items():
        told = descents.beside(how, path, kept)
        assert told == (
            f"A (Clip: none) ends at {numbers.short(last)}: here **{numbers.difference(path.losses[-1], last)}**."
        )
    assert descents.beside("none", paths["none"], {}) == ""
    linear = cliff_part.paths(replace(TimeState(), cliff_unit="linear"))
    update = linear["none"].exploded.step
    assert descents.beside("norm", paths["norm"], linear) == (
        f"A (Clip: none) was no longer finite at update {update}."
    )
    assert descents.beside("none", linear["none"], kept) == f"A (Clip: none) ends at {numbers.short(last)}."
