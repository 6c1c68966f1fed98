"""The one way in which a number is written on a page."""

import math

from core.maths.arrays import Array


def text(value: float) -> str:
    """Three decimals, four for what is under 0.1, or two digits and a power of ten; a true minus sign."""
    size = abs(value)
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "∞" if value > 0 else "−∞"
    if size == 0:
        return "0"
    if 5e-4 <= size < 1000:
        return f"{value:.{3 if size >= 0.1 else 4}f}".replace("-", "−")
    return _power(f"{value:.1e}")


def short(value: float) -> str:
    """Four digits without zeros at their end, for operands; more of them near 1, where 1 − a² lives on the rest."""
    size = abs(value)
    if 0 < abs(1 - size) < 1e-3:
        return f"{value:.8g}".replace("-", "−")
    if size == 0 or 1e-3 <= size < 10_000:
        return f"{value:.4g}".replace("-", "−")
    return _power(f"{value:.3e}")


def _power(written: str) -> str:
    """1.10e-05 -> 1.1e−5."""
    digits, power = written.split("e")
    digits = digits.rstrip("0").rstrip(".")
    return f"{digits}e{int(power)}".replace("-", "−")


LONGEST_COLUMN = 8


def column(values: Array) -> str:
    """A small vector as (a, b, c); one number stands alone; of a long vector the entry of largest size."""
    if len(values) > LONGEST_COLUMN:
        largest = int(abs(values).argmax())
        return f"([{largest}]: {short(float(values[largest]))} …)"
    written = ", ".join(short(float(v)) for v in values)
    return f"({written})" if len(values) > 1 else written


def percent(share: float) -> str:
    """A probability in percent: whole, or one digit where it is small; what is less than that is written as less."""
    hundred = 100 * float(share)
    if hundred >= 9.95:
        return f"{hundred:.0f} %"
    return f"{hundred:.1f} %" if hundred >= 0.05 else "< 0.1 %"


def size(value: float) -> str:
    """Four digits, zeros at the end too; whole where it is large."""
    return (f"{value:,.0f}" if abs(value) >= 999.5 else f"{value:#.4g}").replace("-", "−")


def share(value: float) -> str:
    """A share in percent with one digit, a dash where it has no meaning."""
    return "–" if math.isnan(value) else f"{100 * value:.1f} %"
