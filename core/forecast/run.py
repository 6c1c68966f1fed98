"""A training of the stock network as it is seen: what was set, all that was told so far, and what follows from it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

import numpy as np

from core.forecast import baselines, recursion
from core.forecast.recipes import Settings, forecaster, naive_loss, say
from core.forecast.windows import Windows
from core.maths.arrays import Array
from core.training.curve import Curve
from core.training.events import Event, Failed, Forecast, Progress, Weights

Found = TypeVar("Found")


@dataclass
class ForecastRun:
    """It listens to the events of one training. Losses are multiples of that of "tomorrow = today".

    epochs: (epoch, loss) of each epoch, validation the same on the validation part; batches: (updates, loss) as they
    came, thinned. What takes a second to compute is computed once for the newest weights.
    """

    windows: Windows
    settings: Settings
    epochs: list[tuple[int, float]] = field(default_factory=list)
    validation: list[tuple[int, float]] = field(default_factory=list)
    batches: Curve = field(default_factory=Curve)
    forecast: Array | None = None
    weights: Weights | None = None
    failed: Failed | None = None
    _computed: dict[str, tuple[Weights, Any]] = field(default_factory=dict)

    def take(self, events: Iterable[Event]) -> None:
        """Add what the training has yielded."""
        for event in events:
            match event:
                case Progress(_, _, {"loss": loss, "epoch": epoch} as figures):
                    self.epochs.append((int(epoch), loss / self.naive))
                    if "val_loss" in figures:
                        naive = naive_loss(self.windows, self.settings, self.windows.validation)
                        self.validation.append((int(epoch), figures["val_loss"] / naive))
                case Progress(step, _, {"batch": loss}):
                    self.batches.add(step, loss / self.naive)
                case Forecast(_, values):
                    self.forecast = values
                case Weights():
                    self.weights = event
                case Failed():
                    self.failed = event

    @cached_property
    def naive(self) -> float:
        """The loss of "tomorrow = today" on the training days, in this network's own units."""
        return naive_loss(self.windows, self.settings, self.windows.train)

    def everywhere(self) -> Array:
        """The forecast of every row that has a window before it (rows - window,). ValueError before any weights."""
        rows = range(self.windows.window, len(self.windows.values))
        return self._once("everywhere", lambda told: say(told.arrays, self.windows, rows, self.settings))

    def recursive(self) -> Array:
        """The test rows, forecast without hearing any of them: each from the forecasts before it."""
        start = self.windows.test.start
        return self._once("recursive", lambda told: self._course(told, start, len(self.windows.test)))

    def ahead(self, rows: int) -> Array:
        """The rows after the last known one, each from the forecasts before it (rows,)."""
        end = len(self.windows.values)
        return self._once(f"ahead {rows}", lambda told: self._course(told, end, rows))

    def band(self, rows: int) -> tuple[Array, Array]:
        """(low, high) of the rows after the last known one, from what the forecast of the test rows left over."""
        return self._once(f"band {rows}", lambda told: self._band(told, rows))

    def _course(self, told: Weights, start: int, rows: int) -> Array:
        history = self.windows.values[start - self.windows.window : start]
        return recursion.recursive(forecaster(told.arrays, self.windows, self.settings), history, rows)

    def _band(self, told: Weights, rows: int) -> tuple[Array, Array]:
        test = self.windows.test
        said = say(told.arrays, self.windows, test, self.settings)
        left = baselines.residuals(said, self.windows.target[test.start : test.stop])
        predict, history = (
            forecaster(told.arrays, self.windows, self.settings),
            self.windows.values[-self.windows.window :],
        )
        return recursion.band(predict, history, rows, left, np.random.default_rng(self.settings.seed))

    def _once(self, name: str, compute: Callable[[Weights], Found]) -> Found:
        """What was computed from the newest weights."""
        if self.weights is None:
            raise ValueError("the training has told no weights yet")
        weights, kept = self._computed.get(name, (None, None))
        found: Found = compute(self.weights) if kept is None or weights is not self.weights else kept
        self._computed[name] = (self.weights, found)
        return found
