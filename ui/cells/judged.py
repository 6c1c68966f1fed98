"""How the right answer to a question is found in numbers."""

from collections.abc import Mapping

SAME = 5e-4
"""Numbers that look the same on the page count as the same."""
NEARLY = 0.01
"""A memory that changes by less than this has stayed."""


def compared(difference: float, above: str, below: str, same: str, tolerance: float = SAME) -> str:
    return same if abs(difference) < tolerance else above if difference > 0 else below


def least(values: Mapping[str, float]) -> str:
    """The name of the smallest, or "equal" where two are the smallest."""
    first, second, *_ = sorted(values.values())
    return "equal" if second - first < SAME else min(values, key=lambda name: values[name])


def share(factor: float) -> str:
    """How much of a gradient such a factor leaves."""
    return "most" if abs(factor) > 0.5 else "less" if abs(factor) >= 0.01 else "none"


def gate_share(slope: float) -> str:
    """How much the slope of a sigmoid, at most a quarter, lets through."""
    return "most" if slope >= 0.1 else "less" if slope >= 0.01 else "none"


def bend(slope: float) -> str:
    """Where on its curve a tanh of this slope works."""
    return "steep" if slope > 0.5 else "bent" if slope >= 0.1 else "flat"
