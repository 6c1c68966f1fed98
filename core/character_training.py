"""Learning names, as a generator of events: it knows no page and no process.

The recipe is the reports': one name after the other in a shuffled order, gradient descent with clipped gradients, the
last hidden state carried over to the next name, the loss smoothed with 0.999.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from core import letters
from core.arrays import Gradients, Parameters
from core.character_model import clip, clip_norm, initialize, norm, sample, update
from core.events import Event, Failed, Finished, Progress, Sample, Weights
from core.letters import State
from core.names import Names, shuffled

REPORT_EVERY = 100
SMOOTHING = 0.999


@dataclass(frozen=True)
class Settings:
    """How to learn. The defaults are the reports'; a share of the names can be held out to be judged on."""

    cell: str = "rnn"
    n_a: int = 50
    learning_rate: float = 0.01
    clipping: str = "value"
    max_gradient: float = 5.0
    iterations: int = 35_000
    seed: int = 1
    held_out: float = 0.0
    checkpoint: int = 2_000
    names_per_checkpoint: int = 7


def split(names: Names, settings: Settings) -> tuple[list[str], list[str]]:
    """The names in the order of learning, and those that are held out: the end of the shuffled list."""
    order = shuffled(names, np.random.RandomState(settings.seed - 1))
    kept = len(order) - round(settings.held_out * len(order))
    return order[:kept], order[kept:]


def train(names: Names, settings: Settings) -> Iterator[Event]:
    """Learn, telling: Progress every 100 updates, Sample and Weights at each checkpoint, Finished or Failed."""
    learned, held_out = split(names, settings)
    parameters = initialize(settings.cell, settings.n_a, len(names.vocabulary), np.random.RandomState(settings.seed))
    state = letters.zero_state(parameters)
    smooth = math.log(len(names.vocabulary)) * settings.names_per_checkpoint  # where the reports let it begin
    for step in range(settings.iterations + 1):
        name = names.indices(learned[step % len(learned)])
        with np.errstate(all="ignore"):  # what is not finite is caught below, with its name
            current, gradients, state = letters.loss_and_gradients([None, *name], [*name, 0], state, parameters)
        bad = first_not_finite(current, gradients)
        if bad:
            yield Failed(step, "exploded", {"what": bad, "name": learned[step % len(learned)]})
            return
        update(parameters, clipped(gradients, settings), settings.learning_rate)
        smooth = SMOOTHING * smooth + (1 - SMOOTHING) * current
        if step % REPORT_EVERY == 0:
            yield Progress(step, settings.iterations, {"loss": smooth, "current": current, "norm": norm(gradients)})
        if step % settings.checkpoint == 0:
            yield from checkpoint(step, names, parameters, settings, held_out)
    yield Finished(settings.iterations)


def clipped(gradients: Gradients, settings: Settings) -> Gradients:
    """The gradients as the settings want them clipped: each entry, their common norm, or not at all."""
    if settings.clipping == "none":
        return gradients
    return (clip if settings.clipping == "value" else clip_norm)(gradients, settings.max_gradient)


def first_not_finite(loss: float, gradients: Gradients) -> str:
    """The name of the first quantity that is infinite or not a number; empty where all is well."""
    if not math.isfinite(loss):
        return "loss"
    return next((name for name, gradient in gradients.items() if not np.isfinite(gradient).all()), "")


def checkpoint(
    step: int, names: Names, parameters: Parameters, settings: Settings, held_out: list[str]
) -> Iterator[Event]:
    """The names invented now, the parameters, and the bits per letter on what was held out."""
    invented = (sample(parameters, names.char_to_ix, seed) for seed in range(settings.names_per_checkpoint))
    yield Sample(step, tuple(names.text(indices) for indices in invented))
    yield Weights(step, {name: array.copy() for name, array in parameters.items()})
    if held_out:
        yield Progress(step, settings.iterations, {"bits": bits_per_letter(held_out, names, parameters)})


def bits_per_letter(test: list[str], names: Names, parameters: Parameters) -> float:
    """Bits per letter of names that were not learned, each from the zero state, the newline at its end included."""
    loss, count = 0.0, 0
    for name in test:
        indices = names.indices(name)
        start: State = letters.zero_state(parameters)
        loss += letters.loss_and_gradients([None, *indices], [*indices, 0], start, parameters)[0]
        count += len(indices) + 1
    return loss / count / math.log(2)
