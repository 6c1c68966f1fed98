"""The stage of a cell: what belongs to a step is in sight, and a number is set where it acts."""

import pytest
from playwright.sync_api import expect

from core.cells.trace import trace
from tests.browser.cell import COVERED, written
from tests.browser.waiting import DRAWN, enlarged, still
from ui.cells import steps
from ui.cells.kinds import SEEN
from ui.cells.state import CellState
from ui.kit import lesson

SCREENS = [(1280, 720), (1920, 1080)]
OUT = """root => ['.transport', '.canvas', '.words', '.more', '.question', '.verdict'].flatMap(css => {
  const parts = css === '.transport' ? root.querySelectorAll('.transport button') : [root.querySelector(css)];
  return [...parts].map(e => e.getBoundingClientRect()).filter(box => box.width)
    .filter(box => box.bottom > innerHeight + 1 || box.right > innerWidth + 1 || box.top < 0)
    .map(box => `${css} ends at ${box.bottom.toFixed()} of ${innerHeight}`);
})"""


@pytest.mark.parametrize("kind", SEEN)
@pytest.mark.parametrize("way", ["forward", "backward"])
@pytest.mark.parametrize(("large", "screens"), [("", SCREENS), ("&large=1", SCREENS[:1]), ("&large=1", SCREENS[1:])])
def test_drawing_controls_and_words_of_every_step_are_on_one_screen(cell, kind, way, large, screens):
    """And in usual text no number covers a box or another number; a question and its answer with the reason, too.

    Enlarged each screen has a visit of its own: a page that changes its size is drawn anew.
    """
    width, height = screens[0]
    shown = cell(f"/{SEEN[kind].page}?class=0&size=2x2&way={way}&ask=1{large}", width=width, height=height)
    enlarged(shown.page, width, height) if large else still(shown.page)
    for id in shown.walk(kind):
        options = shown.page.locator(".question .options button")
        if options.count():
            assert shown.host.evaluate(OUT) == [], (id, "asked")
            options.first.click()
            expect(shown.page.locator(".question .reason")).to_be_visible()
            shown.settle()
            still(shown.page)
        for width, height in screens:
            shown.page.set_viewport_size({"width": width, "height": height})
            shown.page.evaluate(DRAWN)
            assert shown.host.evaluate(OUT) == [], (id, width)
            assert large or shown.host.evaluate(COVERED) == [], (id, width)


HIDDEN = """root => {
  const beside = root.querySelector('.side .formulas');
  return !beside || beside.scrollHeight > 1.4 * beside.clientHeight ? 0 : beside.querySelectorAll('section').length;
}"""


def test_letters_and_numbers_that_are_much_too_long_stand_under_the_drawing(cell):
    """Beside it stands what can be read there: both, the letters alone, or neither."""
    shown = cell("/lstm_cell?way=backward&class=1")
    found = []
    for _ in shown.walk("lstm"):
        still(shown.page)
        found.append(shown.host.evaluate(HIDDEN))
        expect(shown.page.locator("section.letters")).to_have_count(1)
        expect(shown.page.locator("section.numbers")).to_have_count(1)
    assert found[-1] == 0
    assert {1, 2} & {*found}
    assert shown.page.locator(".side .formulas").count() == 0
    assert shown.page.locator(".below section.numbers").count() == 1


@pytest.mark.parametrize("kind", SEEN)
def test_a_first_visit_begins_at_the_first_step(cell, kind):
    shown = cell(f"/{SEEN[kind].page}")
    expect(shown.title).to_contain_text("1 · ")
    expect(shown.page.get_by_role("button", name="Next step")).to_be_enabled()
    assert shown.state(kind).step == steps.steps(CellState(kind))[0].id


def test_a_bias_and_a_weight_are_set_on_their_box(cell):
    shown = cell("/lstm_cell?step=all")
    box = shown.page.locator('.node[data-box="zf"]')
    expect(box).to_contain_text("−2.300")
    box.click()
    bias = shown.page.locator('.editor [data-field="bf.0.0"]')
    bias.fill("1,5")
    bias.press("Enter")
    shown.settle()
    expect(box).to_contain_text("1.500")
    shown.page.locator('.editor [data-range="Wf.0.1"]').focus()
    shown.page.keyboard.press("ArrowLeft")
    shown.settle()
    state = shown.state("lstm")
    assert set(state.edits) == {("bf", 0, 0), ("Wf", 0, 1)}
    assert shown.values() == written(state, shown.values())
    shown.page.keyboard.press("Escape")
    expect(shown.page.locator(".editor")).to_be_hidden()


def test_the_bias_of_the_rnn_is_set_by_keyboard(cell):
    shown = cell("/rnn_cell?step=all&size=2x3&unit=2")
    shown.page.locator('.node[data-box="za"]').focus()
    shown.page.keyboard.press("Enter")
    expect(shown.page.locator('.editor [data-range="ba.2.0"]')).to_be_visible()
    shown.page.keyboard.type("-2")
    shown.page.keyboard.press("Enter")
    shown.settle()
    shown.page.locator("h1").click()
    expect(shown.page.locator(".editor")).to_be_hidden()


def test_a_gate_is_pinned_by_dragging_its_fill_and_let_go_again(cell):
    shown = cell("/lstm_cell?step=all")
    page, gate = shown.page, shown.page.locator('.node[data-box="ft"]')
    box = gate.bounding_box()
    x, bottom = box["x"] + box["width"] / 2, box["y"] + box["height"]
    page.mouse.move(x, bottom - 6)
    page.mouse.down()
    page.mouse.move(x, bottom - 20)
    page.mouse.move(x, box["y"] - 30)
    page.mouse.up()
    expect(page.locator('.pill[data-v="ft"]')).to_contain_text("1.000")
    shown.settle()
    still(page)
    state = shown.state("lstm")
    assert (state.pins, state.selected) == ({"ft": 1.0}, "")
    assert shown.values() == written(state, shown.values())
    expect(page.get_by_role("button", name="More: f")).to_be_visible()
    page.locator(".unpin").click()
    shown.settle()
    still(page)
    assert shown.state("lstm").pins == {}
    assert shown.values()["ft"] == written(CellState("lstm"), {"ft": ""})["ft"]


def test_arrow_keys_pin_the_candidate_below_zero(cell):
    shown = cell("/lstm_cell?step=all&pins=cct_0.0")
    gate = shown.page.locator('.node[data-box="cct"]')
    gate.focus()
    for _ in range(2):
        shown.page.keyboard.press("ArrowDown")
        shown.settle()
    assert shown.state("lstm").pins == {"cct": -0.1}
    expect(gate).to_have_attribute(
        "aria-label", "candidate: c̃ t = −0.100. " + lesson.strings("en")["stage"]["pin_help"]
    )
    shown.page.keyboard.press("Delete")
    shown.settle()
    assert shown.state("lstm").pins == {}


def test_a_click_on_a_gate_shows_all_of_it_in_sight(cell):
    shown = cell("/lstm_cell?way=backward")
    shown.page.locator('.node[data-box="ft"]').click()
    rows = shown.page.locator(".look .found")
    expect(rows).to_have_count(3)
    numbers = trace(shown.state("lstm").cell)
    for name, row in zip(("ft", "Wf", "bf"), rows.all(), strict=True):
        expect(row).to_have_attribute("data-v", name)
        expect(row).to_contain_text("✓")
        assert row.bounding_box()["y"] + row.bounding_box()["height"] <= 720
    expect(rows.first).to_contain_text(f"{numbers['dft'][0, 0]:.3f}".replace("-", "−"))


def test_the_forward_numbers_that_a_step_back_needs_stay(cell):
    needed = {"output": {"ot", "tanh_c"}, "candidate": {"it", "cct"}, "forget": {"ft"}, "carry": {"ft"}, "meet": set()}
    shown = cell("/lstm_cell?way=backward")
    for step in shown.walk("lstm"):
        notes = shown.page.locator(".note.small:not(.gone)")
        names = {note.get_attribute("data-v") for note in notes.all()}
        assert names == needed.pop(step, names)
        numbers = written(shown.state("lstm"), dict.fromkeys(names, ""))
        for note in notes.all():
            expect(note).to_contain_text(numbers[note.get_attribute("data-v")])
    assert not needed


def test_wires_show_where_a_gradient_survives(cell):
    """A gradient a thousandth as long has a wire at most a third as wide."""
    width = "wire => parseFloat(getComputedStyle(wire.querySelector('.line')).strokeWidth)"
    shown = cell("/lstm_cell?way=backward&pins=ft_0.001")
    came, left = (shown.page.locator(f'.wire[data-v="{name}"]').first.evaluate(width) for name in ("dc", "dc_prev"))
    assert left < came / 3
    expect(shown.page.locator('.note.pair[data-v="dc_prev"]')).to_have_text("× 0.0010 of dc")


def test_a_state_kept_as_a_stays_as_a_ghost(cell):
    shown = cell("/lstm_cell?way=backward&step=carry")
    expect(shown.page.locator(".ghost:not(.gone)")).to_have_count(0)
    before = shown.values()["dc_prev"]
    shown.page.keyboard.press("k")
    shown.settle()
    still(shown.page)
    shown.page.locator('.node[data-box="ft"]').focus()
    shown.page.keyboard.press("ArrowUp")
    shown.settle()
    still(shown.page)
    row = shown.page.locator('.compared tr[data-v="dc_prev"] td')
    expect(row.nth(1)).to_have_text(before)
    expect(row.nth(0)).to_have_text(shown.values()["dc_prev"])
    expect(row.nth(2)).to_contain_text("%")
    assert shown.page.locator(".ghost:not(.gone)").count() > 3


def test_a_change_of_step_is_announced(cell):
    shown = cell("/rnn_cell")
    live = shown.page.locator(".live")
    expect(live).to_have_attribute("aria-live", "polite")
    shown.page.keyboard.press("ArrowRight")
    expect(live).to_have_text("Forward, step 2 · Weigh the past")


@pytest.mark.parametrize("kind", SEEN)
def test_every_box_has_a_name(cell, kind):
    shown = cell(f"/{SEEN[kind].page}?step=all")
    boxes = shown.page.locator(".node[role=button]").all()
    names = [box.get_attribute("aria-label") for box in boxes]
    assert len(set(names)) == len(names) >= 7
    assert all(" = " in name for name in names)


def test_the_settings_open_beside_the_drawing(cell):
    shown = cell("/lstm_cell")
    drawing = shown.page.locator(".canvas").bounding_box()
    for name in ("Set up", "Loss and check", "More"):
        shown.page.get_by_role("button", name=name).click()
        still(shown.page)
        opened = shown.page.get_by_test_id("stPopoverBody").bounding_box()
        covered = drawing["x"] + drawing["width"] - opened["x"]
        assert covered <= 0.15 * drawing["width"], name
        shown.page.keyboard.press("Escape")
        still(shown.page)


def test_on_a_phone_the_drawing_is_swiped_and_its_words_follow(cell):
    shown = cell("/lstm_cell", width=390, height=844)
    expect(shown.page.locator(".swipe")).to_be_visible()
    scroll = shown.page.locator(".scroll")
    assert scroll.evaluate("e => [e.scrollLeft, e.scrollWidth > e.clientWidth]") == [0, True]
    words_top = shown.page.locator(".words").bounding_box()["y"]
    drawing = scroll.bounding_box()
    assert drawing["y"] + drawing["height"] <= words_top <= drawing["y"] + drawing["height"] + 40
