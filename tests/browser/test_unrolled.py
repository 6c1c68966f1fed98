"""The network unrolled in a real browser: what is shown is core's, and every way of handling it works."""

import re
from base64 import b64decode
from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from core.through_time.gradient_flow import norms
from tests.browser import waiting
from tests.browser.cell import CellPage
from ui.components import maps
from ui.kit import palette
from ui.kit.numbers import text
from ui.through_time.flow import flow
from ui.through_time.openings import OPENINGS
from ui.through_time.state import MAPS, TimeState, read

ALL_OPEN = "~".join(place for place in MAPS if place not in ("rnn.a_next", "lstm.c_next"))
IN_SIGHT = """root => {
  const boxes = ['.name', '.playhead', '.here'].map(css => root.querySelector(css).getBoundingClientRect());
  const [names, head, numbers] = boxes;
  return head.left > names.right - 2 && head.right < numbers.left + 2;
}"""
STRENGTHS = """async values => {
  const { strength, wire } = await import(new URL("./assets/browser/strength.js", document.baseURI).href);
  return values.map(value => [strength(value), wire(value, true).width]);
}"""
PIXEL = "(canvas, [x, y]) => [...canvas.getContext('2d').getImageData(x, y, 1, 1).data]"


class TimePage:
    """Locators and readings of the page Unrolled."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.host = page.locator(".time_diagram")
        expect(page.locator(".drawing").first).to_be_visible()

    def settle(self) -> None:
        waiting.settle(self.host)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.settle()

    def state(self) -> TimeState:
        """What the address of the page says."""
        query = self.page.evaluate("() => Object.fromEntries(new URLSearchParams(location.search))")
        query.pop("large", None)
        state, broken = read(query, OPENINGS["unrolled"])
        assert broken is None
        return state

    def numbers(self) -> list[tuple[str, str]]:
        """The variable and the number of each map, in their order."""
        rows = self.page.locator(".row.mapped").all()
        names = [row.locator("canvas").get_attribute("data-map") for row in rows]
        return [(name, row.locator(".here").inner_text()) for name, row in zip(names, rows, strict=True)]

    def says(self) -> str:
        return self.page.locator(".heading.says").first.inner_text()


@pytest.fixture
def time_page(visit: Callable[..., Page]) -> Callable[..., TimePage]:
    return lambda query="", **options: TimePage(visit(f"/unrolled{query}", height=1400, **options))


def expected(state: TimeState) -> list[tuple[str, str]]:
    """The numbers of the chosen unit, the letter heard and the right answer, from core; of the maps that are open."""
    found, t, rows = flow(state), state.step - 1, []
    forward = {"rnn": ("xt", "a_next", "yt_pred")}
    forward["lstm"] = ("xt", "ft", "it", "cct", "ot", "c_next", "a_next", "yt_pred")
    begin = {"rnn": "a_next", "lstm": "c_next"}
    back = {"a_next": "da", "c_next": "dc", "yt_pred": "dzy"}
    for cell in state.cells_shown:
        for name in forward[cell]:
            if (name == begin[cell]) == (f"{cell}.{name}" in state.maps):
                continue
            row = {"xt": int(found.sequence.x[:, t].argmax()), "yt_pred": found.sequence.labels[t]}.get(
                name, state.unit
            )
            if state.way == "forward":
                rows.append((name, text(float(found.forward[cell].numbers[name][row, t]))))
            else:
                gradient = back.get(name, "d" + name)
                rows.append((gradient, text(float(found.back[cell].numbers[gradient][row, t]))))
    return rows


@pytest.mark.parametrize(
    "query",
    [
        f"?T=12&n_a=5&at=7&unit=3&maps={ALL_OPEN}",
        f"?T=12&n_a=5&at=7&way=backward&heard=all&kind=sine&maps={ALL_OPEN}",
        "?kind=word&text=onyx&cells=lstm&at=60",
    ],
)
def test_each_number_is_core_s_at_every_step(time_page, query):
    shown = time_page(query)
    assert shown.numbers() == expected(shown.state())
    shown.page.locator("h1").click()
    steps = range(1, shown.state().steps + 1)
    walk = steps if shown.state().way == "forward" else steps[::-1]
    for key, step in (("Home", walk[0]), ("ArrowRight", walk[1]), ("End", walk[-1]), ("ArrowLeft", walk[-2])):
        shown.press(key)
        assert shown.state().step == step
        assert shown.numbers() == expected(shown.state())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_map_s_colour_is_the_number(time_page, theme):
    shown = time_page("?T=20&n_a=6&bias=-1&maps=lstm.ft", theme=theme)
    low, full = (palette.COLOURS[name][theme == "dark"] for name in ("panel", "gate-f"))
    gates = flow(shown.state()).forward["lstm"].numbers["ft"]
    canvas = shown.page.locator('canvas[data-map="ft"]')
    for unit, t in ((0, 0), (5, 19), (2, 7)):
        pixel = canvas.evaluate(PIXEL, [t, unit])
        for k, channel in enumerate(pixel[:3]):
            ends = [int(colour[1 + 2 * k : 3 + 2 * k], 16) for colour in (low, full)]
            assert channel == pytest.approx(ends[0] + (ends[1] - ends[0]) * gates[unit, t], abs=2)


def test_drawing_and_numbers_follow_a_slider_during_the_drag(time_page):
    shown = time_page("?T=20&n_a=8&way=backward&at=1&cells=rnn")
    mouse, box = shown.page.mouse, shown.page.locator('[data-range="radius"]').bounding_box()
    start, seen = box["x"] + 0.42 * box["width"], set()
    mouse.move(start, box["y"] + box["height"] / 2)
    mouse.down()
    for move in range(400):
        mouse.move(start + abs((move + 60) % 120 - 60), box["y"] + box["height"] / 2)
        seen.add(shown.says())
        if len(seen) >= 5:
            break
    mouse.up()
    shown.settle()
    assert len(seen) >= 5
    state = shown.state()
    assert state.radius != TimeState().radius
    assert text(float(norms(flow(state).back["rnn"].numbers["da"])[0])) in shown.says()


def test_a_bar_is_dragged_and_moved_by_keys(time_page):
    shown = time_page("?T=10&at=4&kind=impulse")
    mouse, box = shown.page.mouse, shown.page.locator('[data-x="3"]').bounding_box()
    mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    mouse.down()
    mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - 20)
    mouse.up()
    shown.settle()
    state = shown.state()
    assert state.kind == "own"
    assert [k for k, value in enumerate(state.values) if value] == [0, 3]
    assert shown.page.locator(".row.input .here").inner_text() == text(state.values[3])
    expect(shown.page.get_by_role("button", name="Sequence: your own numbers")).to_be_visible()
    shown.page.locator("h1").click()  # after a drag the keys of the walk are the page's
    shown.page.locator('[data-x="3"]').focus()
    shown.press("Delete", "ArrowUp", "PageDown", "ArrowRight", "ArrowUp")
    assert shown.state().values[3:5] == (-0.9, 0.1)
    assert shown.state().step == 5


def test_the_playhead_is_dragged_and_plays_backward(time_page):
    shown = time_page("?T=8&way=backward&at=8&n_a=3")
    ruler = shown.page.locator(".head-range")
    ruler.focus()
    shown.press("ArrowLeft")
    assert shown.state().step == 7
    shown.page.locator("select").first.select_option("4")
    shown.page.locator("h1").click()
    shown.press(" ")
    expect(shown.page.locator(".row.ruler .here")).to_have_text("1 / 8")
    shown.settle()
    assert "It is updated once, with the sum" in shown.page.locator(".sum-says").inner_text()


def test_a_loss_and_an_entry_of_the_ledger_are_chosen(time_page):
    shown = time_page("?T=12&n_a=4&way=backward&at=1&ledger=rnn.Waa")
    shown.page.locator('[data-loss="5"]').first.click()
    shown.settle()
    assert shown.state().loss_steps == "5"
    expect(shown.page.get_by_role("button", name="Loss: at step 5")).to_be_visible()
    shown.page.locator("canvas.matrix").last.focus()
    shown.press("ArrowDown", "ArrowRight", "ArrowRight")
    assert (shown.state().row, shown.state().column) == (1, 2)
    gradient = flow(shown.state()).back["rnn"].gradients["dWaa"][1, 2]
    assert shown.page.locator(".foot b.number").last.inner_text() == text(float(gradient))
    expect(shown.page.locator(".verdict.right")).to_contain_text("5 of 5 right")


@pytest.mark.parametrize("query", ["", "&large=1"])
def test_a_press_on_a_map_chooses_step_and_unit(time_page, query):
    shown = time_page(f"?T=20&n_a=8&cells=rnn{query}", width=1600)
    canvas = shown.page.locator('canvas[data-map="a_next"]')
    box = canvas.bounding_box()
    shown.page.mouse.click(box["x"] + 13.5 / 20 * box["width"], box["y"] + 2.5 / 8 * box["height"])
    shown.settle()
    assert (shown.state().step, shown.state().unit) == (14, 2)
    assert shown.numbers() == expected(shown.state())


@pytest.mark.parametrize(("cell", "page"), [("rnn", "rnn_cell"), ("lstm", "lstm_cell")])
def test_a_step_opens_as_that_very_cell_and_leads_back(time_page, visit, cell, page):
    shown = time_page(f"?T=30&n_a=9&way=backward&at=11&unit=4&heard=all&cells={cell}")
    state = shown.state()
    shown.page.locator('[data-box="11"]').click()
    expect(shown.page.locator("h1")).to_have_text(f"One {cell.upper()} cell")
    opened = CellPage(shown.page)
    found = flow(state)
    values = opened.values()
    assert values["da_prev"] == text(float(found.back[cell].numbers["da_prev"][4, 10]))
    expect(shown.page.locator(".verdict.right")).to_be_visible()
    again = visit("/" + shown.page.url.split("/", 3)[3])
    CellPage(again).page.locator(".way").first.click()
    expect(again.locator(".way").first).to_have_attribute("aria-pressed", "true")
    again.locator("h1").click()
    again.keyboard.press("End")
    expect(again.locator('.pill[data-v="a_next"]').first).to_contain_text(
        text(float(found.forward[cell].numbers["a_next"][4, 10]))
    )
    again.get_by_role("link", name="Back to the unrolled network").click()
    again.wait_for_url("**/unrolled?*at=11*")
    assert TimePage(again).state() == state


def test_on_a_narrow_screen_the_playhead_stays_in_sight(time_page):
    shown = time_page("?way=backward&at=20&T=40")
    shown.page.set_viewport_size({"width": 400, "height": 800})
    for key in ("ArrowLeft", "Home", "End"):
        shown.press(key)  # the columns follow the new width in a frame of their own
        shown.page.wait_for_function(IN_SIGHT, arg=shown.host.element_handle(), polling="raf", timeout=waiting.PATIENCE)


def test_a_question_comes_before_the_walk_back(time_page):
    shown = time_page("?ask=1&bias=5&T=30&n_a=16&kind=noise")
    shown.page.get_by_role("button", name="Backward").click()
    shown.settle()
    expect(shown.page.locator(".question")).to_contain_text("which cell will receive more")
    shown.page.get_by_role("button", name="the RNN, more than twice as much", exact=True).click()
    expect(shown.page.locator(".question .wrong")).to_contain_text("It is: the LSTM, more than twice as much.")


def test_typed_numbers_that_are_none_are_told_with_their_place_and_can_be_copied_and_mended(time_page):
    shown = time_page("?kind=own&values=1.0~2.0~3.0&T=3")
    shown.page.get_by_role("button", name="Sequence: your own numbers").click()
    field = shown.page.get_by_label("Your numbers")
    expect(field).to_have_value("1, 2, 3")
    refused = {
        "1, 2, drei": "Number 3, “drei”, is no number",
        "7": "too few numbers: 1",
        "1 " * 61: "too many numbers: 61",
    }
    for typed, sentence in refused.items():
        field.fill(typed)
        field.press("Control+Enter")
        expect(shown.page.locator(".stAlert")).to_contain_text(sentence)
        expect(field).to_have_value("1, 2, 3")
        expect(shown.page.locator(".stCode")).to_have_text(typed)
        assert shown.state().values == (1.0, 2.0, 3.0)
    field.fill("1, 2, 4")
    field.press("Control+Enter")
    expect(shown.page.locator(".stAlert")).to_have_count(0)
    assert shown.state().values == (1.0, 2.0, 4.0)


def test_a_number_beyond_its_bounds_is_told(time_page):
    shown = time_page()
    field = shown.page.locator('[data-field="radius"]')
    field.fill("7")
    field.press("Enter")
    expect(shown.page.locator(".time_diagram .notice")).to_contain_text("a number from 0.1 to 2 is needed")
    expect(field).to_have_value("0.9")


def test_a_broken_key_of_a_step_is_told(visit):
    page = visit("/rnn_cell?given=time~rnn~T%3D99&example=given")
    expect(page.locator(".stAlert")).to_contain_text(re.compile("given"))


def test_the_scale_of_gradients_is_the_one_that_is_told(time_page):
    assert pytest.approx(1e-6) == maps.LARGEST / 10**maps.DECADES
    expect(time_page("?way=backward").page.locator(".time_diagram > .quiet")).to_contain_text(
        "from 1e−6 (a pale hairline) to 10 (full)"
    )


def test_a_wire_is_as_strong_as_the_maps_say_and_shows_where_a_gradient_survives(time_page):
    sizes = [0.0, 1e-9, 1e-6, 4.5e-4, 1.265, 10.0, 1e9]
    found = np.array(time_page().page.evaluate(STRENGTHS, sizes))
    byte = np.frombuffer(b64decode(maps.levels(np.array(sizes), maps.GRADIENT)), dtype=np.uint8)
    np.testing.assert_allclose(255 * found[:, 0], byte, atol=0.5)
    hair, weak, strong, full = found[[2, 3, 4, 5], 1]
    assert 0 < hair < 1 < full
    assert strong > 4 * weak > 12 * hair


def test_the_browsers_way_back_leads_to_the_same_step(time_page):
    shown = time_page("?way=backward&at=37&T=40")
    shown.page.get_by_role("button", name="Open the RNN cell of step 37").click()
    expect(shown.page.locator("h1")).to_have_text("One RNN cell")
    shown.page.go_back()
    expect(shown.page.get_by_role("button", name="Open the RNN cell of step 37")).to_be_visible()
    assert shown.state().at == 37
