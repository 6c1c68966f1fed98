"""What a page gives to take along, as it arrives in a browser: the link, the drawing, the notebook and the script."""

import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import numpy as np
from PIL import Image
from playwright.sync_api import Page, expect

from core.cells.trace import trace
from tests.browser.waiting import still
from tests.taken import run
from ui.kit.palette import COLOURS

CUT_OFF = """text => {
  document.body.innerHTML = text;
  const root = document.querySelector('svg'), edge = root.getBoundingClientRect();
  const out = ({ left, right, top, bottom }) =>
    left < edge.left || right > edge.right || top < edge.top || bottom > edge.bottom;
  return [...root.querySelectorAll('text, rect, path, circle, image')]
    .filter(one => !one.closest('defs') && out(one.getBoundingClientRect())).map(one => one.outerHTML);
}"""
"""What of a picture lies beyond its edge."""


def open_list(page: Page) -> None:
    """By keys alone."""
    page.get_by_role("button", name="Take along").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copy the link")).to_be_visible()
    still(page)


def download(page: Page, name: str) -> tuple[str, bytes]:
    """The file of a button, pressed by keys."""
    button = page.get_by_role("button", name=name)
    button.focus()
    with page.expect_download() as found:
        page.keyboard.press("Enter")
    return found.value.suggested_filename, Path(found.value.path()).read_bytes()


def texts_of(picture: bytes) -> list[str]:
    """Each text of an SVG."""
    found = ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314  (made by the page)
    return ["".join(one.itertext()) for one in found]


def test_a_cell_is_taken_along_as_it_stands(cell):
    """Walked backward, in the dark, beside a state A; the numbers of each file are those on the wires."""
    kept = "size%3D2x3%26seed%3D4%26step%3Dall"
    shown = cell(f"/lstm_cell?size=2x3&class=1&pins=it_0.25&way=backward&A={kept}", theme="dark")
    page, state = shown.page, shown.state("lstm")
    numbers = shown.values()
    open_list(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the link").click()
    expect(page.get_by_role("status")).to_contain_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url

    name, drawing = download(page, "The drawing: SVG")
    text = drawing.decode()
    texts = texts_of(drawing)
    assert name == "lstm_cell.svg"
    for number in filter(None, ", ".join(numbers.values()).split(", ")):
        assert any(number in one for one in texts), number
    assert COLOURS["gate-f"][1] in text
    assert "font-family=" in text
    assert "var(" not in text
    plain = page.context.new_page()
    assert plain.evaluate(CUT_OFF, text) == []

    name, image = download(page, "The drawing: PNG")
    pixels = np.asarray(Image.open(io.BytesIO(image)).convert("RGB"))
    wide, high = (float(size) for size in re.search(r'width="([\d.]+)" height="([\d.]+)"', text).groups())
    assert name == "lstm_cell.png"
    assert np.abs(np.subtract(pixels.shape[:2], (2 * high, 2 * wide))).max() <= 1
    assert pixels[2, 2].max() < 40, "the ground of the dark theme"
    assert len(np.unique(pixels.reshape(-1, 3), axis=0)) > 100

    files = [download(page, label) for label in ("Notebook", "Script")]
    assert [name for name, _ in files] == ["lstm_cell.ipynb", "lstm_cell.py"]
    for _, content in files:
        link = urlsplit(re.search(r"<(http[^>]+)>", content.decode())[1])
        here = urlsplit(page.url)
        assert (link.netloc, link.path, parse_qs(link.query)) == (here.netloc, here.path, parse_qs(here.query))
    for now, before, _ in run(files):
        np.testing.assert_array_equal(now["dc_prev"], trace(state.cell)["dc_prev"])
        assert before is not None


def test_a_chart_and_the_unrolled_drawing_are_whole(visit):
    """The chart is named by what it shows; the drawing has each step's numbers, and its words can be read."""
    page = visit("/gradients?ask=0&A=T%3D20")
    page.locator(".stVegaLiteChart svg").first.wait_for()
    open_list(page)
    sizes = page.locator(".take_along :is(button, p, span)").evaluate_all(
        "all => all.filter(one => one.textContent).map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert len(sizes) >= 4
    assert min(sizes) >= 16
    name, chart = download(page, "The chart: SVG")
    assert name == "gradients.svg"
    assert {"A", "step 1"} <= set(texts_of(chart))
    assert page.url.split("/gradients")[0] not in chart.decode(), "it needs nothing of this server"
    assert page.context.new_page().evaluate(CUT_OFF, chart.decode()) == []

    page.goto(page.url.split("/gradients")[0] + "/unrolled?way=backward&T=6&at=2&ask=0")
    page.locator(".board .box").first.wait_for()
    still(page)
    seen = page.locator(".board .written").evaluate_all("all => all.map(one => one.textContent).filter(Boolean)")
    open_list(page)
    _, drawing = download(page, "The drawing: SVG")
    assert len(seen) > 30
    assert not set(seen) - set(texts_of(drawing))
