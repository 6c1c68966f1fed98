"""Real files without a licence, which lie beside the project and are never part of it."""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).parent.parent.parent / "shared"


def shared(name: str) -> Path:
    """The path of such a file. Elsewhere than in CI a test that needs it is skipped; in CI it fails."""
    path = SHARED / name
    if not path.is_file():
        if os.environ.get("CI"):
            pytest.fail(f"{name} is missing beside the project")
        pytest.skip(f"{name} is not beside the project: no licence to ship it")
    return path
