"""What holds for all tests."""

import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def main_stays_main() -> Iterator[None]:
    """Streamlit's AppTest leaves its script as __main__, which every worker process would then run at its start."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
