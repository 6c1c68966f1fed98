"""What the charts through time show: the gradient's length and factors, and which loss depends on which step."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from core.maths.arrays import Array
from core.through_time import gradient_flow
from core.through_time.unrolled import Unrolled
from ui.cells.kinds import SEEN
from ui.components.maps import DECADES, GRADIENT, LARGEST, levels
from ui.kit import lesson
from ui.kit.charts import lines
from ui.kit.numbers import text

LOWEST = 1e-12
"""Here the axis ends, however small a norm is: the curve leaves it downwards."""


def factors(forward: Mapping[str, Unrolled]) -> dict[str, Any]:
    """Why: by how much the product of the factors from each step to the last stretches at most."""
    words = lesson.words("time")
    drawn = {}
    for cell, unrolled in forward.items():
        found = gradient_flow.stretches(gradient_flow.products(unrolled.factors(), unrolled.T - 1))
        drawn[SEEN[cell].curves[f"d{unrolled.kind.factor_of}"]] = _points(found)
    return _curves(drawn, words["factors"], words["stretch"])


def _points(values: Array) -> list[tuple[Any, float]]:
    """Steps from 1, and sizes; a logarithmic axis has no room for 0 nor for what is not finite."""
    return [(t, float(value)) for t, value in enumerate(values, 1) if np.isfinite(value) and value > 0]


def _curves(drawn: Mapping[str, list[tuple[Any, float]]], names: Mapping[str, str], quantity: str) -> dict[str, Any]:
    """A line each, logarithmic; the axis goes down to LOWEST, and says so where there is anything smaller."""
    step = lesson.words("time")["step"]
    if min((size for points in drawn.values() for _, size in points), default=1.0) >= LOWEST:
        return lines(drawn, names, step, quantity, type="log")
    cut = {"text": lesson.words("time")["cut"].format(least=text(LOWEST)), "orient": "bottom", "anchor": "end"}
    return lines(drawn, names, step, quantity, type="log", domainMin=LOWEST) | {"title": cut}


def credit(forward: Mapping[str, Unrolled]) -> dict[str, Any]:
    """How much each loss depends on each step, darker for more, on one scale. Data of the component credit_maps."""
    words = lesson.words("time")
    maps = [
        {
            "title": words[cell],
            "T": unrolled.T,
            "levels": levels(gradient_flow.credit_map(unrolled), GRADIENT),
            "alt": words["credit_alt"].format(cell=words[cell]),
        }
        for cell, unrolled in forward.items()
    ]
    least = text(LARGEST / 10**DECADES)
    scale = {"least": least, "most": f"{LARGEST:g}", "largest": LARGEST, "decades": DECADES}
    return {"maps": maps, "scale": scale, "words": words["map"]}
