"""What the page of the memory task draws: how both cells learn it, and in a table how ten seeds did."""

import json
from functools import cache
from typing import Any

import numpy as np
import streamlit as st

from core import ROOT
from core.through_time.memory_task import SYMBOLS, Settings
from ui.kit import legend, lesson
from ui.kit.charts import chart, decades, lines
from ui.kit.tables import markdown
from ui.through_time.memory_verdict import Point

TABLE = ROOT / "data" / "results" / "memory_task.json"
HEIGHT = 168


def show(curves: dict[str, list[Point]], names: dict[str, str], still: bool) -> None:
    """Accuracy and norm of the gradient beside each other under one legend, on axes that hold still where something
    was kept."""
    words, every = lesson.words("memory"), [point for points in curves.values() for point in points]
    accuracy: dict[str, Any] = {name: [(p[0], p[1]) for p in points] for name, points in curves.items()}
    last = Settings.updates if still else max(p[0] for p in every)
    accuracy["chance"] = [(0, 1 / SYMBOLS), (last, 1 / SYMBOLS)]
    norms: dict[str, Any] = {name: [(p[0], max(p[2], 1e-12)) for p in points] for name, points in curves.items()}
    scale: dict[str, Any] = {"domain": decades(np.array([p[2] for p in every])), "nice": False} if still else {}
    drawn = {
        "accuracy": legend.show(lines(accuracy, names, words["updates"], words["accuracy"], domain=[0, 1])),
        "norm": lines(norms, names, words["updates"], words["norm"], legend=False, type="log", **scale),
    }
    for place, (name, spec) in zip(st.columns(2), drawn.items(), strict=True):
        across = {"scale": {"domain": [0, last]}} if still else {}
        spec["encoding"]["x"] |= across | {"title": None}
        spec["encoding"]["x"]["axis"] |= {"labelExpr": f"datum.value == 0 ? {words['from']!r} : datum.label"}
        spec["encoding"]["y"]["axis"] |= {"tickCount": 3, "format": ".1~g"}
        with place:
            chart(spec, f"memory.{name}", words[f"{name}_alt"], HEIGHT)


@cache
def table() -> str:
    """Ten seeds, as they were measured (benchmarks/memory_task.py), in Markdown."""
    words, found = lesson.words("memory"), json.loads(TABLE.read_text(encoding="utf-8"))
    heads, rows = [words[head] for head in ("cell", "bias", "T", "solved", "median")], []
    for row in found["rows"]:
        median = "–" if row["median_updates"] is None else f"{row['median_updates']:g}"
        of = f"{row['solved']} / {len(found['seeds'])}"
        rows.append([words[row["cell"]], row["forget_bias"] or "–", str(row["T"]), of, median])
    return markdown(heads, rows, words=2)
