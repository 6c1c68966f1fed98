"""Gradients that are too long, cut: each entry, or all by one factor. Gradients come by name, as {"dWaa": ...}."""

from collections.abc import Mapping

import numpy as np

from core.maths.arrays import Array, Gradients


def clip(gradients: Mapping[str, Array], max_value: float) -> Gradients:
    """Each entry of each gradient limited to [-max_value, max_value]. Turns the direction; `clip_norm` does not."""
    return {name: np.clip(gradient, -max_value, max_value) for name, gradient in gradients.items()}


def norm(gradients: Mapping[str, Array]) -> float:
    """The length of all gradients taken as one vector."""
    return float(np.sqrt(sum(float((gradient**2).sum()) for gradient in gradients.values())))


def clip_norm(gradients: Mapping[str, Array], max_norm: float) -> Gradients:
    """All gradients scaled by one number so that their common norm is at most max_norm (Pascanu et al. 2013)."""
    scale = min(1.0, max_norm / max(norm(gradients), np.finfo(float).tiny))
    return {name: gradient * scale for name, gradient in gradients.items()}


def clipped(gradients: Mapping[str, Array], how: str, most: float) -> Gradients:
    """The gradients limited to `most` by "value" or by "norm", or as they are: "none"."""
    if how == "none":
        return dict(gradients)
    return {"value": clip, "norm": clip_norm}[how](gradients, most)


def angle(before: Mapping[str, Array], after: Mapping[str, Array]) -> float:
    """Degrees between two gradients, each taken as one vector; 0 where one of them is zero.

    From the difference and the sum of the unit vectors, which is exact for small angles too (Kahan 2006).
    """
    if not norm(before) or not norm(after):
        return 0.0
    u = {name: gradient / norm(before) for name, gradient in before.items()}
    v = {name: gradient / norm(after) for name, gradient in after.items()}
    apart = norm({name: u[name] - v[name] for name in u})
    together = norm({name: u[name] + v[name] for name in u})
    return float(np.degrees(2 * np.arctan2(apart, together)))


def largest(gradients: Mapping[str, Array], count: int) -> list[tuple[str, int, int]]:
    """The `count` entries of largest size, the largest first: (gradient's name, row, column)."""
    places = [(name, row, column) for name, array in gradients.items() for row, column in np.ndindex(array.shape)]
    sizes = np.concatenate([np.abs(array).ravel() for array in gradients.values()])
    return [places[i] for i in np.argsort(-sizes, kind="stable")[:count]]


def beyond(gradients: Mapping[str, Array], max_value: float) -> int:
    """How many entries are larger in size than max_value."""
    return sum(int((np.abs(gradient) > max_value).sum()) for gradient in gradients.values())


def first_not_finite(numbers: Mapping[str, Array | float]) -> str:
    """The name of the first quantity that is infinite or not a number; empty where all is well."""
    return next((name for name, value in numbers.items() if not np.isfinite(value).all()), "")
