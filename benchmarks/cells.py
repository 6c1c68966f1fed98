"""How fast a page answers the hand: a key, a drag, a change of the page. Against the floor app, turn by turn."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

from numpy.random import default_rng
from playwright.sync_api import Browser, Locator, Page

from benchmarks.browser import chromium, new_page, painted, watch
from benchmarks.report import Figure, p95
from tests.serving import serve

T = TypeVar("T")
ROUNDS = 5
PRESSES = 30
"""In each round; the slider has 138 steps from where it starts to its end, so rounds go there and back."""
DRAG = 3.0
"""Seconds of a drag from one end of the slider to the other."""
HERTZ = 60
FLOOR = "benchmarks/floor_app.py"


@dataclass(frozen=True)
class Subject:
    """A page to be measured: its slider, a number that changes with each move, the page that one comes from, and what
    the link asks for."""

    script: str
    path: str
    before: str
    slider: str
    number: str
    query: str = ""


LSTM = Subject("app.py", "lstm_cell", "rnn_cell", '[data-range="xt.0.0"]', '.pill[data-v="zf"]', "?step=all")
GRADIENTS = Subject("app.py", "gradients", "unrolled", '[data-range="radius"]', ".stMainBlockContainer")
EMPTY = Subject(FLOOR, "slider", "", "input", "output")


@dataclass(frozen=True)
class Open:
    """A subject in the browser."""

    subject: Subject
    page: Page

    @property
    def slider(self) -> str:
        return self.subject.slider


def figures() -> Iterator[Figure]:
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        both = [_open(stack, browser, subject) for subject in (LSTM, EMPTY)]
        rounds = _in_turn(both, lambda one, turn: _press(one, PRESSES, back=turn % 2 == 1))
        values = [median(median(times) for times in found) for found in rounds]
        yield Figure("cells.key_to_paint_p50_ms", *values, "an empty fragment's round trip")
        values = [median(p95(times) for times in found) for found in rounds]
        yield Figure("cells.key_to_paint_p95_ms", *values, "an empty fragment's round trip")
        values = [median(rates) for rates in _in_turn(both, lambda one, _: _drag(one))]
        yield Figure("cells.drag_updates_per_s", *values, "a drag in the floor app")
        curves = [_open(stack, browser, GRADIENTS), both[-1]]
        values = [median(rates) for rates in _in_turn(curves, lambda one, _: _drag(one))]
        yield Figure("gradients.drag_updates_per_s", *values, "a drag in the floor app")
        values = [median(times) for times in _in_turn(both, lambda one, _: _change(one))]
        yield Figure("cells.page_change_ms", *values, "a page change in the floor app")


def _open(stack: ExitStack, browser: Browser, subject: Subject) -> Open:
    """Serve and show a subject, and let a first message load what is loaded lazily."""
    server = stack.enter_context(serve(script=subject.script))
    page = stack.enter_context(new_page(browser))
    page.goto(f"{server.url}/{subject.path}{subject.query}")
    watch(page, subject.number)
    shown = Open(subject, page)
    _press(shown, 3, back=False)
    return shown


def _in_turn(both: list[Open], measure: Callable[[Open, int], T]) -> list[list[T]]:
    """Measure both by turns, so that what else the machine does falls on both."""
    found: list[list[T]] = [[] for _ in both]
    for turn in range(ROUNDS):
        for one, values in zip(both, found, strict=True):
            one.page.bring_to_front()
            values.append(measure(one, turn))
    return found


def _press(one: Open, count: int, back: bool) -> list[float]:
    """Milliseconds from each key press to the paint of the new number; pauses are uneven, so no frame is favoured."""
    pauses = default_rng(count)
    one.page.locator(one.slider).focus()
    times = []
    for _ in range(count):
        one.page.keyboard.press("ArrowLeft" if back else "ArrowRight")
        times.append(painted(one.page))
        time.sleep(pauses.uniform(0.06, 0.14))
    return times


def _drag(one: Open) -> float:
    """New numbers painted per second while the mouse pulls the slider from one end to the other."""
    box = one.page.locator(one.slider).bounding_box()
    assert box is not None  # for the type checker: the slider is visible
    mouse, y = one.page.mouse, box["y"] + box["height"] / 2
    mouse.move(box["x"] + 2, y)
    mouse.down()
    time.sleep(0.5)
    one.page.evaluate("stopwatch.paints.length = 0")
    start = time.monotonic()
    for tick in range(int(DRAG * HERTZ)):
        time.sleep(max(0.0, start + tick / HERTZ - time.monotonic()))
        share = min(1.0, (time.monotonic() - start) / DRAG)
        mouse.move(box["x"] + 2 + share * (box["width"] - 4), y)
    mouse.up()
    paints = one.page.evaluate("stopwatch.paints")
    time.sleep(0.5)
    return 1000 * (len(paints) - 1) / (paints[-1] - paints[0])


def _change(one: Open) -> float:
    """Milliseconds from the click on the page's link to the paint of its number, coming from the page before it."""
    number = one.page.locator(one.subject.number)
    _link(one, one.subject.before).click()
    number.wait_for(state="detached")
    time.sleep(0.5)
    link = _link(one, one.subject.path)
    one.page.evaluate("(css) => stopwatch.expect(css)", one.subject.number)
    link.click()
    return painted(one.page)


def _link(one: Open, path: str) -> Locator:
    """The navigation's link to a page; where pages are grouped, those of the cells are in the first group."""
    groups = one.page.get_by_test_id("stTopNavSection")
    if groups.count():
        groups.first.click()
    return one.page.locator(f'a[href$="/{path}"]').first
