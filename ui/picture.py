"""Numbers as a picture: a PNG in an address, so that a map of many cells is one element of the page."""

import base64
import struct
import zlib

import numpy as np

from core.arrays import Array


def shaded(shares: Array, low: str, high: str) -> str:
    """Shares (rows, columns) from 0 to 1, the first row at the top, as colours between two of the palette."""
    ends = np.array([list(bytes.fromhex(colour[1:])) for colour in (low, high)], dtype=float)
    colours = ends[0] + shares[:, :, None] * (ends[1] - ends[0])
    data = _png(np.round(colours).astype(np.uint8).tobytes(), *shares.shape)
    return "data:image/png;base64," + base64.b64encode(data).decode()


def _png(pixels: bytes, rows: int, columns: int) -> bytes:
    """Red, green, blue of 8 bits, row by row, each row without a filter. Source: W3C PNG specification, 5 and 9."""
    width = 3 * columns
    lines = b"".join(b"\0" + pixels[row * width : (row + 1) * width] for row in range(rows))
    head = struct.pack(">IIBBBBB", columns, rows, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
