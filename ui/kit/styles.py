"""How each series of a chart is drawn: the one table of colours and dashes."""

from typing import NamedTuple

import streamlit as st

from ui.kit import palette


class Style(NamedTuple):
    """How a series is drawn: a colour of the palette, and its line as pixels drawn and left out in turn."""

    colour: str
    dash: tuple[int, ...]


SOLID, DASHED, DOTTED, FINE = (1, 0), (8, 3), (2, 3), (1, 3)
STYLES = {
    # prices and their forecasts
    "real": Style("memory", SOLID),
    "training": Style("memory", SOLID),
    "validation": Style("gate-c", (6, 2)),
    "held": Style("gate-i", SOLID),
    "price": Style("negative", SOLID),
    "change": Style("positive", DASHED),
    "price_recursive": Style("negative", (10, 3, 2, 3)),
    "change_recursive": Style("positive", (10, 3, 2, 3)),
    "price_validation": Style("negative", FINE),
    "change_validation": Style("positive", FINE),
    "price_beside": Style("negative", (3, 3)),
    "change_beside": Style("positive", (3, 3)),
    "persistence": Style("zero", DOTTED),
    "best": Style("hidden", (6, 2)),
    # rows ahead, and the seed of a run among others
    "ahead_1": Style("positive", SOLID),
    "ahead_5": Style("negative", SOLID),
    "ahead_10": Style("hidden", SOLID),
    "run": Style("negative", SOLID),
    "again": Style("positive", SOLID),
    # the gates of a layer, and what opens one
    "forget": Style("gate-f", SOLID),
    "input": Style("gate-i", DASHED),
    "output": Style("gate-o", DOTTED),
    "bias": Style("zero", DOTTED),
    "inputs": Style("positive", SOLID),
    "states": Style("hidden", DASHED),
    # the two cells over time
    "rnn": Style("negative", SOLID),
    "lstm": Style("positive", DASHED),
    "memory": Style("gate-i", DOTTED),
    "memory_direct": Style("gate-f", (6, 2)),
    "chance": Style("zero", FINE),
    "rnn_before": Style("negative", (2, 4)),
    "lstm_before": Style("positive", (2, 4)),
    # a gradient, and descents with each clip
    "before": Style("gradient", SOLID),
    "none": Style("memory", SOLID),
    "value": Style("negative", DASHED),
    "norm": Style("positive", DOTTED),
    # two runs of names, and one update by update
    "loss": Style("memory", SOLID),
    "length": Style("gradient", DASHED),
    "shown": Style("positive", SOLID),
    "beside": Style("negative", (6, 3)),
}
"""Every series that a chart draws, by its subject."""


def colour_of(name: str, dark: bool | None = None) -> str:
    """The colour of a series, of the theme that is shown, or of the dark or light one as `dark` is given."""
    return palette.COLOURS[STYLES[name].colour][st.context.theme.type == "dark" if dark is None else dark]


def dash_of(name: str) -> list[int]:
    """How the line of a series is dashed."""
    return list(STYLES[name].dash)
