"""A Chromium for the browser tests: one that is installed, else Debian's package, else Playwright's own.

Run as a program (make browser) it makes sure that there is one, or fails with a sentence.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
LIGHT = (
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,PaintHolding,MediaRouter,HttpsUpgrades,OptimizationHints"
)
"""Without the first two each page brings two more renderers, for lists under an address bar that nobody sees: a fifth
of the time of all browser tests. The others are Playwright's own; the last such argument is the one that counts."""
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
ARGUMENTS = [LIGHT, *(["--no-sandbox"] if ROOT else [])]
"""Chromium refuses to start its sandbox as root, as in most containers."""


def installed() -> str | None:
    """The path of a Chromium or Chrome that is there; None where Playwright's own has to serve or none is."""
    on_path = [found for name in NAMES if (found := shutil.which(name))]
    return next(iter(on_path + [path for path in MACOS if Path(path).is_file()]), None)


def starts(path: str | None) -> bool:
    """Whether this browser (None: Playwright's own) really starts; a snap's stub, say, does not."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch(executable_path=path, args=ARGUMENTS).close()
        except Error:
            return False
    return True


def usable() -> str | None:
    """The browser that the tests use; RuntimeError where none starts."""
    path = installed()
    for candidate in dict.fromkeys((path, None)):
        if starts(candidate):
            return candidate
    raise RuntimeError("No Chromium or Chrome starts here. Install one, for example: sudo apt install chromium")


def install() -> None:
    """Debian's package where this may install one, else Playwright's own download."""
    if shutil.which("apt-get"):
        become = [] if os.geteuid() == 0 else ["sudo", "-n"]
        subprocess.run([*become, "apt-get", "update", "-q"], check=False)
        subprocess.run([*become, "apt-get", "install", "-y", "-q", "chromium"], check=False)
        if installed() and starts(installed()):
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    try:
        usable()
    except RuntimeError:
        install()
        usable()
