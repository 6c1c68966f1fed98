"""Look inside the stock network: the gates of its first layer along one window, and any day of it as a cell."""

from typing import Any

import numpy as np

from core.inside import Inside, cell_at, first_layer
from ui import lesson, stock_runs
from ui.line_charts import chart, lines

KEY = "stock"


def look(target: str, row: int) -> Inside:
    """The first layer of a trained network on the window before a row. ValueError where there is none."""
    kept = stock_runs.kept().get(target)
    run = kept.listen() if kept else None
    if run is None or run.weights is None or not run.windows.window <= row <= len(run.windows.values):
        raise ValueError(f"{target} {row}")
    return first_layer(run.weights.arrays, run.windows.scaled[row - run.windows.window : row])


def key(target: str, row: int, t: int) -> str:
    return f"{KEY}~{target}~{row}~{t}"


def look_up(key: str) -> tuple[dict[str, Any], str]:
    """The arrays of the cell of a key, and the sentence on where it comes from."""
    _, target, row, t = key.split("~")
    inside, day = look(target, int(row)), int(t)
    if not 0 <= day < inside.numbers["x"].shape[1]:
        raise ValueError(key)
    words = lesson.words("stocks")
    said = words["inside"]["origin"].format(
        network=words["names"][target], day=day + 1, days=inside.numbers["x"].shape[1]
    )
    return cell_at(inside, day), str(said)


def gates(inside: Inside, unit: int, at: list[Any]) -> None:
    """The gates of one unit along the window."""
    words = lesson.words("stocks")["inside"]
    drawn = {
        name: [(day, float(value)) for day, value in zip(at, inside.numbers[gate][unit], strict=True)]
        for name, gate in (("forget", "ft"), ("input", "it"), ("output", "ot"))
    }
    names = {name: words[name] for name in drawn}
    scale = {"domain": [0, 1]}
    chart(lines(drawn, names, words["axis"], words["open"], **scale), "stocks.inside", words["alt"], 300)


def busiest(inside: Inside) -> int:
    """The unit whose forget gate moves most along the window."""
    return int(np.argmax(inside.numbers["ft"].std(axis=1)))
