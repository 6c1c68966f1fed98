"""One idea, one screen: what is drawn, its controls and the words of the step are in sight without scrolling."""

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import SIZES, enlarged, still

CHART, SLIDERS = ".stVegaLiteChart", ".slider"
WHY, TRY = (f"p:has(> strong:text-is('{word}.')) >> nth=0" for word in ("Why", "Try"))
STAGES = {
    "/": (".small_cell", ".st-key-lesson_rnn_cell", ".st-key-lesson_stocks", ".st-key-path"),
    "/gradients": (f"{CHART} >> nth=0", WHY, TRY, f"{SLIDERS} >> nth=-1"),
    "/clipping": (f"{CHART} >> nth=0", WHY, TRY, f"{SLIDERS} >> nth=-1"),
    "/clipping?clip_view=learning": (f"{CHART} >> nth=0", WHY, TRY, f"{SLIDERS} >> nth=-1"),
    "/clipping?clip_view=cliff": (".stPlotlyChart", WHY, TRY, f"{SLIDERS} >> nth=-1"),
    "/memory_task": ("button:has-text('Train both')", WHY, TRY, f"{SLIDERS} >> nth=-1"),
    "/dinosaurs": (f"{CHART} >> nth=0", WHY, TRY, "[class*=st-key-stage_drawn]"),
    "/stocks": (f"{CHART} >> nth=0", "button:has-text('Train both networks')"),
}
"""By page: what its stage consists of. Those of the cells and of Unrolled have tests of their own."""


@pytest.mark.parametrize("path", STAGES)
def test_a_stage_is_seen_as_a_whole(visit, path):
    """In large text, too."""
    page = visit(path)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        look_at(page, path, height)
    page.goto(f"{page.url}{'&' if '?' in page.url else '?'}large=1")
    for width, height in SIZES[::-1]:
        enlarged(page, width, height)
        look_at(page, path, height)


def look_at(page, path, height):
    for part in STAGES[path]:
        expect(page.locator(part)).to_be_visible()
    still(page)
    for part in STAGES[path]:
        box = page.locator(part).bounding_box()
        assert box["y"] >= 0, (part, page.url)
        assert box["y"] + box["height"] <= height, (part, page.url)
    assert page.locator(".stMain").evaluate("main => main.scrollTop") == 0


@pytest.mark.parametrize("path", ["/gradients", "/clipping"])
def test_what_opens_leaves_the_drawing_in_sight(visit, path):
    page = visit(path)
    drawn = page.locator(CHART).first
    expect(drawn).to_be_visible()
    still(page)
    box = drawn.bounding_box()
    for name in ("Sequence", "Loss"):
        page.get_by_test_id("stPopover").get_by_role("button", name=name).click()
        body = page.get_by_test_id("stPopoverBody")
        expect(body).to_be_visible()
        still(page)
        assert body.bounding_box()["x"] >= box["x"] + 0.85 * box["width"], name
        page.keyboard.press("Escape")
        expect(body).to_have_count(0)
