"""A challenge in a browser: told the moment it is reached, in a run of the drawing alone, and kept by the browser."""

from playwright.sync_api import expect

from tests.browser.waiting import still
from ui.kit import challenges

ZERO = next(one for one in challenges.told_in("en") if one.id == "lstm_gate_zero")


def test_what_is_reached_by_typing_is_told_at_once_and_ticked_in_another_tab_and_after_a_reload(cell):
    shown = cell("/lstm_cell?" + ZERO.start)
    page, listed = shown.page, shown.page.get_by_role("button", name="Challenges")
    tab = page.context.new_page()
    tab.goto(page.url)
    there = tab.get_by_role("button", name="Challenges")
    expect(there).to_contain_text("Challenges 0/9")
    expect(listed).to_contain_text("Challenges 0/9")
    said = page.get_by_test_id("stAlert")
    still(page)
    before = shown.host.bounding_box()
    shown.type("c_prev.0.0", "0")
    expect(said).to_contain_text(f"{ZERO.title}: reached.")
    expect(listed).to_contain_text("Challenges 1/9")
    still(page)
    assert shown.host.bounding_box() == before
    assert shown.values()["dc_prev"] in said.inner_text()
    there.click()
    expect(there).to_contain_text("Challenges 1/9")
    page.reload()
    expect(listed).to_contain_text("Challenges 1/9")
    listed.click()
    expect(page.get_by_text(f"✓ {ZERO.title}")).to_be_visible()
