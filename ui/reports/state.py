"""What is set on the page of the reports, as one value, and its link."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ui.kit import link
from ui.kit.store import Store
from ui.reports.examples import EXAMPLES

OWN = "own"
MOST_IN_LINK = 2_000
"""Characters of a paste that the link holds; a browser's address has no room for many more."""


@dataclass(frozen=True)
class ReportsState:
    """What stands in the field: one of the examples, or what a visitor has pasted."""

    example: str = next(iter(EXAMPLES))
    paste: str = ""

    def fitted(self) -> "ReportsState":
        """An example has no text of its own."""
        return self if self.example == OWN else replace(self, paste="")

    @property
    def text(self) -> str:
        """What is diagnosed."""
        return self.paste if self.example == OWN else EXAMPLES[self.example]()


def _paste(state: ReportsState, text: str) -> ReportsState:
    if len(text) > MOST_IN_LINK:
        raise ValueError(text)
    return replace(state, paste=text)


TABLE: link.Table[ReportsState] = {
    "shown": link.choice("example", (*EXAMPLES, OWN)),
    "paste": (lambda state: state.paste if len(state.paste) <= MOST_IN_LINK else "", _paste),
}


def read(parameters: Mapping[str, str]) -> tuple[ReportsState, str | None]:
    """The state of a link, and the parameters that were not understood."""
    return link.read(parameters, ReportsState(), TABLE)


def write(state: ReportsState) -> dict[str, str]:
    """The parameters of the link."""
    return link.write(state, ReportsState(), TABLE)


def store() -> Store[ReportsState]:
    """The state of the page in this session."""
    return Store("reports", write, read, TABLE)
