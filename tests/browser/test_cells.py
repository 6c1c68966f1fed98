"""The cell pages in a real browser: what is shown is core's, and every way of handling it works."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from core.cells.trace import trace
from tests.browser.cell import CellPage, written
from tests.browser.waiting import PATIENCE, still
from ui.cells import steps
from ui.cells.kinds import SEEN
from ui.cells.state import CellState
from ui.cells.view import view
from ui.kit import lesson
from ui.kit.numbers import short

CELLS = [(seen.page, kind) for kind, seen in SEEN.items()]


@pytest.mark.parametrize(("page", "kind"), CELLS)
@pytest.mark.parametrize(
    "query", ["step=all", "way=backward&class=1", "size=3x4&unit=2&way=backward", "example=reports&of=7"]
)
def test_each_number_is_core_s(cell, page, kind, query):
    shown = cell(f"/{page}?{query}")
    state = shown.state(kind)
    values = shown.values()
    expected = written(state, values)
    assert len(values) >= 5
    assert {name: text for name, text in values.items() if text != "…"} == {
        name: text for name, text in expected.items() if values[name] != "…"
    }


@pytest.mark.parametrize(("page", "kind", "told"), [("rnn_cell", "rnn", "Wax_xt"), ("lstm_cell", "lstm", "concat")])
def test_numbers_follow_the_slider_during_the_drag(cell, page, kind, told):
    shown = cell(f"/{page}?edits=xt.0.0_-2.0")
    mouse, box = shown.page.mouse, shown.slider("xt.0.0").bounding_box()
    start = box["x"] + 0.5 * box["width"] * (1 - 2 / 3)
    mouse.move(start, box["y"] + box["height"] / 2)
    mouse.down()
    seen = {}
    for move in range(600):  # to and fro until eight numbers were seen, however slow the machine is
        mouse.move(start + abs((move + 60) % 120 - 60), box["y"] + box["height"] / 2)
        values = shown.values()
        seen[values[told]] = values
        if len(seen) >= 8:
            break
    during = len(seen)
    mouse.up()
    shown.settle()
    assert during >= 8
    final = shown.state(kind)
    assert shown.values() == written(final, shown.values())
    if told == "concat":  # the stack shows x in full, so each moment can be computed again
        for stack, values in seen.items():
            x = float(stack.strip("()").split(", ")[1].replace("−", "-"))
            assert values == written(CellState("lstm", edits={("xt", 0, 0): x}), values)


@pytest.mark.parametrize(("page", "kind"), CELLS)
def test_all_steps_by_keyboard_alone(cell, page, kind):
    shown = cell(f"/{page}")
    keyboard = shown.page.keyboard
    for direction in ("forward", "backward"):
        state = CellState(kind, direction=direction)
        if direction == "backward":
            tab_to(shown, "⟵")
            keyboard.press("Enter")
            shown.settle()
        keyboard.press("Home")
        for number, step in enumerate(steps.steps(state), 1):
            expect(shown.title).to_have_text(title_of(number, step, shown))
            shown.settle()
            at = replace(state, step=step.id)
            later = steps.computed(kind, direction) - steps.revealed(at)
            assert not later & set(shown.values())
            assert shown.values() == written(at, shown.values())
            if step.id != "all":
                keyboard.press("ArrowRight")
        keyboard.press("ArrowLeft")
        expect(shown.title).to_contain_text(f"{len(steps.steps(state)) - 1} · ")
        keyboard.press("End")
        expect(shown.title).to_contain_text(f"{len(steps.steps(state))} · ")


def title_of(number, step, shown):
    """The step's title, as its button names it."""
    return f"{number} · {shown.page.locator(f'[data-step={step.id}]').get_attribute('title')}"


def tab_to(shown, text):
    """Press Tab until the focused button has this text."""
    for _ in range(60):
        shown.page.keyboard.press("Tab")
        focused = shown.host.evaluate("root => root.getRootNode().activeElement?.textContent ?? ''")
        if text in focused:
            return
    raise AssertionError(f"Tab never reached {text}")


TITLES = """root => {
  const titles = (window.titles = []);
  const note = () => {
    const title = root.querySelector('.words h2')?.textContent;
    if (title && title !== titles.at(-1)) titles.push(title);
  };
  note();
  new MutationObserver(note).observe(root, { childList: true, subtree: true, characterData: true });
}"""


def test_space_plays_and_stops(cell):
    """To the end, step after step; then again, and stopped on the way."""
    shown = cell("/rnn_cell?step=all")
    shown.page.clock.install()
    shown.host.evaluate(TITLES)
    shown.page.locator("select").select_option("4")
    shown.page.locator("h1").click()
    shown.page.keyboard.press("Space")
    shown.page.wait_for_function("() => titles.length > 2 && titles.at(-1).startsWith('8 · ')", timeout=PATIENCE)
    seen = [int(title.split(" · ")[0]) for title in shown.page.evaluate("titles")]
    assert seen[0] == 8  # from its end it begins anew
    assert seen[1:] == sorted(seen[1:])
    assert seen[1] < 4
    shown.page.keyboard.press("Space")
    shown.page.keyboard.press("Space")
    shown.settle()
    stopped = shown.title.text_content()
    assert not stopped.startswith("8 · ")
    shown.page.clock.run_for(5000)
    shown.settle()
    assert shown.title.text_content() == stopped


@pytest.mark.parametrize("key", ["Tab", "Backspace"])
def test_keys_of_the_browser_are_left_alone(cell, key):
    shown = cell("/lstm_cell")
    shown.page.evaluate("() => addEventListener('keydown', e => { window.kept = e.defaultPrevented; })")
    shown.page.keyboard.press(key)
    assert shown.page.evaluate("() => window.kept") is False


def test_a_pinned_gate_holds_forward_and_backward(cell):
    shown = cell("/lstm_cell?step=all")
    shown.page.get_by_role("button", name="More").click()
    shown.page.locator("label").filter(has_text="Hold the forget gate").first.click()
    expect(shown.page.locator('.pill[data-v="ft"]')).to_contain_text("1.000")
    shown.page.keyboard.press("Escape")
    shown.page.locator(".way").nth(1).click()
    expect(shown.title).to_contain_text("1 · ")
    shown.page.locator("h1").click()
    shown.page.keyboard.press("End")
    expect(shown.page.locator('.pill[data-v="dzf"]')).to_contain_text("0")
    shown.settle()
    state = shown.state("lstm")
    assert state.pins == {"ft": 1.0}
    assert shown.values() == written(state, shown.values())


def test_a_link_restores_everything_in_a_fresh_browser(cell):
    first = cell("/lstm_cell?size=2x3&seed=5")
    first.page.locator(".way").nth(1).click()
    expect(first.title).to_contain_text("1 · ")
    first.type("xt.1.0", "0.123456789")
    first.page.locator('[data-step="forget"]').click()
    expect(first.title).to_contain_text("7 · ")
    first.page.locator('.pill[data-v="dft"]').click()
    expect(first.page.locator(".look .found")).to_have_count(1)
    first.settle()
    address = first.page.url
    second = cell(address.split("/", 3)[3].join(["/", ""]))
    assert second.values() == first.values()
    assert second.state("lstm") == first.state("lstm")
    assert second.title.text_content() == first.title.text_content()
    assert ("xt", 1, 0) in second.state("lstm").edits
    assert second.state("lstm").edits["xt", 1, 0] == 0.123456789


def test_the_check_is_green_and_catches_the_misprints(cell):
    shown = cell("/lstm_cell?way=backward")
    expect(shown.page.locator(".verdict.right")).to_contain_text("20 of 20 right")
    expect(shown.page.locator(".checks tr.wrong")).to_have_count(0)
    shown.page.get_by_role("button", name="Loss and check").click()
    shown.page.locator("label").filter(has_text="misprinted").first.click()
    expect(shown.page.locator(".verdict.wrong")).to_be_visible()
    expect(shown.page.locator(".popover, button").filter(has_text="misprints on").first).to_be_visible()
    for name in ("dzf", "dzi", "dzc", "dWf", "dWi", "dWc"):
        expect(shown.page.locator(f'.checks tr[data-v="{name}"]')).to_have_class("wrong ")


def test_predict_then_reveal(cell):
    shown = cell("/lstm_cell?step=update&ask=1")
    assert "c_next" not in shown.values()
    shown.page.get_by_role("button", name="stay").click()
    expect(shown.page.locator('.pill[data-v="c_next"]').first).to_be_visible()
    expect(shown.page.locator(".question")).to_contain_text(
        "You said: stay, to within 0.01. It is: shrink, by 0.01 or more."
    )


def test_a_click_on_a_wire_or_a_gate_looks_into_it(cell):
    shown = cell("/lstm_cell?way=backward")
    shown.page.locator('.pill[data-v="dft"]').click()
    expect(shown.page.locator(".look .found")).to_contain_text(shown.values()["dft"])
    shown.page.get_by_role("button", name="Go to its step").click()
    expect(shown.title).to_contain_text("To the forget gate")


def test_every_weight_can_be_edited(cell):
    shown = cell("/lstm_cell?step=all")
    shown.page.locator("summary").click()
    before = shown.values()
    field = shown.page.locator('.grid [data-field="Wf.0.1"]')
    field.fill("-1.5")
    field.press("Enter")
    shown.settle()
    assert shown.values()["ft"] != before["ft"]
    assert shown.state("lstm").edits == {("Wf", 0, 1): -1.5}
    assert shown.values() == written(shown.state("lstm"), shown.values())


def test_a_number_too_large_is_refused_with_a_sentence(cell):
    shown = cell("/rnn_cell?step=all")
    before = shown.values()
    shown.type("xt.0.0", "1e9")
    expect(shown.page.locator(".notice")).to_have_text(
        "xt[0, 0]: a number from −1,000,000 to 1,000,000 is needed; the old value stays."
    )
    assert shown.values() == before
    shown.type("xt.0.0", "50")
    expect(shown.page.locator(".notice")).to_be_empty()
    assert shown.values()["a_next"] in ("1.000", "−1.000")


def test_every_notation_can_be_chosen(cell):
    shown = cell("/rnn_cell?names=slides")
    expect(shown.page.locator("section.letters")).to_contain_text("tanh")
    assert "U" in shown.page.locator("section.letters var").all_text_contents()
    shown = cell("/lstm_cell?names=keras")
    assert any("kernels" in text for text in shown.page.locator(".node.linear text").all_text_contents())


def test_a_broken_link_is_told_and_the_page_works(cell):
    shown = cell("/lstm_cell?seed=abc&edits=%3Cscript%3E")
    expect(shown.page.locator(".stAlert")).to_have_count(1)
    assert shown.values() == written(CellState("lstm"), shown.values())


def test_quick_keys_lose_no_step(cell):
    shown = cell("/lstm_cell?step=stack")
    shown.page.locator("h1").click()
    for _ in range(5):
        shown.page.keyboard.press("ArrowRight")
    expect(shown.title).to_contain_text("6 · ")
    shown.settle()
    assert shown.state("lstm").step == "output"


def test_space_plays_although_a_slider_has_the_focus(cell):
    shown = cell("/lstm_cell")
    shown.page.clock.install()
    shown.slider("xt.0.0").focus()
    shown.page.keyboard.press("Space")
    shown.page.clock.run_for(2000)
    expect(shown.title).to_contain_text("2 · ")


def test_the_way_back_leads_to_the_page_before(cell):
    shown = cell("/rnn_cell")
    shown.page.get_by_test_id("stTopNavSection").filter(has_text=lesson.words("groups")["one_cell"]).click()
    shown.page.locator('a[href$="/lstm_cell"]').first.click()
    expect(shown.page.locator("h1")).to_have_text("One LSTM cell")
    for value in ("0.5", "0.6", "0.7"):
        shown.type("xt.0.0", value)
    shown.page.go_back()
    expect(shown.page.locator("h1")).to_have_text("One RNN cell")
    assert shown.page.locator(".stAlert").count() == 0
    shown.page.go_forward()
    expect(shown.page.locator("h1")).to_have_text("One LSTM cell")
    expect(shown.field("xt.0.0")).to_have_value("0.7")


def test_the_drawing_is_as_red_as_the_check(cell):
    shown = cell("/lstm_cell?way=backward&printed=1")
    red = shown.page.locator(".pill.wrong:not(.gone)").evaluate_all("all => all.map(one => one.dataset.v)")
    state = shown.state("lstm")
    assert set(red) == {"dzf", "dzi", "dzc", "from_f", "from_i", "from_c", "dconcat", "da_prev", "dxt"}
    assert set(red) <= set(view(state, {}, 0)["wrong"])
    colours = "all => [...new Set(all.map(one => getComputedStyle(one.querySelector('rect')).stroke))]"
    [wrong] = shown.page.locator(".pill.wrong:not(.gone)").evaluate_all(colours)
    others = shown.page.locator(".pill:not(.wrong):not(.gone)").evaluate_all(colours)
    assert wrong not in others
    assert shown.page.locator(".node.wrong").count() == 7  # three gates with their weights, and the stack


QUESTIONS = "[class*=st-key-review-]:not([class*=others])"
CHANGED = """([css, before]) => [...document.querySelectorAll(css)].map(e => e.innerText).join() !== before"""


def drawn(page, ask):
    """The box of the question that asks so, once it is drawn."""
    box = page.locator(QUESTIONS).filter(has_text=ask).last
    expect(page.get_by_role("button", name="Other questions")).to_be_visible()
    for _ in range(60):
        if box.count():
            return box
        before = ",".join(page.locator(QUESTIONS).all_inner_texts())
        page.get_by_role("button", name="Other questions").click()
        page.wait_for_function(CHANGED, arg=[QUESTIONS, before])
        still(page)
    raise AssertionError(ask)


def test_a_wire_that_is_clicked_answers_a_question_at_the_end_of_the_page(cell):
    """And the link of a number that was found shows it on this page."""
    shown = cell("/lstm_cell?way=backward")
    page = shown.page
    box = drawn(page, "click the number in which two gradients have met")
    shown.host.locator('.pill[data-v="dc"]').first.click()
    shown.settle()
    box.get_by_role("button", name="Take the one that I clicked").click()
    expect(box).to_contain_text("You said: dc. That is right.")
    box = drawn(page, "What goes to the step before on the direct wire")
    box.get_by_label("Your number").fill("7")
    box.get_by_label("Your number").press("Enter")
    expect(box).to_contain_text("You said: 7. That is not right.")
    with page.expect_popup() as opened:
        box.get_by_role("link", name="Show it on its page").click()
    there = CellPage(opened.value)
    state = there.state("lstm")
    assert there.values()["dc_prev"] == written(state, {"dc_prev": ""})["dc_prev"]
    expect(box).to_contain_text(f"= {short(float(trace(state.cell)['dc_prev'].item()))}.")
