"""What is taken away is enough to do it again without this project."""

import ast
import csv
import importlib
import io
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from core import ROOT
from core.forecast.recipes import CHANGE, Settings, naive_loss
from core.forecast.training import train
from core.forecast.uncertainty import compare
from core.forecast.windows import Split, cut
from core.training.events import Progress, Weights
from core.training.job import Job, Status
from ui.stocks import take_away
from ui.stocks.data import Task
from ui.stocks.trial import About, Trial

SMALL = {"units": 4, "layers": 2, "epochs": 3, "seed": 3}
RECIPES = {
    "price": Settings(batch=32, patience=2, **SMALL),
    "change": replace(CHANGE, **SMALL),
}
VALUES = 100 + np.cumsum(0.3 + np.random.RandomState(4).randn(400))
"""Rises beyond all that is learned from: the network of the price is worse, that of the change says the drift."""
JUDGE = ("block_of", "p_of", "interval", "log_ratio")
"""Functions of train.py."""


@pytest.fixture(scope="module")
def trained() -> Trial:
    """Both networks, really trained."""
    task = Task("a walk", ("Close",), None, cut(VALUES, Split(window=7, test=60, validation=40)), ())
    one = Trial(1, task)
    for name, settings in RECIPES.items():
        about = About("id", 1, task, settings, "")
        events = list(train(task.windows, settings))
        job = Job("id", f"stocks.{name}", "anna", about, status=Status.FINISHED)
        job.events = [event for event in events if not isinstance(event, Weights)]
        job.weights = [event for event in events if isinstance(event, Weights)][-1]
        one.listeners[name] = about.listener(job)
    return one


@pytest.fixture(scope="module")
def folder(trained, tmp_path_factory):
    found = tmp_path_factory.mktemp("zip")
    with zipfile.ZipFile(io.BytesIO(take_away.pack(trained, {}, 5))) as archive:
        archive.extractall(found)
    return found


def test_the_plain_script_trains_the_same_networks_and_comes_to_the_same_verdict(folder):
    command = [sys.executable, "-W", "ignore", "train.py"]
    said = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    verdicts = re.findall(r"^(\w+) +RMSE \S+ +skill \S+ +(\w+) \(on the page: (\w+)\)$", said, re.MULTILINE)
    assert [name for name, *_ in verdicts] == ["price", "change"]
    assert [own for _, own, _ in verdicts] == [page for *_, page in verdicts] == ["worse", "alike"]
    naive = np.sqrt(np.mean(np.diff(VALUES[-61:]) ** 2))
    assert float(re.search(r"as today +RMSE (\S+)", said)[1]) == pytest.approx(naive, rel=1e-5)


@pytest.mark.parametrize("rows", [8, 25, 203])
def test_the_plain_script_tests_as_the_page_does(rows, tmp_path, monkeypatch):
    text = (ROOT / "data" / "take_away" / "train.py").read_text(encoding="utf-8")
    parts = [part for part in ast.parse(text).body if getattr(part, "name", "") in JUDGE]
    heads = "import math\nimport numpy as np\nfrom scipy.stats import t as students_t\nLEVEL = 0.1\n"
    (tmp_path / "judge_of_train.py").write_text(heads + "\n".join(map(ast.unparse, parts)))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "judge_of_train", raising=False)
    judge = importlib.import_module("judge_of_train")
    rng = np.random.RandomState(rows)
    own, other = rng.randn(2, rows).cumsum(axis=1) / 3 + rng.randn(2, rows)
    found = compare(own, other, np.zeros(rows))
    assert judge.p_of(own, other) == pytest.approx(found.p, rel=1e-9)
    assert judge.interval(own, other) == pytest.approx((found.low, found.high), rel=1e-9)


def test_losses_are_there_as_they_were_computed(folder, trained):
    with open(folder / "losses.csv") as file:
        rows = list(csv.DictReader(file))
    windows = trained.task.windows
    for name, settings in RECIPES.items():
        epochs = [e for e in trained.listeners[name].job.events if isinstance(e, Progress) and "loss" in e.figures]
        own = [row for row in rows if row["network"] == name]
        assert [float(row["loss"]) for row in own] == pytest.approx([event.figures["loss"] for event in epochs])
        assert [float(row["validation"]) for row in own] == pytest.approx([e.figures["val_loss"] for e in epochs])
        assert float(own[0]["as_today"]) == pytest.approx(naive_loss(windows, settings, windows.train))


def test_it_tells_versions_and_the_rows_ahead(folder):
    told = json.loads((folder / "settings.json").read_text())
    assert set(told["versions"]) == {"python", "numpy", "keras", "tensorflow", "streamlit"}
    assert told["versions"]["numpy"] == np.__version__
    assert (folder / "ahead.csv").read_text().count("\n") == 6
