"""A Chromium for the browser tests: one that is installed, else Debian's package, else Playwright's own.

Run as a program (make browser) it makes sure that there is one, or fails with a sentence.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

LIGHT = "chromium-headless-shell"
"""The same browser without windows, as Debian packages it: a page takes two thirds of the time."""
NAMES = (LIGHT, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MACOS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
NO_LISTS = (
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,PaintHolding,MediaRouter,HttpsUpgrades,OptimizationHints"
)
"""Without the first two each page of a whole browser brings two more renderers, for lists under an address bar that
nobody sees. The others are Playwright's own; the last such argument is the one that counts."""
ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
ARGUMENTS = [NO_LISTS, *(["--no-sandbox"] if ROOT else [])]
"""Chromium refuses to start its sandbox as root, as in most containers."""

QUICK = ("-o", "Acquire::http::Timeout=10", "-o", "Acquire::Retries=1")
"""Without a network nothing is waited for long."""


def installed() -> list[str]:
    """The paths of each Chromium or Chrome that is there, the lightest first."""
    on_path = [found for name in NAMES if (found := shutil.which(name))]
    return on_path + [path for path in MACOS if Path(path).is_file()]


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
    for candidate in (*installed(), None):
        if starts(candidate):
            return candidate
    raise RuntimeError("No Chromium or Chrome starts here. Install one, for example: sudo apt install chromium")


def install() -> None:
    """Debian's package where this may install one, else Playwright's own download."""
    _install_from_debian("update")
    _install_from_debian("install", "-y", LIGHT)
    if not any(map(starts, installed())):
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def _install_from_debian(*words: str) -> None:
    if shutil.which("apt-get"):
        become = [] if os.geteuid() == 0 else ["sudo", "-n"]
        subprocess.run([*become, "apt-get", "-q", *QUICK, *words], check=False)


if __name__ == "__main__":
    if ROOT and not shutil.which(LIGHT):
        _install_from_debian("install", "-y", LIGHT)
    try:
        usable()
    except RuntimeError:
        install()
        usable()
