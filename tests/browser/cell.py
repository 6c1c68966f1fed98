"""The page of a cell as a user sees and handles it."""

from playwright.sync_api import Locator, Page, expect

from core.cells.trace import trace
from tests.browser import waiting
from ui.cells import formulas, link
from ui.cells.state import CellState

READ = """root => {
  const shown = [...root.querySelectorAll('.pill:not(.gone)')];
  const read = pill => [pill.dataset.v, [...pill.querySelectorAll('.number')].map(n => n.textContent).join(', ')];
  return Object.fromEntries(shown.map(read));
}"""


class CellPage:
    """Locators and readings of one cell page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.host = page.locator(".cell_diagram")
        self.title = page.locator(".words h2")
        expect(page.locator(".pill:not(.gone)").first).to_be_visible()

    def values(self) -> dict[str, str]:
        """All numbers on the wires, read at one moment."""
        return self.host.evaluate(READ)

    def slider(self, place: str) -> Locator:
        return self.page.locator(f'[data-range="{place}"]')

    def field(self, place: str) -> Locator:
        return self.page.locator(f'.sliders [data-field="{place}"]')

    def settle(self) -> None:
        waiting.settle(self.host)

    def type(self, place: str, value: str) -> None:
        self.field(place).fill(value)
        self.field(place).press("Enter")
        self.settle()

    def state(self, kind: str) -> CellState:
        """What the address of the page says."""
        query = self.page.evaluate("() => Object.fromEntries(new URLSearchParams(location.search))")
        state, broken = link.read(query, kind)
        assert broken is None
        return state


def written(state: CellState, names: dict[str, str]) -> dict[str, str]:
    """The same wires, written from core's numbers for the state."""
    numbers = trace(state.cell)
    found = {name: formulas.written(name, numbers[name], state.unit, state.column) for name in names}
    return {name: text if name in formulas.STACKED else text.strip("()") for name, text in found.items()}
