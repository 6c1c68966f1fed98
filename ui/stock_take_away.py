"""All of a finished training in one zip: series, predictions, networks, settings, and a script that reproduces them."""

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from core import baselines
from core.forecast_run import ForecastRun
from core.windows import Windows

SCRIPT = Path(__file__).parent.parent / "data" / "take_away" / "reproduce.py"


def pack(
    names: Sequence[str], at: Sequence[Any], runs: dict[str, ForecastRun], networks: dict[str, bytes], link: str
) -> bytes:
    """The zip. `names` are the columns, `at` the date or number of each row, `networks` the .keras files."""
    windows = next(iter(runs.values())).windows
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("series.csv", _table(["row", *names], zip(at, *windows.values.T, strict=True)))
        archive.writestr("predictions.csv", predictions(at, runs))
        archive.writestr("settings.json", json.dumps(settings(names, runs, link), indent=2))
        archive.writestr("reproduce.py", SCRIPT.read_text(encoding="utf-8"))
        for target, content in networks.items():
            archive.writestr(f"{target}.keras", content)
    return file.getvalue()


def predictions(at: Sequence[Any], runs: dict[str, ForecastRun]) -> str:
    """Each held-out day: what came, what each network said, and what saying "as today" gives."""
    windows = next(iter(runs.values())).windows
    rows = windows.test
    columns = [windows.target[rows.start :], *(run.forecast for run in runs.values())]
    columns.append(baselines.persistence(windows.target, rows))
    return _table(["row", "real", *runs, "as_today"], zip(at[rows.start :], *columns, strict=True))


def settings(names: Sequence[str], runs: dict[str, ForecastRun], link: str) -> dict[str, Any]:
    """What a reader needs to do it again."""
    windows: Windows = next(iter(runs.values())).windows
    return {
        "columns": list(names),
        "window": windows.window,
        "first_held_out_row": windows.test.start,
        "scaler": {"factor": windows.factor.tolist(), "offset": windows.offset.tolist()},
        "change": windows.change,
        "networks": {target: asdict(run.settings) for target, run in runs.items()},
        "link": link,
    }


def _table(head: list[str], rows: Any) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(head)
    for first, *numbers in rows:
        writer.writerow([first, *(repr(float(np.float64(number))) for number in numbers)])
    return file.getvalue()
