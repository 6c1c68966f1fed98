"""Where on its curve each nonlinearity of a cell works: the point, and the slope that a gradient will meet there."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from core.cells.kind import Kind
from core.maths.activations import sigmoid, sigmoid_slope, tanh, tanh_slope
from core.maths.arrays import Array

CURVES = {"sigmoid": (sigmoid, sigmoid_slope), "tanh": (tanh, tanh_slope)}
REACH = 6.0
"""Curves are drawn from -REACH to REACH: beyond it the sigmoid is within 0.0025 of its end."""


@dataclass(frozen=True)
class OperatingPoint:
    """A nonlinearity y = curve(z) at work: its variable, its argument and the slope dy/dz (0 where it is pinned)."""

    name: str
    argument: str
    curve: str
    z: float
    y: float
    slope: float


def samples(curve: str, count: int = 49) -> tuple[Array, Array]:
    """`count` points of a curve, z and y, over the drawn range."""
    z = np.linspace(-REACH, REACH, count)
    return z, CURVES[curve][0](z)


def operating_points(
    kind: Kind, trace: Mapping[str, Array], unit: int, example: int, pinned: Mapping[str, object]
) -> list[OperatingPoint]:
    """The points of one unit and one example; a softmax of two classes is, for class 1, the sigmoid of zy[1] - zy[0].

    The softmax of more classes is no curve of one number, so it has no point and no slope.
    """
    found = []
    for bend in kind.nonlinearities:
        z, y = trace[bend.argument][unit, example], trace[bend.output][unit, example]
        slope = 0.0 if bend.output in pinned else float(CURVES[bend.curve][1](y))
        found.append(OperatingPoint(bend.output, bend.argument, bend.curve, float(z), float(y), slope))
    if len(trace["zy"]) != 2:
        return found
    scores, y = trace["zy"][:, example], trace["yt_pred"][1, example]
    difference = float(scores[1] - scores[0])
    return [*found, OperatingPoint("yt_pred", "zy", "sigmoid", difference, float(y), float(sigmoid_slope(y)))]
