"""The one way in which a number is written on a page."""

from core.arrays import Array


def text(value: float) -> str:
    """Three decimals, or two significant digits where those would hide the number; a true minus sign."""
    size = abs(value)
    if size == 0 or 5e-4 <= size < 1000:
        written = f"{value:.3f}"
    else:
        written = f"{value:.1e}".replace("e-0", "e-").replace("e+0", "e")
    return "0" if size == 0 else written.replace("-", "−")


def short(value: float) -> str:
    """As `text`, without the zeros that end a decimal: 0.5 and not 0.500; for operands in a formula."""
    written = text(value)
    return written.rstrip("0").rstrip(".") if "." in written and "e" not in written else written


def column(values: Array) -> str:
    """A small vector as (a, b, c); one number stands alone."""
    written = ", ".join(short(float(v)) for v in values)
    return f"({written})" if len(values) > 1 else written
