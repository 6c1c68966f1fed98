"""The laws of the house that no linter holds."""

import ast
import base64
import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

from ui import server

ROOT = Path(__file__).parent.parent
ROOMS = {"core": {"core"}, "ui": {"core", "ui"}, "pages": {"core", "ui"}}


def imported(file: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(file.read_text())))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}


@pytest.mark.parametrize("room", ROOMS)
def test_imports_go_one_way(room):
    for file in (ROOT / room).rglob("*.py"):
        rooms = {name.split(".")[0] for name in imported(file)} & {"app", "core", "pages", "ui"}
        assert rooms <= ROOMS[room], file


def test_core_knows_no_screen():
    for file in (ROOT / "core").rglob("*.py"):
        assert not {name.split(".")[0] for name in imported(file)} & {"streamlit", "plotly"}, file


def test_the_app_loads_no_tensorflow():
    code = (
        "import sys, app; assert hasattr(app, 'app'); sys.exit('tensorflow' in sys.modules or 'keras' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)


def test_core_loads_no_tensorflow_and_no_scikit_learn():
    """Nobody waits for them, or gives them memory, before they are needed."""
    modules = ", ".join(f"core.{file.stem}" for file in sorted((ROOT / "core").glob("*.py")))
    code = f"import sys, {modules}; sys.exit(bool({{'tensorflow', 'keras', 'sklearn'}} & set(sys.modules)))"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)


def test_the_policy_knows_every_inline_script_of_streamlit():
    import streamlit

    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text()
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert scripts
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in server.headers()["content-security-policy"]


def test_the_readme_names_no_file_that_is_gone():
    there = {file.name for room in (*ROOMS, "data", "tests", "benchmarks") for file in (ROOT / room).rglob("*.py")}
    named = set(re.findall(r"\b\w+\.py\b", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert named - there == {"app.py"}


def test_no_sentence_stands_in_python():
    """Words live in data/lessons: no page shows a literal of its own."""
    shown = re.compile(
        r"st\.(title|header|subheader|markdown|caption|write|warning|error|info|button|toggle)\(\s*f?\"\w"
    )
    for room in ("pages", "ui"):
        for file in (ROOT / room).rglob("*.py"):
            assert not shown.search(file.read_text()), file
