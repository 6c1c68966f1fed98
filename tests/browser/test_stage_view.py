"""The stage view: the drawing in large letters and nothing beside it, on every page that follows, until it is left."""

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import still
from ui.kit import lesson

SIZES = """(root, of) => [...root.querySelectorAll(of)]
  .filter(e => e.getBoundingClientRect().width && e.textContent.trim())
  .map(e => parseFloat(getComputedStyle(e).fontSize) * (e.currentCSSZoom ?? 1)
    * (e.ownerSVGElement ? e.ownerSVGElement.getScreenCTM().a / (e.currentCSSZoom ?? 1) : 1))"""
WHOLE = "root => root.querySelector('.side').getBoundingClientRect().bottom"


@pytest.mark.parametrize(("width", "height", "words", "numbers"), [(1280, 720, 24, 20), (1920, 1080, 32, 30)])
def test_the_drawing_fills_the_window_in_large_letters(cell, width, height, words, numbers):
    shown = cell("/lstm_cell?step=update", width=width, height=height)
    page = shown.page
    expect(page.get_by_role("button", name=lesson.words("keys")["button"])).to_be_visible()  # now it listens
    page.keyboard.press("s")
    expect(page.locator(".stAppHeader")).to_be_hidden()
    page.wait_for_url("**stage=1*")
    still(page)
    for of, least in ((".side p", words), (".drawing .pill text, .drawing .node text", numbers)):
        sizes = shown.host.evaluate(SIZES, of)
        assert sizes
        assert min(sizes) >= least
    assert shown.host.evaluate(WHOLE) <= height
    box = shown.host.locator(".canvas").bounding_box()
    assert box["width"] > 0.7 * width or box["height"] > 0.7 * height
    expect(shown.host.locator(".below")).to_be_hidden()


def test_it_goes_along_and_is_left_by_escape(cell):
    shown = cell("/rnn_cell?way=backward&stage=1")
    page = shown.page
    expect(page.locator(".stAppHeader")).to_be_hidden()
    page.keyboard.press("End")
    shown.settle()
    page.keyboard.press("PageDown")
    page.wait_for_url("**/lstm_cell*stage=1*")
    page.reload()
    page.wait_for_selector(".cell_diagram .staged, .staged")
    still(page)
    expect(page.locator(".stAppHeader")).to_be_hidden()
    black = page.locator("body > div[style*='background: rgb(0, 0, 0)'], body > div[style*='#000']")
    page.keyboard.press(".")
    expect(black).to_be_visible()
    page.keyboard.press("Escape")
    expect(black).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator(".stAppHeader")).to_be_visible()
    assert "stage=1" not in page.url
