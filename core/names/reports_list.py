"""The reports' own list of dinosaur names, from the address that a report gives. It has no licence, so it is not here.

Nothing in the app needs it; it is fetched when a user asks, and taken only where it is the very list of the reports.
"""

import hashlib
from urllib.error import URLError
from urllib.request import urlopen

from core.names.names import MOST_BYTES, Names, of
from core.refusal import Refusal

ADDRESS = "https://raw.githubusercontent.com/carlb15/Dinosaur_Island_Character_Lvl_Language_Model/master/dinos.txt"
SHA256 = "ad6465621cf56c08f71d4fbb40cf7eab763f9df42c54cc460d6c4d86e9c927fb"
PATIENCE = 10
"""Seconds to wait for an answer."""


def fetch() -> Names:
    """The list in the reports' order. Raises Refusal("offline" | "changed"), both with the address."""
    try:
        with urlopen(ADDRESS, timeout=PATIENCE) as answer:
            data: bytes = answer.read(MOST_BYTES)
    except (URLError, OSError) as error:
        raise Refusal("offline", address=ADDRESS) from error
    if hashlib.sha256(data).hexdigest() != SHA256:
        raise Refusal("changed", address=ADDRESS)
    return of([line.strip().lower() for line in data.decode().splitlines()])
