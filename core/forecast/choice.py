"""The simple forecasts of a series as they are known by now, and which of them a careful person would have used."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from core.forecast import baselines
from core.forecast.windows import Windows
from core.forecast.yardsticks import COPY, ORDER, PERSISTENCE, rehearsal
from core.maths.arrays import Array
from core.training.events import Event, Failed, Finished, Yardstick


@dataclass
class Yardsticks:
    """The record of core/forecast/yardsticks.py: `found` by name, in the order in which they came."""

    windows: Windows
    found: dict[str, Yardstick] = field(default_factory=dict)
    complete: bool = False
    failed: Failed | None = None

    def take(self, events: Iterable[Event]) -> None:
        """Add what was computed."""
        for event in events:
            match event:
                case Yardstick():
                    self.found[event.name] = event
                case Finished():
                    self.complete = True
                case Failed():
                    self.failed = event

    @property
    def rehearsed(self) -> int:
        """The rows of the rehearsal."""
        return max((len(one.rehearsed) for one in self.found.values()), default=0)

    @property
    def best(self) -> Yardstick | None:
        """The one to be judged by, once all are known; "as today" where nothing could be rehearsed."""
        earlier = rehearsal(self.windows)
        if not self.complete:
            return None
        if earlier is None:
            return self.found[PERSISTENCE]
        actual = earlier.target[earlier.test.start :]
        return self.found[chosen({name: one.rehearsed for name, one in self.found.items()}, actual)]

    def sensible(self) -> list[Yardstick]:
        """Those that are worth a line: a copied column in another unit, which in the rehearsal was worse than the mean
        of all before, is not."""
        errors = {name: self._error(one) for name, one in self.found.items()}
        worst = errors.get("constant", 0.0)
        return [one for name, one in self.found.items() if errors[name] <= worst or not name.startswith("copy")]

    def unheard(self, columns: Mapping[str, Array]) -> str:
        """Of columns that are not heard, (rows,) by name, the one whose last value would be the one to be judged by;
        empty where a forecast that is there is no worse in the rehearsal, or not all are known."""
        earlier = rehearsal(self.windows)
        if not self.complete or earlier is None:
            return ""
        copies = {f"{COPY} of {name}": name for name in columns}
        rehearsed = {name: one.rehearsed for name, one in self.found.items()}
        rehearsed |= {copy: baselines.persistence(columns[name], earlier.test) for copy, name in copies.items()}
        return copies.get(chosen(rehearsed, earlier.target[earlier.test.start :]), "")

    def _error(self, one: Yardstick) -> float:
        earlier = rehearsal(self.windows)
        return float(((one.rehearsed - earlier.target[earlier.test.start :]) ** 2).mean()) if earlier else 0.0


def chosen(forecasts: Mapping[str, Array], actual: Array) -> str:
    """The name of the simplest forecast that is as good as the best: its mean squared error exceeds the lowest one by
    at most one standard error of this excess (the rule of Breiman et al. 1984). Forecasts (rows,) by name."""
    losses = {name: baselines.residuals(values, actual) ** 2 for name, values in forecasts.items()}
    lowest = min(losses.values(), key=lambda loss: float(loss.mean()))
    excess = {name: loss - lowest for name, loss in losses.items()}
    alike = [name for name, of in excess.items() if of.mean() <= of.std(ddof=1) / len(of) ** 0.5]
    return min(alike, key=lambda name: (ORDER.index(name.split()[0]), float(losses[name].mean())))
