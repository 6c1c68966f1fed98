"""The reports' exercises on names, with what is known to go wrong there: clip, sample, optimize.

Told like those on cells (core/cells/exercises.py): one call on drawn arrays, and edits of the lines that run.
"""

from functools import cache

import numpy as np

from core.cells.edits import Edit, Mistake, Space
from core.cells.exercises import Arrays, Exercise, Numbers, Room, draw, reports
from core.maths import clipping
from core.names import network, reports_model

LETTERS = "\nabcdefghijklmnopqrstuvwxyz"
BOTH = "gradients = clip(network.gradients, MAX_GRADIENT)\n    update(parameters, gradients, learning_rate)"
AFTER = "gradients = clip(network.gradients, MAX_GRADIENT)\n    update(parameters, network.gradients, learning_rate)"
SEED = "rng = np.random.RandomState(seed + 2 * len(indices))"
DRAWN = "int(rng.choice(len(scores), p=softmax(scores[:, None])[:, 0]))"
LOSS = "float(np.log(sums).sum() - scores.sum())"
CLIPPED = "np.clip(gradient, -max_value, max_value)"


def _one(id: str, function: str, right: str, wrong: str) -> Mistake:
    return Mistake(f"names_{id}", (Edit(function, right, wrong),))


MISTAKES = (
    _one("not_clipped", "clip", CLIPPED, "gradient"),
    _one("clipped_above_only", "clip", CLIPPED, "np.minimum(gradient, max_value)"),
    _one("clipped_by_norm", "clip", CLIPPED, "clip_norm(gradients, max_value)[name]"),
    _one("clip_of_size", "clip", CLIPPED, "np.clip(np.abs(gradient), -max_value, max_value)"),
    Mistake(
        "names_seed_before_the_loop",
        (
            Edit("sample", "newline = char", "rng = np.random.RandomState(seed)\n    newline = char"),
            Edit("sample", f"{SEED}\n        letter", "letter"),
        ),
    ),
    _one("same_seed_each_time", "sample", SEED, "rng = np.random.RandomState(seed)"),
    _one("seed_grows_by_one", "sample", SEED, "rng = np.random.RandomState(seed + len(indices))"),
    _one("always_the_likeliest", "sample", DRAWN, "int(np.argmax(scores))"),
    _one("state_forgotten", "sample", "network.step(letter, state)", "network.step(letter, network.zero_state())"),
    _one("x_stays_zero", "sample", "network.step(letter, state)", "network.step(None, state)"),
    _one("clip_after_the_update", "optimize", BOTH, AFTER),
    _one("no_update", "optimize", "update(parameters, gradients, learning_rate)", "pass"),
    _one("update_uphill", "update", "parameter -= learning_rate", "parameter += learning_rate"),
    _one("a_prev_forgotten", "optimize", "(np.asarray(a_prev)[:, 0],)", "network.zero_state()"),
    _one("label_not_taken_off", "Network", "P[np.arange(len(Y)), Y] -= 1.0", "pass"),
    _one("loss_of_a_letter", "Network", LOSS, "float(np.log(sums).mean() - scores.mean())"),
    _one("loss_of_the_last_letter", "Network", LOSS, "float(np.log(sums)[-1, 0] - scores[-1])"),
)  # fmt: skip
"""`Network` holds both: its gradients are sums over the name, its loss too."""
ROOM = Room((clipping, network, reports_model), MISTAKES)


def _clip(f: Space, d: Arrays) -> Numbers:
    return dict(f["clip"](d, float(reports()["character"]["clip"]["max_value"])))


def _sample(f: Space, d: Arrays) -> Numbers:
    char_to_ix = {letter: index for index, letter in enumerate(LETTERS)}
    case = reports()["character"]["sample"]
    indices = f["sample"](d, char_to_ix, case["sample_seed"])[: len(case["expect_first_43"])]
    return {"indices": indices, "letters": [LETTERS[index] for index in indices]}


def _optimize(f: Space, d: Arrays) -> Numbers:
    """The parameters are updated in place, so that they are copies."""
    case = reports()["character"]["optimize"]
    parameters = {name: array.copy() for name, array in d.items() if name != "a_prev"}
    loss, gradients, a_last = f["optimize"](case["X"], case["Y"], d["a_prev"], parameters)
    return {"loss": loss, **gradients, "argmax(dWax)": np.argmax(gradients["dWax"]), "a_last": a_last, **parameters}


@cache
def exercises() -> tuple[Exercise, ...]:
    """The exercises with the numbers that the sources print; of `sample` the indices in which all prints agree."""
    found = []
    for function, run in (("clip", _clip), ("sample", _sample), ("optimize", _optimize)):
        case = reports()["character"][function]
        printed = case.get("expect") or {"indices": case["expect_first_43"]}
        found.append(Exercise(function, function, ROOM, draw(case), run, printed, {}, ("R0", "R1", "R3")))
    return tuple(found)
