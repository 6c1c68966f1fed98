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


ALIKE = 5e-4
"""Numbers whose ratio is nearer to 1 are the same to the digits that are shown."""


def difference(value: float, before: float) -> str:
    """How a number differs from the one it is compared with: in percent up to twice or half of it, else as a factor;
    as what was added where the signs differ or one of them is 0. "=" where they are alike."""
    if value == before or abs(value - before) <= ALIKE * abs(before):
        return "="
    if value * before <= 0 or not math.isfinite(value / before):
        return ("+" if value > before else "") + text(value - before)
    ratio = value / before
    if 0.5 <= ratio <= 2:
        return f"{100 * (ratio - 1):+.{0 if abs(ratio - 1) >= 0.0995 else 1}f} %".replace("-", "−")
    return f"×{_two_digits(ratio)}"


def _two_digits(value: float) -> str:
    return f"{value:.2g}" if 0.01 <= value < 99.5 else f"{value:.0f}" if value < 9999.5 and value > 1 else text(value)
