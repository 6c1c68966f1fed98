"""The character model: the reports' digits, the laws of clipping, and what a training tells."""

import hashlib
import json
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import ROOT
from core.maths.clipping import clip, clip_norm, norm
from core.names.names import Names, of
from core.names.network import Network
from core.names.ngrams import ngram_bits
from core.names.reports_model import initialize, optimize, sample
from core.names.run import Run
from core.names.settings import EARLY, MOST_CHANGES, Settings
from core.names.training import bits_per_letter, first_not_finite, length, split, train
from core.names.watch import CLOSE, HUGE
from core.training.events import Changed, Event, Finished, Progress, Sample, Weights
from core.training.orders import Orders
from tests.shared_data import shared

REPORTS = json.loads((ROOT / "data" / "reports" / "reports.json").read_text())
CASES, RECIPE = REPORTS["character"], REPORTS["dinosaur_model"]
LETTERS = {chr(ord("a") + i): i + 1 for i in range(26)} | {"\n": 0}


def draw(case: str) -> dict[str, np.ndarray]:
    rng = np.random.RandomState(CASES[case]["seed"])
    return {name: rng.randn(*shape) * (factor or [1])[0] for name, shape, *factor in CASES[case]["draw"]}


def test_clip_case():
    gradients = draw("clip")
    before = {name: gradient.copy() for name, gradient in gradients.items()}
    clipped, expect = clip(gradients, CASES["clip"]["max_value"]), CASES["clip"]["expect"]
    assert clipped["dWaa"][1, 2] == expect["dWaa[1][2]"]
    assert clipped["dWax"][3, 1] == expect["dWax[3][1]"]
    assert clipped["dWya"][1, 2] == pytest.approx(expect["dWya[1][2]"], rel=1e-9)
    assert clipped["db"][4, 0] == expect["db[4]"]
    assert clipped["dby"][1, 0] == pytest.approx(expect["dby[1]"], rel=1e-7)
    assert all(np.array_equal(gradients[name], before[name]) for name in before)


def test_sample_case():
    case = CASES["sample"]
    indices = sample(draw("sample"), LETTERS, case["sample_seed"])
    assert indices[: len(case["expect_first_43"])] == case["expect_first_43"]
    assert indices[-1] == 0


def test_optimize_case():
    case, d = CASES["optimize"], draw("optimize")
    a_prev = d.pop("a_prev")
    before = {name: array.copy() for name, array in d.items()}
    loss, gradients, a_last = optimize(case["X"], case["Y"], a_prev, d)
    expect = case["expect"]
    assert loss == pytest.approx(expect["loss"], rel=1e-10)
    assert gradients["dWaa"][1, 2] == pytest.approx(expect["dWaa[1][2]"], rel=1e-9)
    assert np.argmax(gradients["dWax"]) == expect["argmax(dWax)"]
    assert gradients["dWya"][1, 2] == pytest.approx(expect["dWya[1][2]"], rel=1e-9)
    assert gradients["db"][4, 0] == pytest.approx(expect["db[4]"], rel=1e-6)
    assert gradients["dby"][1, 0] == pytest.approx(expect["dby[1]"], rel=1e-6)
    assert a_last[4, 0] == pytest.approx(expect["a_last[4]"], rel=1e-6)
    for name, array in d.items():
        np.testing.assert_array_equal(array, before[name] - 0.01 * gradients["d" + name])


@pytest.fixture(scope="module")
def dinosaurs() -> Names:
    data = shared("reports-data/dinos.txt").read_bytes()
    assert hashlib.sha256(data).hexdigest() in RECIPE["data"]
    return of([line.strip().lower() for line in data.decode().splitlines()])


@pytest.fixture(scope="module")
def told(dinosaurs) -> list[Event]:
    """All that the reports' own training tells, to the last loss that they print."""
    return list(train(dinosaurs, Settings(iterations=34_000)))


def test_the_reports_losses_and_names(told):
    """Every loss to 6 decimals and the names exactly, up to iteration 12,000; after 14,000 two right runs part."""
    early = [event for event in told if event.step <= 12_000]
    losses = {str(e.step): round(e.figures["reported"], 6) for e in early if isinstance(e, Progress) and reported(e)}
    names = {str(event.step): list(event.texts) for event in early if isinstance(event, Sample)}
    assert losses == RECIPE["loss"]
    assert {step: names[step] for step in RECIPE["names"]} == RECIPE["names"]


def reported(event: Progress) -> bool:
    """Whether the reports print the loss of this update."""
    return event.step % 2000 == 0 and "reported" in event.figures


def test_later_losses_stay_near_the_printed_ones(told):
    printed = RECIPE["loss_later_as_printed_once"]
    found = {str(e.step): e.figures["reported"] for e in told if isinstance(e, Progress) and reported(e)}
    assert set(printed) <= set(found)
    assert all(abs(found[step] - printed[step]) <= 0.25 for step in printed)


SMALL = of([a + b + c for a in "abc" for b in "de" for c in "fgh"])


def test_what_a_training_tells():
    settings = Settings(n_a=5, iterations=400, checkpoint=200, names_per_checkpoint=3, held_out=0.2)
    events = list(train(SMALL, settings))
    assert [e.step for e in events if isinstance(e, Sample)] == [0, 1, 10, 50, 200, 400]
    assert {e.step for e in events if isinstance(e, Weights)} == {0, 1, 10, 50, 200, 400}
    assert {e.step for e in events if isinstance(e, Weights) and e.keep} == {0, 1, 10, 50, 200, 400}
    assert all(len(e.texts) == 3 for e in events if isinstance(e, Sample))
    assert events[-1] == Finished(400)
    bits = [e.figures["bits"] for e in events if isinstance(e, Progress) and "bits" in e.figures]
    assert bits[-1] < bits[0]


def test_the_loss_is_the_weighted_mean_of_all_names():
    """From the first name on, whatever value the reports let theirs begin with."""
    settings = Settings(n_a=5, iterations=99, checkpoint=10**9)
    first = next(e for e in train(SMALL, replace(settings, cell="lstm")) if isinstance(e, Progress))
    assert first.step == 0
    assert first.figures["loss"] == pytest.approx(first.figures["current"])
    assert first.figures["reported"] == pytest.approx(0.999 * np.log(9) * 7 + 0.001 * first.figures["current"])


@pytest.mark.parametrize("cell", ["rnn", "lstm"])
def test_same_seed_same_losses_other_seed_others(cell):
    def losses(seed):
        settings = Settings(cell, n_a=8, iterations=500, checkpoint=500, seed=seed)
        return [e.figures["loss"] for e in train(SMALL, settings) if isinstance(e, Progress)]

    assert losses(1) == losses(1)
    assert losses(1) != losses(2)


def losses_with(settings: Settings, orders: Orders | None = None, at: int = 0) -> tuple[list[float], list[Changed]]:
    """Of each telling; the order is given after the update `at`."""
    losses, changes = [], []
    for event in train(SMALL, settings, orders):
        match event:
            case Changed():
                changes.append(event)
            case Progress(step, _, {"current": loss}):
                losses.append(loss)
                if orders and step == at:
                    orders.give(("learning_rate", 0.2))
    return losses, changes


def test_a_rate_that_was_changed_while_it_trained_is_written_down_and_gives_the_same_again():
    settings = Settings(n_a=8, iterations=400, checkpoint=100)
    steady, _ = losses_with(settings)
    changed, [told] = losses_with(settings, Orders(), at=200)
    assert told == Changed(201, "learning_rate", 0.2)
    again, changes = losses_with(settings.changed(told.step, told.value))
    assert again == changed
    assert changes == []  # nobody asked: the settings say so from the start
    steps = [e.step for e in train(SMALL, settings) if isinstance(e, Progress)]
    parted = [step for step, one, other in zip(steps, steady, changed, strict=True) if one != other]
    assert min(parted) == 300  # the first telling after the update 201, whose own loss is of before


def test_changes_are_bounded():
    settings = Settings(n_a=4, iterations=300)
    assert settings.changed(5, 0.1).changed(5, 0.2).changes == ((5, 0.2),)
    for wrong in (settings.changed(301, 0.1), settings.changed(5, 11.0), settings.changed(-1, 0.1)):
        assert wrong.wrong() == "changes"
    many = replace(settings, changes=tuple((step, 0.1) for step in range(MOST_CHANGES)))
    orders = Orders()
    orders.give(("learning_rate", 0.2))
    assert many.wrong() == ""
    assert not any(isinstance(event, Changed) for event in train(SMALL, many, orders))


@pytest.mark.parametrize("cell", ["rnn", "lstm"])
def test_both_cells_learn_the_small_list(cell):
    settings = Settings(cell, n_a=16, learning_rate=0.02, iterations=1000, checkpoint=1000, held_out=0.2)
    *_, weights, _, _ = train(SMALL, settings)
    assert isinstance(weights, Weights)
    learned, held_out = split(SMALL, settings)
    unigram = ngram_bits(learned, held_out, 1, len(SMALL.vocabulary))
    assert bits_per_letter(held_out, SMALL, Network(weights.arrays)) < unigram


def test_steps_that_are_too_long_give_huge_numbers_and_no_explosion():
    """tanh holds the states within 1, so at rate 1 without a clip the loss grows and stays a number."""
    settings = Settings(n_a=16, learning_rate=1.0, clipping="none", iterations=400, checkpoint=10**6)
    run = Run(SMALL, settings, "own")
    run.take(train(SMALL, settings))
    assert run.failed is None
    assert run.curve.points[-1][0] == 400
    facts = run.noticed.facts
    assert run.noticed.reason == "huge"
    assert float(facts["chance"]) == pytest.approx(4 * np.log(len(SMALL.vocabulary)))
    assert float(facts["loss"]) > HUGE * float(facts["chance"])
    steps = [update.step for update in run.close]
    assert steps == list(range(steps[0], run.noticed.step + CLOSE + 1))
    told = [step for step in range(run.noticed.step + 1) if step % 100 == 0 or step in EARLY]
    assert steps[0] == max(told[-1], run.noticed.step - CLOSE + 1)
    [told] = [update for update in run.close if update.step == run.noticed.step]
    assert (str(told.loss), str(told.norm)) == (facts["loss"], facts["norm"])
    before = [update for update in run.close if update.step < run.noticed.step]
    assert all(update.loss <= HUGE * float(facts["chance"]) for update in before)


def test_what_is_told_does_not_depend_on_what_is_noticed():
    """Each telling's share of clipped updates is that of those since the one before."""
    settings = Settings(n_a=8, learning_rate=0.5, max_gradient=4.0, iterations=300, checkpoint=10**6)
    told = [event for event in train(SMALL, settings) if isinstance(event, Progress)]
    steps = [event.step for event in told]
    assert steps == sorted(set(steps))
    assert {0, 100, 200, 300} <= set(steps)
    every = [e for e in train(SMALL, replace(settings, checkpoint=1)) if isinstance(e, Progress)]
    assert [event.step for event in every] == list(range(301))
    for before, event in pairwise(told):
        since = [e.figures["clipped"] for e in every if before.step < e.step <= event.step]
        assert event.figures["clipped"] == pytest.approx(np.mean(since))


def test_an_explosion_is_caught_at_its_first_update_and_named():
    wild = Settings(n_a=16, learning_rate=1e308, clipping="none", iterations=5000, checkpoint=10**6)
    run = Run(SMALL, wild, "own")
    run.take(train(SMALL, replace(wild, names_per_checkpoint=0)))
    assert run.failed.reason == "exploded"
    assert run.failed.facts["what"] == "loss"
    assert [update.step for update in run.close] == list(range(run.failed.step))
    *_, tame = train(SMALL, replace(wild, learning_rate=0.01, clipping="norm", iterations=300))
    assert isinstance(tame, Finished)


def test_what_is_not_finite_first_is_named_in_the_order_of_computation():
    network = Network(initialize("lstm", 3, 5, np.random.RandomState(1)))
    assert first_not_finite(1.0, network) == "norm"
    network.gradients["dWy"][0, 0] = np.nan
    network.gradients["dWc"][0, 0] = np.inf
    assert first_not_finite(1.0, network) == "dWc"
    assert first_not_finite(np.inf, network) == "loss"
    network.parameters["Wo"][0, 0] = np.inf
    assert first_not_finite(np.inf, network) == "Wo"


def test_the_norm_of_a_gradient_whose_squares_are_too_large():
    assert length(np.array([3e200, -4e200])) == pytest.approx(5e200)
    assert length(np.array([3.0, 4.0])) == 5.0
    assert not np.isfinite(length(np.array([np.inf, 1.0])))


@given(st.floats(0.1, 10), st.integers(0, 99))
def test_clipping_by_norm_keeps_the_direction(most, seed):
    rng = np.random.RandomState(seed)
    gradients = {"dWaa": rng.randn(3, 3) * 5, "db": rng.randn(3, 1)}
    clipped = clip_norm(gradients, most)
    assert norm(clipped) == pytest.approx(min(norm(gradients), most))
    scale = norm(clipped) / norm(gradients)
    for name, gradient in gradients.items():
        np.testing.assert_allclose(clipped[name], scale * gradient, rtol=1e-12)


def test_the_reports_order_of_drawing():
    p, rng = initialize("rnn", 50, 27, np.random.RandomState(1)), np.random.RandomState(1)
    for name, shape in (("Wax", (50, 27)), ("Waa", (50, 50)), ("Wya", (27, 50))):
        np.testing.assert_array_equal(p[name], rng.randn(*shape) * 0.01)
