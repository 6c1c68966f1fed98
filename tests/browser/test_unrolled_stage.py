"""The stage of the unrolled network: all of it in sight at once, no number over another, and told to who cannot see."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from core.through_time.gradient_flow import norms
from tests.browser import waiting
from tests.browser.test_unrolled import TimePage
from ui.kit.numbers import text
from ui.through_time.flow import flow

FOLDED = """root => {
  const bottom = css => Math.max(...[...root.querySelectorAll(css)].map(e => e.getBoundingClientRect().bottom));
  const rows = ['.bar-above', '.choices', '.row.drawn', '.row.mapped', '.map-choices'];
  const parts = [...rows, '.stage > .words > :last-child'];
  return parts.filter(css => !(bottom(css) <= innerHeight)).map(css => `${css} ends at ${bottom(css)}`);
}"""
CLASHES = """root => {
  const shown = css => [...root.querySelectorAll(css)]
    .map(e => [e.textContent || e.classList.value, e.getBoundingClientRect(), e]).filter(([, box]) => box.width);
  const names = '.wire-names > span, .heading.says, .row.drawn .here > span, .row.mapped .name > span, .ticks span';
  const texts = [...shown('.written').filter(([text]) => text), ...shown(names)];
  const over = (a, b, by = 2) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > by
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > by;
  const within = (a, b) => a.left >= b.left && a.right <= b.right && a.top >= b.top - 2 && a.bottom <= b.bottom + 2;
  const found = [];
  texts.forEach(([one, a], k) => texts.slice(k + 1).forEach(([other, b]) => {
    if (over(a, b)) found.push(`${one} over ${other}`);
  }));
  for (const [one, a] of texts) {
    for (const [, b] of shown('.box')) if (over(a, b) && !within(a, b)) found.push(`${one} over the edge of a box`);
    for (const [, b] of shown('.loss')) if (over(a, b)) found.push(`${one} over a loss`);
  }
  return found;
}"""
CUT = """root => [...root.querySelectorAll('.name, .here, .heading, .choices, .bar-above, p, button')]
  .filter(e => e.offsetParent && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')
  .map(e => e.textContent)"""
ALOUD = """root => {
  const place = root.querySelector('.aloud');
  root.heard = [];
  new MutationObserver(() => root.heard.push(place.textContent)).observe(place, { childList: true });
}"""


@pytest.fixture
def unrolled(visit: Callable[..., Page]) -> Callable[..., TimePage]:
    return lambda query="", **options: TimePage(visit(f"/unrolled{query}", **options))


@pytest.mark.parametrize("way", ["forward", "backward"])
@pytest.mark.parametrize("steps", [2, 6, 8, 9])
def test_no_number_covers_a_box_or_another_number_at_any_step(unrolled, steps, way):
    shown = unrolled(f"?T={steps}&n_a=4&way={way}&heard=all&kind=sine")
    shown.press("Home")
    walk = range(1, steps + 1) if way == "forward" else range(steps, 0, -1)
    for step in walk:
        assert shown.state().step == step
        assert shown.host.evaluate(CLASHES) == [], step
        if step != walk[-1]:
            shown.press("ArrowRight")


@pytest.mark.parametrize("way", ["forward", "backward"])
@pytest.mark.parametrize("steps", [40, 60])
def test_nor_where_there_are_many_steps(unrolled, steps, way):
    """There the drawing has no numbers of its own: its names and the ruler's are the same at each step."""
    shown = unrolled(f"?T={steps}&n_a=4&way={way}&heard=all&kind=sine")
    for key in ("Home", "ArrowRight", "End", "ArrowLeft"):
        shown.press(key)
        assert shown.host.evaluate(CLASHES) == []


@pytest.mark.parametrize(
    "query", ["bias=6&radius=2&scale=5&heard=all", "bias=-4&radius=0.1&scale=0.1", "n_a=32&unit=31"]
)
def test_nor_do_very_long_or_very_small_numbers(unrolled, query):
    shown = unrolled(f"?T=8&{query}&at=8")
    for key, way, step in (("Home", "forward", 1), ("End", "forward", 8), ("b", "backward", 8), ("End", "backward", 1)):
        shown.press(key)
        assert (shown.state().way, shown.state().step) == (way, step)
        assert shown.host.evaluate(CLASHES) == []


@pytest.mark.parametrize("way", ["forward", "backward"])
@pytest.mark.parametrize(
    "query", ["kind=impulse", "T=8", "T=40&n_a=16", "T=60&n_a=32", "large=1&T=8", "large=1&T=60&n_a=32"]
)
def test_drawing_controls_and_words_are_in_sight_at_once(unrolled, query, way):
    shown = unrolled(f"?{query}&at=2&way={way}")
    for width, height in waiting.SIZES:
        if "large" in query:
            waiting.enlarged(shown.page, width, height)
        shown.page.set_viewport_size({"width": width, "height": height})
        waiting.still(shown.page)
        assert shown.host.evaluate(FOLDED) == []
        assert shown.host.evaluate(CUT) == []
        expect(shown.page.locator(".hint")).to_be_hidden()


def test_on_a_phone_the_drawing_is_swiped_with_a_hint_and_nothing_is_cut_off(unrolled):
    for query in ("?T=6&n_a=4", "?T=40&way=backward"):
        shown = unrolled(query, width=390, height=844)
        waiting.still(shown.page)
        expect(shown.page.locator(".hint")).to_contain_text("Swipe")
        assert shown.host.evaluate(CUT) == []
        assert shown.host.evaluate("root => root.getBoundingClientRect().right") <= 390


def test_maps_are_opened_by_their_names_and_stay_open_in_the_link(unrolled, visit):
    shown = unrolled("?T=6&n_a=4&at=3")
    assert [name for name, _ in shown.numbers()] == ["a_next", "c_next"]
    shown.page.get_by_role("button", name="Map of f t, LSTM").click()
    shown.settle()
    shown.page.get_by_role("button", name="Map of a next, RNN").click()
    shown.settle()
    assert [name for name, _ in shown.numbers()] == ["ft", "c_next"]
    again = TimePage(visit("/" + shown.page.url.split("/", 3)[3]))
    assert again.numbers() == shown.numbers()


def test_a_step_is_told_aloud_but_not_each_one_while_it_plays(unrolled):
    shown = unrolled("?T=8&n_a=2&at=1")
    shown.host.evaluate(ALOUD)
    shown.page.locator("h1").click()
    shown.press("ArrowRight", "ArrowRight")
    aloud = shown.page.locator(".aloud")
    expect(aloud).to_contain_text("RNN, step 3")
    expect(aloud).to_contain_text("LSTM, step 3")
    shown.press(" ")
    expect(aloud).to_contain_text("RNN, step 8")
    told = shown.host.evaluate("root => root.heard")
    assert len(told) < 5, told


def test_every_box_loss_and_bar_has_a_name_and_is_reached_by_keys(unrolled):
    shown = unrolled("?T=6&n_a=4&at=3&way=backward")
    nameless = "root => [...root.querySelectorAll('[role=button], [role=slider], [role=img], input, select, button')]"
    nameless += ".filter(e => !(e.ariaLabel || e.textContent.trim() || e.closest('label'))).map(e => e.outerHTML)"
    assert shown.host.evaluate(nameless) == []
    box = shown.page.locator('[data-box="3"]').first
    box.focus()
    shown.press("ArrowRight")
    expect(shown.page.locator('[data-box="2"]').first).to_be_focused()
    shown.page.keyboard.press(" ")
    expect(shown.page.locator("h1")).to_have_text("One RNN cell")


def test_each_popover_leaves_the_drawing_in_sight(unrolled):
    shown = unrolled()
    for name in ("Sequence", "Loss"):
        shown.page.get_by_test_id("stPopover").get_by_role("button", name=name).click()
        body = shown.page.get_by_test_id("stPopoverBody")
        expect(body).to_be_visible()
        waiting.still(shown.page)
        last = shown.page.locator('[data-box="6"]').first.bounding_box()
        assert body.bounding_box()["x"] >= last["x"] + last["width"]
        shown.page.keyboard.press("Escape")
        expect(body).to_have_count(0)


def test_a_question_stands_in_place_of_the_words_until_the_walk_goes_on(unrolled):
    shown = unrolled("?ask=1&way=backward&at=6")
    expect(shown.page.locator(".stage > .words")).to_be_hidden()
    shown.page.keyboard.press("1")
    shown.settle()
    expect(shown.page.locator(".question")).to_contain_text("You said: the RNN")
    shown.press("ArrowRight")
    expect(shown.page.locator(".stage > .words")).to_contain_text("The walk back")


def test_what_was_kept_as_a_stands_beside_the_sentence(unrolled):
    shown = unrolled("?way=backward&at=2")
    before = flow(shown.state()).back["lstm"].numbers["da"][:, 1]
    shown.page.keyboard.press("k")
    expect(shown.page.get_by_role("button", name="Swap with A")).to_be_visible()
    shown.page.locator('[data-field="bias"]').fill("4")
    shown.page.locator('[data-field="bias"]').press("Enter")
    shown.settle()
    says = shown.page.locator(".heading.says").last
    expect(says).to_contain_text(f"(A: {text(float(norms(before[:, None])[0]))}, ×")
    widths = "all => all.map(one => parseFloat(getComputedStyle(one).strokeWidth))"
    wires, ghosts = (shown.page.locator(f".drawn {css}").evaluate_all(widths) for css in (".line", ".ghost"))
    assert len(wires) == len(ghosts)
    assert wires != ghosts


def test_a_button_that_is_drawn_anew_keeps_the_keyboard(unrolled):
    shown = unrolled("?at=1")
    shown.page.get_by_role("button", name="Play", exact=True).focus()
    shown.page.keyboard.press("Tab")
    shown.press("Enter", "Enter")
    assert shown.state().step == 3
    shown.page.get_by_role("button", name="Map of f t, LSTM").focus()
    shown.press("Enter", "Enter", "Enter")
    assert shown.state().maps == ("lstm.ft",)
