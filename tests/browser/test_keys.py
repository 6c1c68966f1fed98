"""One rule of keys on every page: next and before, whichever way the walk goes, across its ends; answers; the list."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.cell import written
from tests.browser.waiting import still
from ui.kit import lesson
from ui.kit.path import ORDER

BEAT = """() => {
  const found = [document.querySelector('h1')?.textContent];
  for (const one of document.querySelectorAll('*'))
    found.push(...[...(one.shadowRoot?.querySelectorAll('[data-seq]') ?? [])].map(drawing => drawing.dataset.seq));
  return found.filter(Boolean).join();
}"""
"""The page, and the numbers of the messages that its walk has heard of."""


def pressed(page, host, *keys):
    """Press keys on a drawing, each after the answer to the one before; returns the number of its messages."""
    for key in keys:
        before = int(host.get_attribute("data-seq"))
        page.keyboard.press(key)
        expect(host).not_to_have_attribute("data-seq", f"{before}")


@pytest.mark.parametrize("keys", [("ArrowRight", "ArrowLeft"), ("PageDown", "PageUp")])
@pytest.mark.parametrize("kind", ["rnn", "lstm"])
def test_the_walk_goes_on_backward_and_comes_back(cell, kind, keys):
    ahead, before = keys
    shown = cell(f"/{kind}_cell")
    page, host = shown.page, shown.host
    page.keyboard.press("End")
    shown.settle()
    pressed(page, host, ahead)
    state = shown.state(kind)
    assert (state.direction, state.step) == ("backward", "arrive")
    pressed(page, host, before)
    assert (shown.state(kind).direction, shown.state(kind).step) == ("forward", "all")


def test_beyond_the_way_back_lies_the_next_page(cell):
    shown = cell("/rnn_cell?way=backward")
    shown.page.keyboard.press("End")
    shown.settle()
    shown.page.keyboard.press("PageDown")
    following = ORDER[ORDER.index("rnn_cell") + 1]
    expect(shown.page.locator("h1")).to_have_text(lesson.section(following).title)
    assert following in shown.page.url


def test_before_the_first_step_lies_the_page_before(cell):
    shown = cell("/lstm_cell?size=1x1")
    shown.page.keyboard.press("Home")
    shown.settle()
    shown.page.keyboard.press("PageUp")
    expect(shown.page.locator("h1")).to_have_text(lesson.section("rnn_cell").title)
    still(shown.page)
    state = shown.state("rnn")
    assert (state.direction, state.step) == ("backward", "all")  # the last beat there


def test_the_walk_crosses_every_page_and_comes_back(visit):
    """From the start to the last page by one key, as a clicker sends it; a page's own beats are passed on the way, and
    where the pages of a first visit ask, the same key shows the answer."""
    page = visit("/", asks=True)
    for there, key in (("PageDown", "End"), ("PageUp", "Home")):
        for name in ORDER[1:] if there == "PageDown" else ORDER[-2::-1]:
            while page.locator("h1").inner_text() != lesson.section(name).title:
                still(page)
                page.keyboard.press(key)
                still(page)
                before = page.evaluate(BEAT)
                page.keyboard.press(there)
                page.wait_for_function(f"before => ({BEAT})() !== before", arg=before, polling="raf")
                still(page)
            expect(page.locator("h1")).to_have_text(lesson.section(name).title)


def test_f_and_b_turn_round(cell):
    shown = cell("/lstm_cell")
    for key, direction in (("b", "backward"), ("F", "forward"), ("B", "backward"), ("f", "forward")):
        shown.page.keyboard.press(key)
        shown.settle()
        assert shown.state("lstm").direction == direction


def test_after_a_drag_the_arrow_keys_step_again(cell):
    """A slider keeps them only where it was reached by the keyboard."""
    shown = cell("/rnn_cell")
    shown.page.keyboard.press("Home")
    shown.settle()
    shown.slider("xt.0.0").click(position={"x": 20, "y": 5})
    shown.settle()
    dragged = shown.state("rnn").edits
    first = shown.state("rnn").step
    pressed(shown.page, shown.host, "ArrowRight")
    assert shown.state("rnn").step != first
    assert shown.state("rnn").edits == dragged
    shown.page.keyboard.press("Tab")
    shown.page.keyboard.press("Shift+Tab")
    pressed(shown.page, shown.host, "ArrowRight")
    assert shown.state("rnn").edits != dragged


def test_a_number_answers_the_question(cell):
    shown = cell("/lstm_cell?ask=1&step=forget")
    question = shown.page.locator(".question")
    expect(question.get_by_role("button")).not_to_have_count(1)
    options = question.locator(".options button").all_inner_texts()
    pressed(shown.page, shown.host, "2")
    expect(question).to_contain_text(options[1])


def test_at_a_first_visit_the_walk_waits_for_an_answer_or_a_further_press(cell):
    """The second step asks: the key shows the answer, which counts for nothing, and only then goes on."""
    shown = cell("/rnn_cell", asks=True)
    page, host = shown.page, shown.host
    steps = page.locator(".steps button")
    expect(steps.nth(0)).not_to_have_class(re.compile("asks"))
    for index, name in ((1, "Weigh the past"), (2, "")):
        expect(steps.nth(index)).to_have_class(re.compile("asks open"))
        expect(steps.nth(index)).to_have_accessible_name(re.compile(f"{index + 1} .*{name}.*, asks first"))
    pressed(page, host, "ArrowRight")
    assert "Waa_a" not in shown.values()
    pressed(page, host, "ArrowRight")
    assert shown.state("rnn").step == "weigh_a"
    assert shown.values()["Waa_a"] == written(shown.state("rnn"), {"Waa_a": ""})["Waa_a"]
    expect(page.locator(".question .reason")).to_contain_text(shown.values()["Waa_a"])
    expect(steps.nth(1)).not_to_have_class(re.compile("open"))
    pressed(page, host, "ArrowRight", "1")
    assert shown.state("rnn").step == "bias"
    tally = re.compile(r"Predictions: [01] of 1 right")
    expect(page.locator(".question")).to_contain_text(tally)
    still(page)
    page.reload()
    expect(page.get_by_test_id("stMain").get_by_text(tally)).to_be_visible()
    page.get_by_role("button", name="Begin anew").click()
    expect(page.get_by_test_id("stMain").get_by_text(tally)).to_be_hidden()


def test_what_is_typed_is_no_shortcut(cell):
    """Neither digits, which answer, nor letters, which turn round and keep."""
    shown = cell("/lstm_cell?ask=1&step=forget")
    field = shown.field("xt.0.0")
    field.fill("")
    field.press_sequentially("bk12f")
    shown.settle()
    state = shown.state("lstm")
    assert (state.direction, state.step) == ("forward", "forget")
    expect(shown.page.locator(".question .options")).to_be_visible()
    assert "A=" not in shown.page.url


@pytest.mark.parametrize("path", ["/", "/lstm_cell", "/stocks"])
def test_the_list_of_the_keys_opens_and_closes(visit, path):
    page = visit(path)
    keys = page.get_by_role("dialog", name=lesson.words("keys")["title"])
    expect(page.get_by_role("button", name=lesson.words("keys")["button"])).to_be_visible()  # now it listens
    still(page)
    page.keyboard.press("?")
    expect(keys).to_be_visible()
    for key in lesson.words("key_list"):
        expect(keys.get_by_text(key, exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()


def test_the_first_tab_leads_past_the_navigation(cell):
    shown = cell("/lstm_cell")
    page = shown.page
    page.locator("h1").click()
    page.evaluate("() => document.activeElement?.blur()")
    skip = page.get_by_role("link", name=lesson.words("keys")["skip"])
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    inside = shown.host.evaluate("host => host.getRootNode().activeElement?.closest('.stage') !== null")
    assert inside
