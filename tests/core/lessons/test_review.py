"""Questions at the end of a page: their answers are what the numbers in their words give, and each can be missed."""

import re
from math import comb, copysign, exp, log, log2, tanh

import numpy as np
import pytest

from core.cells.kinds import KINDS
from core.lessons.asked import Asked
from core.lessons.learner import MOST, Learner
from core.lessons.review import AT_ONCE, REVIEW, ask, choose

IDS = [id for pool in REVIEW.values() for id in pool]
SEEDS = range(40)
NOBODY: frozenset[str] = frozenset()


def sigmoid(z: float) -> float:
    return 1 / (1 + exp(-z))


def length(*numbers: float) -> float:
    return sum(number**2 for number in numbers) ** 0.5


def turned(f: dict[str, float]) -> float:
    """Degrees between (first, second) and what a cut at most has left of it, by the angles of both."""
    cut = [min(f[name], f["most"]) for name in ("first", "second")]
    return abs(float(np.degrees(np.arctan2(f["second"], f["first"]) - np.arctan2(cut[1], cut[0]))))


BY_HAND = {
    "rnn_next": lambda f: tanh(f["Wax"] * f["xt"] + f["Waa"] * f["a_prev"] + f["ba"]),
    "rnn_slope": lambda f: f["da"] * (1 - f["a_next"] ** 2),
    "rnn_back": lambda f: f["dza"] * f["Waa"],
    "rnn_weight": lambda f: f["dza"] * f["a_prev"],
    "rnn_passes": lambda f: 1 - f["a_next"] ** 2 > 0.1,
    "rnn_twice": lambda f: (
        (f["cause"], f["effect"])
        in {
            *[("da", effect) for effect in ("da_prev", "dxt", "dWaa", "dWax")],
            ("Waa", "da_prev"), ("Wax", "dxt"), ("a_prev", "dWaa"), ("xt", "dWax"),
        }
    ),
    "lstm_gate": lambda f: sigmoid(f["z"]),
    "lstm_next": lambda f: f["ft"] * f["c_prev"] + f["it"] * f["cct"],
    "lstm_out": lambda f: f["ot"] * tanh(f["c_next"]),
    "lstm_deaf": lambda f: f["i"] == 0,
    "lstm_dc": lambda f: f["dc_next"] + f["da"] * f["ot"] * f["slope_tanh"],
    "lstm_forget": lambda f: f["dc"] * f["c_prev"],
    "lstm_carry": lambda f: f["dc"] * f["ft"],
    "lstm_twice": lambda f: (
        (f["cause"], f["effect"]) in {("c_prev", "dft"), ("ft", "dc_prev"), ("it", "dcct"), ("cct", "dit")}
    ),
    "unrolled_sum": lambda f: sum(f[f"step{t}"] for t in range(1, 6)),
    "unrolled_loss": lambda f: f["state"] <= f["loss"],
    "unrolled_input": lambda f: f["step"] <= f["state"],
    "unrolled_count": lambda f: (
        {"RNN": 1, "LSTM": 4}.get(f["kind"], 3) * f["n_a"] * (f["n_a"] + f["n_x"] + 1) + f["n_y"] * (f["n_a"] + 1)
    ),
    "gradients_left": lambda f: f["f"] ** f["steps"],
    "gradients_tenth": lambda f: f["f"] ** f["steps"] > 0.1,
    "gradients_twice": lambda f: abs(f["said"] - f["f"] ** f["double"]) < 1e-9,
    "gradients_bias": lambda f: f["T"] / (f["T"] + 1),
    "gradients_grows": lambda f: f["weight"] * (1 - f["a"] ** 2) > 1,
    "clip_value": lambda f: min(f["second"], f["most"]),
    "clip_norm": lambda f: f["first"] * min(1, f["most"] / length(f["first"], f["second"])),
    "clip_angle": turned,
    "clip_keeps": lambda f: turned(f) < 1e-6,
    "clip_step": lambda f: f["rate"] * min(f["length"], f["most"]),
    "memory_chance": lambda f: log(f["symbols"]),
    "memory_gradient": lambda f: f["p"] - 1,
    "memory_bias": lambda f: log(f["T"]),
    "memory_holds": lambda f: f["factor"] ** (f["T"] - 1) >= 0.01,
    "names_letter": lambda f: -log(f["p"]),
    "names_bits": lambda f: f["loss"] / f["letters"] / log(2),
    "names_choices": lambda f: 2 ** f["bits"],
    "names_chance": lambda f: f["bits"] > log2(27),
    "names_temperature": lambda f: sigmoid(f["lead"] / f["T"]),
    "stocks_windows": lambda f: f["rows"] - f["window"],
    "stocks_scaled": lambda f: (f["price"] - f["low"]) / (f["high"] - f["low"]),
    "stocks_skill": lambda f: (
        1 - length(f["error1"], f["error2"], f["error3"]) ** 2 / length(f["naive1"], f["naive2"], f["naive3"]) ** 2
    ),
    "stocks_apart": lambda f: not f["low"] <= 0 <= f["high"],
    "stocks_luck": lambda f: f["better"] > f["worse"],
}  # fmt: skip
"""What the numbers in the words of each question give, without core."""


def answer(asked: Asked) -> float | bool | str:
    return asked.wires[0] if asked.wires else asked.true if asked.true is not None else asked.number


def test_each_page_has_a_pool_larger_than_what_it_asks_at_once():
    assert all(len(pool) > AT_ONCE for pool in REVIEW.values())
    assert len(IDS) == len(set(IDS))
    assert {id for id in IDS if not ask(id, 0).wires} == set(BY_HAND)


@pytest.mark.parametrize("id", BY_HAND)
def test_the_answer_is_what_the_numbers_in_the_words_give(id):
    for seed in SEEDS:
        asked = ask(id, seed)
        assert answer(asked) == pytest.approx(BY_HAND[id](asked.facts), rel=1e-9, abs=1e-12)
        assert asked.is_right(answer(asked))


@pytest.mark.parametrize("id", IDS)
def test_each_can_be_missed(id):
    """By a fifth and a bit more; and of a statement both are drawn."""
    found = [ask(id, seed) for seed in SEEDS]
    if found[0].wires:
        assert not found[0].is_right("xt")
    elif found[0].true is not None:
        assert {asked.true for asked in found} == {True, False}
        assert not any(asked.is_right(not asked.true) for asked in found)
    else:
        assert not any(asked.is_right(asked.number * 1.2 + copysign(0.02, asked.number)) for asked in found)


@pytest.mark.parametrize("id", BY_HAND)
def test_the_answer_that_the_written_numbers_give_is_right(id):
    """A learner has four digits, and gives three."""
    for seed in SEEDS:
        asked = ask(id, seed)
        if asked.number is not None and not isinstance(asked.number, int):
            facts = {
                name: fact if isinstance(fact, str) else float(f"{fact:.4g}") for name, fact in asked.facts.items()
            }
            assert asked.is_right(float(f"{BY_HAND[id](facts):.3g}")), (asked, seed)


def test_a_count_must_be_right_to_the_last_one():
    asked = ask("stocks_windows", 3)
    assert asked.is_right(float(asked.number))
    assert not asked.is_right(asked.number + 1)


def test_a_wire_of_a_question_is_one_of_the_cell():
    for kind in KINDS.values():
        for id in REVIEW.get(f"{kind.name}_cell", {}):
            assert re.fullmatch(r"\w*", "".join(ask(id, 0).wires))


def test_a_page_asks_what_was_not_reached_first_and_what_was_missed_elsewhere():
    pool = list(REVIEW["lstm_cell"])
    reached = frozenset(pool[2:])
    drawn = {tuple(choose("lstm_cell", reached, NOBODY, seed)) for seed in SEEDS}
    assert all(set(pool[:2]) < set(ids) and len(ids) == AT_ONCE for ids in drawn)
    back = choose("lstm_cell", NOBODY, frozenset({"rnn_next", "rnn_past", "lstm_dc"}), 1)
    assert len(back) == AT_ONCE + 1
    assert back[-1] == "rnn_next"  # a wire can only be clicked where it is drawn
    assert len({tuple(choose("lstm_cell", NOBODY, NOBODY, seed)) for seed in SEEDS}) > comb(len(pool), AT_ONCE) / 10


def test_all_that_can_be_reached_fits_a_browser_s_memory():
    """The stations and the challenges too, however they are called."""
    every = frozenset(f"review.{id}" for id in IDS) | frozenset(f"challenge.challenge_{n}" for n in range(60))
    assert len(Learner(reached=every, missed=frozenset(f"path.station_{n}" for n in range(20))).code) < MOST / 2
