"""Waiting for what a page tells, never for a time."""

from playwright.sync_api import Locator, Page

from ui.kit import presenter

SIZES = [(1280, 720), (1920, 1080)]
"""Of the windows in which a stage is to be seen as a whole."""
PATIENCE = 30_000
"""Milliseconds after which a wait has failed: the page hangs."""
SETTLED = "root => !root.stage.channel.sent && !Object.keys(root.stage.channel.waiting).length"
DRAWN = (
    "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))"
)
"""Some frames after a change of the window."""
STILL = """async () => {
  await document.fonts.ready;
  const frame = () => new Promise(requestAnimationFrame);
  const places = () => {
    const found = [innerWidth, document.querySelector('.stApp')?.dataset.testScriptState];
    const walk = root => { for (const e of root.querySelectorAll('*')) {
      if (e.shadowRoot) walk(e.shadowRoot);
      const box = e.getBoundingClientRect();
      found.push(Math.round(box.x), Math.round(box.y), Math.round(box.width), Math.round(box.height));
    } };
    walk(document);
    return found.join();
  };
  for (let same = 0, before = ''; same < 3;) {
    await frame();
    await frame();
    const now = places();
    const runs = document.querySelector('[data-test-script-state=running], [data-stale=true], .stSkeleton');
    same = now === before && !runs ? same + 1 : 0;
    before = now;
  }
}"""


def settle(host: Locator) -> None:
    """Wait until the drawing has heard the answer to all that it sent."""
    host.page.wait_for_function(SETTLED, arg=host.element_handle(), polling="raf", timeout=PATIENCE)


LARGE = "size => Math.abs(parseFloat(getComputedStyle(document.querySelector('.stMain')).zoom) - size) < 1e-3"


def enlarged(page: Page, width: int, height: int) -> None:
    """Give the window of a page in large text this size, and wait until it is as large as it is then to be."""
    page.set_viewport_size({"width": width, "height": height})
    factor = dict(zip(SIZES, presenter.FACTORS, strict=True))[width, height]
    page.wait_for_function(LARGE, arg=factor, polling="raf", timeout=PATIENCE)
    still(page)


def still(page: Page) -> None:
    """Wait until the script has run, the fonts are there and nothing has moved for some frames."""
    page.evaluate(STILL)
