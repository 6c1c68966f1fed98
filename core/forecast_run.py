"""A training of the stock network as it is seen: what was set, and all that was told so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from core.arrays import Array
from core.curve import Curve
from core.events import Event, Failed, Forecast, Progress, Weights
from core.recipes import Settings, naive_loss, say
from core.windows import Windows


@dataclass
class ForecastRun:
    """It listens to the events of one training. Losses are multiples of that of "tomorrow = today".

    epochs: (epoch, loss) of each epoch, validation the same on the validation part; batches: (updates, loss) as they
    came, thinned.
    """

    windows: Windows
    settings: Settings
    epochs: list[tuple[int, float]] = field(default_factory=list)
    validation: list[tuple[int, float]] = field(default_factory=list)
    batches: Curve = field(default_factory=Curve)
    forecast: Array | None = None
    weights: Weights | None = None
    failed: Failed | None = None

    def take(self, events: Iterable[Event]) -> None:
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
                case Failed():
                    self.failed = event

    @cached_property
    def naive(self) -> float:
        """The loss of "tomorrow = today" on the training days, in this network's own units."""
        return naive_loss(self.windows, self.settings, self.windows.train)

    def everywhere(self) -> Array | None:
        """The forecast of every day that has a window before it, with the newest weights told (rows - window,)."""
        if self.weights is None:
            return None
        rows = range(self.windows.window, len(self.windows.values))
        return say(self.weights.arrays, self.windows, rows, self.settings)
