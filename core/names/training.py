"""Learning names, as a generator of events: it knows no page and no process.

The recipe is the reports': one name after the other in a shuffled order, gradient descent with clipped gradients, the
last hidden state carried over to the next name, the loss smoothed with 0.999.
"""

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from core.maths.arrays import Array
from core.names.names import Names, shuffled
from core.names.network import Indices, Network
from core.names.reports_model import initialize, sample
from core.names.settings import MOST_CHANGES, Settings
from core.names.watch import Watch
from core.training.events import Changed, Event, Failed, Finished, Progress, Sample, Weights
from core.training.orders import Orders

SMOOTHING = 0.999
WEIGHTS_EVERY = 10
"""Progress events between two Weights events."""


def split(names: Names, settings: Settings) -> tuple[list[str], list[str]]:
    """The names in the order of learning, and those that are held out: the end of the shuffled list. Where any are held
    out, each name counts once, so that none of them is learned as well."""
    each = replace(names, names=tuple(dict.fromkeys(names.names))) if settings.held_out else names
    order = shuffled(each, np.random.RandomState(settings.seed - 1))
    learned = len(order) - round(settings.held_out * len(order))
    return order[:learned], order[learned:]


def train(names: Names, settings: Settings, orders: Orders | None = None) -> Iterator[Event]:
    """Learn; yields Progress every few updates, Sample at each checkpoint, the newest Weights, Finished or Failed.

    The one order that it carries out is ("learning_rate", rate), from the next update on: Changed tells which that is.

    Progress has the figures loss (per name, in nats: the mean of all names so far, each name weighing 0.999 of the
    next), reported (the same as the reports smooth it: it begins at 7 ln 27, whatever the network), current (of
    the last name), norm (of its gradient) and clipped (share of the updates since the last Progress whose gradient
    was); at a checkpoint bits (per letter of the names held out). Noticed("huge") is the first loss that is, and
    Failed("exploded") of the first number that is not finite; the updates just before either come one by one.
    """
    learned, held_out = split(names, settings)
    letters = len(names.vocabulary)
    network = Network(initialize(settings.cell, settings.n_a, letters, np.random.RandomState(settings.seed)))
    lessons = [lesson(names.indices(name), network) for name in learned]
    state, watch = network.zero_state(), Watch(settings.iterations, settings.progress_every)
    reported = math.log(letters) * settings.names_per_checkpoint  # where the reports let it begin
    smooth = 0.0
    for step in range(settings.iterations + 1):
        for _, rate in orders.take() if orders else ():
            if len(settings.changes) < MOST_CHANGES:
                settings = settings.changed(step, rate)
                yield Changed(step, "learning_rate", rate)
        name, (X, Y) = learned[step % len(learned)], lessons[step % len(lessons)]
        with np.errstate(all="ignore"):  # what is not finite is caught here, with its name
            current, state = network.learn(X, Y, state)
            norm = length(network.gradient)
        if not math.isfinite(norm + current):
            yield from watch.last()
            yield Failed(step, "exploded", {"what": first_not_finite(current, network), "name": name})
            return
        clipped = norm > settings.max_gradient and settings.clipping != "none"  # else no entry is larger either
        if clipped:
            clip_in_place(network.gradient, norm, settings)
            clipped = bool(length(network.gradient) < norm)
        with np.errstate(all="ignore"):
            network.gradient *= settings.rate(step)
            network.vector -= network.gradient
        reported = SMOOTHING * reported + (1 - SMOOTHING) * current
        smooth = SMOOTHING * smooth + (1 - SMOOTHING) * current
        invents = settings.invents(step)
        loss = smooth / (1 - SMOOTHING ** (step + 1))
        figures = {"loss": loss, "reported": reported, "current": current, "norm": norm}
        yield from watch.add(step, figures, clipped, due=invents)
        yield from watch.notice(name, figures, chance=math.log(letters) * len(Y))
        if step % (settings.progress_every * WEIGHTS_EVERY) == 0:
            yield weights(step, network)
        if invents:
            yield from checkpoint(step, names, network, settings, held_out)
    yield Finished(settings.iterations)


def lesson(indices: list[int], network: Network) -> tuple[Indices, Indices]:
    """(X, Y) of a name: the inputs, the zero vector and its letters; the labels, its letters and the newline."""
    return network.encoded([None, *indices]), np.array([*indices, 0])


def clip_in_place(gradient: Array, norm: float, settings: Settings) -> None:
    """Each entry limited, or all scaled to a common norm: clip and clip_norm of core/maths/clipping.py."""
    if settings.clipping == "value":
        gradient.clip(-settings.max_gradient, settings.max_gradient, out=gradient)
    else:
        gradient *= settings.max_gradient / norm


def length(gradient: Array) -> float:
    """The Euclidean norm, also where the squares are too large for a number."""
    with np.errstate(all="ignore"):
        squared = gradient @ gradient
        if math.isfinite(squared):
            return math.sqrt(squared)
        largest = float(np.abs(gradient).max())
        return largest * math.sqrt((gradient / largest) @ (gradient / largest))


def first_not_finite(loss: float, network: Network) -> str:
    """The name of the first quantity, in the order of computation, that is infinite or no number; norm comes last."""
    arrays = [*network.parameters.items(), ("loss", np.array(loss)), *network.gradients.items()]
    return next((name for name, array in arrays if not np.isfinite(array).all()), "norm")


def weights(step: int, network: Network, keep: bool = False) -> Weights:
    """A copy of the parameters, which go on changing."""
    return Weights(step, {name: array.copy() for name, array in network.parameters.items()}, keep)


def checkpoint(step: int, names: Names, network: Network, settings: Settings, held_out: list[str]) -> Iterator[Event]:
    """The names invented now, the parameters, and the bits per letter on what was held out."""
    invented = (sample(network.parameters, names.char_to_ix, seed) for seed in range(settings.names_per_checkpoint))
    yield Sample(step, tuple(names.text(indices) for indices in invented))
    yield weights(step, network, keep=True)
    if held_out:
        yield Progress(step, settings.iterations, {"bits": bits_per_letter(held_out, names, network)})


def bits_per_letter(test: list[str], names: Names, network: Network) -> float:
    """Bits per letter of names that were not learned, each from the zero state, the newline at its end included."""
    loss, count = 0.0, 0
    for name in test:
        X, Y = lesson(names.indices(name), network)
        loss += network.loss(X, Y, network.zero_state())
        count += len(Y)
    return loss / count / math.log(2)
