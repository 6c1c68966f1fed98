"""The memory task: what is asked, what is told, and the story of the forget bias at its shortest."""

import json
import math
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.memory_task import RESULTS, SEEDS, updates_needed
from core.through_time.memory_task import PROGRESS_EVERY, SYMBOLS, Settings, sequences, train
from core.training.events import Failed, Finished, Progress, Weights

SHORT = Settings("rnn", T=5, n_a=8, updates=202, batch=16)


def test_only_the_first_symbol_tells_the_label():
    symbols, labels = sequences(30, 500, np.random.default_rng(1))
    assert symbols.shape == (30, 500)
    np.testing.assert_array_equal(symbols[0], labels)
    assert set(labels) == set(range(SYMBOLS))
    assert set(symbols[1:].ravel()) == set(range(SYMBOLS, 2 * SYMBOLS))


@pytest.mark.parametrize("cell", ["rnn", "lstm"])
def test_what_a_training_tells(cell):
    events = list(train(replace(SHORT, cell=cell)))
    progress = [event for event in events if isinstance(event, Progress)]
    assert [event.step for event in progress] == [*range(PROGRESS_EVERY, 201, PROGRESS_EVERY), 202]
    assert all(set(event.figures) == {"loss", "accuracy", "norm", "norm_first"} for event in progress)
    assert progress[0].figures["loss"] == pytest.approx(math.log(SYMBOLS), abs=0.3)
    assert [event.step for event in events if isinstance(event, Weights)] == [0, 100, 200, 202]
    assert events[-1] == Finished(202)


def test_told_weights_are_not_changed_afterwards():
    first, *_ = (event for event in train(SHORT) if isinstance(event, Weights))
    alone = next(iter(train(SHORT)))
    for name, array in first.arrays.items():
        np.testing.assert_array_equal(array, alone.arrays[name])


def test_same_seed_same_figures_other_seed_others():
    def figures(seed):
        return [event.figures for event in train(replace(SHORT, seed=seed)) if isinstance(event, Progress)]

    assert figures(1) == figures(1)
    assert figures(1) != figures(2)


@pytest.mark.parametrize("cell", ["rnn", "lstm"])
def test_both_cells_remember_for_a_few_steps(cell):
    assert updates_needed(replace(SHORT, cell=cell, n_a=16, batch=64, updates=300))


def test_a_forget_bias_of_log_T_remembers_sixty_steps():
    assert updates_needed(Settings("lstm", T=60, forget_bias=math.log(60), updates=100))


@pytest.mark.parametrize(("cell", "bias"), [("rnn", 0.0), ("lstm", 0.0)])
def test_without_it_sixty_steps_are_too_many(cell, bias):
    last = [e for e in train(Settings(cell, T=60, forget_bias=bias, updates=60)) if isinstance(e, Progress)][-1]
    assert last.figures["accuracy"] < 0.4
    assert last.figures["norm_first"] < 1e-6


@pytest.mark.parametrize("cell", ["rnn", "lstm"])
def test_an_explosion_is_named(cell):
    *_, last = train(replace(SHORT, cell=cell, learning_rate=1e308))
    assert isinstance(last, Failed)
    assert last.reason == "exploded"
    assert last.step == 2
    assert last.facts == {"what": "loss"}


def test_the_kept_table_is_of_this_task():
    """The whole table takes long; its quickest rows are learned anew, to within what another machine may change."""
    kept = json.loads(RESULTS.read_text())
    assert kept["seeds"] == list(SEEDS)
    rows = {(row["cell"], row["T"], row["forget_bias"]): row["needed"] for row in kept["rows"]}
    assert len(rows) == 12
    for seed, needed in zip(kept["seeds"][:3], rows["lstm", 30, "log T"], strict=False):
        found = updates_needed(Settings("lstm", T=30, forget_bias=math.log(30), updates=100, seed=seed))
        assert found == pytest.approx(needed, abs=20)
