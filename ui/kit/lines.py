"""What a chart of lines says, apart from how it is drawn: live and in files by ui/kit/charts.py, once it is finished by
ui/kit/plotly_charts.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from core.maths.arrays import Array
from ui.kit import charts
from ui.kit.charts import Point


class Band(NamedTuple):
    """What lies around a line: where, and between which two curves."""

    at: Sequence[Any]
    low: Array
    high: Array


@dataclass(frozen=True)
class Lines:
    """Series by name as points (x, y), dates as ISO texts; their words, and those of both axes; bands around some of
    them. `opening` are the first and the last place that are seen at first, None for all, `views` the words for that
    part and for the whole, where one can choose; `log` is the scale of y; what `grows` while one looks is drawn alike
    from its first point on."""

    series: Mapping[str, Sequence[Point]]
    names: Mapping[str, str]
    x: str
    y: str
    bands: Mapping[str, Band] = field(default_factory=dict)
    opening: tuple[Any, Any] | None = None
    views: tuple[str, str] | None = None
    log: bool = False
    grows: bool = False
    padding: Mapping[str, int] | None = None

    @property
    def dated(self) -> bool:
        """Whether dates are the axis."""
        return any(isinstance(at, str) for points in self.series.values() for at, _ in points[:1])

    def spec(self, legend: bool = True, dark: bool | None = None) -> dict[str, Any]:
        """The same as a Vega-Lite chart."""
        scale = {"type": "log"} if self.log else {}
        found = charts.lines(self.series, self.names, self.x, self.y, legend=legend, dark=dark, **scale)
        if self.grows:
            found["mark"] |= {"point": {"size": charts.SMALL}}
        if self.padding:
            found |= {"padding": dict(self.padding)}
        if not self.bands:
            return found
        under = [charts.band(name, list(at), low, high, dark) for name, (at, low, high) in self.bands.items()]
        line = {name: found.pop(name) for name in ("data", "mark", "encoding", "params")}
        return {**found, "layer": [*under, line]}
