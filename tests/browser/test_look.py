"""How the pages look: nothing overlaps, nothing is cut off, no text is small, in every theme and width."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.waiting import still

GIVEN = "given={cell}~35000~5~egalosaurus&example=given&class=19"
QUERIES = [
    "",
    "size=3x5",
    "way=backward",
    "way=backward&class=1&size=3x5",
    "example=reports&way=backward&class=0",
    GIVEN,
    GIVEN + "&way=backward",
    "given=time~{cell}~kind%3Dword%26text%3Dabab%26n_a%3D6%26at%3D2&example=given&class=1&way=backward",
]
CELLS = [f"/{cell}_cell?{query.format(cell=cell)}" for cell in ("rnn", "lstm") for query in QUERIES]
PATHS = [
    "/",
    "/dinosaurs?beside=lstm",
    "/dinosaurs?view=desk",
    "/stocks",
    "/unrolled",
    "/unrolled?way=backward&at=20&T=40&n_a=16",
    "/unrolled?way=backward&at=20&kind=word&text=onyusaurus&heard=all",
    "/gradients",
    "/clipping",
    "/memory_task",
    "/reports",
    "/classroom",
    "/plans?draft=new",
    "/teacher",
    *CELLS,
]
LOOKS = [("light", 390, 844), ("light", 1920, 1080), ("dark", 1280, 720)]
WIDE = 1280
"""Below this a drawing is scrolled."""
ROOTS = {
    "/unrolled": ".time_diagram",
    "/dinosaurs": ".name_desk",
    "/rnn_cell": ".cell_diagram",
    "/lstm_cell": ".cell_diagram",
}
"""The drawing of a page."""

SMALL = """() => {
  const found = [];
  const walk = root => { for (const e of root.querySelectorAll('*')) {
    if (e.shadowRoot) walk(e.shadowRoot);
    if (['STYLE', 'SCRIPT', 'OPTION', 'TITLE', 'NOSCRIPT'].includes(e.tagName)) continue;
    const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    const box = e.getBoundingClientRect();
    if (!own || !box.width || !box.height || getComputedStyle(e).visibility === 'hidden') continue;
    const scale = e.ownerSVGElement ? e.ownerSVGElement.getScreenCTM().a : 1;
    const size = parseFloat(getComputedStyle(e).fontSize) * scale;
    if (size < 15.95) found.push(`${size.toFixed(1)} ${e.tagName} ${e.textContent.slice(0, 30)}`);
  } };
  walk(document);
  return found;
}"""

OVERLAPS = """root => {
  const parts = '.pill:not(.gone) rect, .node rect.box, .node circle.box, .slider, .bars text';
  const boxes = [...root.querySelectorAll(parts)]
    .map(e => [e.closest('[data-v]')?.dataset.v ?? e.textContent ?? e.tagName, e.getBoundingClientRect(), e])
    .filter(([, box]) => box.width);
  const clash = [];
  boxes.forEach(([one, a, e], i) => boxes.slice(i + 1).forEach(([other, b, f]) => {
    if (e.closest('.node') && e.closest('.node') === f.closest('.node')) return;
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 3 && high > 3) clash.push(`${one} and ${other} by ${wide.toFixed()} x ${high.toFixed()}`);
  }));
  const canvas = root.querySelector('.canvas').getBoundingClientRect();
  for (const [name, box] of boxes) {
    const beside = box.left < canvas.left - 2 || box.right > canvas.right + 2;
    if (beside || box.top < canvas.top - 2 || box.bottom > canvas.bottom + 2) clash.push(`${name} leaves the drawing`);
  }
  for (const field of root.querySelectorAll('.slider input')) { // of these the border would be cut
    if (field.getBoundingClientRect().right > canvas.right + 0.5) clash.push(`${field.ariaLabel} is cut off`);
  }
  return clash;
}"""

CUT = """root => [...root.querySelectorAll('button, .formula, p, h2, h3, figcaption, .shape, td, th')]
  .filter(e => e.offsetParent && e.scrollWidth > e.clientWidth + 2 && getComputedStyle(e).display !== 'inline')
  .map(e => e.textContent)"""


@pytest.mark.parametrize("path", PATHS)
def test_no_text_is_small_or_cut_off_and_nothing_overlaps(visit, path):
    """At every width and in both themes; the page follows them without a reload."""
    page = visit(path)
    grounds = []
    for theme, width, height in LOOKS:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": height})
        look_at(page, path, width)
        grounds.append(page.locator(".stApp").evaluate("app => getComputedStyle(app).backgroundColor"))
    assert grounds[0] == grounds[1] != grounds[2]


def look_at(page: Page, path: str, width: int) -> None:
    root = ROOTS.get(path.split("?")[0])
    if root:
        expect(page.locator(".pill:not(.gone), .tile, .drawing").first).to_be_visible()
    still(page)
    if root:
        assert page.locator(root).evaluate(CUT) == []
    if root == ".cell_diagram" and width >= WIDE:
        assert page.locator(root).evaluate(OVERLAPS) == []
    assert page.evaluate(SMALL) == []
    wide = page.evaluate(
        "() => document.querySelector('.stMain').scrollWidth - document.querySelector('.stMain').clientWidth"
    )
    assert wide <= 1


@pytest.mark.parametrize("page", ["rnn_cell", "lstm_cell"])
def test_the_drawing_keeps_its_place_while_stepping(cell, page):
    shown = cell(f"/{page}")
    shown.page.keyboard.press("Home")
    shown.settle()
    places = set()
    for _ in range(7):
        box = shown.page.locator(".drawing").bounding_box()
        places.add((round(box["x"]), round(box["y"]), round(box["width"])))
        shown.page.keyboard.press("ArrowRight")
        shown.settle()
    assert len(places) == 1


def test_large_text_is_at_least_24_pixels(cell):
    shown = cell("/lstm_cell?large=1", width=1920, height=1080)
    title = shown.title.bounding_box()["height"]
    shown_small = cell("/lstm_cell", width=1920, height=1080)
    assert title >= 1.45 * shown_small.title.bounding_box()["height"]


def test_the_server_says_no_to_foreign_code(server, visit):
    page = visit("/")
    headers = page.request.get(server).headers
    assert "script-src 'self' blob: 'sha256-" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
