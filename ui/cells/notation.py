"""How a variable is written: the reports' names by default, other traditions by choice.

A symbol is a base and a subscript, "f_t" -> ("f", "t"). Gradients are written as the reports do, d before the symbol.
"""

from collections.abc import Iterable
from functools import cache

from core.names.names import NEWLINE
from ui.cells.kinds import SEEN

Symbol = tuple[str, str]

COMMON = {"concat": "concat", "keep": "keep", "write": "write", "tanh_c": "tanh c", "yt": "y_t"}
COMMON |= {"slope_a": "tanh′", "slope_tanh": "tanh′_c", "slope_c": "tanh′_c̃"}
COMMON |= {"slope_f": "σ′_f", "slope_i": "σ′_i", "slope_o": "σ′_o"}
COMMON |= {"from_f": "from_f", "from_i": "from_i", "from_c": "from_c̃", "from_o": "from_o"}
COMMON |= {"da_from_y": "da_y", "dc_from_a": "dc_a"}

STATES = {
    "reports": {
        "xt": "x_t", "a_prev": "a_prev", "a_next": "a_next", "c_prev": "c_prev", "c_next": "c_next",
        "a": "a", "c": "c", "zy": "z_y", "yt_pred": "ŷ_t", "by": "b_y",
    },
    "colah": {
        "xt": "x_t", "a_prev": "h_t−1", "a_next": "h_t", "c_prev": "C_t−1", "c_next": "C_t",
        "a": "h", "c": "C", "zy": "z_y", "yt_pred": "ŷ_t", "by": "b_y",
        "tanh_c": "tanh C", "da_from_y": "dh_y", "dc_from_a": "dC_h",
    },
    "slides": {
        "xt": "x", "a_prev": "s_t−1", "a_next": "s_t", "a": "s", "zy": "z_y", "yt_pred": "y", "by": "b_y",
        "da_from_y": "ds_y",
    },
    "keras": {
        "xt": "inputs", "a_prev": "h_tm1", "a_next": "h", "c_prev": "c_tm1", "c_next": "c",
        "a": "h", "c": "c", "zy": "z_y", "yt_pred": "ŷ", "by": "b_y",
        "da_next": "dh_next", "dc_next": "dc_next", "da_from_y": "dh_y", "dc_from_a": "dc_h",
    },
}  # fmt: skip


def names(kind: str) -> tuple[str, ...]:
    """The notations there are; the lecture's slides have no LSTM."""
    return tuple(SEEN[kind].notations)


@cache
def symbols(kind: str, notation: str) -> dict[str, Symbol]:
    """Every variable of a cell by the name it has in core/, as base and subscript; a gradient is d and its variable."""
    written = COMMON | STATES[notation] | dict(SEEN[kind].notations[notation])
    return {name: _split(text) for name, text in written.items()}


def _split(text: str) -> Symbol:
    base, _, sub = text.partition("_")
    return base, sub


END = "⏎"


def letter_names(vocabulary: Iterable[str]) -> tuple[str, ...]:
    """The letters as they are written; the newline, which ends a name, has a sign."""
    return tuple(letter.strip(NEWLINE) or END for letter in vocabulary)
