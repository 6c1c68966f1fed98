"""What the desk shows is core's; what its messages ask for happens."""

from dataclasses import replace
from itertools import takewhile

import numpy as np
import pytest

from core.names import writing
from core.names.examples import EXAMPLES, bundled_names, example
from core.names.run import Run
from core.names.training import train
from core.training.events import Failed
from ui.kit.numbers import difference, percent, size
from ui.names import checkpoints, desk_view
from ui.names.compared import Ghost, sentence
from ui.names.controls import curve_csv, names_csv
from ui.names.desk import after, with_letter_drawn
from ui.names.loss_chart import per_name, spec
from ui.names.state import DinosaurState
from ui.names.summary import huge, line
from ui.names.titles import about

STATE = DinosaurState(text="onyx", at=2, unit=3, temperature=0.7)


@pytest.fixture(scope="module", params=EXAMPLES)
def run(request) -> Run:
    return example(request.param)


def test_each_number_is_core_s(run):
    shown, network = desk_view.view(run, STATE, 1, ""), run.network()
    indices = run.names.indices("onyx")
    p = writing.chances(network, indices[:2], 0.7)
    assert [bar["p"] for bar in shown["bars"]] == [round(float(one), 4) for one in p]
    assert [bar["letter"] for bar in shown["bars"] if bar["there"]] == ["y"]
    values = writing.states(network, indices)[:, 3]
    assert [tile["value"] for tile in shown["tiles"]] == [round(float(value), 3) for value in values]
    had = [percent(writing.chances(network, indices[:k])[letter]) for k, letter in enumerate(indices)]
    assert [tile["p"] for tile in shown["tiles"]] == had
    np.testing.assert_allclose(shown["influence"], writing.influence(network, indices), atol=5e-4)
    assert shown["finishes"]["likeliest"] == run.names.text(writing.likeliest(network, indices[:2]))
    spread = writing.states(network, indices).std(axis=0)
    assert set(shown["unit"]["busiest"]) == set(np.argsort(spread)[-3:])


def test_unknown_letters_are_left_out_and_told(run):
    shown = desk_view.view(run, replace(STATE, text="øny!x"), 1, "")
    assert shown["text"] == "nyx"
    assert shown["notice"] == "The network does not know “!”, “ø”: left out."


def test_an_empty_name_shows_how_names_begin(run):
    shown = desk_view.view(run, replace(STATE, text="", at=0), 1, "")
    assert shown["tiles"] == shown["influence"] == []
    assert sum(bar["p"] for bar in shown["bars"]) == pytest.approx(1, abs=0.01)


def test_a_run_that_has_told_nothing_yet_shows_no_desk():
    run = Run(bundled_names(), EXAMPLES["rnn"], "bundled")
    assert "tiles" not in desk_view.view(run, STATE, 1, "")
    assert checkpoints.view(run, None, 1)["names"] == []


def test_the_desk_is_that_of_the_checkpoint(run):
    state = replace(STATE, moment=200)
    shown, then = desk_view.view(run, state, 1, ""), run.network(200)
    p = writing.chances(then, run.names.indices("on"), 0.7)
    assert [bar["p"] for bar in shown["bars"]] == [round(float(one), 4) for one in p]
    assert shown["bars"] != desk_view.view(run, STATE, 1, "")["bars"]
    assert "200 updates" in shown["after"]
    assert desk_view.view(run, replace(STATE, moment=999), 1, "") == shown  # the last one before


def test_the_names_are_those_of_the_checkpoint(run):
    for moment in (None, *run.moments):
        shown, checkpoint = checkpoints.view(run, moment, 1), run.checkpoint(moment)
        assert [name["text"] for name in shown["names"]] == [name.text for name in checkpoint.names]
        assert f"{checkpoint.loss:.3f}" in shown["title"]
        assert f"{dict(run.bits)[checkpoint.step]:.3f} bits" in shown["title"]
    assert [place["id"] for place in shown["steps"]] == [*map(str, run.moments[:-1]), "newest"]
    assert shown["step"] == "newest"


def test_who_has_chosen_no_checkpoint_follows_the_newest():
    settings = replace(EXAMPLES["rnn"], n_a=4, iterations=300, checkpoint=300)
    run = Run(bundled_names(), settings, "bundled")
    run.take(takewhile(lambda event: event.step < 250, train(run.names, settings)))
    follows, chose = (checkpoints.view(run, run.moment(moment), 1) for moment in (None, 50))
    assert "After 200 updates" in follows["title"]
    assert "After 50 updates" in chose["title"]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ({"text": "Rex"}, {"text": "rex", "at": 3}), ({"at": 1}, {"at": 1}), ({"unit": 7}, {"unit": 7}),
        ({"temperature": 99}, {"temperature": 3.0}), ({"temperature": "0.5"}, {"temperature": 0.5}),
        ({"again": True}, {"draws": 3}), ({"at": -5}, {"at": 0}), ({"step": "50"}, {"moment": 50}),
        ({"step": "newest"}, {"moment": None}),
    ],
)  # fmt: skip
def test_messages(run, message, expected):
    assert after(STATE, message, run) == replace(STATE, **expected)


def test_a_drawn_letter_is_the_seed_s_and_the_next_draw_is_another(run):
    letters = set()
    state = STATE
    for _ in range(20):
        drawn = with_letter_drawn(state, run)
        assert drawn == with_letter_drawn(state, run)
        assert drawn.text.startswith("on")
        letters.add(drawn.text[2:])
        state = replace(drawn, text="onyx", at=2)
    assert len(letters) > 1


def test_the_chart_s_points_are_the_run_s(run):
    chart = spec([run, run], ["one", "two"], dark=False)
    _, raw, smooth, held, *_ = chart["layer"]
    assert [point["loss"] for point in smooth["data"]["values"]] == [round(v, 3) for _, v, _ in run.curve.points]
    assert [point["loss"] for point in raw["data"]["values"]] == [round(v, 3) for _, _, v in run.curve.points]
    assert [point["loss"] for point in held["data"]["values"]] == [round(per_name(run, b), 3) for _, b in run.bits]
    rules = {rule["name"]: rule["loss"] for rule in chart["layer"][0]["data"]["values"]}
    assert rules == {
        name: round(per_name(run, run.baselines[n]), 3) for n, name in enumerate(("unigram", "bigram", "trigram"), 1)
    }


def test_the_chart_marks_the_checkpoint_and_each_change_of_the_rate(run):
    changed = replace(run, settings=run.settings.changed(7_000, 0.02))
    chart = spec([changed], ["one"], dark=False, moment=1_000)
    *_, rates, mark = chart["layer"]
    assert rates["data"]["values"] == [{"step": 7_000, "rate": "rate 0.02"}]
    assert mark["data"]["values"] == [{"step": 1_000, "loss": round(run.checkpoint(1_000).loss, 3), "name": ""}]
    assert spec([changed], ["one"], dark=False)["layer"][-1]["data"]["values"] == []
    assert about(changed).startswith(f"{run.settings.cell.upper()}, 50 units, rate 0.01, from update 7,000 on 0.02,")


def test_what_was_kept_as_a_is_drawn_beside_with_its_difference(run):
    other = example("lstm" if run.settings.cell == "rnn" else "rnn")
    chart = spec([run], ["one"], dark=False, moment=1_000, ghost=Ghost(other, 5_000))
    *_, curve, mark = chart["layer"]
    assert [point["loss"] for point in curve["data"]["values"]] == [round(v, 3) for _, v, _ in other.curve.points]
    assert mark["data"]["values"] == [{"step": 5_000, "loss": round(other.checkpoint(5_000).loss, 3), "name": "A"}]
    *_, curve, _ = spec([run], ["one"], dark=False, ghost=Ghost(run, 5_000))["layer"]
    assert curve["data"]["values"] == []  # it is drawn as the run itself
    here, there = run.checkpoint(1_000), run.checkpoint(5_000)
    said = sentence("example", (run, here), (run, there))
    assert f"loss {there.loss:.3f}, here {here.loss:.3f} (**{difference(here.loss, there.loss)}**)" in said
    bits = dict(run.bits)
    assert f"{bits[5_000]:.3f}, here {bits[1_000]:.3f} (**{difference(bits[1_000], bits[5_000])}**)" in said


@pytest.fixture(scope="module")
def too_long_steps() -> Run:
    """Rate 1 without a clip: the loss becomes huge and every number stays finite."""
    settings = replace(EXAMPLES["rnn"], learning_rate=1.0, clipping="none", iterations=300, checkpoint=10**6)
    run = Run(bundled_names(), settings, "bundled")
    run.take(train(run.names, settings))
    return run


def test_a_huge_loss_is_told_as_such(too_long_steps):
    said, noticed = huge(too_long_steps.noticed), too_long_steps.noticed
    [update] = [one for one in too_long_steps.close if one.step == noticed.step]
    assert said.startswith(f"At update {noticed.step}, on the name “{noticed.facts['name']}”, the loss was ")
    assert size(update.loss) in said
    assert f"norm was {size(update.norm)}. That is huge, but every number is finite" in said


def test_bits_a_letter_are_told_as_what_they_mean(run, too_long_steps):
    [(_, bits)] = run.bits[-1:]
    assert f"{bits:.3f} bits a letter** on names held out" in line(run)
    assert f"as unsure as among {2**bits:.1f} equally likely letters" in line(run)
    for bits in (4.76, 2575.0844):  # no power of 2 that a computer knows
        misled = replace(too_long_steps, bits=[(300, bits)])
        assert f"{bits:.3f} bits a letter** on names held out, at update 300: worse than to take all 27" in line(misled)


def test_the_headline_tells_the_moment_that_is_looked_at(run):
    bits, checkpoint = dict(run.bits), run.checkpoint(1_000)
    told = line(run, 1_000)
    assert told.startswith(f"**Loss {checkpoint.loss:.3f}** a name (")
    assert "after 1,000 updates" in told
    assert f"**{bits[1_000]:.3f} bits a letter** on names held out, at update 1,000" in told
    assert "gradient norm" not in told
    assert line(run, None).startswith(f"**Loss {run.figures['loss']:.3f}** a name (")


def test_the_chart_of_a_huge_loss_has_room_for_it_and_for_the_rest(too_long_steps):
    chart = spec([too_long_steps], ["one"], dark=False)
    scale = chart["encoding"]["y"]["scale"]
    low, top = scale["domain"]
    assert scale["type"] == "log"
    losses = [loss for _, loss, _ in too_long_steps.curve.points]
    assert low < min(losses) < max(losses) < top
    rules = chart["layer"][0]["data"]["values"]
    assert all(low < rule["loss"] <= rule["label"] < top for rule in rules)
    assert chart["encoding"]["x"]["scale"]["domain"] == [0, 300]
    ended = replace(too_long_steps, failed=Failed(18, "exploded", {"what": "loss", "name": "rex"}))
    assert spec([ended], ["one"], dark=False)["encoding"]["x"]["scale"]["domain"] == [0, 18]


def test_a_loss_per_name_is_the_mean_of_the_losses(run):
    """Bits per letter of the held-out names, as a loss per name, is their mean loss where they have the mean length."""
    network = run.network()
    losses = []
    for name in run.judged:
        indices = run.names.indices(name)
        losses.append(network.loss([None, *indices], [*indices, 0], network.zero_state()))
    letters = sum(len(name) + 1 for name in run.judged) / len(run.judged)
    assert np.mean(losses) / letters * run.letters_per_name == pytest.approx(per_name(run, run.bits[-1][1]), rel=1e-4)


def test_tables_to_take_away(run):
    names, curve = names_csv(run).splitlines(), curve_csv(run).splitlines()
    assert len(names) == 1 + sum(len(checkpoint.names) for checkpoint in run.checkpoints)
    assert len(curve) == 1 + len(run.curve)
    first = run.checkpoints[0].names[0]
    assert names[1] == f"0,{first.text},{first.nearest},{first.distance}"
