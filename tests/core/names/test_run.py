"""What is seen of a training: its curve in bounded room, its names beside the learned ones, its file."""

import io
import json
from dataclasses import asdict, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.names import run_file
from core.names.nearest import invented
from core.names.reports_model import sample
from core.names.run import Run
from core.names.settings import Settings
from core.names.training import train
from core.refusal import Refusal
from core.training.curve import MOST_POINTS, Curve
from tests.core.names.test_reports_model import SMALL


@given(st.integers(1, 5000))
def test_a_curve_keeps_first_and_newest_and_an_even_spacing(count):
    curve = Curve()
    for step in range(count):
        curve.add(step, step * 2.0)
        assert len(curve) <= MOST_POINTS + 1
        assert curve.points[-1] == (step, step * 2.0)
    steps = [step for step, _ in curve.points]
    assert steps[0] == 0
    assert all(step % curve.stride == 0 for step in steps[:-1])
    assert set(np.diff(steps[:-1])) <= {curve.stride}
    assert len(steps) >= min(count, MOST_POINTS // 2)


@pytest.fixture(scope="module", params=["rnn", "lstm"])
def run(request) -> Run:
    settings = Settings(request.param, n_a=6, iterations=900, checkpoint=300, held_out=0.2, names_per_checkpoint=3)
    run = Run(SMALL, settings, "own")
    run.take(train(SMALL, settings))
    return run


def test_a_run_listens(run):
    assert [c.step for c in run.checkpoints] == [step for step, _ in run.bits] == [0, 1, 10, 50, 200, 300, 600, 900]
    assert run.curve.points[-1][1:] == (run.figures["loss"], run.figures["current"])
    assert run.weights.step == 900
    assert len(run.judged) == round(0.2 * len(SMALL.names))
    assert not set(run.judged) & set(run.learned)
    assert run.baselines[2] < run.baselines[1]


def test_a_saved_run_comes_back_and_invents_the_same_names(run):
    back = run_file.read(run_file.write(run))
    assert (back.settings, back.names, back.weights.step) == (run.settings, run.names, run.weights.step)
    assert back.checkpoints == run.checkpoints
    assert back.checkpoints[-1].loss == run.figures["loss"]
    np.testing.assert_allclose(back.curve.points, run.curve.points, atol=1e-5)
    np.testing.assert_allclose(back.bits, run.bits, atol=1e-5)
    for seed in range(5):
        one, other = (sample(r.weights.arrays, SMALL.char_to_ix, seed) for r in (run, back))
        assert one == other


def test_a_run_can_be_looked_at_as_it_was_at_any_checkpoint(run):
    assert run.moments == [c.step for c in run.checkpoints]
    for moment in run.moments:
        network, checkpoint = run.network(moment), run.checkpoint(moment)
        again = [SMALL.text(sample(network.parameters, SMALL.char_to_ix, seed)) for seed in range(3)]
        assert [name.text for name in checkpoint.names] == again
        assert run.settings.invents(moment)
    assert run.at(900) is run.at(None) is run.weights  # with all its digits
    assert (run.moment(None), run.moment(250), run.moment(10**6), run.moment(-1)) == (None, 200, 900, None)


def test_the_weights_of_a_saved_run_come_back_too(run):
    back = run_file.read(run_file.write(run))
    assert back.moments == run.moments
    for moment in run.moments[:-1]:
        for name, array in run.at(moment).arrays.items():
            np.testing.assert_array_equal(back.at(moment).arrays[name], array)


def test_a_run_whose_rate_was_changed_says_so_in_its_file(run):
    changed = replace(run, settings=run.settings.changed(200, 0.5))
    back = run_file.read(run_file.write(changed))
    assert back.settings == changed.settings
    assert [back.settings.rate(step) for step in (0, 199, 200, 900)] == [0.01, 0.01, 0.5, 0.5]


def test_a_file_of_before_there_were_changes_is_read(run):
    settings = {name: value for name, value in asdict(run.settings).items() if name != "changes"}
    assert run_file.read(broken(run, settings=json.dumps(settings))).settings == run.settings


def broken(run: Run, **changes: object) -> bytes:
    """A saved run with some parts changed, or left out where None."""
    with np.load(io.BytesIO(run_file.write(run))) as found:
        arrays = dict(found) | {name: np.array(value) for name, value in changes.items() if value is not None}
    for name, value in changes.items():
        if value is None:
            del arrays[name]
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"settings": "{"}, "settings"), ({"settings": "[1]"}, "settings"),
        ({"names": "abc"}, "names"), ({"curve": np.zeros((2, 2))}, "curve"), ({"curve": "abc"}, "curve"),
        ({"bits": [[np.nan, 1.0]]}, "bits"), ({"step": "-1"}, "step"), ({"checkpoints": "{"}, "checkpoints"),
        ({"parameter.by": None}, "by"), ({"parameter.by": np.zeros((2, 1))}, "by"),
        ({"parameter.by": "abc"}, "by"), ({"kept.10": np.zeros(3, np.float32)}, "kept.10"),
        ({"kept.x": np.zeros(3, np.float32)}, "kept.x"), ({"kept.10": "abc"}, "kept.10"),
    ],
)  # fmt: skip
def test_a_broken_file_is_refused_by_its_part(run, changes, part):
    with pytest.raises(Refusal) as error:
        run_file.read(broken(run, **changes))
    assert (error.value.reason, error.value.facts) == ("part", {"part": part})


def test_settings_out_of_bounds_are_refused(run):
    wild = Run(run.names, replace(run.settings, learning_rate=1e9), "own", weights=run.weights)
    with pytest.raises(Refusal) as error:
        run_file.read(run_file.write(wild))
    assert error.value.facts == {"part": "settings, learning_rate"}


def test_a_pickle_is_never_read():
    file = io.BytesIO()
    np.savez_compressed(file, settings=np.array([{"a": 1}], dtype=object))
    with pytest.raises(Refusal) as error:
        run_file.read(file.getvalue())
    assert error.value.reason == "no_run"


def test_another_file_of_arrays_is_no_run(run):
    with pytest.raises(Refusal) as error:
        run_file.read(broken(run, settings=None))
    assert error.value.reason == "no_run"


def test_a_file_that_grows_when_unpacked_is_refused():
    file = io.BytesIO()
    np.savez_compressed(file, curve=np.zeros(run_file.MOST_UNPACKED // 4))
    assert len(file.getvalue()) < 100_000
    with pytest.raises(Refusal) as error:
        run_file.read(file.getvalue())
    assert error.value.reason == "unpacked"


@given(st.binary(max_size=200))
def test_no_bytes_whatever_do_harm(data):
    with pytest.raises(Refusal):
        run_file.read(data)


@pytest.mark.parametrize(
    ("text", "nearest", "distance"),
    [("Onyx", "onyx", 0), ("Onyxx", "onyx", 1), ("Rextyrannus", "tyrannus", 3), ("", "onyx", 4)],
)
def test_the_nearest_name(text, nearest, distance):
    found = invented(text, ["onyx", "tyrannus"])
    assert (found.nearest, found.distance, found.memorised) == (nearest, distance, distance == 0)
