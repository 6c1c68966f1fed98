"""The one way in which a number is written on a page."""

import math

import numpy as np

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


def vector(values: Array) -> list[str]:
    """The numbers of a vector under one rule: three decimals each, or two digits each where that would lose some."""
    sizes = abs(values)[np.isfinite(values) & (values != 0)]
    plain = all(sizes >= PLAIN[0]) and all(sizes < PLAIN[1])
    return [
        text(value) if not math.isfinite(value) else _three_decimals(value) if plain else _two_each(value)
        for value in values
    ]


PLAIN = (0.01, 1000.0)
"""Between these three decimals leave two digits or more."""


def _three_decimals(value: float) -> str:
    return f"{value:.3f}".replace("-", "−") if value else "0"


def _two_each(value: float) -> str:
    """0.45, 0.0011, 12, 5.0e−5."""
    size = abs(value)
    if not value:
        return "0"
    if not 1e-3 <= size < PLAIN[1]:
        digits, power = f"{value:.1e}".split("e")
        return f"{digits}e{int(power)}".replace("-", "−")
    return (f"{value:#.2g}" if size < 9.95 else f"{value:.0f}").replace("-", "−")


LONGEST_COLUMN = 8


def column(values: Array) -> str:
    """A small vector as (a, b, c), all with as many decimals, but for what is too large or too small for that; one
    number stands alone; of a long vector the entry of largest size."""
    if len(values) > LONGEST_COLUMN:
        largest = int(abs(values).argmax())
        return f"([{largest}]: {short(float(values[largest]))} …)"
    written = [short(float(v)) for v in values]
    if len(written) == 1:
        return written[0]
    decimals = min(4, max((len(text.partition(".")[2]) for text in written if "e" not in text), default=0))
    even = [
        text if "e" in text else f"{float(v):.{decimals}f}".replace("-", "−")
        for text, v in zip(written, values, strict=True)
    ]
    return f"({', '.join(even)})"


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


def signed(value: float) -> str:
    """Three digits after the point, four of what is under 0.01, fewer of what is large; a true minus sign and no −0; a
    dash for what has no meaning."""
    if math.isnan(value):
        return "–"
    digits = (
        4
        if 0 < abs(value) < 0.01
        else 3
        if abs(value) < 0.9995
        else 2
        if abs(value) < 9.995
        else 1
        if abs(value) < 99.95
        else 0
    )
    return f"{round(value, digits) + 0.0:,.{digits}f}".replace("-", "−")


def probability(value: float) -> str:
    """The p of a test after its letter: three digits, and not less than is known."""
    return "p\u00a0<\u00a00.001" if value < 0.001 else f"p\u00a0=\u00a0{value:.{3 if value < 0.0995 else 2}f}"


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
