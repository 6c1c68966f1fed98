"""A headless Chromium whose pages carry a stopwatch."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

STOPWATCH = Path(__file__).with_name("stopwatch.js")
SIZE = {"width": 1440, "height": 900}


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of this machine, else Playwright's own. Its sandbox does not work for root."""
    as_root = getattr(os, "geteuid", lambda: 1)() == 0
    with sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if as_root else [])
        yield browser
        browser.close()


@contextmanager
def new_page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that remembers nothing, cache included."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    page.add_init_script(path=STOPWATCH)
    yield page
    context.close()


def watch(page: Page, css: str) -> None:
    """Let the stopwatch note each new text of an element."""
    page.locator(css).evaluate("(element) => stopwatch.watch(element)")


def painted(page: Page) -> float:
    """Milliseconds from the last input event until what it changed was painted."""
    return float(page.evaluate("stopwatch.painted"))
