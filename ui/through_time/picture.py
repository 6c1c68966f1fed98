"""Numbers as a picture: a PNG in an address, so that a map of many cells is one element of the page."""

import base64
import io

import numpy as np
from PIL import Image, ImageColor

from core.maths.arrays import Array


def shaded(shares: Array, low: str, high: str) -> str:
    """Shares (rows, columns) from 0 to 1, the first row at the top, as colours between two of the palette."""
    ends = np.array([ImageColor.getrgb(colour) for colour in (low, high)], dtype=float)
    colours = ends[0] + shares[:, :, None] * (ends[1] - ends[0])
    file = io.BytesIO()
    Image.fromarray(np.round(colours).astype(np.uint8)).save(file, "PNG")
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()
