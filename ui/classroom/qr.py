"""An address as a QR code."""

from functools import lru_cache

import segno


@lru_cache(64)
def rows(address: str) -> list[str]:
    """The code without a border, a text of 0 and 1 for each row; 1 is dark."""
    matrix = segno.make(address, error="m", micro=False).matrix
    return ["".join(map(str, row)) for row in matrix]
