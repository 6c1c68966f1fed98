"""A grid of numbers on its way to a component that draws it as colours.

It travels as one byte an entry, in base 64: 256 shades are more than an eye tells apart.
"""

from base64 import b64encode

import numpy as np

from core.maths.arrays import Array

SIGNED, SHARE, GRADIENT = "signed", "share", "gradient"
LARGEST, DECADES = 10.0, 7
"""Gradients are drawn up to here, over so many powers of ten: the scale of the maps of reach."""


@np.errstate(all="ignore")
def levels(values: Array, scale: str, largest: float = LARGEST) -> str:
    """Each entry as a byte, row by row: a signed number around 128, a share or the order of a gradient from 0 to 255.

    `largest` is the gradient in full colour.
    """
    finite = np.nan_to_num(values, nan=0.0, posinf=1e300, neginf=-1e300)
    if scale == SIGNED:
        bytes_ = 128 + 127 * finite / max(1.0, float(np.abs(finite).max()))
    elif scale == SHARE:
        bytes_ = 255 * finite
    else:
        bytes_ = 255 * (1 + np.log10(np.abs(finite) / max(largest, np.finfo(float).tiny)) / DECADES)
    return b64encode(np.clip(np.round(bytes_), 0, 255).astype(np.uint8).tobytes()).decode()


def rounded(value: float) -> float:
    """Three digits: what a width or a height can show."""
    return float(f"{np.nan_to_num(value):.3g}")
