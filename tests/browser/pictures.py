"""`make pictures`: the README's pictures, taken of the app as it is now; no question comes first in them."""

from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from core import ROOT
from core.lessons.learner import Learner
from tests.browser import find
from tests.browser.waiting import still
from tests.serving import serve
from ui.kit.learner import COOKIE

FOLDER = Path(ROOT) / "data" / "readme"
SIZE = {"width": 1280, "height": 720}
PICTURES = {
    "lstm_cell": "/lstm_cell?size=2x2&way=backward&class=1&step=forget",
    "gradients": "/gradients",
    "prices": "/stocks?epochs=20&change_epochs=20&units=8",
}
"""By name: the link of what is to be seen."""


def take(page: Page, name: str, url: str) -> None:
    """One picture, after all that moves has come to rest."""
    page.goto(url + PICTURES[name])
    page.wait_for_selector(".drawing, .stVegaLiteChart")
    still(page)
    if name == "prices":
        page.get_by_role("button", name="Train both networks").click()
        for place in (0, 1):
            expect(page.locator(".stProgress").nth(place)).to_contain_text("Finished", timeout=600_000)
        still(page)
        page.locator(".stProgress").first.scroll_into_view_if_needed()
        page.locator("[class*=st-key-stage_stocks_results]").first.scroll_into_view_if_needed()
    page.screenshot(path=FOLDER / f"{name}.png")


def main() -> None:
    path = find.usable()
    with serve() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=find.ARGUMENTS)
        context = browser.new_context(viewport=SIZE, color_scheme="light")
        context.add_cookies([{"name": COOKIE, "value": Learner(ask=False).code, "url": server.url}])
        page = context.new_page()
        for name in PICTURES:
            take(page, name, server.url)
        browser.close()


if __name__ == "__main__":
    main()
