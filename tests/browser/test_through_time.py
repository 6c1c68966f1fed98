"""The pages through time in a real browser; the memory task learned by real workers."""

import re

from playwright.sync_api import expect

from tests.browser.waiting import settle, still
from ui.through_time import verdict
from ui.through_time.flow import flow
from ui.through_time.openings import OPENINGS
from ui.through_time.state import read

SLOW = 180_000


def test_gradients_opens_with_both_flows_and_a_link_sets_them(visit):
    page = visit("/gradients?radius=1.5&T=30&kind=word&text=onyx", height=1200)
    expect(page.get_by_role("button", name="Sequence: a word")).to_be_visible()
    expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(1)
    page.get_by_text("The reason, in factors").click()
    expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(2)
    page.get_by_test_id("stExpander").last.locator("summary").click()
    expect(page.locator(".credit_maps canvas")).to_have_count(2)


def test_an_old_link_leads_on(visit):
    page = visit("/through_time?radius=1.25", height=1200)
    page.wait_for_url(re.compile(r"/gradients\?.*radius=1\.25"))
    expect(page.locator("h1")).to_have_text("Gradients")
    expect(page.get_by_role("button", name="Sequence: noise")).to_be_visible()


def test_an_open_gate_remembers_what_an_rnn_forgets(visit):
    """T = 40: the LSTM with a forget bias of log T reaches 98 % within some updates; its accuracy streams."""
    page = visit("/memory_task?memory_T=40&memory_bias=3.7", height=1200)
    page.get_by_role("button", name="Train both").click()
    expect(page.get_by_test_id("stVegaLiteChart")).to_have_count(2, timeout=SLOW)
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text(re.compile("^LSTM, T = 40, bias 3.7: Stopped after"))).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Train both").click(timeout=SLOW)
    expect(page.get_by_text("before: LSTM, T = 40, bias 3.7").first).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_role("button", name="Train both")).to_be_visible(timeout=SLOW)


def test_the_measured_table_is_shown(visit):
    page = visit("/memory_task", height=1200)
    page.get_by_text("Measured over ten seeds").click()
    expect(page.get_by_test_id("stExpander").get_by_role("row")).to_have_count(13)


def test_large_text_keeps_every_chart_whole(visit):
    page = visit("/gradients?large=1", height=1200)
    page.get_by_text("The reason, in factors").click()
    charts = page.locator(".stVegaLiteChart svg, .stVegaLiteChart canvas")
    expect(charts.nth(1)).to_be_visible()
    edges = charts.evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert len(edges) >= 2
    assert max(edges) <= 1280


def test_the_verdict_and_the_curves_follow_a_slider_during_the_drag(visit):
    """What is said after the drag is what the address sets, by core."""
    page = visit("/gradients")
    rnn = page.locator(".stMarkdown p").first
    expect(rnn).to_contain_text("The RNN forgets.")
    box = page.locator('[data-range="radius"]').bounding_box()
    start, seen = box["x"] + 0.4 * box["width"], set()
    page.mouse.move(start, box["y"] + box["height"] / 2)
    page.mouse.down()
    for move in range(400):
        page.mouse.move(start + abs((move + 60) % 120 - 60), box["y"] + box["height"] / 2)
        seen.add(rnn.inner_text())
        if len(seen) >= 5:
            break
    page.mouse.up()
    assert len(seen) >= 5
    settle(page.locator(".flow_sliders"))
    still(page)
    query = page.evaluate("() => Object.fromEntries(new URLSearchParams(location.search))")
    state, broken = read(query, OPENINGS["gradients"])
    assert broken is None
    assert state.radius != OPENINGS["gradients"].radius
    told = verdict.sentences(state, verdict.passages(state, flow(state)))["rnn"]
    assert rnn.inner_text() == told.replace("**", "")


def test_the_lesson_on_gradients_is_given_by_keys_alone(visit):
    page = visit("/gradients")
    expect(page.get_by_text("The LSTM remembers.")).to_be_visible()
    expect(page.locator(".beats .moves").first).to_be_visible()
    still(page)
    for said in ("The LSTM forgets.", "The RNN explodes,", "The RNN remembers."):
        page.keyboard.press("PageDown")
        expect(page.get_by_text(said)).to_be_visible()
    page.keyboard.press("PageDown")
    expect(page.locator("h1")).to_have_text("Clipping")


def test_a_state_that_is_kept_stays_as_a_ghost_with_the_difference(visit):
    page = visit("/gradients")
    still(page)
    page.keyboard.press("k")
    expect(page.get_by_role("button", name="Swap with A")).to_be_visible()
    page.get_by_role("button", name="Make the RNN explode").click()
    expect(page.get_by_text("The RNN explodes,")).to_be_visible()
    expect(page.locator(".stVegaLiteChart").first).to_contain_text(re.compile(r"RNN da .* \(A ×"))
    page.get_by_role("button", name="Swap with A").click()
    expect(page.get_by_text("The RNN forgets.")).to_be_visible()
