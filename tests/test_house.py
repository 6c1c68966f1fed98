"""The laws of the house that no linter holds."""

import ast
import base64
import hashlib
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from core import ROOT
from ui import server

ROOMS = ("core", "ui", "pages")
FLOORS = {
    "core": [
        {"refusal"},
        {"maths"},
        {"cells", "training", "series", "classroom"},
        {"names", "forecast"},
        {"through_time"},
        {"lessons"},
    ],
    "ui": [
        {"kit"},
        {"components"},
        {"cells"},
        {"names", "stocks", "through_time", "reports"},
        {"home", "classroom"},
        {"frame", "server"},
    ],
}
"""The rooms of a house, the lowest floor first: a room may use those of lower floors only."""
HEAVY = {"tensorflow", "keras", "sklearn", "statsmodels", "scipy"}
"""Libraries that workers load, and the server never."""


def imported(file: Path) -> set[str]:
    """Every module, or name of one, that a file imports, wherever in it, as "core.cells.presets"."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import hides its room"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("__import__", "importlib.import_module"):
            assert isinstance(node.args[0], ast.Constant), f"{file}: imports what no test can know"
            found.add(node.args[0].value)
    return found


def files(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def heads(names: set[str], depth: int) -> set[str]:
    return {".".join(name.split(".")[:depth]) for name in names}


@pytest.mark.parametrize(("room", "allowed"), [("core", {"core"}), ("ui", {"core", "ui"}), ("pages", {"core", "ui"})])
def test_imports_go_one_way(room, allowed):
    for file in files(room):
        assert heads(imported(file), 1) & {"app", *ROOMS} <= allowed, file


@pytest.mark.parametrize("house", FLOORS)
def test_a_room_uses_the_rooms_below_it(house):
    floors = FLOORS[house]
    below: set[str] = set()
    for floor in floors:
        for room in floor:
            inside = files(f"{house}/{room}") or [ROOT / house / f"{room}.py"]
            for file in inside:
                used = {name.split(".")[1] for name in imported(file) if name.startswith(house + ".")} - {"ROOT"}
                assert used <= below | {room}, file
        below |= floor
    there = {path.stem for path in (ROOT / house).iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert there - {"__init__"} == below, "a room that no floor knows"


def test_no_room_uses_the_private_names_of_another():
    for file in [file for room in ROOMS for file in files(room)]:
        own = ".".join(file.relative_to(ROOT).parent.parts)
        private = {name for name in imported(file) if any(part.startswith("_") for part in name.split("."))}
        assert not {name for name in private if heads({name}, 1) & {*ROOMS} and not name.startswith(own)}, file


def decides_by_kind(file: Path) -> bool:
    """Whether a file names one kind of cell rather than asking the kind at hand."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    words = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return bool(words & {"rnn", "lstm"} | {node.id for node in nodes if isinstance(node, ast.Name)} & {"RNN", "LSTM"})


def test_few_files_name_a_kind_of_cell():
    """Beside the kinds' own files: a new kind changes a table or two, and little else."""
    own = re.compile(r"(core|ui)/cells/(\w*rnn\w*|\w*lstm\w*|kinds|handout)\.py|pages/(rnn|lstm)_cell\.py")
    named = [file for room in ROOMS for file in files(room) if decides_by_kind(file)]
    others = [file for file in named if not own.fullmatch(file.relative_to(ROOT).as_posix())]
    assert len(others) <= 12, others


def test_core_knows_no_screen():
    for file in files("core"):
        assert not heads(imported(file), 1) & {"streamlit", "plotly", "altair"}, file


def test_the_app_loads_nothing_heavy():
    code = f"import sys, app; assert hasattr(app, 'app'); sys.exit(bool({HEAVY} & set(sys.modules)))"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)


def test_core_and_ui_load_nothing_heavy():
    """Nobody waits for them, or gives them memory, before they are needed."""
    found = [file for room in ("core", "ui") for file in files(room)]
    modules = ", ".join(".".join(file.relative_to(ROOT).with_suffix("").parts) for file in found)
    code = f"import sys, {modules}; sys.exit(bool({HEAVY} & set(sys.modules)))"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True)


def test_the_ui_imports_nothing_heavy_anywhere():
    """Workers compute with them, and the ui is no worker."""
    for file in [file for room in ("ui", "pages") for file in files(room)]:
        assert not heads(imported(file), 1) & HEAVY, file


def test_the_policy_knows_every_inline_script_of_streamlit():
    import streamlit

    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text()
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert scripts
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in server.headers()["content-security-policy"]


def test_no_test_measures_a_time_or_waits_for_one_in_a_browser():
    """It would fail on a busy machine, and only there. What a figure is, benchmarks/ measures."""
    clock = re.compile(r"time\.(time|monotonic|perf_counter|process_time)$|.*wait_for_timeout$")
    for file in [file for file in files("tests") if file.name.startswith("test_")]:
        calls = [ast.unparse(n.func) for n in ast.walk(ast.parse(file.read_text())) if isinstance(n, ast.Call)]
        assert not [call for call in calls if clock.match(call)], file


def test_each_requirement_is_locked_at_its_own_version():
    """Else an install brings what `make lock` never saw."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    named = pins((ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()) | pins(groups["dev"])
    assert {"streamlit", "pytest"} <= set(named)
    locked = pins((ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines())
    assert named.items() <= locked.items()


def pins(lines: list[str]) -> dict[str, str]:
    return dict(re.match(r"([\w.-]+)==([\w.]+)", line).groups() for line in lines if line and line[0] not in "# ")


def test_the_readme_names_no_file_that_is_gone():
    there = {file.name for room in (*ROOMS, "data", "tests", "benchmarks") for file in (ROOT / room).rglob("*.py")}
    named = set(re.findall(r"\b\w+\.py\b", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert named - there == {"app.py"}
