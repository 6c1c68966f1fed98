"""What is set on the stock page, as one value, and its link."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from core.forecast.recipes import CHANGE, Settings, as_in_the_reports
from core.forecast.windows import Split, proposed_window
from core.series.choices import DOUBTS, Choices
from core.series.course import span
from core.series.order import ORDERS
from ui.kit import link
from ui.kit.link import among, flag, whole
from ui.kit.store import Store

SOURCES = ("goog", "ibm", "usd_idr", "seattle", "activity", "own")
BUNDLED = SOURCES[:-1]
TELLING = {"seattle": "temp_max"}
"""The column to begin with, where another than the first tells more: half of the days have no rain."""
IN_THE_REPORTS = ("window", "units", "layers", "dropout", "epochs", "batch", "rate", "leak", "early")
"""Fields whose defaults are those of the reports; they learned the column Open in the order of the file."""
REPORTED_COLUMN = "Open"
TENTH = 10
TARGETS = ("price", "change")
STEPS = ("change", "log")
"""What the second network can learn of the step to the next value: its size, or its share as a log return."""
BUSIEST = 100
"""Stands for the unit whose forget gate moves most: units are counted from 0 and there are at most so many."""
LONGEST_TEXT = 60
WHOLE = {"first_row": (1, 20), "header_rows": (0, 3)}
"""Choices that are whole numbers: the first row of the data, of those that a preview shows; rows of names."""
OVERRULABLE = ("encoding", "delimiter", "first_row", "header_rows", "decimal",
               "date_column", "date_order", "calendar", "time_column", "duplicates", "zeros", "short",
               "group", *DOUBTS)  # fmt: skip
"""Findings that the page lets a user overrule, beside order and column, which have controls of their own."""
CUTS = {"from": "since", "to": "until", "learn_to": "learn_to"}
"""Fields that hold a date, by their parameter of the link."""
BOUNDS: dict[str, tuple[int, int]] = {
    "test": (0, 5000), "window": (0, 250), "epochs": (1, 300), "change_epochs": (1, 100), "units": (1, 100),
    "layers": (1, 6), "batch": (0, 512), "seed": (1, 9999), "ahead": (1, 30), "seeds": (1, 20), "folds": (2, 10),
    "held": (1, 5000), "patience": (1, 100), "layer": (1, 6), "unit": (0, 100), "step": (0, 250),
}  # fmt: skip


@dataclass(frozen=True)
class StockState:
    """Which series, whether a second file is what it is judged on; how it is read, cut (dates as in core/series/course)
    and learned; and what is looked at inside: which network, which layer, before which held-out row, which unit, which
    step of the window. 0 stands for what is proposed, step 0 for the last one."""

    source: str = "goog"
    second: bool = False
    column: str = ""
    also: tuple[str, ...] = ()
    order: str = "time"
    overruled: Mapping[str, str] = field(default_factory=dict)
    since: str = ""
    until: str = ""
    learn_to: str = ""
    test: int = 0
    window: int = 0
    leak: bool = False
    early: bool = False
    patience: int = 5
    epochs: int = 100
    change_epochs: int = 10
    learns: str = "change"
    units: int = 50
    layers: int = 4
    dropout: float = 0.2
    batch: int = 0
    rate: float = 0.001
    seed: int = 1
    recursive: bool = False
    ahead: int = 10
    seeds: int = 5
    folds: int = 5
    everywhere: bool = False
    network: str = "price"
    layer: int = 1
    held: int = 1
    unit: int = BUSIEST
    step: int = 0

    def fitted(self) -> "StockState":
        """The same; only an own file has a second one, and that alone is then held out. What does not fit a series is
        fitted when it is known."""
        second = self.second and self.source == "own"
        return replace(self, second=second, learn_to="" if second else self.learn_to)

    def of(self, source: str) -> "StockState":
        """The same for another series, to which nothing applies that was told of the one before."""
        return replace(self, source=source, **{name: getattr(DEFAULT, name) for name in OF_A_SERIES})

    def as_in_the_reports(self, columns: Collection[str]) -> "StockState":
        """The same, set as in the reports; where there is no column Open, the column stays."""
        column = REPORTED_COLUMN if REPORTED_COLUMN in columns else self.column
        recipe = {name: getattr(DEFAULT, name) for name in IN_THE_REPORTS}
        return replace(self, column=column, also=(), order="file", **recipe)

    def choices(self) -> Choices:
        """How the file is to be read."""
        chosen: dict[str, Any] = dict(self.overruled)
        chosen |= {name: int(chosen[name]) for name in WHOLE if name in chosen}
        return Choices(order=self.order, column=self.column or TELLING.get(self.source), **chosen)

    def split(self, rows: int, held: int = 0) -> Split:
        """How a series of so many rows is cut; `held` are those that a second file or a date holds out."""
        validation, test = rows // TENTH if self.early else 0, held or self.test or max(1, rows // TENTH)
        return Split(self.window or proposed_window(rows), test, validation, self.leak)

    def settings(self, rows: int) -> dict[str, Settings]:
        """The two recipes by their network; "change" is that of the step, whichever of STEPS it learns."""
        common: dict[str, Any] = {name: getattr(self, name) for name in ("units", "layers", "dropout", "seed")}
        common |= {"learning_rate": self.rate, "patience": self.patience if self.early else 0}
        batch = self.batch or as_in_the_reports(rows).batch
        price = replace(as_in_the_reports(rows), epochs=self.epochs, batch=batch, **common)
        return {"price": price, "change": replace(CHANGE, target=self.learns, epochs=self.change_epochs, **common)}


DEFAULT = StockState()
OF_A_SERIES = ("second", "column", "also", "overruled", "since", "until", "learn_to")
"""Fields that say something of one series only."""


def _text(text: str) -> str:
    if len(text) > LONGEST_TEXT or not text.isprintable():
        raise ValueError(text)
    return text


def _date(text: str) -> str:
    """A date, or nothing. Raises Refusal, a ValueError."""
    return text if not text else span(text) and text


def _also(text: str) -> tuple[str, ...]:
    return tuple(_text(name) for name in text.split("~") if name)


def _overruled(text: str) -> dict[str, str]:
    pairs = [pair.partition(":") for pair in text.split("~")]
    found = {among(name, OVERRULABLE): _text(value) for name, _, value in pairs}
    for name in WHOLE.keys() & found.keys():
        whole(found[name], *WHOLE[name])
    return found


TABLE: link.Table[StockState] = {
    "of": link.choice("source", SOURCES),
    "second": flag("second"),
    "column": link.field("column", lambda s, text: _text(text)),
    "also": (lambda s: "~".join(s.also), lambda s, text: replace(s, also=_also(text))),
    "order": link.choice("order", ORDERS),
    "read": (
        lambda s: "~".join(f"{name}:{value}" for name, value in s.overruled.items()),
        lambda s, text: replace(s, overruled=_overruled(text)),
    ),
    **{key: link.field(name, lambda s, text: _date(text)) for key, name in CUTS.items()},
    **{name: link.count(name, *bounds) for name, bounds in BOUNDS.items()},
    "dropout": link.real("dropout", 0.0, 0.9),
    "rate": link.real("rate", 1e-5, 1.0),
    "leak": flag("leak"),
    "early": flag("early"),
    "recursive": flag("recursive"),
    "everywhere": flag("everywhere"),
    "network": link.choice("network", TARGETS),
    "learns": link.choice("learns", STEPS),
}


def read(parameters: Mapping[str, str]) -> tuple[StockState, str | None]:
    """The state of a link, and the parameters that were not understood."""
    return link.read(parameters, DEFAULT, TABLE)


def write(state: StockState) -> dict[str, str]:
    """The parameters of the link."""
    return link.write(state, DEFAULT, TABLE)


def store() -> Store[StockState]:
    """The state of the stock page in this session."""
    return Store("stocks", write, read, TABLE)
