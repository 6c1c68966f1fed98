"""Questions on trainings: what a loss, a probability, a skill and an interval say."""

import math

import numpy as np
from numpy.random import Generator

from core.forecast.baselines import scores
from core.forecast.windows import Split, cut
from core.lessons.asked import Asked
from core.maths.activations import softmax
from core.maths.output import cross_entropy

LETTERS = 27
"""a to z, and the end of a name."""


def bits(rng: Generator) -> Asked:
    """Bits a letter from the loss of a name."""
    loss, letters = round(float(rng.uniform(18, 34)), 1), int(rng.integers(8, 14))
    found = loss / letters / math.log(2)
    return Asked({"loss": loss, "letters": letters, "nats": loss / letters, "bits": found}, number=found)


def choices(rng: Generator) -> Asked:
    """As unsure as between how many equally likely letters."""
    found = float(rng.choice([1, 2, 3, 4]))
    return Asked({"bits": int(found), "choices": int(2**found)}, number=int(2**found))


def loss_of_letter(rng: Generator) -> Asked:
    """What one letter adds to the loss."""
    p = float(rng.choice([0.01, 0.05, 0.1, 0.25, 0.5, 0.9]))
    found = float(cross_entropy(np.log(np.array([[p], [1 - p]])), 0).item())
    return Asked({"p": p, "loss": found}, number=found)


def worse_than_chance(rng: Generator) -> Asked:
    """Whether so many bits are worse than to hold all letters for equally likely."""
    found, most = float(rng.choice([2.9, 3.6, 4.5, 4.9, 5.5, 7.0])), math.log2(LETTERS)
    return Asked({"bits": found, "letters": LETTERS, "most": most}, true=found > most)


def temperature(rng: Generator) -> Asked:
    """The probability of the likelier of two letters at another temperature."""
    lead, T = float(rng.choice([1.0, 2.0, 3.0])), float(rng.choice([0.5, 2.0]))
    at_one, found = (float(softmax(np.array([[lead / t], [0.0]]))[0, 0]) for t in (1.0, T))
    return Asked({"lead": lead, "T": T, "before": at_one, "p": found}, number=found)


def skill(rng: Generator) -> Asked:
    """The skill of a forecast of three days, from its errors and those of "as today"."""
    moves, errors = (rng.choice([1, 2, 3], 3) * rng.choice([-1, 1], 3) for _ in range(2))
    target = 100.0 + np.concatenate([[0.0], np.cumsum(moves)])
    found = scores(target[1:] - errors, target, range(1, 4)).skill
    facts = {f"naive{k + 1}": int(abs(move)) for k, move in enumerate(moves)}
    facts |= {f"error{k + 1}": int(abs(error)) for k, error in enumerate(errors)}
    return Asked({**facts, "skill": found}, number=found)


def scaled(rng: Generator) -> Asked:
    """A held-out price, scaled by what was learned from."""
    low, high = int(rng.integers(20, 60)), int(rng.integers(90, 130))
    price = int(rng.integers(high - 20, high + 40))
    windows = cut(np.array([low, high, low, high, price, price], float)[:, None], Split(window=1, test=2, validation=0))
    found = float(windows.scaled[-1, 0])
    return Asked({"low": low, "high": high, "price": price, "scaled": found}, number=found)


def how_many_windows(rng: Generator) -> Asked:
    """How many windows with a next value a series has."""
    rows, window = int(rng.integers(200, 3000)), int(rng.choice([7, 20, 60]))
    windows = cut(np.arange(rows, dtype=float), Split(window=window, test=1))
    count = len(windows.train) + len(windows.test)
    return Asked({"rows": rows, "window": window, "windows": count}, number=count)


def told_apart(rng: Generator) -> Asked:
    """Whether an interval of the skill tells a network from "as today"."""
    found, wide = round(float(rng.uniform(-0.3, 0.6)), 2), round(float(rng.uniform(0.05, 0.6)), 2)
    low, high = round(found - wide, 2), round(found + wide, 2)
    return Asked({"skill": found, "low": low, "high": high}, true=low > 0 or high < 0)


def luck(rng: Generator) -> Asked:
    """Whether other seeds bear out what one said: the network better, beside how many of all."""
    seeds = int(rng.integers(5, 9))
    better = int(rng.integers(0, seeds + 1))
    return Asked({"seeds": seeds, "better": better, "worse": seeds - better}, true=better > seeds / 2)


DINOSAURS = {
    "names_letter": loss_of_letter,
    "names_bits": bits,
    "names_choices": choices,
    "names_chance": worse_than_chance,
    "names_temperature": temperature,
}
STOCKS = {
    "stocks_windows": how_many_windows,
    "stocks_scaled": scaled,
    "stocks_skill": skill,
    "stocks_apart": told_apart,
    "stocks_luck": luck,
}
