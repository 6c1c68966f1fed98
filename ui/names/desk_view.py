"""All that the desk shows, as plain data: a name letter by letter, and what comes next."""

from typing import Any

import numpy as np

from core.names import writing
from core.names.names import NEWLINE, Names
from core.names.network import Network
from core.names.run import Run
from ui.kit import lesson
from ui.kit.numbers import percent, short
from ui.names.state import TEMPERATURE, DinosaurState

MOST_BARS = 30
"""An alphabet with more letters shows the likeliest of them."""
DRAWN = 3


def view(run: Run, state: DinosaurState, seq: int, notice: str) -> dict[str, Any]:
    """The component's data; `seq` is the last message applied, `notice` what was wrong with it."""
    words, moment = lesson.words("desk"), run.moment(state.moment)
    shown = {"seq": seq, "notice": notice, "words": words}
    network, weights = run.network(moment), run.at(moment)
    if network is None or weights is None:
        return shown
    text, unknown = readable(state.text, run.names)
    if unknown and not notice:
        shown["notice"] = words["unknown"].format(letters=", ".join(f"“{letter}”" for letter in sorted(set(unknown))))
    at = min(state.at, len(text))
    indices = run.names.indices(text)
    unit = min(state.unit, network.n_a - 1)
    return shown | {
        "after": words["after"].format(step=f"{weights.step:,}"),
        "text": text,
        "at": at,
        "tiles": _tiles(network, text, indices, unit),
        "influence": _influence(network, indices),
        "unit": {"chosen": unit, "count": network.n_a, "busiest": _busiest(network, indices)},
        "temperature": {"value": state.temperature, "least": TEMPERATURE[0], "most": TEMPERATURE[1]},
        "bars": _bars(network, run.names, indices, at, state.temperature),
        "finishes": _finishes(network, run.names, indices[:at], state),
    }


def readable(text: str, names: Names) -> tuple[str, list[str]]:
    """The text without the letters that the network does not know, and those letters."""
    known = [letter for letter in text if letter in names.char_to_ix and letter != NEWLINE]
    return "".join(known), [letter for letter in text if letter not in names.char_to_ix]


def _tiles(network: Network, text: str, indices: list[int], unit: int) -> list[dict[str, Any]]:
    """Each letter with the activation of the unit after it and the probability that the letter had."""
    activations = writing.states(network, indices)[:, unit]
    found = []
    for k, letter in enumerate(text):
        p = writing.chances(network, indices[:k])[indices[k]]
        value = float(activations[k])
        found.append({"letter": letter, "value": round(value, 3), "says": short(round(value, 2)), "p": percent(p)})
    return found


def _influence(network: Network, indices: list[int]) -> list[list[float]]:
    return [[round(v, 3) for v in row] for row in writing.influence(network, indices).tolist()]


def _busiest(network: Network, indices: list[int]) -> list[int]:
    """The three units that change most along the name."""
    if len(indices) < 2:
        return []
    spread = writing.states(network, indices).std(axis=0)
    return [int(unit) for unit in np.argsort(-spread)[:3]]


def _bars(network: Network, names: Names, indices: list[int], at: int, temperature: float) -> list[dict[str, Any]]:
    """The probability of each letter at the place; the one that stands there is marked."""
    p = writing.chances(network, indices[:at], temperature)
    likeliest = sorted(np.argsort(-p)[:MOST_BARS].tolist())
    there = indices[at] if at < len(indices) else -1
    letters = {i: names.vocabulary[i].strip(NEWLINE) for i in likeliest}
    return [
        {"letter": letters[i], "p": round(float(p[i]), 4), "says": percent(p[i]), "there": i == there}
        for i in likeliest
    ]


def _finishes(network: Network, names: Names, prefix: list[int], state: DinosaurState) -> dict[str, Any]:
    """The name as the likeliest letters finish it, and as chance does, three times."""
    draws = [np.random.RandomState(seed) for seed in seeds(state.draws)]
    return {
        "likeliest": names.text(writing.likeliest(network, prefix)),
        "drawn": [names.text(writing.drawn(network, prefix, state.temperature, rng)) for rng in draws],
    }


def seeds(draws: int) -> list[int]:
    """Those with which chance finishes the name, after so many draws."""
    return [(draws + k) % 2**32 for k in range(DRAWN)]
