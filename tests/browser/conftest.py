"""One real Chromium for all browser tests; each test gets fresh pages, watched for errors."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

from core.lessons.learner import Learner
from tests.browser import find, waiting
from tests.browser.cell import CellPage
from tests.serving import Server
from ui.kit.learner import COOKIE

expect.set_options(timeout=waiting.PATIENCE)

OWN = ("data:", "blob:")
"""What a page may ask for beside the server's own."""
PROBES = ("/_stcore/health", "/_stcore/host-config")
"""On a deep link Streamlit's own frontend first looks for its server under the page's path, and is told 404."""


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Gone after the last browser test: Playwright keeps an event loop running, beside which no other can run."""
    path = find.usable()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=find.ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def shared(browser: Browser) -> Iterator[BrowserContext]:
    """One context for the first page of each test: it has Streamlit's scripts already, a second sooner for each."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def visit(process: Server, browser: Browser, shared: BrowserContext) -> Iterator[Callable[..., Page]]:
    """Opens a path as a new visitor, each call another one; its steps ask only where `asks`, as at a first visit.

    At the end no page may have seen an error, or have asked another host for anything.
    """
    pages: list[Page] = []
    errors = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.location["url"].endswith(PROBES):
            errors.append(f"{message.text} ({message.location['url']})")

    def request(asked: Request) -> None:
        if not asked.url.startswith((process.url, *OWN)):
            errors.append(f"asked for {asked.url}")

    def visit(path: str, width: int = 1280, height: int = 720, theme: str = "light", asks: bool = False) -> Page:
        context = browser.new_context() if pages else shared
        if not asks:
            context.add_cookies([{"name": COOKIE, "value": Learner(ask=False).code, "url": process.url}])
        page = context.new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=theme)
        page.on("console", note)
        page.on("request", request)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(process.url + path)
        page.wait_for_selector("h1")
        return page

    yield visit
    opened = {page for one in (shared, *(page.context for page in pages)) for page in one.pages}
    boxes = [page.locator(".stException").count() for page in opened]
    for page in pages[:1]:
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    for page in pages[1:]:
        page.context.close()
    for page in shared.pages:
        page.close()
    shared.clear_cookies()
    assert not errors
    assert not any(boxes), process.told()


@pytest.fixture
def cell(visit: Callable[..., Page]) -> Callable[..., CellPage]:
    """Opens the page of a cell and waits for its numbers."""
    return lambda path, **options: CellPage(visit(path, **options))
