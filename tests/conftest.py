"""What holds for all tests."""

import sys
from collections.abc import Iterator

import pytest

import ui.frame  # noqa: F401  (as in the app, it ties the pages to the keys of their cells)


@pytest.fixture(autouse=True)
def main_stays_main() -> Iterator[None]:
    """Streamlit's AppTest leaves its script as __main__, which every worker process would then run at its start."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
