"""Learning tomorrow's price, as a generator of events: it knows no page and no process."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from core.forecast.recipes import Settings, beginning, forecast_of, learning_rate, shape_of, targets
from core.forecast.stacked import Array32, Arrays, Shape, initial, keras_file, predict
from core.forecast.stacked_step import Step, step_of
from core.forecast.windows import Windows
from core.training.events import Event, Failed, File, Finished, Forecast, Progress, Weights

WEIGHTS_SPACING = 0.1
"""Weights are yielded after epochs 1, 2, ... that lie ever further apart, by at most this share of the epochs done: to
send them after each epoch would take much memory. So a training that is stopped loses at most this share."""


@dataclass
class Best:
    """The weights with the lowest loss on the validation part so far; without such a part, the last ones."""

    loss: float = math.inf
    epoch: int = 0
    step: int = 0
    arrays: dict[str, Array32] = field(default_factory=dict)
    sent: bool = True

    def compare(self, loss: float | None, epoch: int, step: int, arrays: dict[str, Array32]) -> None:
        """Take these weights, found after an epoch, where their validation loss is lower, or where there is none."""
        if loss is None or loss < self.loss:
            self.loss, self.epoch, self.step, self.arrays, self.sent = loss or 0.0, epoch, step, arrays, False

    def send(self) -> Iterator[Event]:
        """The weights as an event, unless they have been sent."""
        if not self.sent:
            self.sent = True
            yield Weights(self.step, self.arrays)


def train(windows: Windows, settings: Settings) -> Iterator[Event]:
    """Learn the training part. Yields Progress with "epoch" of "epochs" and "batch", the mean loss of a call; after
    each epoch Progress with "loss" (and "val_loss"), in the network's units squared, and the Forecast of the test days
    in those of the series; at times and at the end the best Weights; at last Finished, or Failed("exploded") where a
    number is not finite.
    """
    shape = shape_of(windows, settings)
    network = step_of(shape, settings.batch)
    network.reset(beginning(shape, settings))
    rng, best, due = np.random.default_rng(settings.seed), Best(), 1
    updates = math.ceil(len(windows.train) / settings.batch)
    total = settings.epochs * updates
    for epoch in range(1, settings.epochs + 1):
        losses, counts = [], []
        for step, loss, count in one_epoch(network, windows, settings, rng, (epoch - 1) * updates, total):
            if not math.isfinite(loss):
                yield from exploded(best, step, epoch)
                return
            losses.append(loss)
            counts.append(count)
            yield Progress(step, total, {"batch": loss, "epoch": epoch, "epochs": settings.epochs})
        arrays = network.arrays()
        forecast = forecast_of(arrays, windows, windows.test, settings)
        if not np.isfinite(forecast).all():
            yield from exploded(best, step, epoch)
            return
        val_loss = validation_loss(arrays, windows, settings)
        best.compare(val_loss, epoch, step, arrays)
        figures = {"loss": float(np.average(losses, weights=counts)), "epoch": epoch, "epochs": settings.epochs}
        yield Progress(step, total, figures if val_loss is None else figures | {"val_loss": val_loss})
        yield Forecast(step, forecast)
        if epoch >= due:
            yield from best.send()
            due = math.ceil((1 + WEIGHTS_SPACING) * epoch)
        if 0 < settings.patience <= epoch - best.epoch:
            break
    yield from best.send()
    if best.step < step:
        yield Forecast(best.step, forecast_of(best.arrays, windows, windows.test, settings))
    yield Finished(step)


def one_epoch(
    network: Step, windows: Windows, settings: Settings, rng: np.random.Generator, done: int, total: int
) -> Iterator[tuple[int, float, int]]:
    """(updates done, mean loss, windows) of each call, the training windows in a shuffled order."""
    inputs, wanted = windows.inputs(windows.train), targets(windows, windows.train, settings)
    order = rng.permutation(len(wanted))
    together = network.together * settings.batch
    for first in range(0, len(order), together):
        chosen = order[first : first + together]
        count = math.ceil(len(chosen) / settings.batch)
        rates = [learning_rate(settings, step, total) for step in range(done, done + count)]
        losses = network.update(inputs[chosen], wanted[chosen], rates, settings.dropout, rng)
        done += count
        yield done, float(np.repeat(losses, settings.batch)[: len(chosen)].mean()), len(chosen)


def validation_loss(arrays: Arrays, windows: Windows, settings: Settings) -> float | None:
    """The mean squared error over the validation part, in the network's units; None where there is no such part."""
    if not windows.validation:
        return None
    forecast = predict(arrays, windows.inputs(windows.validation))
    return float(((forecast - targets(windows, windows.validation, settings)) ** 2).mean())


def exploded(best: Best, step: int, epoch: int) -> Iterator[Event]:
    """The end of a training whose numbers are no longer finite: the best Weights before that, and Failed."""
    yield from best.send()
    yield Failed(step, "exploded", {"what": "loss", "epoch": str(epoch)})


def warm(shape: Shape, batch: int) -> Iterator[Event]:
    """In a worker, before anybody asks: load TensorFlow and compile the step of a network of this shape."""
    network = step_of(shape, batch)
    network.reset(initial(shape, 1))
    network.update(np.zeros((1, shape.window, shape.columns)), np.zeros(1), [0.0], 0.0, np.random.default_rng(1))
    yield Finished(0)


def export(name: str, arrays: Arrays, shape: Shape, dropout: float) -> Iterator[Event]:
    """In a worker: the trained network as an ordinary .keras file of this name."""
    yield File(0, name, keras_file(arrays, shape, dropout))
    yield Finished(0)
