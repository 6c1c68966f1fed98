"""A training of the stock network as it is seen: its settings, all its events so far, and what follows from them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from core.forecast import coverage
from core.forecast.coverage import Coverage
from core.forecast.recipes import Settings, forecast_of, forecaster, naive_loss
from core.forecast.recursion import Predict, recursive
from core.forecast.windows import Windows
from core.maths.arrays import Array
from core.training.curve import Curve
from core.training.events import Event, Failed, Forecast, Progress, Weights

Found = TypeVar("Found")


@dataclass
class ForecastRun:
    """The record of one training's events. Losses are multiples of that of persistence, "tomorrow = today".

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
        return self._once("everywhere", lambda weights: forecast_of(weights.arrays, self.windows, rows, self.settings))

    def recursive(self) -> Array:
        """The test rows, forecast without any of their values: each from those before it (recursive forecasting)."""
        start = self.windows.test.start
        return self._once("recursive", lambda weights: self._course(weights, start, len(self.windows.test)))

    def ahead(self, rows: int) -> Array:
        """The rows after the last known one, each from the forecasts before it (rows,)."""
        end = len(self.windows.values)
        return self._once(f"ahead {rows}", lambda weights: self._course(weights, end, rows))

    def errors_ahead(self, rows: int) -> Array:
        """How it has erred 1, 2, ... rows ahead of earlier origins, (origins, rows): core/forecast/coverage.py."""
        return self._once(
            f"errors {rows}",
            lambda weights: coverage.errors_ahead(self._forecaster(weights), self.windows, rows),
        )

    def band(self, rows: int) -> tuple[Array, Array]:
        """(low, high) of the rows after the last known one, (rows,) each; nan where no error is known."""
        low, high = coverage.band(self.errors_ahead(rows))
        return self.ahead(rows) + low, self.ahead(rows) + high

    def coverage(self, rows: int) -> Coverage:
        """How often its bands of earlier origins have held."""
        return self._once(f"coverage {rows}", lambda _: coverage.measured(self.errors_ahead(rows)))

    def _forecaster(self, weights: Weights) -> Predict:
        return forecaster(weights.arrays, self.windows, self.settings)

    def _course(self, weights: Weights, start: int, rows: int) -> Array:
        history = self.windows.values[start - self.windows.window : start]
        return recursive(self._forecaster(weights), history, rows)

    def _once(self, name: str, compute: Callable[[Weights], Found]) -> Found:
        """What was computed from the newest weights."""
        if self.weights is None:
            raise ValueError("the training has yielded no weights yet")
        weights, cached = self._computed.get(name, (None, None))
        found: Found = compute(self.weights) if cached is None or weights is not self.weights else cached
        self._computed[name] = (self.weights, found)
        return found
