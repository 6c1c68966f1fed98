"""The drawing of a cell: at every step, size and direction no number covers a box or another number."""

import pytest
from playwright.sync_api import expect

from tests.browser.cell import COVERED
from tests.browser.waiting import still
from ui.cells import notation
from ui.cells.kinds import SEEN
from ui.kit import lesson

SIZES = ["size=1x1", "size=1x1&class=1", "size=3x5&unit=4&class=1", "example=reports&of=9&class=0"]
MEETING = """root => {
  const lines = [...root.querySelectorAll('.formula')].filter(e => e.offsetParent);
  return lines.slice(1).flatMap((line, i) => {
    const low = Math.max(...[...lines[i].querySelectorAll('sub')].map(e => e.getBoundingClientRect().bottom), -1e6);
    const high = Math.min(...[...line.querySelectorAll('var, .number')].map(e => e.getBoundingClientRect().top), 1e6);
    return low > high + 1 && lines[i].parentNode === line.parentNode ? [`${line.textContent}: ${low - high}`] : [];
  });
}"""


@pytest.mark.parametrize("direction", ["forward", "backward"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", SEEN)
def test_no_number_covers_a_box_or_another_number(cell, kind, size, direction):
    shown = cell(f"/{SEEN[kind].page}?{size}&way={direction}")
    covered = {id: shown.host.evaluate(COVERED) for id in shown.walk(kind)}
    assert not {id: found for id, found in covered.items() if found}


@pytest.mark.parametrize("kind", SEEN)
def test_subscripts_of_a_formula_do_not_reach_the_line_below(cell, kind):
    for direction in ("forward", "backward"):
        shown = cell(f"/{SEEN[kind].page}?way={direction}&class=1")
        assert shown.page.locator(".formula sub").count() > 10
        assert shown.host.evaluate(MEETING) == []


@pytest.mark.parametrize("query", ["size=1x1", "size=1x1&way=backward&class=1", "size=3x3&way=backward&class=1"])
@pytest.mark.parametrize("kind", SEEN)
def test_nor_in_any_notation(cell, kind, query):
    shown = cell(f"/{SEEN[kind].page}?{query}")
    shown.page.get_by_role("button", name="More").click()
    for names in notation.names(kind):
        chosen = shown.page.get_by_test_id("stRadio").locator("label").filter(has_text=lesson.words("notation")[names])
        chosen.click()
        expect(chosen.locator("input")).to_be_checked()
        still(shown.page)
        assert shown.state(kind).notation == names
        assert shown.host.evaluate(COVERED) == [], names


@pytest.mark.parametrize("seed", [2, 3, 5])
def test_nor_with_numbers_of_other_lengths(cell, seed):
    edits = "edits=xt.0.0_-0.00123~c_prev.0.0_-123.456~a_prev.0.0_-0.0456"
    for kind, more in (("lstm", edits), ("rnn", "edits=xt.0.0_-0.00123~a_prev.0.0_-123.456")):
        shown = cell(f"/{SEEN[kind].page}?seed={seed}&{more}&class=0&step=all")
        assert shown.host.evaluate(COVERED) == [], kind
        shown.page.locator(".way").nth(1).click()
        shown.settle()
        shown.page.locator("h1").click()
        shown.page.keyboard.press("End")
        shown.settle()
        assert shown.state(kind).direction == "backward"
        assert shown.host.evaluate(COVERED) == [], kind


def test_a_pinned_gate_has_room_for_its_button(cell):
    pins = "~".join(f"{gate}_0.5" for gate in SEEN["lstm"].kind.gates)
    for way in ("forward", "backward"):
        shown = cell(f"/lstm_cell?pins={pins}&way={way}")
        covered = {id: shown.host.evaluate(COVERED) for id in shown.walk("lstm")}
        assert not {id: found for id, found in covered.items() if found}
        assert shown.page.locator(".unpin").count() == 4
