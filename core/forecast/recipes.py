"""What a network learns to forecast, the next price or its change; and how it learns.

Two recipes beside each other. The reports' network forecasts the scaled price. The other one forecasts the change from
the window's last value, in standard deviations of a day's change, and begins with an output of 0: before it has learned
anything it forecasts today's price, and far from the prices that it was scaled on it is as good as within them. Or it
forecasts the log return, log(tomorrow / today), in its standard deviations: that is a change as a share.
"""

import math
from dataclasses import dataclass

import numpy as np

from core.forecast.recursion import Predict
from core.forecast.stacked import Array32, Arrays, Shape, initial, predict
from core.forecast.windows import SHORT, Windows
from core.maths.arrays import Array
from core.refusal import Refusal


@dataclass(frozen=True)
class Settings:
    """How to learn. The defaults are the reports': the price, 4 x [LSTM(50), Dropout(0.2)], Adam, 100 epochs.

    target "price", "change" or "log" (return); decay "none", or "cosine" of the learning rate down to 0 at the end.
    With a patience the training ends after so many epochs without a better loss on the validation part; 0 goes on to
    the end.
    """

    target: str = "price"
    units: int = 50
    layers: int = 4
    dropout: float = 0.2
    epochs: int = 100
    batch: int = 32
    learning_rate: float = 0.001
    decay: str = "none"
    patience: int = 0
    seed: int = 1


CHANGE = Settings(target="change", epochs=10, batch=64, decay="cosine")


def as_in_the_reports(rows: int) -> Settings:
    """Their recipe for a series of so many rows: batches of 32, or of 3 where it is short."""
    return Settings(batch=3 if rows < SHORT else 32)


def shape_of(windows: Windows, settings: Settings) -> Shape:
    """The shape of the network that learns these windows."""
    return Shape(windows.window, windows.values.shape[1], settings.units, settings.layers)


def targets(windows: Windows, rows: range, settings: Settings) -> Array:
    """What the network should forecast of some rows, in its own units (m,)."""
    if settings.target == "price":
        return windows.scaled[rows.start : rows.stop, 0]
    return np.asarray(_steps(windows, rows, settings) / unit(windows, settings))


def _steps(windows: Windows, rows: range, settings: Settings) -> Array:
    """The steps to some rows from the rows before them: log returns, else changes of the scaled value (m,)."""
    course = np.log(windows.target) if settings.target == "log" else windows.scaled[:, 0]
    return np.asarray(course[rows.start : rows.stop] - course[rows.start - 1 : rows.stop - 1])


def unit(windows: Windows, settings: Settings) -> float:
    """What an output of 1 means: the standard deviation of the steps that are learned from; 1 of a scaled price."""
    if settings.target == "log":
        return float(_steps(windows, range(1, windows.train.stop), settings).std()) or 1.0
    return windows.change if settings.target == "change" else 1.0


def naive_loss(windows: Windows, settings: Settings, rows: range) -> float:
    """The mean squared error of persistence over some rows, in the network's own units; 1 where it would be 0."""
    return float(((_steps(windows, rows, settings) / unit(windows, settings)) ** 2).mean()) or 1.0


def require_positive(windows: Windows) -> None:
    """Raises Refusal("log"), with the first such row from 1, where a value has no logarithm."""
    bad = np.flatnonzero(windows.target <= 0)
    if len(bad):
        raise Refusal("log", row=int(bad[0]) + 1, value=f"{windows.target[bad[0]]:g}", count=len(bad))


def prices(outputs: Array32, inputs: Array, windows: Windows, settings: Settings) -> Array:
    """The network's forecast (m,) after windows (m, window, columns), from its own units to those of the series."""
    said = unit(windows, settings) * outputs.astype(np.float64)
    if settings.target == "log":
        return np.asarray(windows.unscale(inputs[:, -1, 0]) * np.exp(said))
    return windows.unscale(said if settings.target == "price" else inputs[:, -1, 0] + said)


def forecaster(arrays: Arrays, windows: Windows, settings: Settings) -> Predict:
    """A trained network as a function from histories in original units to the next value."""

    def forecast(histories: Array) -> Array:
        inputs = windows.scale(histories)
        return prices(predict(arrays, inputs), inputs, windows, settings)

    return forecast


def learning_rate(settings: Settings, step: int, total: int) -> float:
    """Adam's learning rate at update `step` of `total` (Loshchilov and Hutter 2017, without restarts)."""
    decay = (1 + math.cos(math.pi * step / total)) / 2 if settings.decay == "cosine" else 1.0
    return settings.learning_rate * decay


def beginning(shape: Shape, settings: Settings) -> dict[str, Array32]:
    """The first weights: Keras', but a network that forecasts changes begins with a forecast of 0."""
    arrays = initial(shape, settings.seed)
    if settings.target != "price":
        arrays["dense/kernel"] = np.zeros_like(arrays["dense/kernel"])
    return arrays


def forecast_of(arrays: Arrays, windows: Windows, rows: range, settings: Settings) -> Array:
    """The one-step forecast of some rows (m,), in the units of the series; not finite where the weights are not."""
    with np.errstate(all="ignore"):
        return forecaster(arrays, windows, settings)(windows.histories(rows))
