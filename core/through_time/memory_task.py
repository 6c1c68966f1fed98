"""The memory task: remember the first symbol through T - 1 distracting ones and tell it at the end.

The first is one of SYMBOLS, the others are drawn from as many distractors, symbols of their own. No sequence is seen
twice, so the accuracy of each batch is that on sequences never learned. Chance is 1 / SYMBOLS.
Source: the long time lags of Hochreiter and Schmidhuber 1997, section 5, in a small form.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from core.cells.initial_weights import initial_weights
from core.cells.kinds import KINDS
from core.maths.adam import Adam
from core.maths.arrays import Array
from core.maths.clipping import clip_norm, first_not_finite, norm
from core.through_time.batches import Indices, loss_and_gradients
from core.training.events import Event, Failed, Finished, Progress, Weights

SYMBOLS = 4
PROGRESS_EVERY = 5
"""Updates between two Progress events: at T = 60 they last about 50 ms."""
WEIGHTS_EVERY = 20
"""Progress events between two Weights events."""
SOLVED = 0.98


@dataclass(frozen=True)
class Settings:
    """How to learn. A forget bias of log T lets the memory last about T steps (Tallec and Ollivier 2018)."""

    cell: str = "lstm"
    T: int = 60
    n_a: int = 32
    forget_bias: float = 1.0
    updates: int = 1000
    batch: int = 64
    learning_rate: float = 0.005
    max_norm: float = 1.0
    seed: int = 1


def sequences(T: int, m: int, rng: Generator) -> tuple[Indices, Indices]:
    """m sequences as symbols (T, m) below 2 * SYMBOLS, and what each began with (m,): the labels."""
    symbols = rng.integers(SYMBOLS, 2 * SYMBOLS, (T, m))
    symbols[0] -= SYMBOLS
    return symbols, symbols[0]


def initialize(settings: Settings, rng: Generator) -> dict[str, Array]:
    """The weights to begin with."""
    sizes = (2 * SYMBOLS, settings.n_a, SYMBOLS)
    return initial_weights(KINDS[settings.cell], *sizes, rng, settings.forget_bias)


def train(settings: Settings) -> Iterator[Event]:
    """Learn; yields Progress every few updates, the newest Weights at times and at the end, Finished or Failed.

    Progress has the means since the last Progress of loss (in nats), accuracy, norm (of the whole gradient, before it
    is clipped) and norm_first (of dL/da after the first step): how much of the gradient is left at the beginning.
    """
    rng = np.random.default_rng(settings.seed)
    parameters = initialize(settings, rng)
    adam = Adam(parameters, settings.learning_rate)
    yield _weights(0, parameters)
    recent: list[dict[str, float]] = []
    for step in range(1, settings.updates + 1):
        with np.errstate(all="ignore"):  # what is not finite is caught here, with its name
            answers = loss_and_gradients(*sequences(settings.T, settings.batch, rng), parameters)
            figures = {"loss": answers.loss, "accuracy": answers.accuracy, "norm": norm(answers.gradients)}
        if not math.isfinite(figures["loss"] + figures["norm"]):
            what = first_not_finite({"loss": answers.loss, **answers.gradients, "norm": figures["norm"]})
            yield Failed(step, "exploded", {"what": what})
            return
        recent.append(figures | {"norm_first": norm({"da": answers.da_first})})
        adam.update(parameters, clip_norm(answers.gradients, settings.max_norm))
        if step % PROGRESS_EVERY == 0 or step == settings.updates:
            yield Progress(
                step, settings.updates, {name: float(np.mean([f[name] for f in recent])) for name in recent[0]}
            )
            recent.clear()
        if step % (PROGRESS_EVERY * WEIGHTS_EVERY) == 0 or step == settings.updates:
            yield _weights(step, parameters)
    yield Finished(settings.updates)


def _weights(step: int, parameters: dict[str, Array]) -> Weights:
    """A copy of the parameters, which go on changing."""
    return Weights(step, {name: array.copy() for name, array in parameters.items()})
