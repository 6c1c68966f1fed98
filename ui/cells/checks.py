"""Gradients beside what the loss itself says of them, as the components write them."""

import math
from collections.abc import Sequence
from typing import Any

from core.maths.gradient_check import Check
from ui.kit import lesson


def rows(found: Sequence[Check]) -> dict[str, Any]:
    """A row for each check, the worst error, and how many are wrong."""
    worst = max((check.error for check in found), default=0.0)
    return {
        "rows": [_row(check) for check in found],
        "worst": error(worst),
        "failed": sum(not check.passed for check in found),
    }


def _row(check: Check) -> dict[str, Any]:
    words = lesson.words("stage")["doubts"]
    return {
        "name": check.name,
        "entry": "[" + ", ".join(map(str, check.index)) + "]",
        "analytic": _digits(check.analytic),
        "exact": _digits(check.exact),
        "nudged": _digits(check.nudged),
        "step": f"{check.step:.1g}",
        "doubt": words[check.doubt].format(step=f"{check.step:.1g}") if check.doubt else "",
        "error": error(check.error),
        "passed": check.passed,
    }


def _digits(value: float) -> str:
    return f"{value:.7g}".replace("-", "−")


def error(value: float) -> str:
    """Two digits, rounded up, so that what is beyond a bound is never written as the bound."""
    if not value or not math.isfinite(value):
        return "0" if value == 0 else "∞"
    power = math.floor(math.log10(value))
    digits = math.ceil(value / 10.0 ** (power - 1) - 1e-9)
    return f"{digits / 10:.1f}e{power}".replace("-", "−") if digits < 100 else f"1.0e{power + 1}".replace("-", "−")
