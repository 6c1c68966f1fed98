"""Runs what is taken along as whoever took it does: in a process of its own, without this project."""

import json
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ui.kit.notebook import Piece, notebook, script

RUN = """
import contextlib, importlib.abc, io, json, pickle, sys, warnings

class Refused(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("core", "ui", "streamlit"):
            raise ImportError(name)

sys.meta_path.insert(0, Refused())
warnings.simplefilter("error")
found = []
for name in sys.argv[1:]:
    text = open(name, encoding="utf-8").read()
    cells = json.loads(text)["cells"] if name.endswith(".ipynb") else []
    codes = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"] or [text]
    space, told = {"__name__": "__main__"}, io.StringIO()
    with contextlib.redirect_stdout(told):
        for code in codes:
            exec(compile(code, name, "exec"), space)
    found.append((space["now"], space.get("kept"), told.getvalue()))
sys.stdout.buffer.write(pickle.dumps(found))
"""
ALONE = {"PATH": os.defpath, "OPENBLAS_NUM_THREADS": "1"}
"""A training repeats to the last digit where each product is on one thread, as in the app's workers."""
Run = tuple[dict[str, Any], dict[str, Any] | None, str]
"""The numbers of the present state, those of A, and what was printed."""


def run(files: Sequence[tuple[str, str | bytes]]) -> list[Run]:
    """Files by name and content, each executed in a namespace of its own, all in one process that has NumPy alone."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files:
            Path(folder, name).write_bytes(content if isinstance(content, bytes) else content.encode())
        command = [sys.executable, "-I", "-c", RUN, *(n for n, _ in files if n.endswith((".py", ".ipynb")))]
        done = subprocess.run(command, cwd=folder, env=ALONE, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    found: list[Run] = pickle.loads(done.stdout)  # noqa: S301  (of the process that was just started here)
    return found


def run_scripts(every: Sequence[Sequence[Piece]]) -> list[Run]:
    """The script of each."""
    return run([(f"{k}.py", script(pieces)) for k, pieces in enumerate(every)])


def run_both(pieces: Sequence[Piece]) -> tuple[Run, Run]:
    """The script, and the cells of the notebook."""
    first, second = run([("page.py", script(pieces)), ("page.ipynb", notebook(pieces))])
    return first, second


def sources(pieces: Sequence[Piece]) -> list[str]:
    """What the cells of the notebook hold, in order."""
    return ["".join(cell["source"]) for cell in json.loads(notebook(pieces))["cells"]]
