"""What holds for all tests."""

import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from threadpoolctl import threadpool_limits

import ui.frame  # noqa: F401  (as in the app, it ties the pages to the keys of their cells)
from tests.serving import Server, serve

threadpool_limits(1)  # as in the server: beside the browser tests, threads of NumPy would wait for each other
EVERYWHERE = {"deadline": None, "database": None, "suppress_health_check": [HealthCheck.too_slow]}
"""A busy machine fails no test, and no run depends on the one before."""

settings.register_profile("same", derandomize=True, **EVERYWHERE)  # make test: the same cases each time
settings.register_profile("fuzz", derandomize=False, **EVERYWHERE)  # make fuzz: those of --hypothesis-seed
settings.load_profile("same")


@pytest.fixture(scope="session")
def process() -> Iterator[Server]:
    """The one real server of all tests, and its process."""
    with serve() as running:
        yield running


@pytest.fixture(scope="session")
def server(process: Server) -> str:
    return process.url


@pytest.fixture(autouse=True)
def main_stays_main() -> Iterator[None]:
    """Streamlit's AppTest leaves its script as __main__, which every worker process would then run at its start."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main
