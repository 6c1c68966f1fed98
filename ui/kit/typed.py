"""Numbers as they are typed: one rule for every field of every page, and the sentence on what cannot be used.

A decimal comma is understood: 1,5 is 1.5. So are commas between thousands where they can be nothing else: in a whole
number (35,000), and where there are several (1,000,000).
"""

import re
from decimal import Decimal

from core.refusal import Refusal
from ui.kit import lesson

Bounds = tuple[float, float]
"""The least and the largest number that can be used; whole numbers where both are."""
PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)
THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+", re.ASCII)


def whole(bounds: Bounds) -> bool:
    return all(isinstance(bound, int) for bound in bounds)


def read(text: object, bounds: Bounds, **facts: str) -> float:
    """The number, an int where the bounds are whole.

    Raises Refusal("number" | "whole", low=..., high=...) with further facts, such as the name of the field.
    """
    low, high = bounds
    found = _number(str(text), whole(bounds))
    if found is None or not low <= found <= high or (whole(bounds) and not found.is_integer()):
        raise Refusal("whole" if whole(bounds) else "number", low=written(low), high=written(high), **facts)
    return int(found) if whole(bounds) else found


def _number(text: str, is_whole: bool) -> float | None:
    text = text.strip().replace("−", "-")
    if THOUSANDS.fullmatch(text) and (is_whole or text.count(",") > 1):
        text = text.replace(",", "")
    text = text.replace(",", ".", 1)
    return float(text) if PLAIN.fullmatch(text) else None


def written(value: float) -> str:
    """All its digits, its thousands parted, with a true minus sign."""
    digits = f"{Decimal(repr(value)):,f}"
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits).replace("-", "−")


def sentence(refusal: Refusal, name: str) -> str:
    """Why what was typed was not taken; `name` is the field's, where the refusal does not tell it."""
    return str(lesson.words("fields")[refusal.reason].format(**{"name": name, **refusal.facts}))
