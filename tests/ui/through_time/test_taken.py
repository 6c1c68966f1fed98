"""The notebooks of the pages through time give the numbers of their pages, with NumPy alone."""

from dataclasses import replace

import numpy as np
import pytest

from core.maths import clipping
from core.through_time import gradient_flow
from core.through_time.cliff import points
from core.through_time.gradient_flow import norms
from core.through_time.memory_task import train
from core.training.events import Progress
from tests.taken import run_both, run_scripts
from ui.cells.kinds import SEEN
from ui.through_time import cliff, flow_chart, ledger, taken, verdict
from ui.through_time.flow import flow
from ui.through_time.learning import path as learning_path
from ui.through_time.memory_task import settings as memory_settings
from ui.through_time.openings import OPENINGS
from ui.through_time.state import TimeState

LINK = "http://localhost:8501/unrolled?T=8"
UNROLLED = OPENINGS["unrolled"]
EVERY = [
    UNROLLED,
    replace(UNROLLED, kind="word", T=40, loss_steps="all", n_a=7, ledger="lstm.Wo", row=3, column=9),
    replace(UNROLLED, kind="own", values=(0.1, -1 / 3, 2.0), T=5, loss_steps="3", shown="rnn", seed=9),
    replace(UNROLLED, kind="noise", T=12, scale=0.3, shown="lstm", bias=2.5),
]


def same(found, expected, name):
    np.testing.assert_allclose(found, expected, rtol=1e-10, atol=1e-300, err_msg=name)


def compare_steps(now, state, cells):
    """Every number of every step, forward and back."""
    numbers = flow(state)
    for cell in cells:
        forward, back = numbers.forward[cell], numbers.back[cell]
        for name, value in (forward.numbers | back.numbers).items():
            same(now[f"{cell}.{name}"], value, name)
        same(now[f"{cell}.losses"], forward.losses, "losses")
        same(now[f"{cell}.size_of_da"], norms(back.numbers["da"]), "|da|")


def compare_ledger(now, state):
    numbers, (cell, _) = flow(state), ledger.chosen(state)
    for name, value in numbers.back[cell].ledger.items():
        same(now[f"{cell}.{name}_by_step"], value, name)
        same(now[f"{cell}.{name}"], value.sum(axis=-1), name)
    chosen, weight = ledger.chosen(state)
    row, column = ledger.entry(state, numbers)
    place = f"{chosen}.d{weight}[{row}, {column}]"
    same(now[f"{place} exact"], numbers.back[chosen].gradients["d" + weight][row, column], place)
    assert now[f"{place} nudged"] == pytest.approx(now[f"{place} exact"], rel=1e-6, abs=1e-9)


def test_unrolled_gives_every_number_of_every_step():
    for state, (now, kept, _) in zip(
        EVERY, run_scripts([taken.pieces("unrolled", state, None, LINK) for state in EVERY]), strict=True
    ):
        compare_steps(now, state, state.cells_shown)
        compare_ledger(now, state)
        assert not {name.split(".")[0] for name in now if "." in name} - {*state.cells_shown}
        assert kept is None


def test_gradients_gives_the_curves_and_what_makes_them():
    state = replace(OPENINGS["gradients"], loss_steps="all", T=10)
    kept = replace(state, kind="noise", T=20, radius=1.1)
    pieces = taken.pieces("gradients", state, kept, LINK)
    script, notebook = run_both(pieces)
    assert script[2] == notebook[2]
    for numbers, at in ((script[0], state), (script[1], kept)):
        compare_steps(numbers, at, SEEN)
        compare_gradients(numbers, at)


def compare_gradients(now, state: TimeState):
    found = flow(state)
    curves, told = flow_chart.curves(found), verdict.passages(state, found)
    for cell, unrolled in found.forward.items():
        kind, style = unrolled.kind, SEEN[cell].curves
        wire = f"d{kind.factor_of}"
        same(now[f"{cell}.size_of_{wire}"], curves[style[wire]], wire)
        if len(kind.states) > 1:
            same(now[f"{cell}.size_of_{wire}_direct"], curves[f"{style[wire]}_direct"], "direct")
        same(now[f"{cell}.size_of_{wire}_of_the_last_loss"], told[cell].sizes, "sizes")
        same(now[f"{cell}.direct_of_the_last_loss"], told[cell].direct, "direct")
        same(now[f"{cell}.passes"], told[cell].passes, "passes")
        stretch = gradient_flow.stretches(gradient_flow.products(unrolled.factors(), unrolled.T - 1))
        same(now[f"{cell}.stretch"], stretch, "stretch")
        same(now[f"{cell}.depends"], gradient_flow.credit_map(unrolled), "map")


CLIPPED = OPENINGS["clipping"]


def test_clipping_gives_both_ways_to_clip_and_what_is_learned():
    arrows = replace(CLIPPED, clip_rank=7)
    learning = replace(CLIPPED, clip_view="learning", clip_how="norm", clip_cell="lstm", T=12, n_a=5)
    pieces = taken.pieces("clipping", arrows, learning, LINK)
    script, notebook = run_both(pieces)
    assert script[2] == notebook[2]
    now, kept, _ = script
    before = flow(arrows).back["rnn"].gradients
    for how in ("value", "norm"):
        after = clipping.clipped(before, how, arrows.clip_limit)
        same(now[f"{how}.length"], clipping.norm(after), how)
        same(now[f"{how}.degrees"], clipping.angle(before, after), how)
        same(now[f"{how}.dWaa"], after["dWaa"], how)
    assert now["entries_beyond"] == clipping.beyond(before, arrows.clip_limit)
    for how in ("none", "norm"):
        same(kept[f"{how}.losses"], learning_path(learning, how).losses, how)


@pytest.mark.parametrize("unit", ["tanh", "linear"])
def test_the_cliff_gives_both_descents(unit):
    state = replace(CLIPPED, clip_view="cliff", cliff_unit=unit, cliff_how="value", cliff_updates=40)
    [(now, _, told)] = run_scripts([taken.pieces("clipping", state, None, LINK)])
    for how in ("none", "value"):
        path = cliff.path(state, how)
        same(now[f"{how}.losses"], path.losses, how)
        same(now[f"{how}.w_and_b"], points(path), how)
        assert (path.exploded is not None) == (f"{how}: " in told)
    assert ("is not finite" in told) == (unit == "linear")


def test_the_memory_task_s_trainings_run_again():
    """Short sequences here; the very numbers of each Progress of the app's own training."""
    state = replace(OPENINGS["memory_task"], memory_T=5, seed=3)
    [(now, _, _)] = run_scripts([taken.pieces("memory_task", state, None, LINK)])
    for cell in SEEN:
        told = [event for event in train(memory_settings(state, cell)) if isinstance(event, Progress)]
        same(now[f"{cell}.updates"], [event.step for event in told], cell)
        for name in ("loss", "accuracy", "norm", "norm_first"):
            found = now[f"{cell}.{name}"]
            np.testing.assert_allclose(found, [event.figures[name] for event in told], rtol=1e-6, err_msg=name)
