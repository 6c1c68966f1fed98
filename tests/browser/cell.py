"""The page of a cell as a user sees and handles it."""

from collections.abc import Iterator

from playwright.sync_api import Locator, Page, expect

from core.cells.trace import trace
from tests.browser import waiting
from ui.cells import formulas, link, steps
from ui.cells.state import CellState

READ = """root => {
  const shown = [...root.querySelectorAll('.pill:not(.gone)')];
  const read = pill => [pill.dataset.v, [...pill.querySelectorAll('.number')].map(n => n.textContent).join(', ')];
  return Object.fromEntries(shown.map(read));
}"""

COVERED = """root => {
  const seen = e => { const box = e.getBoundingClientRect(); return box.width && box.height ? box : null; };
  const variable = e => e.closest('[data-v]')?.dataset.v ?? e.closest('[data-box]')?.dataset.box ?? '';
  const named = (kind, css) => [...root.querySelectorAll(css)].filter(seen)
    .map(e => ({ e, box: seen(e), name: `${kind} ${variable(e)} ${e.textContent}` }));
  const all = [
    ...named('pill', '.pill:not(.gone) rect'), ...named('note', '.note:not(.gone)'),
    ...named('box', '.node .box'), ...named('bar', '.bars text'), ...named('slider', '.slider'),
    ...named('button', '.unpin'), ...named('strip', '.strip:not(.gone)'),
  ];
  const found = [];
  all.forEach((one, i) => all.slice(i + 1).forEach(other => {
    const same = one.e.closest('.node');
    if (same && same === other.e.closest('.node')) return;
    const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
    const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
    if (wide > 1 && high > 1) found.push(`${one.name} and ${other.name} by ${wide.toFixed()} x ${high.toFixed()}`);
  }));
  const canvas = root.querySelector('.canvas').getBoundingClientRect();
  for (const { name, box } of all) {
    const beside = Math.max(canvas.left - box.left, box.right - canvas.right);
    const out = Math.max(beside, canvas.top - box.top, box.bottom - canvas.bottom);
    if (out > 2) found.push(`${name} leaves the drawing by ${out.toFixed()}`);
  }
  for (const text of root.querySelectorAll('.node:not(.bars) text')) {
    const [inner, outer] = [text, text.closest('.node').querySelector('.box')].map(e => e.getBoundingClientRect());
    const out = Math.max(outer.left - inner.left, inner.right - outer.right);
    if (inner.width && out > 0) found.push(`${text.textContent} leaves its box by ${out.toFixed(1)}`);
  }
  return found;
}"""
"""What lies over something else, or leaves the drawing or its box."""


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

    def walk(self, kind: str) -> Iterator[str]:
        """Each step of the direction, one after the other."""
        self.page.locator("h1").click()
        for step in steps.steps(self.state(kind)):
            button = self.page.locator(f'[data-step="{step.id}"]')
            button.click()
            expect(button).to_have_attribute("aria-current", "step")
            self.settle()
            yield step.id

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
