"""The drawing of a cell: at every step, size and direction no number covers a box or another number."""

import pytest
from playwright.sync_api import expect

from ui.cells import notation, steps
from ui.cells.kinds import SEEN
from ui.cells.state import CellState

SIZES = ["size=1x1", "size=1x1&class=1", "size=2x2&class=0", "size=3x5&unit=4&class=1", "example=reports&of=9&class=0"]
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
MEETING = """root => {
  const lines = [...root.querySelectorAll('.formula')].filter(e => e.offsetParent);
  return lines.slice(1).flatMap((line, i) => {
    const low = Math.max(...[...lines[i].querySelectorAll('sub')].map(e => e.getBoundingClientRect().bottom), -1e6);
    const high = Math.min(...[...line.querySelectorAll('var, .number')].map(e => e.getBoundingClientRect().top), 1e6);
    return low > high + 1 && lines[i].parentNode === line.parentNode ? [`${line.textContent}: ${low - high}`] : [];
  });
}"""


def walked(shown, state):
    """Each step of a direction, one after the other."""
    shown.page.locator("h1").click()
    for step in steps.steps(state):
        shown.page.locator(f'[data-step="{step.id}"]').click()
        expect(shown.page.locator(f'[data-step="{step.id}"]')).to_have_attribute("aria-current", "step")
        shown.settle()
        yield step.id


@pytest.mark.parametrize("direction", ["forward", "backward"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", SEEN)
def test_no_number_covers_a_box_or_another_number(cell, kind, size, direction):
    shown = cell(f"/{SEEN[kind].page}?{size}&way={direction}")
    covered = {id: shown.host.evaluate(COVERED) for id in walked(shown, shown.state(kind))}
    assert not {id: found for id, found in covered.items() if found}


@pytest.mark.parametrize("kind", SEEN)
def test_subscripts_of_a_formula_do_not_reach_the_line_below(cell, kind):
    for direction in ("forward", "backward"):
        shown = cell(f"/{SEEN[kind].page}?way={direction}&class=1")
        assert shown.page.locator(".formula sub").count() > 10
        assert shown.host.evaluate(MEETING) == []


@pytest.mark.parametrize(("kind", "names"), [(kind, names) for kind in SEEN for names in notation.names(kind)])
def test_nor_in_any_notation(cell, kind, names):
    for query in ("size=1x1", "size=1x1&way=backward&class=1", "size=3x3&way=backward&class=1"):
        shown = cell(f"/{SEEN[kind].page}?names={names}&{query}")
        assert shown.host.evaluate(COVERED) == [], query


@pytest.mark.parametrize("seed", [2, 3, 5])
def test_nor_with_numbers_of_other_lengths(cell, seed):
    edits = "edits=xt.0.0_-0.00123~c_prev.0.0_-123.456~a_prev.0.0_-0.0456"
    for kind, more in (("lstm", edits), ("rnn", "edits=xt.0.0_-0.00123~a_prev.0.0_-123.456")):
        for way in ("forward", "backward&class=0"):
            shown = cell(f"/{SEEN[kind].page}?seed={seed}&{more}&way={way}")
            assert shown.host.evaluate(COVERED) == [], (kind, way)


def test_a_pinned_gate_has_room_for_its_button(cell):
    pins = "~".join(f"{gate}_0.5" for gate in SEEN["lstm"].kind.gates)
    for way in ("forward", "backward"):
        shown = cell(f"/lstm_cell?pins={pins}&way={way}")
        covered = {id: shown.host.evaluate(COVERED) for id in walked(shown, CellState("lstm", direction=way))}
        assert not {id: found for id, found in covered.items() if found}
        assert shown.page.locator(".unpin").count() == 4
