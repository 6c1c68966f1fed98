"""What the server costs: its start, and its memory after visitors. Against the floor app, turn by turn."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser

from benchmarks.browser import chromium, new_page
from benchmarks.cells import FLOOR
from benchmarks.report import Figure
from tests.load.client import session
from tests.serving import Server, serve

ROUNDS = 3
SESSIONS = 20
STAY = 5
"""Moves of the slider in each session of the app."""


def figures() -> Iterator[Figure]:
    with chromium() as browser:
        pairs = [(_cold_start(browser, "app.py"), _cold_start(browser, FLOOR)) for _ in range(ROUNDS)]
    values = [median(times) for times in zip(*pairs, strict=True)]
    yield Figure("server.cold_start_ms", *values, "the floor app's start")
    if not Path("/proc/self/maps").exists():
        print("server.rss_mb is left out: a process's memory is read from /proc, which this system does not have.")
        return
    values = [_rss("app.py", "lstm_cell", STAY), _rss(FLOOR, "slider", 0)]
    yield Figure("server.rss_mb", *values, "the floor app's memory")


def _cold_start(browser: Browser, script: str) -> float:
    """Milliseconds from the start of the process to the first painted page, in a browser that runs already."""
    with new_page(browser) as page:
        start = time.perf_counter()
        with serve(script=script) as server:
            page.goto(server.url, wait_until="commit")
            page.locator("h1").first.wait_for()
            page.evaluate("new Promise(requestAnimationFrame)")
            return 1000 * (time.perf_counter() - start)


def _rss(script: str, page: str, moves: int) -> float:
    """Megabytes of a server whose every page was visited, with sessions open."""
    with serve(script=script) as server:
        with chromium() as browser:
            _visit_all(browser, server)
        return asyncio.run(_crowded(server, page, moves))


def _visit_all(browser: Browser, server: Server) -> None:
    with new_page(browser) as page:
        page.goto(server.url)
        links = page.get_by_test_id("stTopNavLink")
        links.first.wait_for()
        for address in [link.get_attribute("href") for link in links.all()]:
            page.goto(f"{server.url}{urlsplit(address).path}")
            page.locator("h1").first.wait_for()
            page.wait_for_load_state("networkidle")


async def _crowded(server: Server, page: str, moves: int) -> float:
    async with asyncio.timeout(120), AsyncExitStack() as stack:
        visitors = [await stack.enter_async_context(session(server.url, page)) for _ in range(SESSIONS)]
        for visitor in visitors:
            for move in range(moves):
                await visitor.move("xt.0.0", move / 10)
        return _memory(server.pid)


def _memory(pid: int) -> float:
    process = Path("/proc") / str(pid)
    if "tensorflow" in (process / "maps").read_text():
        raise RuntimeError("TensorFlow is loaded in the server; it belongs to a process of its own")
    status = dict(line.split(":", 1) for line in (process / "status").read_text().splitlines())
    return int(status["VmRSS"].split()[0]) / 1024
