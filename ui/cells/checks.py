"""Gradients beside their central differences, as the components write them."""

from collections.abc import Sequence
from typing import Any

from core.maths.gradient_check import Check


def rows(found: Sequence[Check]) -> dict[str, Any]:
    """A row for each check, the worst error, and how many are wrong."""
    told = [
        {
            "name": check.name,
            "entry": "[" + ", ".join(map(str, check.index)) + "]",
            "analytic": f"{check.analytic:.7g}".replace("-", "−"),
            "numeric": f"{check.numeric:.7g}".replace("-", "−"),
            "error": _error(check.error),
            "passed": check.passed,
        }
        for check in found
    ]
    worst = max((check.error for check in found), default=0.0)
    return {"rows": told, "worst": _error(worst), "failed": sum(not check.passed for check in found)}


def _error(error: float) -> str:
    return f"{error:.0e}".replace("-", "−") if error else "0"
